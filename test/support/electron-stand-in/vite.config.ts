import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * The stand-in as plain JavaScript: translating TypeScript while an application starts takes longer than the start
 * itself, and weighs more than the application.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: pathOf('../../../node_modules/.cache/graphkeeper-stand-in'),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        electron: pathOf('index.ts'),
        register: pathOf('register.ts'),
        timers: pathOf('../../bench/watch-timers.ts'),
      },
      output: { entryFileNames: '[name].mjs' },
    },
  },
});
