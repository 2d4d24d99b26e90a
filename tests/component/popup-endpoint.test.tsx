// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeliveryProblem } from '../../components/popup/delivery-problem';
import { HostAccess } from '../../components/popup/host-access';
import { RetryWait } from '../../components/popup/retry-wait';
import type { Variant } from '../../lib/recipes/schema';
import { makeState, makeTest, text, variant } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const address = 'https://desk.example/api/mail';
const send = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Send to/ });
const addressField = () => screen.getByLabelText<HTMLInputElement>('Address of the settings endpoint');
const tokenField = () => screen.getByLabelText<HTMLInputElement>(/one-time token/);

/** A setup whose recipe leaves the address of the endpoint to the admin. */
function openEndpoint(unlocked = true) {
  const state = makeState({ test: makeTest() }, { unlocked });
  if (!state.active) throw new Error('no setup');
  const withEndpoint: Variant = {
    ...variant,
    settings: [...variant.settings, { key: 'imap_port', label: 'Port', value: '993', type: 'number' }],
    destinations: [{ kind: 'json-file' }, { kind: 'settings-endpoint' }],
  };
  return open({ ...state, active: { ...state.active, variant: withEndpoint } }, 'deliver');
}

describe('a settings endpoint', () => {
  it('needs an address and a token, and is sent both', async () => {
    const { actions } = openEndpoint();
    expect(send().disabled).toBe(true);
    await userEvent.type(addressField(), ` ${address} `);
    expect(send().disabled).toBe(true);
    await userEvent.type(tokenField(), ' one-time ');
    await userEvent.click(screen.getByRole('button', { name: 'Send to desk.example' }));
    expect(actions.deliver).toHaveBeenCalledExactlyOnceWith(1, 'one-time', false, address);
  });

  it.each([['http://desk.example/x'], ['desk'], ['https://a:b@desk.example/']])(
    'is not sent to %s, and says why',
    async (wrong) => {
      openEndpoint();
      await userEvent.type(addressField(), wrong);
      await userEvent.type(tokenField(), 'token');
      expect(send().disabled).toBe(true);
      expect(addressField().getAttribute('aria-invalid')).toBe('true');
      expect(screen.getByText(/must begin with https/)).toBeTruthy();
    },
  );

  it('shows all that will be sent, with the secret masked', () => {
    openEndpoint();
    const preview = screen.getByText('The whole of what will be sent').closest('details')?.textContent ?? '';
    expect(preview).toContain('"client_secret": "••••••••x7Q"');
    expect(preview).toContain('"format": "waymark-delivery"');
    expect(preview).toContain('"imap_port": 993');
  });

  it('keeps the address when the popup closes, but neither the token nor what may hold one', async () => {
    openEndpoint();
    await userEvent.type(addressField(), `${address}?key=hidden`);
    await userEvent.type(tokenField(), 'one-time');
    cleanup();
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/hidden|one-time/);
    openEndpoint();
    expect(addressField().value).toBe(address);
    expect(tokenField().value).toBe('');
  });

  it('is locked like every delivery', async () => {
    openEndpoint(false);
    await userEvent.type(addressField(), address);
    await userEvent.type(tokenField(), 'token');
    expect(send().disabled).toBe(true);
  });
});

describe('a delivery that failed', () => {
  it('says so field by field, and claims nothing that is not certain', () => {
    render(
      <DeliveryProblem
        error={{
          cause: text('Not taken.'),
          fix: text('Correct it.'),
          status: 422,
          retriable: false,
          fields: [{ label: 'Client ID', text: 'is in use' }],
        }}
        host="desk.example"
        onRetry={vi.fn()}
      />,
    );
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toMatch(/Not taken\..*Client ID: is in use.*Correct it\./);
    expect(alert).not.toContain('Nothing was stored');
  });
});

describe('a helpdesk that wants to be asked later', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));

  it('is asked again by itself, once', () => {
    const onRetry = vi.fn();
    render(<RetryWait until={Date.now() + 3000} onRetry={onRetry} />);
    expect(screen.getByText('Sending again in 3 seconds.')).toBeTruthy();
    pass(2000);
    expect(screen.getByText('Sending again in 1 second.')).toBeTruthy();
    expect(onRetry).not.toHaveBeenCalled();
    pass(60_000);
    expect(onRetry).toHaveBeenCalledExactlyOnceWith();
  });

  it('is not when the admin says no', () => {
    const onRetry = vi.fn();
    render(<RetryWait until={Date.now() + 3000} onRetry={onRetry} />);
    act(() => screen.getByRole('button', { name: "Don't send again" }).click());
    expect(screen.getByText(/asks to wait until/)).toBeTruthy();
    pass(60_000);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it('is not when that is a long time off, or the popup is gone', () => {
    const onRetry = vi.fn();
    const { unmount } = render(<RetryWait until={Date.now() + 3_600_000} onRetry={onRetry} />);
    expect(screen.getByText(/asks to wait until/)).toBeTruthy();
    unmount();
    render(<RetryWait until={Date.now() + 3000} onRetry={onRetry} />).unmount();
    pass(7_200_000);
    expect(onRetry).not.toHaveBeenCalled();
  });
});

describe('access to helpdesks', () => {
  it('is listed, and given back', async () => {
    let held = ['https://a.example/*', 'http://localhost/*'];
    const removeAccess = vi.fn(async (pattern: string) => {
      held = held.filter((known) => known !== pattern);
    });
    render(<HostAccess listAccess={async () => held} removeAccess={removeAccess} />);
    expect(await screen.findByText('https://a.example')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Take back access to a.example' }));
    expect(removeAccess).toHaveBeenCalledExactlyOnceWith('https://a.example/*');
    await vi.waitFor(() => expect(screen.queryByText('https://a.example')).toBeNull());
    expect(screen.getByText('http://localhost')).toBeTruthy();
  });

  it('is not mentioned while there is none', () => {
    const { container } = render(<HostAccess listAccess={async () => []} removeAccess={vi.fn()} />);
    expect(container.textContent).toBe('');
  });
});
