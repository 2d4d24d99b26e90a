import type { Action, Window } from '../action';
import type { Slip } from '../slips';

/** An action that a vendor's guide asks for, with where it says so and what can go wrong unnoticed there. */
export interface GuideAction extends Action {
  /** The place in the guide. */
  line: string;
  slip?: Slip;
}

/** A vendor's written guide, counted in own words. What the portal's form has already is not counted. */
export interface Guide {
  recipeId: string;
  title: string;
  url: string | null;
  /** Of the recipe: the one that does what the guide describes. */
  variantId: string;
  actions: GuideAction[];
  /** What the guide leaves out, and the count too. */
  silent?: string;
}

/** The values of the practice walk, so that both ways are measured with the same ones. */
export const helpdesk = 'https://helpdesk.example';
export const mailbox = 'support@contoso.onmicrosoft.com';

type Counted = GuideAction | GuideAction[];

/** Actions of one window at one place of the guide. */
export const at = (window: Window, line: string) => {
  const action = (does: Action['does'], on: string, more: Partial<GuideAction> = {}): GuideAction => ({
    window,
    does,
    on,
    line,
    ...more,
  });
  return {
    press: (on: string, slip?: Slip) => action('press', on, slip && { slip }),
    type: (on: string, text: string, slip?: Slip) => action('type', on, { text, ...(slip && { slip }) }),
    /** A list is opened and one of its options pressed. */
    choose: (list: string, option: string, slip?: Slip) => [
      action('press', list),
      action('press', option, slip && { slip }),
    ],
    /** What can go wrong with a value is counted where it is pasted. */
    copy: (on: string, slip?: 'secret') => action('copy', on, slip && { slip }),
    paste: (on: string, slip?: Slip) => action('paste', on, slip && { slip }),
    /** Each is searched for and ticked. */
    tick: (names: string[]) =>
      names.flatMap((name) => [
        action('type', 'Search of the permissions', { text: name }),
        action('press', name, { slip: 'permission' }),
      ]),
    /** What the guide prints is copied from it. */
    fromGuide: (field: string, slip: Slip = 'carried'): GuideAction[] => [
      { window: 'guide', does: 'copy', on: field, line },
      action('paste', field, { slip }),
    ],
  };
};

export const inOrder = (...counted: Counted[]): GuideAction[] => counted.flat();
