import type {
  AuthenticationResult,
  DeviceCodeRequest,
  ICachePlugin,
  INetworkModule,
  NetworkResponse,
  PublicClientApplication,
} from '@azure/msal-node';
import { z } from 'zod';

import { MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { fail, ok, type Result } from '../../shared/domain/result';
import type { DeviceCode, SignInFailure } from '../../shared/onboarding/sign-in';
import { REQUIRED_SCOPES } from '../../shared/profiles/watch-permissions';
import type { NetworkPort } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { createTally } from '../network/request-tally';
import { onAbort } from '../on-abort';
import { releaseLoopback } from './loopback';
import { createMsalNetwork, type LastWord, type MsalNetwork } from './msal-network';
import { createPublicClient, type PublicClientTarget, scopesAt } from './public-client';
import { classifySignInFailure } from './sign-in-failure';

/** What the browser shows when the sign-in came back to this computer: whole HTML documents. */
export interface SignInPages {
  readonly signedIn: string;
  readonly notSignedIn: string;
}

/** How somebody signs in. */
export type SignInMethod =
  | {
      readonly method: 'browser';
      /** Opens Microsoft's page in the system browser. */
      readonly openBrowser: (url: string) => Promise<void>;
      readonly pages: SignInPages;
    }
  | {
      readonly method: 'deviceCode';
      /** Shows the code; called once. */
      readonly onCode: (code: DeviceCode) => void;
    };

/** What came of an attempt. */
export interface Acquired {
  readonly client: PublicClientApplication;
  readonly result: AuthenticationResult;
  /** The token endpoint's own answer. */
  readonly last: LastWord | null;
}

/** Time for the page in the browser, a second factor included. MSAL itself would wait for ever. */
export const BROWSER_LIMIT_MS = 5 * MINUTE_MS;

/** The longest that a device code is waited for: its life at Microsoft (device authorization grant: 15 minutes). */
const CODE_LIMIT_MS = 15 * MINUTE_MS;

const deviceCode = z.object({
  userCode: z.string().min(1),
  verificationUri: z.url({ protocol: /^https$/ }),
  expiresIn: z.number().positive(),
});

/** Why an attempt was ended from outside MSAL. */
type Ending = Extract<SignInFailure, { code: 'cancelled' | 'timedOut' | 'noBrowser' }>;

class Ended extends Error {}

/** The end of an attempt: it comes once, and everybody who waits learns of it. */
class EndOfAttempt {
  private reached: Ending | null = null;
  private readonly listeners: (() => void)[] = [];

  reason(): Ending | null {
    return this.reached;
  }

  reach(ending: Ending): void {
    if (this.reached !== null) return;
    this.reached = ending;
    for (const listener of this.listeners) listener();
  }

  onReached(listener: () => void): void {
    if (this.reached === null) this.listeners.push(listener);
    else listener();
  }

  /** Rejects when the end is reached; never resolves. */
  rejection(): Promise<never> {
    return new Promise((_resolve, reject) => {
      this.onReached(() => {
        reject(new Ended());
      });
    });
  }
}

/** A cache that keeps nothing of an attempt that has ended: what was cancelled must not be signed in later. */
function guarded(plugin: ICachePlugin, end: EndOfAttempt): ICachePlugin {
  return {
    beforeCacheAccess: (context) => plugin.beforeCacheAccess(context),
    afterCacheAccess: (context) => {
      if (end.reason() !== null) context.hasChanged = false;
      return plugin.afterCacheAccess(context);
    },
  };
}

/** An answer, or "not yet" where there was none or the service is busy. */
async function orPending<T>(coming: Promise<NetworkResponse<T>>): Promise<NetworkResponse<T>> {
  const pending = { status: 400, headers: {}, body: { error: 'authorization_pending' } as T };
  try {
    const answer = await coming;
    return answer.status === 429 || answer.status >= 500 ? pending : answer;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return pending;
  }
}

/**
 * The network under a device code. MSAL asks every few seconds whether the code was used and gives up at the
 * first fault; a dropped connection or a busy service is taken for "not yet" instead (RFC 8628, 3.5), because
 * the administrator is still at the other page.
 */
function patient({ module }: MsalNetwork, isPolling: () => boolean): INetworkModule {
  return {
    ...module,
    sendPostRequestAsync: (url, options) =>
      isPolling()
        ? orPending(module.sendPostRequestAsync(url, options))
        : module.sendPostRequestAsync(url, options),
  };
}

async function inBrowser(
  client: PublicClientApplication,
  how: Extract<SignInMethod, { method: 'browser' }>,
  scopes: string[],
  end: EndOfAttempt,
): Promise<AuthenticationResult | null> {
  return client.acquireTokenInteractive({
    scopes,
    // The account that happens to be signed in to the browser is often not the administrator's.
    prompt: 'select_account',
    successTemplate: how.pages.signedIn,
    errorTemplate: how.pages.notSignedIn,
    openBrowser: async (url) => {
      if (end.reason() !== null) throw new Ended();
      end.onReached(() => {
        releaseLoopback(url);
      });
      const opening = how.openBrowser(url).catch(() => {
        end.reach({ code: 'noBrowser' });
      });
      await Promise.race([opening, end.rejection()]);
    },
  });
}

async function byDeviceCode(
  client: PublicClientApplication,
  how: Extract<SignInMethod, { method: 'deviceCode' }>,
  scopes: string[],
  end: EndOfAttempt,
  onStarted: (expiresInSeconds: number) => void,
): Promise<AuthenticationResult | null> {
  const request: DeviceCodeRequest = {
    scopes,
    deviceCodeCallback: (response) => {
      if (end.reason() !== null) throw new Ended();
      // MSAL hands over whatever came, a refusal included.
      const { userCode, verificationUri, expiresIn } = deviceCode.parse(response);
      onStarted(expiresIn);
      how.onCode({ userCode, verificationUri, expiresInSeconds: expiresIn });
    },
  };
  end.onReached(() => {
    // MSAL looks at this before it asks again.
    request.cancel = true;
  });
  return client.acquireTokenByDeviceCode(request);
}

/** One attempt to sign somebody in, on a client of its own: nothing of a failed one is left to the next. */
export async function attemptSignIn(options: {
  readonly port: NetworkPort;
  readonly target: PublicClientTarget;
  readonly cache: ICachePlugin;
  readonly how: SignInMethod;
  /** More than watching takes. */
  readonly scopes: readonly string[];
  readonly signal: AbortSignal;
}): Promise<Result<Acquired, SignInFailure>> {
  const { port, target, how, signal } = options;
  if (signal.aborted) return fail({ code: 'cancelled' });
  const end = new EndOfAttempt();
  const cancel = (): void => {
    end.reach({ code: 'cancelled' });
  };
  const forget = onAbort(signal, cancel);
  const limit = (durationMs: number): (() => void) =>
    port.clock.schedule(durationMs, () => {
      end.reach({ code: 'timedOut' });
    });
  let cancelLimit = limit(how.method === 'browser' ? BROWSER_LIMIT_MS : CODE_LIMIT_MS);

  const network = createMsalNetwork(port);
  network.begin(createTally());
  let isPolling = false;
  const attempt = async (): Promise<Result<Acquired, SignInFailure>> => {
    const module = patient(network, () => isPolling);
    const client = await createPublicClient(target, { ...network, module }, guarded(options.cache, end));
    const scopes = scopesAt(target, [...REQUIRED_SCOPES, ...options.scopes]);
    const result =
      how.method === 'browser'
        ? await inBrowser(client, how, scopes, end)
        : await byDeviceCode(client, how, scopes, end, (seconds) => {
            isPolling = true;
            cancelLimit();
            cancelLimit = limit(Math.min(CODE_LIMIT_MS, seconds * SECOND_MS));
          });
    const last = network.lastWord();
    return result === null ? fail(classifySignInFailure(null, last)) : ok({ client, result, last });
  };

  try {
    // Both may reject after the other won: a promise that nobody waits for any more must not be unhandled.
    const attempted = attempt();
    attempted.catch(() => undefined);
    return await Promise.race([attempted, end.rejection()]);
  } catch (error) {
    const last = network.lastWord();
    const ending = end.reason();
    if (ending === null) return fail(classifySignInFailure(error, last));
    // Nobody could have used the code while Microsoft was out of reach.
    const isCutOff = ending.code === 'timedOut' && last?.heard === 'network';
    return fail(isCutOff ? { code: 'network', cause: last.cause } : ending);
  } finally {
    cancelLimit();
    forget();
  }
}
