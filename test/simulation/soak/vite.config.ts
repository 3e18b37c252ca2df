import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

import { OUTSIDE } from '../../../vite.config';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What lives through years, as plain JavaScript. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: pathOf('../../../node_modules/.cache/graphkeeper-simulation'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { worker: pathOf('worker.ts') },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
  // As the application is built.
  ssr: { noExternal: true, external: OUTSIDE },
});
