import { randomUUID } from 'node:crypto';
import type { DeliveryBody } from '../../lib/delivery/delivery-body-schema';
import type { Recipe, Variant } from '../../lib/recipes/schema';
import { type Answer, askEndpoint, type Question } from './ask';
import type { CheckId, Finding } from './finding';
import { sampleDelivery } from './sample';

export interface Target {
  address: string;
  /** One-time tokens, one for each delivery that is to succeed; a single one is enough where it isn't for one use. */
  tokens: string[];
  /** The token may be used again and again. */
  reusable: boolean;
  recipe: Recipe;
  variant: Variant;
  /** Trusted besides the well-known authorities. */
  ca?: string;
}

/** Nothing further can be said. */
export class Stop extends Error {}

export const isSuccess = ({ status }: Answer) => [200, 201, 204].includes(status);
export const shownStatus = ({ status }: Answer) => `HTTP ${status}`;
export const bodyOf = ({ text }: Answer): Record<string, unknown> => {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** An endpoint while it is being checked: what was asked of it, with which tokens, and what was found. */
export class Visit {
  readonly findings: Finding[] = [];
  readonly tokens: string[];
  /** Answers that were not JSON: what they said, and to what. */
  readonly odd: string[] = [];

  constructor(
    readonly target: Target,
    readonly url: URL,
  ) {
    this.tokens = [...target.tokens];
  }

  sample = (): DeliveryBody => sampleDelivery(this.target.recipe, this.target.variant);
  bearer = (token = ''): Record<string, string> => ({ authorization: `Bearer ${token}` });

  /** Null where no token is left for this. */
  next(id: CheckId): string | null {
    const [token] = this.tokens;
    if (token === undefined)
      this.skip(id, 'no unused token is left', 'Give one more --token, or --reusable.');
    return token ?? null;
  }

  spend(token: string): void {
    if (!this.target.reusable && this.tokens[0] === token) this.tokens.shift();
  }

  post = (id: CheckId, body: object, headers: Record<string, string>): Promise<Answer> =>
    this.postText(id, JSON.stringify(body), headers);

  postText(id: CheckId, body: string, headers: Record<string, string>): Promise<Answer> {
    const all = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    return this.ask(id, { method: 'POST', headers: sent, body });
  }

  async ask(id: CheckId, question: Question): Promise<Answer> {
    const answer = await askEndpoint(this.url, question, this.target.ca).catch((error: Error) => {
      if (id === 'size') throw error;
      this.fail(
        'reachable',
        `${question.method} for "${id}" got no answer: ${error.message}`,
        'Look whether it runs, and in its log.',
      );
      throw new Stop();
    });
    const { status, headers, text } = answer;
    if (status >= 300 && status < 400) {
      this.fail(
        'redirect',
        `${question.method} is sent on to ${String(headers.location)} (HTTP ${status})`,
        'Answer at this very address: Waymark follows no redirect, since a secret is on its way.',
      );
      throw new Stop();
    }
    const type = String(headers['content-type'] ?? '');
    if (text !== '' && !/^application\/(problem\+)?json\b/i.test(type))
      this.odd.push(`HTTP ${status} for "${id}" came as ${type || 'no type'}`);
    return answer;
  }

  expect(
    id: CheckId,
    answer: Answer,
    statuses: number[],
    { reason, fix }: { reason: string; fix: string },
  ): boolean {
    if (statuses.includes(answer.status)) {
      this.pass(id, `${reason}: ${shownStatus(answer)}`);
      return true;
    }
    const verdict = isSuccess(answer) ? 'was taken' : 'was answered';
    this.fail(id, `${reason} ${verdict} (${shownStatus(answer)})`, fix);
    return false;
  }

  pass = (id: CheckId, reason: string) => void this.findings.push({ id, outcome: 'pass', reason });
  fail = (id: CheckId, reason: string, fix: string) =>
    void this.findings.push({ id, outcome: 'fail', reason, fix });
  skip = (id: CheckId, reason: string, fix?: string) =>
    void this.findings.push({ id, outcome: 'not-checked', reason, ...(fix !== undefined && { fix }) });
}
