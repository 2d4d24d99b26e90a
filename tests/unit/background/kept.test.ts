import { beforeEach, expect, it, vi } from 'vitest';
import { Kept } from '../../../lib/background/kept';

let stored: string;
const load = vi.fn(async () => stored);
let kept: Kept<string>;
beforeEach(() => {
  stored = 'old';
  load.mockClear();
  kept = new Kept(load);
});

const save = (value: string) => async () => {
  stored = value;
};

it('is asked for once', async () => {
  expect(await Promise.all([kept.read(), kept.read()])).toEqual(['old', 'old']);
  expect(await kept.read()).toBe('old');
  expect(load).toHaveBeenCalledTimes(1);
});

it('is known after it was written, without being asked for', async () => {
  await kept.write('new', save('new'));
  expect(await kept.read()).toBe('new');
  expect(load).not.toHaveBeenCalled();
});

it('is not said to be there before it is', async () => {
  let finish: () => void = () => undefined;
  const saved = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const written = kept.write('new', () => saved);
  const heard = vi.fn();
  const read = kept.read().then(heard);
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).not.toHaveBeenCalled();
  finish();
  await Promise.all([written, read]);
  expect(heard).toHaveBeenCalledWith('new');
});

it('is asked for again where a write has failed', async () => {
  await kept.read();
  await expect(kept.write('new', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(await kept.read()).toBe('old');
});

it('is asked for again where storage did not answer', async () => {
  load.mockRejectedValueOnce(new Error('busy'));
  await expect(kept.read()).rejects.toThrow('busy');
  expect(await kept.read()).toBe('old');
});
