import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

/** `unit` mirrors the source; `integration` goes through real parts; `e2e` drives the built application. */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/outcome-reporter.ts'],
    projects: [
      {
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node' },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
