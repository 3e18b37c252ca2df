import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ConfidentialClientApplication, type NetworkResponse, TokenCacheContext } from '@azure/msal-node';
import { describe, expect, it } from 'vitest';

import { createEncryptedFile, type EncryptedFile } from '../../../../electron/secrets/encrypted-file';
import { createKeychainSecretStore } from '../../../../electron/secrets/keychain-secret-store';
import { createMsalCachePlugin } from '../../../../electron/secrets/msal-cache-plugin';
import { createFakeClock, settle } from '../../../support/fake-clock';
import { createLimitedKeytar } from '../../../support/limited-secret-store';
import { temporaryFolder } from '../../../support/temporary-folder';

/** An encrypted file in memory that counts, and answers when it is let. */
function createFakeFile(): EncryptedFile & { text: string | null; writes: number } {
  const file = {
    text: null as string | null,
    writes: 0,
    read: () => Promise.resolve(file.text),
    write: (text: string) => {
      file.text = text;
      file.writes += 1;
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
  };
  return file;
}

/** MSAL's view of a cache: its text, in which an access may change something. */
function contextOf(cache: { text: string }, hasChanged: boolean): TokenCacheContext {
  return new TokenCacheContext(
    {
      deserialize: (text) => {
        cache.text = text;
      },
      serialize: () => cache.text,
    },
    hasChanged,
  );
}

const failOnProblem = (error: unknown): never => {
  throw error;
};

describe('the token cache plugin', () => {
  it('lets a second MSAL client, as after a restart, go on with the token of the first', async () => {
    const path = join(temporaryFolder(), 'msal-cache.bin');
    const secretStore = createKeychainSecretStore(createLimitedKeytar());
    const tenant = 'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111';
    let tokenRequests = 0;
    const newClient = (): ConfidentialClientApplication =>
      new ConfidentialClientApplication({
        auth: {
          clientId: '22222222-2222-2222-2222-222222222222',
          clientSecret: 'secret',
          authority: tenant,
          authorityMetadata: JSON.stringify({
            issuer: `${tenant}/v2.0`,
            token_endpoint: `${tenant}/oauth2/v2.0/token`,
            authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
            jwks_uri: `${tenant}/discovery/v2.0/keys`,
          }),
          cloudDiscoveryMetadata: JSON.stringify({
            tenant_discovery_endpoint: `${tenant}/v2.0/.well-known/openid-configuration`,
            metadata: [
              {
                preferred_network: 'login.microsoftonline.com',
                preferred_cache: 'login.microsoftonline.com',
                aliases: ['login.microsoftonline.com'],
              },
            ],
          }),
        },
        cache: {
          cachePlugin: createMsalCachePlugin({
            file: createEncryptedFile({ path, purpose: 'msal-cache', secretStore }),
            onProblem: failOnProblem,
          }),
        },
        system: {
          networkClient: {
            sendGetRequestAsync: () => Promise.reject(new Error('nothing is to be fetched')),
            sendPostRequestAsync: <T>(): Promise<NetworkResponse<T>> => {
              tokenRequests += 1;
              const body = { token_type: 'Bearer', expires_in: 3_600, access_token: 'marked-access-token' };
              return Promise.resolve({ status: 200, headers: {}, body: body as T });
            },
          },
        },
      });
    const request = { scopes: ['https://graph.microsoft.com/.default'] };
    expect((await newClient().acquireTokenByClientCredential(request))?.accessToken).toBe(
      'marked-access-token',
    );
    expect(tokenRequests).toBe(1);
    const again = await newClient().acquireTokenByClientCredential(request);
    expect(again?.accessToken).toBe('marked-access-token');
    expect(tokenRequests).toBe(1);
    expect(readFileSync(path).includes('marked-access-token')).toBe(false);

    writeFileSync(path, readFileSync(path).subarray(0, 100));
    await newClient().acquireTokenByClientCredential(request);
    expect(tokenRequests).toBe(2);
  });

  it('writes only when something changed', async () => {
    const file = createFakeFile();
    const plugin = createMsalCachePlugin({ file, onProblem: failOnProblem });
    for (const hasChanged of [false, true, false]) {
      const context = contextOf({ text: 'tokens' }, hasChanged);
      await plugin.beforeCacheAccess(context);
      await plugin.afterCacheAccess(context);
    }
    expect(file.writes).toBe(1);
  });

  it('keeps a second access waiting until the first has written', async () => {
    const file = createFakeFile();
    const plugin = createMsalCachePlugin({ file, onProblem: failOnProblem, clock: createFakeClock() });
    const add = async (name: string): Promise<void> => {
      const cache = { text: '' };
      const context = contextOf(cache, true);
      await plugin.beforeCacheAccess(context);
      await settle();
      cache.text += name;
      await plugin.afterCacheAccess(context);
    };
    await Promise.all([add('a'), add('b'), add('c')]);
    expect(file.text).toBe('abc');
  });

  it('does not wait for ever for an access that never ends', async () => {
    const clock = createFakeClock();
    const plugin = createMsalCachePlugin({ file: createFakeFile(), onProblem: failOnProblem, clock });
    await plugin.beforeCacheAccess(contextOf({ text: '' }, false));
    let isThrough = false;
    const second = plugin.beforeCacheAccess(contextOf({ text: '' }, false)).then(() => {
      isThrough = true;
    });
    await clock.advance(9_999);
    expect(isThrough).toBe(false);
    await clock.advance(1);
    await second;
    expect(isThrough).toBe(true);
  });

  it('reports what fails and lets MSAL go on', async () => {
    const problems: unknown[] = [];
    const file: EncryptedFile = {
      ...createFakeFile(),
      read: () => Promise.reject(new Error('read')),
      write: () => Promise.reject(new Error('write')),
    };
    const plugin = createMsalCachePlugin({ file, onProblem: (error) => problems.push(error) });
    const cache = { text: 'in memory' };
    for (let access = 0; access < 2; access += 1) {
      const context = contextOf(cache, true);
      await plugin.beforeCacheAccess(context);
      await plugin.afterCacheAccess(context);
    }
    expect(problems.map(String)).toEqual(['Error: read', 'Error: write', 'Error: read', 'Error: write']);
    expect(cache.text).toBe('in memory');
  });
});
