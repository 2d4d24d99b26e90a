// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppState } from '../../lib/messages';
import { makeState } from './fixtures';
import { click } from './person';
import { open } from './popup-fixtures';

afterEach(cleanup);

/** A setup about which nothing is known yet, with its recipe's own words. */
let state: AppState;
beforeEach(() => {
  state = makeState();
  const { active } = state;
  if (!active) throw new Error('no setup');
  active.setup = { ...active.setup, facts: {}, secret: null };
});

const openScript = async (change: (state: AppState) => void = () => undefined) => {
  change(state);
  const page = open(state, 'values');
  const button = page.queryByRole('button', { name: 'Use a script instead' });
  if (button) click(button);
  // Loaded only now, which takes its time on a crowded machine.
  await waitFor(() => page.getByLabelText('What the script printed'), { timeout: 20_000 });
  return page;
};
const enter = (field: HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const takeOver = async (page: Awaited<ReturnType<typeof openScript>>) => {
  const button = page.getByRole('button', { name: 'Take over' }) as HTMLButtonElement;
  await waitFor(() => expect(button.disabled).toBe(false));
  click(button);
};
const scripts = (page: Awaited<ReturnType<typeof openScript>>) =>
  [...page.container.querySelectorAll<HTMLTextAreaElement>('.script textarea')].map(({ value }) => value);

it('shows the script of each tool, and how to run it', async () => {
  const page = await openScript();
  await waitFor(() => expect(scripts(page)).toEqual(['of azure-cli']));
  expect(page.container.textContent).toContain('run azure-cli');
  const tool = page.getByLabelText('Tool') as HTMLSelectElement;
  const choose = (value: string) => {
    tool.value = value;
    tool.dispatchEvent(new Event('change', { bubbles: true }));
  };
  choose('terraform');
  await waitFor(() => expect(scripts(page)).toEqual(['of terraform']));
  expect(page.container.textContent).toContain('keeps the client secret in its state');
  choose('bicep');
  await waitFor(() => expect(page.container.textContent).toContain("This tool can't do it in this cloud."));
  expect(scripts(page)).toEqual([]);
});

it('takes what is pasted, and empties the field', async () => {
  const page = await openScript();
  page.actions.takeScriptResult.mockResolvedValue({ ok: true, state });
  const field = page.getByLabelText('What the script printed') as HTMLTextAreaElement;
  enter(field, '{"format":"waymark-script-result"}');
  await takeOver(page);
  await waitFor(() => expect(field.value).toBe(''));
  expect(page.actions.takeScriptResult).toHaveBeenCalledExactlyOnceWith('{"format":"waymark-script-result"}');
});

it('says why a text is not taken, beside it', async () => {
  const page = await openScript();
  page.actions.takeScriptResult.mockResolvedValue({ ok: false, reason: 'other-recipe' });
  const field = page.getByLabelText('What the script printed') as HTMLTextAreaElement;
  enter(field, '{}');
  await takeOver(page);
  await waitFor(() => expect(page.container.textContent).toContain('made for another helpdesk'));
  expect(field.value).toBe('{}');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('offers to take back what came from a script, and warns before a second app', async () => {
  const value = '5b7e3f0c-2a64-4f7d-9a31-0c4d9c1f8e21';
  const of = (origin: 'script' | 'page') => (one: AppState) => {
    if (one.active) one.active.setup.facts = { clientId: { value, origin, at: 1 } };
  };
  const page = await openScript(of('script'));
  expect(page.container.textContent).toContain('Taken over.');
  expect(page.container.textContent).not.toContain('has an app registration already');
  click(page.getByRole('button', { name: 'Take back' }));
  expect(page.actions.takeScriptResult).toHaveBeenCalledExactlyOnceWith(null);
  cleanup();
  const other = await openScript(of('page'));
  expect(other.container.textContent).toContain('has an app registration already');
  expect(other.queryByRole('button', { name: 'Take back' })).toBeNull();
});

it('asks for the address first where the redirect URI follows from it', async () => {
  const page = open(state, 'values');
  page.actions.makeScript.mockResolvedValue('no-address');
  click(page.getByRole('button', { name: 'Use a script instead' }));
  await waitFor(() => expect(page.container.textContent).toContain('the redirect URI is made from it'));
  expect(scripts(page)).toEqual([]);
});
