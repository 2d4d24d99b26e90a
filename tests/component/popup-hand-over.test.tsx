// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { HandOver, HandOverReply } from '../../lib/hand-over/types';
import { message } from '../../lib/i18n';
import type { Setup } from '../../lib/setup/types';
import { makeState, makeTest, variant } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const origin = 'https://desk.example';
const endpoint = `${origin}/api/mail-settings`;
const empty = { ...makeState(), setups: [], active: null };
const handOver: HandOver = {
  origin,
  recipeId: 'zammad',
  variantId: 'graph',
  name: 'Contoso Desk',
  answers: { helpdeskUrl: origin, mailbox: 'support@desk.example' },
  redirectUri: `${origin}/callback`,
  endpoint,
  tokenUntil: 1_795_000_000_000,
};
const offer = (change: Partial<Extract<HandOverReply, { found: 'offer' }>> = {}): HandOverReply => ({
  found: 'offer',
  id: 'o1',
  handOver,
  existing: null,
  ...change,
});

describe('what a page hands over', () => {
  it('is shown with who says so, and starts with what the admin makes of it', async () => {
    const { actions } = open(empty, 'glance', { handOver: offer() });
    const card = screen.getByRole('region', { name: 'desk.example wants to set up Zammad' });
    for (const text of ['Contoso Desk', origin, `${origin}/callback`, endpoint])
      expect(card.textContent).toContain(text);
    expect(actions.takeHandOver).not.toHaveBeenCalled();
    const mailbox = screen.getByLabelText('Mailbox');
    await userEvent.clear(mailbox);
    await userEvent.click(screen.getByRole('button', { name: 'Start with these values' }));
    expect(screen.getByText('This is needed.')).toBeTruthy();
    await userEvent.type(mailbox, 'other@desk.example');
    await userEvent.click(screen.getByRole('button', { name: 'Start with these values' }));
    expect(actions.takeHandOver).toHaveBeenCalledExactlyOnceWith('o1', 'other@desk.example', false);
  });

  it('goes on with the setup that there is, or leaves it alone', async () => {
    const existing = { id: 's1', updatedAt: 1_795_000_000_000 };
    const { actions } = open(makeState(), 'glance', { handOver: offer({ existing }) });
    expect(screen.getByText(/There is a setup for this helpdesk already/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^Continue the setup of/ }));
    expect(actions.takeHandOver).toHaveBeenLastCalledWith('o1', null, true);
    await userEvent.click(screen.getByRole('button', { name: 'Start another setup' }));
    expect(actions.takeHandOver).toHaveBeenLastCalledWith('o1', 'support@desk.example', false);
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
    expect(actions.dismissHandOver).toHaveBeenCalledOnce();
  });

  it('is refused with its reasons, and what to do', () => {
    const reasons = [message('handOverOtherOrigin', 'redirectUri', 'https://evil.example', origin)];
    open(empty, 'glance', { handOver: { found: 'refused', origin, reasons } });
    const card = screen.getByRole('region', { name: /desk\.example offers a setup/ });
    expect(card.textContent).toMatch(
      /“redirectUri” leads to https:\/\/evil\.example.*Fill in the values by hand/,
    );
    expect(screen.queryByRole('button', { name: /Start with/ })).toBeNull();
  });
});

describe('a helpdesk whose address is typed', () => {
  it.each([
    ['desk.example', origin],
    ['https://desk.example/tickets?x=1', origin],
    ['http://localhost:8080', 'http://localhost:8080'],
  ])('%s is asked', async (typed, asked) => {
    const { actions } = open(empty);
    await userEvent.type(screen.getByRole('searchbox'), typed);
    await userEvent.click(screen.getByRole('button', { name: /^Ask .* what it needs$/ }));
    expect(actions.askForHandOver).toHaveBeenCalledExactlyOnceWith(asked);
    expect(await screen.findByText(/offers nothing for Waymark/)).toBeTruthy();
  });

  it.each([
    ['zammad'],
    ['http://desk.example'],
    ['a b.example'],
    ['javascript:x.y'],
    ['https://a:b@c.example'],
  ])('%s is no address to ask', async (typed) => {
    open(empty);
    await userEvent.type(screen.getByRole('searchbox'), typed);
    expect(screen.queryByRole('button', { name: /^Ask/ })).toBeNull();
  });
});

describe('a token that was handed over', () => {
  function openDelivery(change: Partial<NonNullable<Setup['handOver']>> = {}) {
    const given = { origin, endpoint, tokenUntil: 1_795_000_000_000, tokenHeld: true, ...change };
    const state = makeState({ test: makeTest(), handOver: given }, { unlocked: true });
    if (!state.active) throw new Error('no setup');
    const active = {
      ...state.active,
      variant: { ...variant, destinations: [{ kind: 'settings-endpoint' as const }] },
    };
    return open({ ...state, active }, 'deliver').actions;
  }

  it('is sent to its endpoint without being shown or typed', async () => {
    const actions = openDelivery();
    expect(screen.getByText(/one-time token of desk\.example is at hand/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Address of the settings endpoint').value).toBe(endpoint);
    await userEvent.click(screen.getByRole('button', { name: 'Send to desk.example' }));
    expect(actions.deliverHandedOver).toHaveBeenCalledExactlyOnceWith(0, false);
    expect(actions.deliver).not.toHaveBeenCalled();
  });

  it('is for no other address', async () => {
    const actions = openDelivery();
    const address = screen.getByLabelText('Address of the settings endpoint');
    await userEvent.clear(address);
    await userEvent.type(address, `${origin}/other`);
    expect(screen.queryByText(/is at hand/)).toBeNull();
    await userEvent.type(screen.getByLabelText(/one-time token/), 'typed-token');
    await userEvent.click(screen.getByRole('button', { name: 'Send to desk.example' }));
    expect(actions.deliverHandedOver).not.toHaveBeenCalled();
    expect(actions.deliver).toHaveBeenCalledExactlyOnceWith(0, 'typed-token', false, `${origin}/other`);
  });

  it('leaves its place to another once it is gone', () => {
    openDelivery({ tokenHeld: false });
    expect(screen.getByText(/has expired or is used up.*Open the helpdesk's page again/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send to desk.example' }).disabled).toBe(
      true,
    );
  });
});
