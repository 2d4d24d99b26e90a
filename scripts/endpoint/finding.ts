export const checkIds = [
  'address',
  'tls',
  'reachable',
  'redirect',
  'ask-first',
  'no-token',
  'wrong-token',
  'content-type',
  'not-json',
  'no-key',
  'format',
  'version',
  'unknown-field',
  'wrong-type',
  'size',
  'token-kept',
  'success',
  'repetition',
  'used-token',
  'other-content',
  'if-match',
  'at-once',
  'sealed',
  'sealed-broken',
  'sealed-elsewhere',
  'answers',
] as const;
export type CheckId = (typeof checkIds)[number];

/** What was found of one rule of docs/settings-endpoint.md. */
export interface Finding {
  id: CheckId;
  outcome: 'pass' | 'fail' | 'warn' | 'not-checked';
  reason: string;
  /** What to change, or what the check needs. */
  fix?: string;
}

const marks: Record<Finding['outcome'], string> = {
  pass: 'ok  ',
  fail: 'FAIL',
  warn: 'warn',
  'not-checked': '-   ',
};

/** For people: a line for each rule, and below it what to change. */
export function report(findings: Finding[]): string {
  const lines = findings.flatMap(({ id, outcome, reason, fix }) => [
    `${marks[outcome]} ${id.padEnd(16)} ${reason}`,
    ...(fix === undefined ? [] : [`${' '.repeat(21)} → ${fix}`]),
  ]);
  const count = (outcome: Finding['outcome']) => findings.filter((one) => one.outcome === outcome).length;
  const sum = `${count('pass')} ok, ${count('fail')} failed, ${count('warn')} to look at, ${count('not-checked')} not checked`;
  return [...lines, '', sum].join('\n');
}
