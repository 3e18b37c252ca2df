import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

/**
 * One configuration file, five builds, chosen by `--mode`:
 * `main`, `cli` and `launch` (ES modules for Node, packages left outside), `preload` (one CommonJS file, because a
 * sandboxed preload may not import), and `renderer` (the interface).
 */
const builds: Record<string, UserConfig> = {
  main: {
    build: {
      ssr: 'electron/main.ts',
      target: 'node20',
      outDir: 'out/main',
      // All in one folder: files beside it are found from wherever the code that asks for them ends up.
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
    ssr: { external: ['electron'] },
  },
  cli: {
    build: {
      ssr: 'electron/cli.ts',
      target: 'node20',
      outDir: 'out/cli',
      rolldownOptions: {
        output: { entryFileNames: 'graphkeeper.js', banner: '#!/usr/bin/env node' },
      },
    },
  },
  launch: {
    build: {
      ssr: 'electron/launch.ts',
      target: 'node20',
      outDir: 'out/launch',
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      ssr: 'electron/preload.ts',
      target: 'node20',
      outDir: 'out/preload',
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
    ssr: { noExternal: true },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: { outDir: '../out/renderer', target: 'chrome140', modulePreload: { polyfill: false } },
  },
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (build === undefined) throw new Error(`vite: --mode must be one of ${Object.keys(builds).join(', ')}`);
  return { ...build, build: { ...build.build, emptyOutDir: true, sourcemap: false } };
});
