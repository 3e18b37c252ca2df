import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt, PROJECT_FOLDER } from '../support/build';
import { chromiumPath } from '../support/chromium';
import { type Running, startProgram } from '../support/cli-process';
import { useDesktop } from '../support/desktop-session';
import type { StandInView } from '../support/electron-stand-in/control-protocol';
import { FUSES, packApplication, type PackedApplication } from '../support/packed-application';
import { parseReport } from '../support/report-schema';
import { createStandInRunner, standInImport } from '../support/stand-in-host';
import { temporaryFolder } from '../support/temporary-folder';

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
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const MANIFEST = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as Manifest;

/** A built module: what it imports, statically and when it is called, and the packages that were bundled into it. */
interface BuiltModule {
  readonly fixed: readonly string[];
  readonly called: readonly string[];
  readonly bundled: readonly string[];
}

/** The name of a package at the beginning of a path in `node_modules`. */
const PACKAGE = '((?:@[^/\\s]+/)?[^/\\s]+)/';

function readModule(code: string): BuiltModule {
  const names = (pattern: RegExp): readonly string[] =>
    [...code.matchAll(pattern)].map(([, name = '']) => name);
  return {
    fixed: names(/^(?:import|export)\s(?:[^'";]*\sfrom\s)?["']([^"']+)["'];?$/gm),
    called: names(/\b(?:import|__require)\(\s*["']([^"']+)["']\s*\)/g),
    // The bundler says where each part came from.
    bundled: names(new RegExp(`^// node_modules/${PACKAGE}`, 'gm')),
  };
}

/** The entries of a list of licences: each package, and the text that came with it. */
function licencesIn(path: string): ReadonlyMap<string, string> {
  const entries = readFileSync(path, 'utf8').split(/^## /m).slice(1);
  return new Map(
    entries.map((entry) => {
      const [, name = '', text = ''] = /^(\S+) - [^\n]+\n([^]*)$/.exec(entry) ?? [];
      return [name, text.trim()];
    }),
  );
}

describe('the packed application', () => {
  let packed: PackedApplication;
  const paths = (): readonly string[] => packed.files.map(({ path }) => path);
  const { launchRead } = useDesktop({
    name: 'the packed application',
    launch: (options) => createStandInRunner(packed.contents).launch(options),
  });

  /** The modules of the main process by their file's name. */
  const modules = (): ReadonlyMap<string, BuiltModule> => {
    const folder = join(packed.contents, 'out/main');
    const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
    return new Map(files.map((name) => [name, readModule(readFileSync(join(folder, name), 'utf8'))]));
  };

  /** The packages that are loaded with a module at once: with its static imports, theirs, and so on. */
  const loadedWith = (start: RegExp): ReadonlySet<string> => {
    const all = modules();
    const seen = new Set<string>();
    const found = new Set<string>();
    const visit = (name: string): void => {
      const module = all.get(name);
      if (module === undefined) found.add(name);
      if (module === undefined || seen.has(name)) return;
      seen.add(name);
      for (const one of module.bundled) found.add(one);
      for (const one of module.fixed) visit(one.replace(/^\.\//, ''));
    };
    for (const name of all.keys()) if (start.test(name)) visit(name);
    return found;
  };

  /** The packages that are packed as they are. */
  const packages = (): ReadonlySet<string> =>
    new Set(paths().flatMap((path) => new RegExp(`(?:^|/)node_modules/${PACKAGE}`).exec(path)?.[1] ?? []));

  /** Calls the program as an installed one: with these arguments and no other, and in a computer without a display. */
  const call = (args: readonly string[], appData = temporaryFolder()): Running =>
    startProgram(
      process.execPath,
      [...standInImport('register'), join(packed.contents, 'out/main/main.js'), ...args],
      {
        STAND_IN_PACKAGED: '1',
        STAND_IN_APP_DATA: appData,
      },
    );

  beforeAll(async () => {
    // All of them, so that no other suite builds while the project is read.
    for (const target of ['renderer', 'preload', 'main', 'cli', 'launch', 'standIn'] as const)
      await ensureBuilt(target);
    packed = await packApplication(WRONG);
    return packed.remove;
  }, 300_000);

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
    expect(Object.keys(MANIFEST.devDependencies).filter((name) => packages().has(name))).toEqual([]);
    // electron-updater with what it needs; keytar only where it could be built.
    expect([...packages()].filter((name) => name !== 'keytar').sort()).toEqual([
      'argparse',
      'builder-util-runtime',
      'debug',
      'electron-updater',
      'fs-extra',
      'graceful-fs',
      'js-yaml',
      'jsonfile',
      'lazy-val',
      'lodash.escaperegexp',
      'lodash.isequal',
      'ms',
      'sax',
      'semver',
      'tiny-typed-emitter',
      'universalify',
    ]);
  });

  it('holds no package twice: packed as it is, and bundled', () => {
    const bundled = new Set([...modules().values()].flatMap((module) => module.bundled));
    expect(bundled.size).toBeGreaterThan(20);
    // electron-updater brings its own of these.
    const updater = new Set(['graceful-fs', 'ms', 'semver']);
    expect([...packages()].filter((name) => bundled.has(name) && !updater.has(name))).toEqual([]);
  });

  it('gives the licences of all that it contains', () => {
    const folder = join(packed.resources, 'licences');
    expect(readFileSync(join(folder, 'graphkeeper.txt'), 'utf8')).toContain('MIT License');
    const ofMain = licencesIn(join(folder, 'main-process.md'));
    for (const { bundled } of modules().values()) {
      for (const name of bundled) expect(ofMain.get(name), name).toMatch(/copyright|permission|blue oak/i);
    }
    const ofInterface = licencesIn(join(folder, 'interface.md'));
    for (const name of ['react', 'react-dom', '@fluentui/react-button', '@griffel/react']) {
      expect(ofInterface.get(name), name).toMatch(/copyright/i);
    }
    // What is packed as it is brings its own; this one says MIT in its manifest and has no text.
    const silent = [...packages()].filter(
      (name) => !paths().some((path) => new RegExp(`/${name}/licen[cs]e`, 'i').test(`/${path}`)),
    );
    expect(silent).toEqual(['lazy-val']);
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
    const imports = [...modules().values()].flatMap(({ fixed, called }) => [...fixed, ...called]);
    const names = [...new Set(imports)].filter((name) => !name.startsWith('.') && !isBuiltin(name));
    expect(names.sort()).toEqual(['electron', 'electron-updater', 'keytar']);
    // keytar wants the system's keychain library, which a server has not: that it is packed is enough. On a system
    // that cannot build it, it is not installed at all.
    const isInstalled = existsSync(join(PROJECT_FOLDER, 'node_modules/keytar'));
    expect(paths().includes('node_modules/keytar/package.json')).toBe(isInstalled);
    const script = `
      for (const name of ['electron', 'electron-updater']) await import(name);
      process.exit(0);`;
    const run = promisify(execFile)(
      process.execPath,
      [...standInImport('register'), '--input-type=module', '--eval', script],
      { cwd: packed.contents, env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: '' } },
    );
    await expect(run).resolves.toBeDefined();
  });

  it.skipIf(chromiumPath() === null)(
    'starts from exactly these files and shows the sample tenant',
    async () => {
      const host = await launchRead();
      const view = (await host.view()) as StandInView;
      expect(view.tray?.image.startsWith(packed.contents)).toBe(true);
      expect([(await host.window()).misdeeds, view.leaked]).toEqual([[], []]);
      expect(await host.quit()).toBe(0);
    },
  );

  it('checks from the command line, without the desktop: no lock, no data folder', async () => {
    const appData = temporaryFolder();
    const userData = `--user-data-dir=${join(appData, 'user-data')}`;
    const finished = await call([userData, 'check', '--sample', '--format', 'json', '--no-sandbox'], appData)
      .finished;
    expect([finished.exitCode, finished.stderr]).toEqual([2, '']);
    expect(parseReport(finished.stdout).severity).toBe('critical');
    expect(readdirSync(appData)).toEqual([]);
  });

  it('tells its version, helps, and refuses what it does not know', async () => {
    const [asked, helped, misspelt] = await Promise.all(
      [['--version'], ['check', '--help'], ['chekc', '--sample']].map((args) => call(args).finished),
    );
    expect(asked).toEqual({ exitCode: 0, stdout: `${MANIFEST.version}\n`, stderr: '' });
    expect(helped).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining('--format') as string,
    });
    expect(misspelt).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringContaining('chekc') as string,
    });
  });

  it('serves the packed interface until it is stopped', async () => {
    const service = call(['serve', '--sample', '--no-open']);
    const page = await fetch(await service.firstLine);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    expect((await service.stop()).exitCode).toBe(0);
  });

  it('loads the tray application without the command line, and the command line without the tray application', () => {
    const ofDesktop = ['electron', 'electron-store'];
    const ofCommandLine = ['commander', 'string-width'];
    const desktop = loadedWith(/^open-/);
    const command = loadedWith(/^(?:run|check|serve|simulate)-/);
    expect([...desktop]).toEqual(expect.arrayContaining(ofDesktop));
    expect([...command]).toEqual(expect.arrayContaining(ofCommandLine));
    expect(ofCommandLine.filter((name) => desktop.has(name))).toEqual([]);
    expect(ofDesktop.filter((name) => command.has(name))).toEqual([]);
  });

  it('has no module that waits for the main one, which waits for it', () => {
    for (const [name, { fixed, called }] of modules())
      expect([...fixed, ...called], name).not.toContain('./main.js');
  });
});
