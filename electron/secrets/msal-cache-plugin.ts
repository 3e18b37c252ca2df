import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';

import { type Clock, systemClock } from '../clock';
import type { EncryptedFile } from './encrypted-file';
import { createMutex } from './mutex';

/**
 * How long one access may keep the others waiting, in milliseconds. MSAL does no network between the two
 * calls, and where it throws in between it never makes the second one.
 */
const MAX_HOLD_MS = 10_000;

/**
 * Keeps MSAL's token cache in an encrypted file. Accesses run one after another from reading to writing, so that
 * two clients sharing the plugin do not overwrite each other's tokens. A cache that cannot be read or written
 * costs a new sign-in at the next start and nothing else: it is reported, and MSAL goes on with what it holds.
 */
export function createMsalCachePlugin(options: {
  readonly file: EncryptedFile;
  readonly onProblem: (error: unknown) => void;
  readonly clock?: Clock;
}): ICachePlugin {
  const { file, onProblem, clock = systemClock } = options;
  const mutex = createMutex();
  const held = new WeakMap<TokenCacheContext, () => void>();

  return {
    beforeCacheAccess: async (context) => {
      const release = await mutex.acquire();
      try {
        const text = await file.read();
        if (text !== null) context.tokenCache.deserialize(text);
      } catch (error) {
        onProblem(error);
      }
      const cancel = clock.schedule(MAX_HOLD_MS, release);
      held.set(context, () => {
        cancel();
        release();
      });
    },
    afterCacheAccess: async (context) => {
      try {
        if (context.cacheHasChanged) await file.write(context.tokenCache.serialize());
      } catch (error) {
        onProblem(error);
      } finally {
        held.get(context)?.();
        held.delete(context);
      }
    },
  };
}
