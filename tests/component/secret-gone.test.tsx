// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Setup } from '../../lib/setup/types';
import { makeSetup, makeState, makeTest } from './fixtures';
import { open } from './popup-fixtures';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const secret = { ...(makeSetup().secret as NonNullable<Setup['secret']>), held: false };
const gone = () =>
  makeState({ secret, test: makeTest() }, { secretGone: true, readyToTest: false, unlocked: true });
const said = /no longer has the client secret/;

describe('a secret that Waymark has forgotten', () => {
  it('is known by its end, and can be pasted again but not shown', async () => {
    const { actions } = open(gone(), 'values');
    expect(screen.getByText(said)).toBeTruthy();
    expect(screen.getByText('••••••••••••x7Q')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Hold to show' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Replace' }));
    await userEvent.type(screen.getByLabelText('Client secret'), 'abc8Q~again{Enter}');
    expect(actions.setSecret).toHaveBeenCalledExactlyOnceWith('abc8Q~again');
  });

  it('keeps the test from starting, and leads to where it can be pasted', async () => {
    open(gone(), 'test');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Test again/ }).disabled).toBe(true);
    expect(screen.queryByText(/not ready/i)).toBeNull();
    expect(screen.getByText(said)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Values' }));
    expect(screen.getByRole('tab', { name: 'Values' }).getAttribute('aria-selected')).toBe('true');
  });

  it('keeps the settings from being sent, and is offered in no file', async () => {
    open(gone(), 'deliver');
    await userEvent.type(screen.getByLabelText(/Access token/), 'token');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Send to/ }).disabled).toBe(true);
    expect(screen.getByText(said)).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: 'Include the client secret' })).toBeNull();
  });

  it('is not spoken of while it is there', () => {
    for (const tab of ['values', 'test', 'deliver'] as const) {
      open(makeState({ test: makeTest() }), tab);
      expect(screen.queryByText(said)).toBeNull();
      cleanup();
    }
  });
});
