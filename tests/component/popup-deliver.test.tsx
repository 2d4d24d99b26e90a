// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeState, makeTest, text } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const send = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Send to help.example.com' });
const json = () =>
  within(screen.getByRole('heading', { name: 'JSON file' }).closest<HTMLElement>('section') as HTMLElement);
const unlocked = () => makeState({ test: makeTest() }, { unlocked: true });

describe('delivery', () => {
  it('shows what will be sent with the secret masked', () => {
    open(unlocked(), 'deliver');
    expect(screen.getByRole('table').textContent).toContain('••••••••x7Q');
  });

  it('is locked until a test of these values has passed', async () => {
    open(makeState(), 'deliver');
    await userEvent.type(screen.getByLabelText(/Access token/), 'token');
    expect(send().disabled).toBe(true);
    expect(json().getByRole<HTMLButtonElement>('button', { name: 'Download' }).disabled).toBe(true);
  });

  it('goes on without a test only when told so, and says that it did', async () => {
    const { actions } = open(makeState(), 'deliver');
    await userEvent.click(screen.getByRole('checkbox', { name: /without a passed test/ }));
    await userEvent.type(screen.getByLabelText(/Access token/), ' token ');
    await userEvent.click(send());
    expect(actions.deliver).toHaveBeenCalledExactlyOnceWith(0, 'token', true, undefined);
  });

  it('needs a token, and forgets it once it was used', async () => {
    const { actions } = open(unlocked(), 'deliver');
    const token = screen.getByLabelText<HTMLInputElement>(/Access token/);
    expect(token.type).toBe('password');
    expect(send().disabled).toBe(true);
    actions.deliver.mockResolvedValue({ ok: true, receipt: {} as never });
    await userEvent.type(token, 'token');
    await userEvent.click(send());
    expect(actions.deliver).toHaveBeenCalledExactlyOnceWith(0, 'token', false, undefined);
    expect(token.value).toBe('');
  });

  it('does not send while a value is missing', async () => {
    open(makeState({ secret: null }, { unlocked: true }), 'deliver');
    await userEvent.type(screen.getByLabelText(/Access token/), 'token');
    expect(screen.getByText('Still missing: Client secret')).toBeTruthy();
    expect(send().disabled).toBe(true);
  });

  it('says why a delivery failed and what to do', async () => {
    const { actions } = open(unlocked(), 'deliver');
    const error = {
      cause: text('Token refused.'),
      fix: text('Make a new one.'),
      status: 401,
      retriable: true,
    };
    actions.deliver.mockResolvedValue({ ok: false, error });
    await userEvent.type(screen.getByLabelText(/Access token/), 'token');
    await userEvent.click(send());
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /Token refused.*Make a new one.*Nothing was stored/,
    );
  });

  it('leaves the secret out of a file unless it is asked for', async () => {
    const { actions } = open(unlocked(), 'deliver');
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    actions.exportTo.mockResolvedValue({
      ok: true,
      fileName: 'a.json',
      mediaType: 'application/json',
      text: '{}',
    });
    await userEvent.click(json().getByRole('button', { name: 'Copy' }));
    expect(actions.exportTo).toHaveBeenLastCalledWith(2, false, false);
    await userEvent.click(json().getByRole('checkbox', { name: 'Include the client secret' }));
    await userEvent.click(json().getByRole('button', { name: 'Copy' }));
    expect(actions.exportTo).toHaveBeenLastCalledWith(2, true, false);
    expect(write).toHaveBeenLastCalledWith('{}');
  });

  it('shows the receipt with what to do next', () => {
    const receipt = {
      destination: 'zammad-rest' as const,
      target: 'https://help.example.com',
      at: 1_795_000_000_000,
      outcome: 'created' as const,
      reference: '3',
      includesSecret: true,
      fingerprint: 'older',
      untested: true,
      next: [text('Open https://help.example.com/#channels and add the account.')],
    };
    open(makeState({ receipts: [receipt] }, { unlocked: true }), 'deliver');
    expect(screen.getByRole('heading', { name: 'Created in https://help.example.com' })).toBeTruthy();
    expect(screen.getByText('without a passed test')).toBeTruthy();
    expect(screen.getByText('the values have changed since')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'https://help.example.com/#channels' })).toBeTruthy();
    expect(screen.getByText(/Open Channels/)).toBeTruthy();
  });
});
