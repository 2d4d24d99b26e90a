// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Look, Place } from '../../lib/delivery/session/types';
import type { AppState } from '../../lib/messages';
import { makeState, makeTest, text, variant } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

type Kind = 'freeitsm-session' | 'osticket-session';

const withSession = (state: AppState, kind: Kind): AppState => {
  const spec =
    kind === 'freeitsm-session'
      ? { kind }
      : ({ kind, account: 'mailbox', backend: 'oauth2:msmail' } as const);
  const active = state.active && { ...state.active, variant: { ...variant, destinations: [spec] } };
  return { ...state, active } as AppState;
};
const unlocked = (kind: Kind = 'freeitsm-session') =>
  withSession(makeState({ test: makeTest() }, { unlocked: true }), kind);

const place: Place = {
  id: '7',
  version: 'v1',
  changes: [
    { key: 'azure_client_id', label: 'Client ID', before: 'old', after: 'new' },
    { key: 'azure_client_secret', label: 'Client secret', before: '****cret', after: '••••••••x7Q' },
    { key: 'provider', label: 'Provider', before: 'microsoft', after: 'microsoft' },
  ],
  kept: [{ key: 'email_folder', value: 'INBOX/Support' }],
  notices: [text('It has to be authenticated again.')],
};
const look: Look = {
  places: [
    { id: '7', name: 'Support' },
    { id: 'new', name: '' },
  ],
  place,
  toldRedirectUri: null,
};
const lookButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Look/ });
const sendButton = () =>
  screen.queryByRole<HTMLButtonElement>('button', { name: 'Send to help.example.com' });

describe('a helpdesk in whose tab the admin is signed in', () => {
  it('is looked at first: nothing can be sent before', async () => {
    const { actions } = open(unlocked(), 'deliver');
    expect(sendButton()).toBeNull();
    actions.lookInto.mockResolvedValue({ ok: true, look });
    await userEvent.click(lookButton());
    expect(actions.lookInto).toHaveBeenCalledExactlyOnceWith(0, null);
    expect(sendButton()?.disabled).toBe(false);
  });

  it('may be looked at before there is a test, but nothing is sent', async () => {
    const { actions } = open(withSession(makeState(), 'freeitsm-session'), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look });
    await userEvent.click(lookButton());
    expect(sendButton()?.disabled).toBe(true);
  });

  it('shows field by field what would change, what stays, and what to know', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look });
    await userEvent.click(lookButton());
    const rows = screen.getByRole('table', { name: 'What would change' }).querySelectorAll('tbody tr');
    expect([...rows].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))).toEqual([
      ['old', 'new'],
      ['****cret', '••••••••x7Q'],
      ['microsoft', 'the same'],
    ]);
    expect(screen.getByText('1 other fields stay as they are')).toBeTruthy();
    expect(screen.getByText('INBOX/Support')).toBeTruthy();
    expect(screen.getByText('It has to be authenticated again.')).toBeTruthy();
  });

  it('is looked at again for another place, by keyboard too', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look });
    lookButton().focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.selectOptions(screen.getByLabelText('Mailbox in FreeITSM'), 'A new mailbox');
    expect(actions.lookInto).toHaveBeenLastCalledWith(0, 'new');
  });

  it('gets what was shown, and nothing else', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look });
    actions.deliverInSession.mockResolvedValue({ ok: true, receipt: {} as never });
    await userEvent.click(lookButton());
    await userEvent.click(sendButton() as HTMLElement);
    expect(actions.deliverInSession).toHaveBeenCalledExactlyOnceWith(0, '7', 'v1', false);
    expect(sendButton()).toBeNull();
  });

  it('offers no place that it is not sure of', async () => {
    const { actions } = open(unlocked('osticket-session'), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look: { ...look, place: null } });
    await userEvent.click(lookButton());
    expect(screen.getByLabelText<HTMLSelectElement>('Email in osTicket').value).toBe('');
    expect(sendButton()).toBeNull();
  });

  it('says that it waits, after a second', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockReturnValue(new Promise(() => undefined));
    await userEvent.click(lookButton());
    expect(lookButton().getAttribute('aria-busy')).toBe('true');
    expect(screen.queryByText('Waiting for an answer from help.example.com…')).toBeNull();
    await waitFor(() => screen.getByText('Waiting for an answer from help.example.com…'), { timeout: 5000 });
  });
});

describe('a refusal', () => {
  const error = {
    cause: text('You are not signed in.'),
    fix: text('Sign in there.'),
    status: null,
    retriable: true,
    open: 'https://help.example.com/tickets/settings/',
  };

  it('says why, what to do, and opens the page where that is done', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: false, error });
    await userEvent.click(lookButton());
    expect(screen.getByRole('alert').textContent).toMatch(/You are not signed in.*Sign in there/);
    expect(screen.getByRole('link', { name: /Open help\.example\.com/ }).getAttribute('href')).toBe(
      error.open,
    );
  });

  it('of the browser asks for the access again', async () => {
    open(unlocked(), 'deliver');
    await userEvent.click(lookButton());
    expect(screen.getByRole('alert').textContent).toContain('Without access to help.example.com');
  });

  it('because something has changed leads to another look', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look });
    actions.deliverInSession.mockResolvedValue({ ok: false, error: { ...error, lookAgain: true } });
    await userEvent.click(lookButton());
    actions.lookInto.mockResolvedValue({ ok: true, look: { ...look, place: { ...place, version: 'v2' } } });
    await userEvent.click(sendButton() as HTMLElement);
    expect(screen.getByRole('alert')).toBeTruthy();
    await userEvent.click(sendButton() as HTMLElement);
    expect(actions.deliverInSession).toHaveBeenLastCalledWith(0, '7', 'v2', false);
  });

  it('that may have stored something allows no second sending without another look', async () => {
    const { actions } = open(unlocked(), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: true, look });
    actions.deliverInSession.mockResolvedValue({ ok: false, error: { ...error, retriable: false } });
    await userEvent.click(lookButton());
    await userEvent.click(sendButton() as HTMLElement);
    expect(sendButton()).toBeNull();
  });

  it('of every request still lets the open form be filled in', async () => {
    const { actions } = open(unlocked('osticket-session'), 'deliver');
    actions.lookInto.mockResolvedValue({ ok: false, error: { ...error, canFill: true } });
    await userEvent.click(lookButton());
    const [, ...filled] = place.changes;
    actions.fillInSession.mockResolvedValue({ ok: true, filled, missing: ['Scopes'] });
    await userEvent.click(screen.getByRole('button', { name: 'Fill in the open form' }));
    expect(actions.fillInSession).toHaveBeenCalledExactlyOnceWith(0, false);
    expect(screen.getByRole('table', { name: /submit the form yourself/ }).textContent).toContain(
      '••••••••x7Q',
    );
    expect(screen.getByText('Not recognized, enter by hand: Scopes')).toBeTruthy();
  });
});
