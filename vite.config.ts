import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

import { precompiledStyles } from './precompiled-styles';

/**
 * Packages that stay outside the bundles of Node programs: Electron is the host, keytar is native and may be absent,
 * electron-updater is seldom loaded and finds its parts by itself. All others are bundled, which starts faster and
 * weighs less than their many files; so they are development packages, and electron-builder packs none of them.
 */
export const OUTSIDE = ['electron', 'electron-updater', 'keytar'];

/** The licences of what was bundled, beside it; electron-builder.yml puts them where they are found. */
const LICENCES = { fileName: 'third-party-licences.md' };

/** Node 20 runs the command line; Electron has a newer one. */
const NODE: Pick<UserConfig['build'] & object, 'target' | 'license'> = {
  target: 'node20',
  license: LICENCES,
};

/**
 * One configuration file, five builds, chosen by `--mode`:
 * `main`, `cli` and `launch` (ES modules for Node), `preload` (one CommonJS file, because a sandboxed preload may
 * not import), and `renderer` (the interface).
 */
const builds: Record<string, UserConfig> = {
  main: {
    build: {
      ssr: 'electron/main.ts',
      ...NODE,
      outDir: 'out/main',
      // All in one folder: files beside it are found from wherever the code that asks for them ends up.
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
    ssr: { noExternal: true, external: OUTSIDE },
  },
  cli: {
    build: {
      ssr: 'electron/cli.ts',
      ...NODE,
      outDir: 'out/cli',
      rolldownOptions: {
        output: { entryFileNames: 'graphkeeper.js', banner: '#!/usr/bin/env node' },
      },
    },
    ssr: { noExternal: true, external: OUTSIDE },
  },
  launch: {
    build: {
      ssr: 'electron/launch.ts',
      ...NODE,
      outDir: 'out/launch',
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: true, external: OUTSIDE },
  },
  preload: {
    build: {
      ssr: 'electron/preload.ts',
      ...NODE,
      outDir: 'out/preload',
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
    ssr: { noExternal: true, external: OUTSIDE },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), precompiledStyles()],
    build: {
      outDir: '../out/renderer',
      target: 'chrome140',
      license: LICENCES,
      modulePreload: { polyfill: false },
    },
  },
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (build === undefined) throw new Error(`vite: --mode must be one of ${Object.keys(builds).join(', ')}`);
  return { ...build, build: { ...build.build, emptyOutDir: true, sourcemap: false } };
});
