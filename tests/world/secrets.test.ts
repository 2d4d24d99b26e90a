import { expect, it } from 'vitest';
import { awkwardSecrets } from './secrets';

it('awkward secrets hold every special character, and are the same for the same seed', () => {
  const [one, same, other] = [awkwardSecrets(1), awkwardSecrets(1), awkwardSecrets(2)];
  const secrets = Array.from({ length: 20 }, one);
  for (const secret of secrets) {
    expect(secret).toMatch(/^.{3}8Q~.{34}$/);
    for (const character of '~._-+/&=%') expect(secret).toContain(character);
  }
  expect(new Set(secrets).size).toBe(20);
  expect(Array.from({ length: 20 }, same)).toEqual(secrets);
  expect(other()).not.toBe(secrets[0]);
});
