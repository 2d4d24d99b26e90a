// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Chosen, OptionsPage } from '../../components/options/options-page';
import type { OptionsState } from '../../lib/replies';
import { recipe } from './fixtures';

const nothing: OptionsState = {
  organization: [],
  imported: [],
  hidden: [],
  addresses: [],
  supportUrl: null,
  mayImport: true,
  problems: [],
};

function open(
  state: Partial<OptionsState> | null = {},
  chosen: Chosen | null = null,
  added: string | null = null,
) {
  const actions = { retry: vi.fn(), choose: vi.fn(), add: vi.fn(), cancel: vi.fn(), remove: vi.fn() };
  render(
    <OptionsPage
      state={state && { ...nothing, ...state }}
      trouble={state === null ? 'unreachable' : null}
      chosen={chosen}
      added={added}
      actions={actions}
    />,
  );
  return actions;
}
const text = () => document.body.textContent ?? '';

afterEach(cleanup);

describe('recipes from outside', () => {
  it('are none at first; a file is chosen by keyboard too', async () => {
    const actions = open();
    expect(text()).toContain('None so far.');
    const file = new File(['{}'], 'recipe.json', { type: 'application/json' });
    await userEvent.upload(screen.getByLabelText(/Choose a recipe file/), file);
    expect(actions.choose).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('show what they may do before they are added', async () => {
    const actions = open({}, { ok: true, recipe, replaces: false });
    expect(document.activeElement?.textContent).toBe('Add “Zammad”?');
    for (const shown of [
      'Nobody has checked who wrote this file',
      recipe.vendor,
      'login.microsoftonline.com',
      'your helpdesk, at the address that you enter',
    ])
      expect(text()).toContain(shown);
    for (const { name } of recipe.variants.flatMap(({ permissions }) => permissions))
      expect(text()).toContain(name);
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(actions.add).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(actions.cancel).toHaveBeenCalledOnce();
  });

  it('are text, whatever they say', () => {
    const name = '<img src=x onerror=alert(1)>';
    open({}, { ok: true, recipe: { ...recipe, name, vendor: name }, replaces: true });
    expect(screen.getByRole('heading', { name: `Add “${name}”?` })).toBeTruthy();
    expect(document.querySelector('img[src=x]')).toBeNull();
    expect(screen.getByRole('button', { name: 'Replace the earlier one' })).toBeTruthy();
  });

  it.each<[Chosen, RegExp]>([
    [
      { ok: false, reason: 'broken', findings: ['variants[0].id: is missing: a string'] },
      /variants\[0\]\.id: is missing/,
    ],
    [{ ok: false, reason: 'taken', findings: ['Zammad', 'zammad'] }, /“Zammad” already has the ID “zammad”/],
    [{ ok: false, reason: 'too-long', findings: [] }, /too large/],
    [{ ok: false, reason: 'full', findings: [] }, /Remove one first/],
  ])('are refused with the reason: %j', (chosen, reason) => {
    open({}, chosen);
    expect(screen.getByRole('alert').textContent).toMatch(reason);
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
  });

  it('are removed when asked twice', async () => {
    const actions = open({ imported: [recipe], hidden: [recipe.id] }, null, 'Zammad');
    expect(screen.getByRole('status').textContent).toContain('“Zammad” was added');
    expect(text()).toContain('Not offered');
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(actions.remove).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(actions.remove).toHaveBeenCalledExactlyOnceWith(recipe.id);
  });
});

describe('what the organization has set', () => {
  it('is shown, with what is wrong with it, and can not be removed', () => {
    open({
      organization: [recipe],
      addresses: ['https://desk.example.com'],
      mayImport: false,
      problems: [{ setting: 'recipes', detail: 'recipe 2: This is no JSON' }],
    });
    const card = screen.getByRole('heading', { name: 'Set by your organization' }).closest('section');
    if (!card) throw new Error('no card');
    for (const shown of ['Zammad', 'https://desk.example.com', 'does not allow', 'recipe 2: This is no JSON'])
      expect(card.textContent).toContain(shown);
    expect(within(card).queryByRole('button')).toBeNull();
    expect(screen.queryByLabelText(/Choose a recipe file/)).toBeNull();
  });
});

it('a background that does not answer is tried again', async () => {
  const actions = open(null);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(actions.retry).toHaveBeenCalledOnce();
});
