/** For a page: makes whoever comes later wait that many times less, so that many of the pages that come and go are read. */
export const hurry = `{
  const wait = setTimeout;
  globalThis.setTimeout = (work, time = 0, ...rest) => wait(work, time / 20, ...rest);
}`;
