/** Where a person is working: a change of these is one action more. The panel is part of the portal's page. */
export type Window = 'portal' | 'helpdesk' | 'waymark' | 'microsoft' | 'guide';

/** One thing that a person does: a press, a field typed into, a value copied, a value pasted. */
export interface Action {
  window: Window;
  does: 'press' | 'type' | 'copy' | 'paste';
  /** What is pressed, filled in or copied, by its name on the page. */
  on: string;
  /** What is typed. */
  text?: string;
}

export interface Tally {
  actions: number;
  /** Values carried from one window to another. */
  copies: number;
  /** Characters. */
  typed: number;
}

/** Going from one window to another counts as an action: by its tab, or by Waymark's button in the toolbar. */
export function tally(actions: readonly Action[]): Tally {
  const moves = actions.filter(({ window }, i) => i > 0 && window !== actions[i - 1]?.window).length;
  return {
    actions: actions.length + moves,
    copies: actions.filter(({ does }) => does === 'paste').length,
    typed: actions.reduce((sum, { text = '' }) => sum + [...text].length, 0),
  };
}

/** Values carried by hand, and typed ones that are no name and no address of the admin's own. */
export function byHand(actions: readonly Action[], own: readonly string[]): Action[] {
  return actions.filter(
    ({ does, text = '' }) => does === 'paste' || (does === 'type' && !own.includes(text)),
  );
}
