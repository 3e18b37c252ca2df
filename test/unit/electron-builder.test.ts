import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { APP_ID, APP_NAME } from '../../electron/desktop/identity';
import { PROJECT_FOLDER } from '../support/build';
import { readBuilderConfiguration, validateBuilderConfiguration } from '../support/packed-application';

const configuration = readBuilderConfiguration();

/** The names of a platform's targets. */
function targets(platform: { readonly target?: unknown } | null | undefined): readonly unknown[] {
  return [platform?.target]
    .flat()
    .map((one: unknown) => (typeof one === 'object' && one !== null && 'target' in one ? one.target : one));
}

describe('electron-builder.yml', () => {
  it('is valid for electron-builder, which refuses an unknown key', async () => {
    await expect(validateBuilderConfiguration(configuration)).resolves.toBeUndefined();
    await expect(validateBuilderConfiguration({ ...configuration, unknownKey: true })).rejects.toThrow(
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
      expect(existsSync(join(PROJECT_FOLDER, String(platform?.icon))), String(platform?.icon)).toBe(true);
    }
  });

  it('makes what administrators of the three systems install', () => {
    expect(targets(configuration.win)).toEqual(['nsis', 'msi']);
    expect(configuration.nsis).toMatchObject({ oneClick: true, perMachine: false });
    expect(configuration.msi).toMatchObject({ perMachine: true });
    // Updates on macOS are fetched as zip.
    expect(targets(configuration.mac)).toEqual(['dmg', 'zip']);
    expect([configuration.mac?.target].flat()).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ]);
    expect(targets(configuration.linux)).toEqual(['deb', 'rpm', 'AppImage']);
  });

  it('gives up nothing of the hardened runtime but what V8 needs', () => {
    expect(configuration.mac).toMatchObject({ hardenedRuntime: true, extendInfo: { LSUIElement: true } });
    const { entitlements, entitlementsInherit } = configuration.mac ?? {};
    expect(entitlementsInherit).toBe(entitlements);
    const granted = readFileSync(join(PROJECT_FOLDER, String(entitlements)), 'utf8').matchAll(
      /<key>([^<]+)<\/key>\s*<(true|false)\/>/g,
    );
    expect([...granted].map(([, key, value]) => [key, value])).toEqual([
      ['com.apple.security.cs.allow-jit', 'true'],
    ]);
  });

  it('has one list of files for all systems: one of a system’s own would replace it', () => {
    for (const platform of [configuration.win, configuration.mac, configuration.linux]) {
      expect(platform).not.toHaveProperty('files');
    }
  });

  it('publishes nothing and looks for updates nowhere, unless a release says where', () => {
    expect(configuration.publish).toBeNull();
  });
});
