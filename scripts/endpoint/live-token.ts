import type { Answer } from './ask';
import type { CheckId } from './finding';
import { isSuccess, Stop, type Visit } from './visit';

/**
 * Sends what is to be refused with a token that is good: a refusal before it may have used one up, which it must not.
 * `cut`: the connection ended without an answer.
 */
export async function withLiveToken(
  visit: Visit,
  id: CheckId,
  send: (bearer: Record<string, string>) => Promise<Answer>,
): Promise<Answer | 'cut' | 'no-token'> {
  const token = visit.next(id);
  if (token === null) return 'no-token';
  const answer = await send(visit.bearer(token)).catch((error: unknown) => {
    if (error instanceof Stop) throw error;
    return 'cut' as const;
  });
  if (answer === 'cut') return answer;
  if (isSuccess(answer)) visit.spend(token);
  if (answer.status !== 401 || visit.target.reusable) return answer;
  if (!visit.findings.some((finding) => finding.id === 'token-kept'))
    visit.fail(
      'token-kept',
      `the token no longer counts after a refusal (HTTP 401 for "${id}")`,
      'Use a one-time token up by the POST that succeeded, and by nothing else.',
    );
  visit.spend(token);
  return withLiveToken(visit, id, send);
}
