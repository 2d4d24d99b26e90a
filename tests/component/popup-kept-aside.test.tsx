// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { makeState } from './fixtures';
import { open } from './popup-fixtures';

afterEach(cleanup);

it('says that something stored could not be read, hands it out and forgets it', async () => {
  const user = userEvent.setup();
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:x';
  });
  const { getByRole, queryByText, actions } = open({ ...makeState(), keptAside: [{ id: 1 }] });
  expect(queryByText(/could not be read/)).not.toBeNull();
  await user.click(getByRole('button', { name: 'Download' }));
  expect(await blobs[0]?.text()).toBe(JSON.stringify([{ id: 1 }], null, 2));
  await user.click(getByRole('button', { name: 'Discard' }));
  expect(actions.forgetKeptAside).not.toHaveBeenCalled();
  await user.click(getByRole('button', { name: 'Discard' }));
  expect(actions.forgetKeptAside).toHaveBeenCalledOnce();
});

it('says nothing where nothing is kept aside', () => {
  expect(open(makeState()).queryByText(/could not be read/)).toBeNull();
});
