import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Configuration } from 'electron-builder';

import { PROJECT_FOLDER } from './build';

const project = createRequire(import.meta.url);
const builder = createRequire(project.resolve('electron-builder/package.json'));
const library = createRequire(builder.resolve('app-builder-lib/package.json'));

/** A YAML file of the project, read by electron-builder's own reader. */
export function readYaml(path: string): unknown {
  // There are no types for it here.
  const { load } = library('js-yaml') as { readonly load: (text: string) => unknown };
  return load(readFileSync(join(PROJECT_FOLDER, path), 'utf8'));
}

/** `electron-builder.yml`, read as electron-builder reads it. */
export function readBuilderConfiguration(): Configuration {
  return readYaml('electron-builder.yml') as Configuration;
}

/** Refuses what electron-builder would refuse, for example an unknown key. */
export async function validateBuilderConfiguration(configuration: unknown): Promise<void> {
  // electron-builder's own validator, which it does not export.
  const { validateConfiguration } = builder('app-builder-lib/out/util/config/config') as {
    readonly validateConfiguration: (configuration: unknown, logger: object) => Promise<void>;
  };
  await validateConfiguration(configuration, { isEnabled: false, add: () => undefined });
}

/** The members of `@electron/asar` that are used. */
interface Asar {
  readonly listPackage: (archive: string) => readonly string[];
  readonly statFile: (
    archive: string,
    path: string,
  ) => { readonly unpacked?: boolean; readonly integrity?: { readonly algorithm: string } };
  readonly extractAll: (archive: string, folder: string) => void;
}

/** A file in the archive. */
export interface PackedFile {
  readonly path: string;
  readonly isUnpacked: boolean;
  readonly hasIntegrity: boolean;
}

/** An application as electron-builder packs it, for Linux; the rest of its work needs other systems or networks. */
export interface PackedApplication {
  /** Files in the archive, folders left out. */
  readonly files: readonly PackedFile[];
  /** Fuses by their number, as they stand in the program: `0` off, `1` on. */
  readonly fuses: string;
  /** Chromium's languages that were kept. */
  readonly locales: readonly string[];
  /** The folder of resources beside the archive. */
  readonly resources: string;
  /** The archive's content as ordinary files. */
  readonly contents: string;
  readonly remove: () => void;
}

/** Where fuses begin in Electron's program (`@electron/fuses`). */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/**
 * Packs the built application with electron-builder itself. Electron, which is not needed for it, is stood for by
 * a folder with what electron-builder touches.
 *
 * @param fuses the state of the fuses before: Electron's own would do, but does not show whether one is set
 */
export async function packApplication(fuses: string): Promise<PackedApplication> {
  const folder = mkdtempSync(join(tmpdir(), 'graphkeeper-packed-'));
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  mkdirSync(join(electron, 'locales'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox']) {
    writeFileSync(join(electron, name), '');
  }
  for (const language of ['de', 'en-US', 'fr'])
    writeFileSync(join(electron, 'locales', `${language}.pak`), '');
  const wire = Buffer.concat([SENTINEL, Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  writeFileSync(join(electron, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), {
    mode: 0o755,
  });
  const configuration = {
    ...readBuilderConfiguration(),
    electronDist: electron,
    directories: { output: join(folder, 'dist'), buildResources: 'assets' },
  };
  writeFileSync(join(folder, 'configuration.json'), JSON.stringify(configuration));
  await promisify(execFile)(
    process.execPath,
    [
      builder.resolve('electron-builder/cli.js'),
      ...['--linux', 'dir', '--x64', '--publish', 'never'],
      ...['--projectDir', PROJECT_FOLDER, '--config', join(folder, 'configuration.json')],
    ],
    { cwd: PROJECT_FOLDER, maxBuffer: 16_000_000 },
  );

  const packed = join(folder, 'dist', 'linux-unpacked');
  const archive = join(packed, 'resources', 'app.asar');
  const asar = library('@electron/asar') as Asar;
  const contents = join(folder, 'contents');
  asar.extractAll(archive, contents);
  const program = readFileSync(join(packed, 'graphkeeper'));
  const start = program.indexOf(SENTINEL) + SENTINEL.length + 2;
  return {
    files: asar.listPackage(archive).flatMap((listed): PackedFile[] => {
      const path = listed.replaceAll('\\', '/').slice(1);
      const entry = asar.statFile(archive, path);
      if ('files' in entry) return [];
      return [{ path, isUnpacked: entry.unpacked === true, hasIntegrity: entry.integrity !== undefined }];
    }),
    fuses: program.subarray(start, start + fuses.length).toString('latin1'),
    locales: ['de', 'en-US', 'fr'].filter((language) => {
      try {
        readFileSync(join(packed, 'locales', `${language}.pak`));
        return true;
      } catch {
        return false;
      }
    }),
    resources: join(packed, 'resources'),
    contents,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The numbers of the fuses (`@electron/fuses`). */
export const FUSES = (library('@electron/fuses') as { readonly FuseV1Options: object })
  .FuseV1Options as Readonly<Record<string, number>>;
