// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../components/popup/app';
import { makeState, recipe } from './fixtures';
import { open } from './popup-fixtures';

const empty = { ...makeState(), setups: [], active: null };

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('before a setup', () => {
  it('waits for the background', () => {
    open(null);
    expect(screen.getByRole('status').textContent).toBe('Loading…');
  });

  it('says that the background does not answer, and tries again', async () => {
    const { actions } = open(null, 'glance', { trouble: 'unreachable' });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(actions.retry).toHaveBeenCalledOnce();
  });

  it('says that there is no room, and keeps what was typed', async () => {
    const { rerender, actions } = open(empty);
    await userEvent.type(screen.getByRole('searchbox'), 'zam');
    rerender(
      <App
        state={empty}
        trouble="full"
        wide={false}
        handOver={{ found: 'nothing' }}
        finished={null}
        actions={actions}
      />,
    );
    expect(screen.getByRole('alert').textContent).toContain('still here');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('zam');
  });

  it('finds a helpdesk by its name or its vendor', async () => {
    open(empty);
    await userEvent.type(screen.getByRole('searchbox'), 'enhance');
    expect(screen.queryByRole('button', { name: /Zammad/ })).toBeNull();
    expect(screen.getByRole('button', { name: /osTicket/ })).toBeTruthy();
  });

  it('says when no helpdesk matches', async () => {
    open(empty);
    await userEvent.type(screen.getByRole('searchbox'), 'xyz');
    expect(screen.getByText('No helpdesk matches “xyz”.')).toBeTruthy();
  });

  it('shows what to know, then starts with the recommended variant and tidy answers', async () => {
    const { actions } = open(empty);
    await userEvent.click(screen.getByRole('button', { name: /Zammad/ }));
    expect(screen.getByText('You may register apps in this tenant.')).toBeTruthy();
    expect(screen.getByText(/Zammad deletes mail/)).toBeTruthy();
    await userEvent.type(
      screen.getByLabelText('Address of your Zammad'),
      ' https://Help.example.com/desk/?a=1',
    );
    await userEvent.type(screen.getByLabelText('Mailbox'), 'support@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(actions.startSetup).toHaveBeenCalledExactlyOnceWith(
      recipe.id,
      'graph',
      {
        helpdeskUrl: 'https://help.example.com/desk',
        mailbox: 'support@example.com',
      },
      'set-up',
    );
  });

  it('has nothing left to choose with one recipe for one helpdesk', async () => {
    const variants = recipe.variants.slice(0, 1);
    const questions = recipe.questions.filter(({ id }) => id === 'helpdeskUrl');
    const { actions } = open({
      ...empty,
      recipes: [{ ...recipe, variants, questions }],
      addresses: ['https://desk.example.com/'],
      supportUrl: 'https://help.example.com/',
    });
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    expect(screen.queryAllByRole('radio', { checked: false })).toHaveLength(1);
    expect(screen.getByRole('radio', { checked: true }).closest('label')?.textContent).toMatch(/[Ss]et up/);
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByText(/set in advance/).parentElement?.textContent).toContain(
      'https://desk.example.com',
    );
    expect(screen.getByRole('link', { name: /Get help/ }).getAttribute('href')).toBe(
      'https://help.example.com/',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(actions.startSetup).toHaveBeenCalledExactlyOnceWith(
      recipe.id,
      variants[0]?.id,
      {
        helpdeskUrl: 'https://desk.example.com',
      },
      'set-up',
    );
  });

  it('takes no helpdesk but those that may be connected', async () => {
    const { actions } = open({ ...empty, addresses: ['https://*.example.com'] });
    await userEvent.click(screen.getByRole('button', { name: /Zammad/ }));
    await userEvent.type(screen.getByLabelText('Mailbox'), 'support@example.com');
    await userEvent.type(screen.getByLabelText('Address of your Zammad'), 'https://desk.example.net');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(screen.getByText(/Only these can be connected here: https:\/\/\*\.example\.com/)).toBeTruthy();
    expect(actions.startSetup).not.toHaveBeenCalled();
  });

  it('says which recipes did not come with it', () => {
    open({ ...empty, outside: { organization: [recipe.id], imported: [] } });
    expect(screen.getByRole('button', { name: /Zammad/ }).textContent).toContain('Set by your organization');
    expect(screen.getByRole('button', { name: /osTicket/ }).textContent).not.toContain('Set by');
  });

  it('leaves a redirect URI that the helpdesk shows as it was typed', async () => {
    const [first, ...others] = recipe.questions;
    const questions = first ? [{ ...first, kind: 'exact-url' as const }, ...others] : [];
    const { actions } = open({ ...empty, recipes: [{ ...recipe, questions }] });
    await userEvent.type(
      screen.getByLabelText('Address of your Zammad'),
      ' https://help.example.com/callback/?a=1 ',
    );
    await userEvent.type(screen.getByLabelText('Mailbox'), 'support@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(actions.startSetup).toHaveBeenCalledExactlyOnceWith(
      recipe.id,
      'graph',
      {
        helpdeskUrl: 'https://help.example.com/callback/?a=1',
        mailbox: 'support@example.com',
      },
      'set-up',
    );
  });

  it.each([
    ['http://help.example.com', /must begin with https/],
    ['help.example.com', /whole address/],
    ['https://user:word@help.example.com', /Leave user name and password out/],
    [' ', /This is needed/],
  ])('does not start with the address %j', async (address, reason) => {
    const { actions } = open(empty);
    await userEvent.click(screen.getByRole('button', { name: /Zammad/ }));
    await userEvent.type(screen.getByLabelText('Mailbox'), 'support@example.com');
    await userEvent.type(screen.getByLabelText('Address of your Zammad'), address);
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(screen.getByText(reason)).toBeTruthy();
    expect(actions.startSetup).not.toHaveBeenCalled();
  });

  it('keeps what was typed when the popup closes', async () => {
    open(empty);
    await userEvent.click(screen.getByRole('button', { name: /Zammad/ }));
    await userEvent.type(screen.getByLabelText('Mailbox'), 'support@example.com');
    cleanup();
    open(empty);
    expect(screen.getByLabelText<HTMLInputElement>('Mailbox').value).toBe('support@example.com');
  });

  it('takes an unfinished setup up again, and discards one only when asked twice', async () => {
    const { actions } = open({ ...makeState(), active: null });
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(actions.chooseSetup).toHaveBeenCalledExactlyOnceWith('s1');
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(actions.discardSetup).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(actions.discardSetup).toHaveBeenCalledExactlyOnceWith('s1');
  });
});
