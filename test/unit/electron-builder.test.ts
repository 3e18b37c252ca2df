import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Configuration } from 'electron-builder';
import { describe, expect, it } from 'vitest';

import { APP_ID, APP_NAME } from '../../electron/desktop/identity';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const root = createRequire(import.meta.url);
const builder = createRequire(root.resolve('electron-builder/package.json'));

// electron-builder's own reader and validator; it exports neither, and has no types for them here.
const { validateConfiguration } = builder('app-builder-lib/out/util/config/config') as {
  readonly validateConfiguration: (configuration: unknown, logger: object) => Promise<void>;
};
const { load } = createRequire(builder.resolve('app-builder-lib/package.json'))('js-yaml') as {
  readonly load: (text: string) => unknown;
};

const configuration = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;
const logger = { isEnabled: false, add: () => undefined };

describe('electron-builder.yml', () => {
  it('is valid for electron-builder, which refuses an unknown key', async () => {
    await expect(validateConfiguration(configuration, logger)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...configuration, unknownKey: true }, logger)).rejects.toThrow(
      'unknownKey',
    );
  });

  it('sets every fuse as the security list demands', () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(configuration.asar).toBe(true);
  });

  it('has the identity that the application claims', () => {
    expect([configuration.appId, configuration.productName]).toEqual([APP_ID, APP_NAME]);
  });

  it('packs what the main process loads and keeps native modules outside the archive', () => {
    const patterns = configuration.files as readonly string[];
    const needed = [
      'out/main/**',
      'out/preload/**',
      'out/renderer/**',
      'assets/tray/**',
      'assets/icon.png',
      'package.json',
    ];
    expect(patterns).toEqual(expect.arrayContaining(needed));
    expect(patterns.filter((pattern) => /^(?:test|electron|shared|renderer|\*)/.test(pattern))).toEqual([]);
    expect(configuration.asarUnpack).toContain('**/*.node');
    expect(configuration.npmRebuild).toBe(false);
  });

  it('names icons that exist', () => {
    for (const platform of [configuration.win, configuration.mac, configuration.linux]) {
      expect(existsSync(join(ROOT, String(platform?.icon))), String(platform?.icon)).toBe(true);
    }
    expect(configuration.mac?.hardenedRuntime).toBe(true);
  });
});
