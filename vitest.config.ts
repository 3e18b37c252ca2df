import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

/**
 * `unit` mirrors the source; `integration` goes through real parts; `simulation` and `years` live through years; `e2e`
 * drives the built application. They run one after the other.
 */
export default defineConfig({
  test: {
    // All of them: the runner leaves one to itself, which on two is half, and needs hardly any.
    maxWorkers: availableParallelism(),
    reporters: ['default', './test/support/outcome-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          // All files in one realm: to load the modules anew for each costs three times what the tests do. So a test
          // mocks no module (`vi.mock`), and puts back what it changes of the process.
          isolate: false,
          setupFiles: ['./test/support/property-seed.ts'],
          testTimeout: 60_000,
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          isolate: false,
          setupFiles: ['./test/support/property-seed.ts'],
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'faq',
          setupFiles: ['./test/support/property-seed.ts'],
          include: ['test/faq/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          exclude: ['test/simulation/years.test.ts'],
          environment: 'node',
          testTimeout: 300_000,
          // A process that is killed leaves promises behind; the one that simulates it lives on and sees them.
          onUnhandledError: ({ name }) => name !== 'Killed',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'years',
          include: ['test/simulation/years.test.ts'],
          environment: 'node',
          // They take all processors.
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          // The files of one worker share its modules and its Chromium: to load and to start them anew costs seconds a file.
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page is drawn by one thread, so two files at once take little more than half as long; more only wait.
          maxWorkers: 2,
          // A browser on a starved machine may miss one wait; what is broken fails twice.
          retry: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
