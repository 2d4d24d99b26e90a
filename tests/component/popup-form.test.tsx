// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { FormPreview, FormReply, FormRow } from '../../lib/form-fill/types';
import type { AppState } from '../../lib/messages';
import { clientId, makeState, makeTest, text } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const page = 'Admin > Emails';
const withForm = (state: AppState): AppState => {
  if (!state.active) return state;
  const { variant } = state.active;
  const settings = variant.settings.map((setting) => ({ ...setting, where: page }));
  const active = {
    ...state.active,
    variant: {
      ...variant,
      settings,
      destinations: [{ kind: 'form-fill' as const, page, by: 'label' as const }],
    },
  };
  return { ...state, active };
};
const unlocked = (answers = { helpdeskUrl: 'https://help.example.com' }) =>
  withForm(makeState({ test: makeTest(), answers }, { unlocked: true }));
const row = (change: Partial<FormRow>): FormRow => ({
  key: 'client_id',
  label: 'Client ID',
  secret: false,
  outcome: 'certain',
  place: { frameId: 3, field: 7 },
  current: '',
  hasValue: false,
  ...change,
});
const secretRow = row({
  key: 'client_secret',
  label: 'Client Secret',
  secret: true,
  place: { frameId: 3, field: 8 },
  current: null,
  hasValue: true,
});
const reply = (
  rows: FormRow[],
  change: Partial<FormPreview> = {},
  more: Partial<Extract<FormReply, { ok: true }>> = {},
): FormReply => ({
  ok: true,
  preview: {
    tabId: 5,
    tabTitle: 'Emails',
    page,
    rows,
    isNamed: true,
    foreignFrames: 0,
    undoable: 0,
    ...change,
  },
  filled: {},
  undone: [],
  ...more,
});
const press = (name: RegExp | string) => userEvent.click(screen.getByRole('button', { name }));
const card = () =>
  screen.getByRole('heading', { name: `Fill in the form “${page}”` }).closest('section') as HTMLElement;

describe('a form of the helpdesk', () => {
  it('is shown before and after, with secrets masked, and filled in only where the admin says yes', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookAtForm.mockResolvedValue(reply([row({ current: 'old', hasValue: true }), secretRow]));
    await press('Look at the form');
    expect(actions.lookAtForm).toHaveBeenCalledExactlyOnceWith(0, false);
    const [, first, second] = within(card()).getAllByRole('row');
    expect(first?.textContent).toBe(`Client IDold${clientId}`);
    expect(second?.textContent).toBe('Client Secrethas a value••••••••x7Q');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Client ID' }));
    actions.fillForm.mockResolvedValue(
      reply([row({}), { ...secretRow }], { undoable: 1 }, { filled: { client_secret: 'filled' } }),
    );
    await press('Fill in (1)');
    expect(actions.fillForm).toHaveBeenCalledExactlyOnceWith(0, false, 5, [
      { key: 'client_secret', frameId: 3, field: 8 },
    ]);
    expect(screen.getByText(/Client Secret: filled in/)).toBeTruthy();
    expect(screen.getByText('Look at the form and save it yourself.')).toBeTruthy();
    actions.undoForm.mockResolvedValue(reply([row({})], {}, { undone: ['restored', 'kept'] }));
    await press('Undo');
    expect(actions.undoForm).toHaveBeenCalledExactlyOnceWith(0, false, 5);
    expect(
      screen.getByText('Taken back: 1. Left alone, since they were changed after that: 1.'),
    ).toBeTruthy();
  });

  it.each<[FormRow['outcome'], RegExp]>([
    ['by-hand', /Choose it yourself/],
    ['ambiguous', /Several fields on the page/],
    ['missing', /does not show this field now/],
    ['hint-only', /no proof/],
    ['disabled', /switched off at the moment/],
    ['readonly', /does not let this field be changed/],
    ['hidden', /there but hidden/],
    ['other-section', /heading of another form/],
    ['no-such-option', /no such choice/],
    ['too-long', /fewer characters/],
    ['not-a-number', /numbers only/],
  ])('says why a field is left to the admin: %s', async (outcome, reason) => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookAtForm.mockResolvedValue(reply([row({ outcome, place: null })]));
    await press('Look at the form');
    expect(card().textContent).toMatch(reason);
    expect(within(card()).getByText(clientId)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Fill in/ })).toBeNull();
  });

  it.each<[string, FormReply | 'refused', RegExp]>([
    [
      'a cause and a way out',
      { ok: false, error: { cause: text('No tab.'), fix: text('Open it.'), status: null, retriable: true } },
      /No tab.*What to do: Open it/,
    ],
    ['access', 'refused', /Without access to help.example.com/],
  ])('says what stands in the way: %s', async (_, answer, said) => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookAtForm.mockResolvedValue(answer);
    await press('Look at the form');
    expect(screen.getByRole('alert').textContent).toMatch(said);
  });

  it('cautions where the page does not say which form it is, and of frames', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookAtForm.mockResolvedValue(reply([row({})], { isNamed: false, foreignFrames: 2 }));
    await press('Look at the form');
    expect(card().textContent).toMatch(/Make sure that it is the right one/);
    expect(card().textContent).toMatch(/frames of other addresses \(2\)/);
  });

  it('is looked at only at a known address, and after a test', () => {
    open(unlocked({} as never), 'deliver');
    expect(within(card()).getByRole('button', { name: 'Details' })).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Look at the form' }).disabled).toBe(true);
    cleanup();
    open(withForm(makeState()), 'deliver');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Look at the form' }).disabled).toBe(true);
  });

  it('leaves a receipt of what was filled in and what is left', () => {
    const receipt = {
      destination: 'form-fill' as const,
      target: 'https://help.example.com',
      at: 1_795_000_000_000,
      outcome: 'filled' as const,
      reference: null,
      includesSecret: true,
      fingerprint: 'f1',
      untested: false,
      next: [],
      form: { page, filled: ['Client ID', 'Client Secret'], byHand: ['Tenant'] },
    };
    open(withForm(makeState({ receipts: [receipt] }, { unlocked: true })), 'deliver');
    expect(screen.getByRole('heading', { name: 'Filled in at https://help.example.com' })).toBeTruthy();
    expect(screen.getByText('Filled in: Client ID, Client Secret')).toBeTruthy();
    expect(screen.getByText('To enter by hand: Tenant')).toBeTruthy();
  });
});
