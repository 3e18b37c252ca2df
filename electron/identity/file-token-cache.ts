import { join } from 'node:path';

import type { Clock } from '../clock';
import { createEncryptedFile } from '../secrets/encrypted-file';
import { createMsalCachePlugin } from '../secrets/msal-cache-plugin';
import type { SecretStore } from '../secrets/secret-store';
import type { TokenCache } from './administrators';

/**
 * Opens token caches in the data folder, encrypted under keys in the keychain; with a memory store they last as
 * long as the process. A cache that fails costs a new sign-in at the next start and is reported.
 */
export function fileTokenCaches(options: {
  readonly folder: string;
  readonly secretStore: SecretStore;
  readonly clock: Clock;
  readonly onProblem: (error: unknown) => void;
}): (purpose: string) => TokenCache {
  const { folder, secretStore, clock, onProblem } = options;
  return (purpose) => {
    const file = createEncryptedFile({ path: join(folder, `${purpose}.bin`), purpose, secretStore, clock });
    return { plugin: createMsalCachePlugin({ file, onProblem, clock }), remove: file.remove };
  };
}
