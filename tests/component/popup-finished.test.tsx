// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishedText } from '../../components/popup/finished-text';
import type { AppState } from '../../lib/messages';
import { clientId, makeSetup, makeState } from './fixtures';
import { open } from './popup-fixtures';

const receipt = {
  destination: 'zammad-rest',
  target: 'help.example.com',
  at: 1_795_000_000_000,
  outcome: 'created',
  reference: null,
  includesSecret: true,
  fingerprint: 'f1',
  untested: false,
  next: [],
} as const;
const done = makeSetup({ id: 'done', finishedAt: 1_795_000_000_000, receipts: [{ ...receipt, next: [] }] });
const history: AppState = { ...makeState(), setups: [done], active: null };

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('finished setups', () => {
  it('are listed apart from those under way, and open with what was delivered', async () => {
    open({ ...history, setups: [done, makeSetup()] });
    expect(screen.getAllByRole('button', { name: 'Resume' })).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: /Zammad helpdesk · / }));
    expect(screen.getByText(clientId)).toBeTruthy();
    expect(screen.getByText(/Created in help\.example\.com/)).toBeTruthy();
    expect(screen.getByText(/November 20, 2027/)).toBeTruthy();
  });

  it('open at once where a reminder leads to one, over what is under way', () => {
    open({ ...makeState(), setups: [done] }, 'glance', { finished: 'done' });
    expect(screen.getByRole('button', { name: 'Renew the client secret' })).toBeTruthy();
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('begin their renewal, and are removed with a way back', async () => {
    const { actions } = open(history, 'glance', { finished: 'done' });
    await userEvent.click(screen.getByRole('button', { name: 'Renew the client secret' }));
    expect(actions.renewSecret).toHaveBeenCalledExactlyOnceWith('done');
    cleanup();
    const again = open(history, 'glance', { finished: 'done' });
    await userEvent.click(screen.getByRole('button', { name: 'Remove from the list' }));
    expect(again.actions.discardSetup).toHaveBeenCalledExactlyOnceWith('done');
    cleanup();
    const { actions: undo } = open({ ...history, setups: [], discarded: done });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo.undoDiscard).toHaveBeenCalledOnce();
  });

  it('are not renewed twice', () => {
    const renewal = makeSetup({
      id: 'new',
      purpose: 'renew',
      finishedAt: 1_796_000_000_000,
      renewal: { setupId: 'done', oldSecret: null },
    });
    open({ ...history, setups: [done, renewal] }, 'glance', { finished: 'done' });
    expect(screen.queryByRole('button', { name: 'Renew the client secret' })).toBeNull();
    expect(screen.getByText('This secret has been renewed since.')).toBeTruthy();
  });

  it('turn on reminders only when the browser allows it', async () => {
    const { actions } = open(history, 'glance', { finished: 'done' });
    actions.setReminders.mockResolvedValueOnce(false);
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /Remind me/ });
    await userEvent.click(box);
    expect(actions.setReminders).toHaveBeenCalledExactlyOnceWith(true);
    expect(box.checked).toBe(false);
    expect(screen.getByRole('alert').textContent).toMatch(/Without the right to show notifications/);
  });

  it('are a text for the records, without a secret', () => {
    const { text } = finishedText(done, 'Zammad');
    expect(text).toContain(clientId);
    expect(text).toMatch(/Created in help\.example\.com · .*secret/i);
    expect(text).not.toMatch(/x7Q|s3cr3t/);
  });
});

describe('what keeps Waymark from working', () => {
  it('is said, with the way out', async () => {
    open(makeState());
    expect(screen.queryByText(/You are offline/)).toBeNull();
    cleanup();
    const { actions } = open(makeState(), 'glance', { access: false });
    await userEvent.click(await screen.findByRole('button', { name: 'Allow' }));
    expect(actions.askPortalAccess).toHaveBeenCalledOnce();
  });
});
