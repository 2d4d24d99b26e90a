import { type Action, byHand, type Tally, tally } from './action';
import type { Guide } from './guides/guide';
import type { Walked } from './walk';

export interface Compared {
  name: string;
  guide: Guide;
  walked: Walked;
}

const cells = (guide: Tally, walked: Tally): string[] =>
  (['actions', 'copies', 'typed'] as const).map((key) => `${guide[key]} → ${walked[key]}`);

/** A line a helpdesk: the guide's count, then Waymark's. */
export function table(all: readonly Compared[]): string {
  const head = ['helpdesk', 'actions', 'copies between windows', 'typed characters', 'ways to go wrong'];
  const rows = all.map(({ name, guide, walked }) => [
    name,
    ...cells(tally(guide.actions), tally(walked.actions)),
    `${guide.actions.filter(({ slip }) => slip).length} → ${walked.unnoticed.length}`,
  ]);
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map(line).join('\n');
}

/** Values carried or typed by hand although Waymark could have them: none is the aim. */
export const missed = ({ walked }: Compared): string[] => byHand(walked.actions, walked.own).map(said);

/** Each thing that was counted, so that anybody can count again. */
export function details({ name, guide, walked }: Compared): string {
  const source = guide.url ? `[${guide.title}](${guide.url})` : guide.title;
  const steps = guide.actions.map(
    (action) => `${said(action)} | ${action.window} | ${action.slip ?? ''} | ${action.line}`,
  );
  return [
    `## ${name}`,
    '',
    `The guide is “${source}”.${guide.silent ? ` Not in it, and not counted: ${guide.silent}.` : ''}`,
    '',
    '| the guide asks for | window | can go wrong | where it says so |',
    '|---|---|---|---|',
    ...steps.map((step) => `| ${step} |`),
    '',
    '| with Waymark | window |',
    '|---|---|',
    ...walked.actions.map((action) => `| ${said(action)} | ${action.window} |`),
  ].join('\n');
}

const intro = `# The user's effort

What a vendor's written guide asks of an admin (left), and what is left to do with Waymark (right). \`npm run effort\` counts it anew and
writes this page.

`;

const method = `
## How it is counted

- **Waymark's side is walked**: the production build, in a real browser, in the practice world, by mouse and keyboard. Every trusted press, entry,
  copy and paste is noted by the pages themselves, and the settings have to arrive. What the practice world leaves out (the way
  to a form, the browser's own question) is added as presses. ServiceOps', Matrix42's and Zammad's forms are approximations
  (tests/world/helpdesk/approximations).
- **The guide's side is read**: each action that it asks for, with the place that says so, below. It is counted in the guide's favour: values
  may be carried without a note in between, what a form has already is not counted, and a step that it forgets costs nothing.
- The one value that is still pasted is the code of Microsoft's device sign-in, by which the test of a helpdesk that signs in with a password
  is done: Microsoft's page takes it from nobody else. What is typed into a search to find a field is counted, and is no value.
- Both begin signed in, with the same names and addresses, and end with the settings saved. Connecting the mailbox account comes after that, and is
  the same for both. Waymark's side has the OAuth test in it, which no guide has.
- An **action** is a press, a field typed into, a copy, a paste, or going to another window. A list and its option are two.
- A **way to go wrong** is an action at which a slip is taken without a word: a wrong choice, a forgotten permission or consent, a value of the
  wrong field, cut off or misspelt. On Waymark's side each such mistake is then made in the finished app, and counted as left where no check fails; those
  of values carried by hand are left where any is still carried or typed into the helpdesk.
`;

/** docs/effort.md */
export function page(all: readonly Compared[]): string {
  const open = all.flatMap((one) => missed(one).map((what) => `- ${one.name}: ${what}`));
  const aim = [
    'The aim is that no value is copied by hand, and none is typed but names and addresses of the admin’s own.',
    ...(open.length > 0 ? ['It is missed here:', '', ...open] : ['It is met everywhere.']),
  ];
  return [intro + table(all), '', ...aim, method, all.map(details).join('\n\n'), ''].join('\n');
}

const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;

const said = ({ does, on, text }: Action): string =>
  `${does} ${text ? `“${text}” into ` : ''}${on || '…'}`.replaceAll('|', '/');
