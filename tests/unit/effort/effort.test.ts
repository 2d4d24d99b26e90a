import { describe, expect, it } from 'vitest';
import { recipes } from '../../../lib/recipes';
import { type Action, byHand, tally } from '../../../scripts/effort/action';
import { guides } from '../../../scripts/effort/guides';
import { missed, table } from '../../../scripts/effort/report';

const press = (window: Action['window']): Action => ({ window, does: 'press', on: 'a button' });
const type = (text: string): Action => ({ window: 'portal', does: 'type', on: 'a field', text });
const carried: Action[] = [
  { window: 'portal', does: 'copy', on: 'an ID' },
  { window: 'helpdesk', does: 'paste', on: 'its field' },
];

describe('the count', () => {
  it('takes going to another window for an action', () => {
    expect(tally([press('portal'), press('portal'), press('waymark'), press('portal')]).actions).toBe(6);
  });
  it('counts what is carried once, and typed characters', () => {
    expect(tally([...carried, type('Support')])).toEqual({ actions: 5, copies: 1, typed: 7 });
  });
  it('takes for values by hand what is pasted, and what is typed but the admin’s own', () => {
    const own = type('Zammad');
    const id = type('7d0c2f3a');
    expect(byHand([own, id, ...carried, press('portal')], ['Zammad'])).toEqual([id, carried[1]]);
  });
});

describe.each(guides)('the guide of $recipeId', ({ recipeId, variantId, actions }) => {
  it('is of a variant that there is', () => {
    const recipe = recipes.find(({ id }) => id === recipeId);
    expect(recipe?.variants.map(({ id }) => id)).toContain(variantId);
  });
  it('says of each action where it stands, and pastes nothing that was not copied', () => {
    expect(actions.filter(({ line }) => line === '')).toEqual([]);
    expect(actions.find(({ does }) => does === 'copy' || does === 'paste')?.does).toBe('copy');
  });
});

it('says what is left to do by hand, but no names', () => {
  const [guide] = guides;
  if (!guide) throw new Error('no guide');
  const typed = { window: 'helpdesk' as const, does: 'type' as const, on: 'Name', text: 'Support' };
  const walked = {
    actions: [press('portal'), ...carried, typed],
    own: ['Support'],
    unnoticed: ['consent' as const],
  };
  const one = { name: 'A helpdesk', guide, walked };
  expect(missed(one)).toEqual(['paste its field']);
  expect(table([one])).toMatch(/\| A helpdesk \| \d+ → 5 \| \d+ → 1 \| \d+ → 7 \| \d+ → 1 \|$/);
});
