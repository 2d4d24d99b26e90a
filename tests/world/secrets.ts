/** What base64, addresses, forms and files give a meaning of their own. Entra's own secrets hold the first four. */
const special = '~._-+/&=%';
const plain = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** A small generator (mulberry32): the same secrets in every run with the same seed. */
const numbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Client secrets of 40 characters, each with every special one, in an order of its own. */
export const awkwardSecrets = (seed: number): (() => string) => {
  const next = numbers(seed);
  const pick = (from: string) => from[Math.floor(next() * from.length)] ?? '';
  return () => {
    const tail = [...special, ...Array.from({ length: 34 - special.length }, () => pick(plain))];
    for (let last = tail.length - 1; last > 0; last--) {
      const other = Math.floor(next() * (last + 1));
      [tail[last], tail[other]] = [tail[other] ?? '', tail[last] ?? ''];
    }
    return `${pick(plain)}${pick(plain)}${pick(plain)}8Q~${tail.join('')}`;
  };
};
