// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentCheck, makeCheck, makeState, makeStep, redirectCheck, text } from './fixtures';
import { open } from './popup-fixtures';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const steps = [
  makeStep({ checks: [makeCheck()], view: 'overview' }),
  makeStep({ id: 'authentication', checks: [redirectCheck], view: 'authentication' }),
  makeStep({
    id: 'permissions',
    view: 'permissions',
    checks: [
      makeCheck({ id: 'permissions', outcome: 'fail', pending: true, reason: text('Not added: Mail.Send') }),
      makeCheck({ id: 'needless-permissions', outcome: 'fail', excess: true, reason: text('Too many') }),
      consentCheck,
    ],
  }),
];
const found = () => makeState({ purpose: 'check' }, { steps, checks: steps.flatMap(({ checks }) => checks) });

describe('the check of an existing app', () => {
  it('begins with a helpdesk and its address, and says that nothing is changed', async () => {
    const { actions } = open({ ...makeState(), setups: [], active: null });
    await userEvent.click(screen.getByRole('radio', { name: 'Check an existing app' }));
    await userEvent.click(screen.getByRole('button', { name: /Zammad/ }));
    expect(screen.getByText(/Nothing in the portal or in the helpdesk is changed/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Address of your Zammad'), 'https://help.example.com');
    await userEvent.type(screen.getByLabelText('Mailbox'), 'support@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Start the check' }));
    expect(actions.startSetup.mock.lastCall?.at(-1)).toBe('check');
  });

  it('sorts what it found, each with the page where it is mended', () => {
    open(found());
    const inside = (name: string) => {
      const section = screen.getByRole('heading', { name }).closest('section');
      return within(section ?? expect.fail(name));
    };
    expect(inside('Wrong (1)').getByText(/differs from the helpdesk/)).toBeTruthy();
    expect(inside('Wrong (1)').getByRole<HTMLAnchorElement>('link').href).toContain('/~/Authentication/');
    expect(inside('Missing (1)').getByText('Not added: Mail.Send')).toBeTruthy();
    expect(inside('More than needed (1)').getByText('Too many')).toBeTruthy();
    expect(inside("Can't tell yet (1)").getByText(/Not seen yet/)).toBeTruthy();
    expect(screen.getByText('As it should be (1)')).toBeTruthy();
  });

  it('offers neither a test nor a delivery, but to set it right or to look at another', async () => {
    const { actions } = open(found(), 'deliver');
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      'Findings',
      'Values',
      'Details',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Set it right, step by step' }));
    await userEvent.click(screen.getByRole('button', { name: 'Check another app' }));
    expect([actions.repairApp.mock.calls.length, actions.checkAnother.mock.calls.length]).toEqual([1, 1]);
  });

  it('says nothing of an app that is not known yet', () => {
    open(makeState({ purpose: 'check', facts: {} }, { steps }));
    expect(screen.getByText('Open the app registration in the portal')).toBeTruthy();
    expect(screen.queryByText(/Wrong|Missing/)).toBeNull();
  });
});
