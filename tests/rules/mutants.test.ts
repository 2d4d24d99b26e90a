import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../scripts/mutants/list';
import { matchesOf } from '../../scripts/mutants/mutate';
import { readThreats } from '../../scripts/mutants/threats';

const threats = readThreats();

describe('every threat', () => {
  it('has a name of its own, and proofs that are there', () => {
    const names = threats.map(({ id }) => id);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(threats.filter(({ proofs }) => proofs.length === 0)).toEqual([]);
    expect(threats.flatMap(({ proofs }) => proofs).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has a mutant that takes its defence out', () => {
    const named = new Set(mutants.map(({ threat }) => threat));
    expect(threats.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([]);
    expect([...named].filter((name) => !threats.some(({ id }) => id === name))).toEqual([]);
  });

  it('names the tests that its mutants turn red', () => {
    const unnamed = mutants.flatMap(({ threat, tests }) => {
      const { proofs = [] } = threats.find(({ id }) => id === threat) ?? {};
      return tests.filter((file) => !proofs.some((proof) => file.startsWith(proof)));
    });
    expect([...new Set(unnamed)]).toEqual([]);
  });
});

describe('every mutant', () => {
  it('has a name of its own, and test files', () => {
    const names = mutants.map(({ name }) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(mutants.filter(({ tests }) => tests.length === 0)).toEqual([]);
    expect(mutants.flatMap(({ tests }) => tests).filter((file) => !existsSync(file))).toEqual([]);
  });

  it('changes a text that is in its file exactly once', () => {
    const gone = mutants.filter((mutant) => matchesOf(mutant) !== 1 || mutant.text === mutant.instead);
    expect(gone.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });
});
