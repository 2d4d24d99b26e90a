// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { message } from '../../lib/i18n';
import { clientId, consentCheck, makeCheck, makeGuide, makeState, makeStep, tenantId } from './fixtures';
import { click } from './person';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the setup at a glance', () => {
  it('says for whom, which app, how far, and what next', () => {
    open(makeState());
    expect(screen.getByText('https://help.example.com')).toBeTruthy();
    expect(screen.getByText(clientId)).toBeTruthy();
    expect(screen.getByText(/1 of 7 steps done/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Next: Set the redirect URI' })).toBeTruthy();
  });

  it('links to the portal page of the current step', () => {
    open(makeState());
    expect(screen.getByRole('link', { name: 'Open the portal' }).getAttribute('href')).toBe(
      `https://portal.azure.com/${tenantId}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${clientId}/isMSAApp~/false`,
    );
  });

  it('links to the list of app registrations while there is no app', () => {
    open(makeState({ facts: {}, cloud: 'us-gov' }));
    expect(screen.getByRole('link', { name: 'Open the portal' }).getAttribute('href')).toBe(
      'https://portal.azure.us/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    );
  });

  it('asks before it takes an app registration', () => {
    const { actions } = open(makeState({ candidate: { clientId, displayName: 'Zammad helpdesk' } }));
    click(screen.getByRole('button', { name: 'Yes, use this one' }));
    expect(actions.useCandidate).toHaveBeenCalledExactlyOnceWith(clientId);
  });

  it('warns of a secret that was shown once and is not kept yet', () => {
    const { secret } = makeState().active?.setup ?? {};
    if (!secret) throw new Error('no secret');
    const fresh = { ...secret, origin: 'page' as const, held: true, keptSafe: false };
    const { actions } = open(makeState({ secret: fresh }));
    const warning = screen.getByRole('region', { name: 'The secret is shown only once' });
    expect(warning.textContent).toContain(secret.endsIn);
    click(within(warning).getByRole('button', { name: 'I have kept it safe' }));
    expect(actions.secretKeptSafe).toHaveBeenCalledOnce();
  });

  it.each([{ keptSafe: true }, { held: false }, { origin: 'typed' as const }])(
    'does not warn where %o',
    (change) => {
      const { secret } = makeState().active?.setup ?? {};
      if (!secret) throw new Error('no secret');
      const fresh = { ...secret, origin: 'page' as const, held: true, keptSafe: false, ...change };
      open(makeState({ secret: fresh }));
      expect(screen.queryByRole('region', { name: 'The secret is shown only once' })).toBeNull();
    },
  );

  it('moves through the tabs with the arrow keys', async () => {
    open(makeState());
    screen.getByRole('tab', { name: 'Overview' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Values' }).getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(document.activeElement?.textContent).toBe('Details');
  });
});

describe('values', () => {
  const row = (name: string) =>
    screen.getByRole('heading', { name }).closest<HTMLElement>('.fact') as HTMLElement;

  it('says who says so, and where it was seen', () => {
    open(makeState(), 'values');
    expect(row('Application (client) ID').textContent).toContain('read from the page');
    expect(row('Application (client) ID').textContent).toContain('Where this was seen');
    expect(row('Object ID').textContent).toContain('typed by you');
    expect(row('Token endpoint').textContent).toContain('Not known yet');
  });

  it('copies exactly the value', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    open(makeState(), 'values');
    click(within(row('Application (client) ID')).getByRole('button', { name: /^Copy/ }));
    expect(write).toHaveBeenCalledExactlyOnceWith(clientId);
  });

  it('sends a value typed by hand, and shows why it is refused', async () => {
    const { actions } = open(makeState(), 'values');
    actions.setValue.mockResolvedValue({ ok: false, reason: 'not-a-guid' });
    await userEvent.click(within(row('Application (client) ID')).getByRole('button', { name: /Edit/ }));
    const input = screen.getByLabelText('Application (client) ID');
    await userEvent.clear(input);
    await userEvent.type(input, ' wrong {Enter}');
    expect(actions.setValue).toHaveBeenCalledExactlyOnceWith('clientId', 'wrong');
    expect(await screen.findByText(/five groups/)).toBeTruthy();
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('lets the admin point at a value instead, and says why that can’t be', async () => {
    const { actions } = open(makeState(), 'values');
    actions.pointAt.mockResolvedValueOnce('no-portal');
    await userEvent.click(within(row('Token endpoint')).getByRole('button', { name: /Edit/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Point at it' }));
    expect(await screen.findByText('Open the page in the portal first.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Point at it' }));
    expect(actions.pointAt).toHaveBeenLastCalledWith('tokenEndpoint');
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Point at it' })).toBeNull());
  });

  it('takes a typed value back', async () => {
    const { actions } = open(makeState(), 'values');
    await userEvent.click(screen.getByRole('button', { name: /Take back/ }));
    expect(actions.setValue).toHaveBeenCalledExactlyOnceWith('objectId', null);
  });

  it('shows the secret only while the button is held', async () => {
    const user = userEvent.setup();
    open(makeState(), 'values');
    expect(screen.getByText('••••••••••••x7Q')).toBeTruthy();
    const hold = screen.getByRole('button', { name: 'Hold to show' });
    await user.pointer({ keys: '[MouseLeft>]', target: hold });
    expect(await screen.findByText('s3cr3t~x7Q')).toBeTruthy();
    await user.pointer({ keys: '[/MouseLeft]', target: hold });
    expect(screen.queryByText('s3cr3t~x7Q')).toBeNull();
  });

  it('warns of a Secret ID in the secret’s place', () => {
    const { secret } = makeState().active?.setup ?? {};
    if (!secret) throw new Error('fixture without a secret');
    const reason = message('checkClientSecretIsId', 'Geheimnis-ID', 'Wert');
    const check = makeCheck({ id: 'client-secret', outcome: 'fail', reason });
    open(makeState({ secret: { ...secret, looksLikeSecretId: true } }, { checks: [check] }), 'values');
    expect(screen.getByRole('alert').textContent).toContain('The secret stands in the column "Wert".');
  });
});

describe('checks', () => {
  it('tells the three outcomes apart in words', () => {
    open(makeState(), 'checks');
    expect(screen.getByText('In order: 3 · Not in order: 1 · Not known yet: 1')).toBeTruthy();
  });

  it('never draws unknown as pass', () => {
    const guide = makeGuide({ steps: [makeStep({ checks: [consentCheck] })] });
    open(makeState({}, guide), 'checks');
    const item = screen.getByText(/Not seen yet/).closest('li');
    expect(item?.className).toBe('check unknown');
    expect(item?.querySelector('.icon-pass')).toBeNull();
  });
});
