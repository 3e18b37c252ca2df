import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt, PROJECT_FOLDER } from '../support/build';
import { chromiumPath } from '../support/chromium';
import { launchRead, quitAll } from '../support/desktop-session';
import type { StandInView } from '../support/electron-stand-in/control-protocol';
import { FUSES, packApplication, type PackedApplication } from '../support/packed-application';
import { createStandInRunner, STAND_IN_LOADER } from '../support/stand-in-host';

/** The security list: what Electron can be switched to do for somebody who has the file, and must not. */
const DEMANDED: Readonly<Record<string, '0' | '1'>> = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  LoadBrowserProcessSpecificV8Snapshot: '0',
  GrantFileProtocolExtraPrivileges: '0',
};

/** All fuses the wrong way round: each of them has to be set. */
const WRONG = Object.entries(DEMANDED)
  .sort(([a], [b]) => (FUSES[a] ?? 0) - (FUSES[b] ?? 0))
  .map(([, value]) => (value === '0' ? '1' : '0'))
  .join('');

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe('the packed application', () => {
  let packed: PackedApplication;
  const paths = (): readonly string[] => packed.files.map(({ path }) => path);

  beforeAll(async () => {
    // All of them, so that no other suite builds while the project is read.
    for (const target of ['renderer', 'preload', 'main', 'cli', 'launch'] as const) await ensureBuilt(target);
    packed = await packApplication(WRONG);
    return packed.remove;
  }, 300_000);
  afterEach(quitAll);

  it('has every fuse set as the security list demands', () => {
    const found = Object.fromEntries(
      Object.keys(DEMANDED).map((name) => [name, packed.fuses[FUSES[name] ?? Number.NaN]]),
    );
    expect(found).toEqual(DEMANDED);
  });

  it('holds no sources, tests, maps, typings or development packages', () => {
    const ours = new Set(paths().map((path) => path.split('/')[0]));
    expect([...ours].sort()).toEqual(['assets', 'node_modules', 'out', 'package.json']);
    expect(paths().filter((path) => path.startsWith('out/cli/') || path.startsWith('out/launch/'))).toEqual(
      [],
    );
    expect(paths().filter((path) => /\.(?:map|tsx?|[cm]ts|flow|gyp|gypi|c|cc|h)$/.test(path))).toEqual([]);
    const { devDependencies } = JSON.parse(
      readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8'),
    ) as Manifest;
    const packages = new Set(
      paths().flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
    );
    expect(Object.keys(devDependencies).filter((name) => packages.has(name))).toEqual([]);
    expect(packages.size).toBeGreaterThan(20);
  });

  it('keeps the licences of what it holds', () => {
    const licences = paths().filter((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+\/licen[cs]e/i.test(path));
    expect(licences).toEqual(expect.arrayContaining(['node_modules/zod/LICENSE']));
    expect(licences.length).toBeGreaterThan(60);
  });

  it('can be checked file by file, and keeps native modules outside the archive', () => {
    const native = packed.files.filter(({ path }) => path.endsWith('.node'));
    expect(native.every(({ isUnpacked }) => isUnpacked)).toBe(true);
    expect(packed.files.filter(({ hasIntegrity }) => !hasIntegrity).map(({ path }) => path)).toEqual([]);
  });

  it('speaks the two languages and no others', () => {
    expect(packed.locales).toEqual(['en-US', 'fr']);
  });

  it('has every package that the main process may ever load', async () => {
    const main = join(packed.contents, 'out/main');
    const code = readdirSync(main)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(main, name), 'utf8'))
      .join('\n');
    const imports = [
      ...code.matchAll(/^import\s(?:[^'";]*\sfrom\s)?["']([^"']+)["'];?$/gm),
      ...code.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g),
    ].map(([, name = '']) => name);
    const packages = [...new Set(imports)].filter((name) => !name.startsWith('.'));
    expect(packages).toEqual(expect.arrayContaining(['electron-updater', 'electron-store', 'keytar', 'zod']));
    // keytar wants the system's keychain library, which a server has not: that it is there is enough.
    const script = `
      for (const name of ${JSON.stringify(packages)}) {
        if (name === 'keytar') import.meta.resolve(name); else await import(name);
      }
      process.exit(0);`;
    const run = promisify(execFile)(
      process.execPath,
      [...STAND_IN_LOADER, '--input-type=module', '--eval', script],
      { cwd: packed.contents, env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: '' } },
    );
    await expect(run).resolves.toBeDefined();
  });

  it.skipIf(chromiumPath() === null)(
    'starts from exactly these files and shows the sample tenant',
    async () => {
      const host = await launchRead(createStandInRunner(packed.contents));
      const view = (await host.view()) as StandInView;
      expect(view.tray?.image.startsWith(packed.contents)).toBe(true);
      expect([view.pageErrors, view.leaked]).toEqual([[], []]);
      expect(await host.quit()).toBe(0);
    },
  );
});
