import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Of the end-to-end tests, the longest first: begun last, one alone would keep all others waiting. */
const longest = [
  'every-variant-1',
  'every-variant-2',
  'leaks-firefox',
  'happy-path',
  'firefox',
  'faults',
  'keyboard',
  'captures',
  'leaks-chromium',
  'settings-endpoint',
  'deliver-freeitsm',
  'form-fill',
  'vendor',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: [
            'tests/unit/**/*.test.ts',
            'tests/component/**/*.test.{ts,tsx}',
            'tests/rules/**/*.test.ts',
          ],
          environment: 'node',
          setupFiles: ['tests/setup.ts'],
          restoreMocks: true,
          // By itself Vitest leaves one of two cores idle.
          maxWorkers: 2,
          // Property tests and whole captures take their time on a crowded machine.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'world',
          include: ['tests/world/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/setup.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // By itself Vitest gives up after a second, which a crowded machine may need for one press.
          expect: { poll: { timeout: 30_000, interval: 200 } },
          // Each file has a browser of its own. They wait for pages for a good part of their time, so that three go well on two cores.
          maxWorkers: 3,
          // What they share is loaded once in each worker; none replaces a part of it.
          isolate: false,
          // A browser may die on a crowded machine; a real failure fails twice.
          retry: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
