import {
  createGenesysClient,
  type GenesysClient,
  type GenesysOpening,
} from '../../electron/genesys/genesys-client';
import type { GenesysSession } from '../../electron/genesys/genesys-session';
import { createTally, type RequestTally } from '../../electron/network/request-tally';
import { createFakeClock, type FakeClock, settle } from './fake-clock';
import {
  createScriptedFetch,
  type ScriptedAnswer,
  type ScriptedFetch,
  type SeenRequest,
} from './scripted-fetch';

/** A client over a script; token requests are answered by themselves unless the script does. */
export interface ScriptedGenesys extends ScriptedFetch {
  readonly client: GenesysClient;
  readonly clock: FakeClock;
  readonly tally: RequestTally;
  readonly open: (options?: {
    readonly forceRefresh?: boolean;
    readonly signal?: AbortSignal;
    readonly deadline?: AbortSignal;
  }) => Promise<GenesysOpening>;
  readonly session: () => Promise<GenesysSession>;
  /** Requests to the API itself. */
  readonly asked: () => readonly SeenRequest[];
  /** Moves the clock on until a promise has settled. */
  readonly finish: <T>(promise: Promise<T>) => Promise<T>;
}

/** The address of the token endpoint in the scripted region. */
export const TOKEN_URL = 'https://login.mypurecloud.de/oauth/token';

/** What the scripted client signs in with. */
export const SCRIPTED_SECRET = 'scripted-genesys-secret';

/** Makes a client whose answers come from `answer`; null: as usual (a token, an empty list). */
export function createScriptedGenesys(
  answer: (request: SeenRequest, index: number) => ScriptedAnswer | null,
): ScriptedGenesys {
  let tokens = 0;
  let asked = 0;
  const scripted = createScriptedFetch((request) => {
    const isToken = request.url.href === TOKEN_URL;
    const own = answer(request, isToken ? tokens : asked);
    if (isToken) tokens += 1;
    else asked += 1;
    if (own !== null) return own;
    return isToken
      ? { json: { access_token: `token-${String(tokens - 1)}`, token_type: 'bearer', expires_in: 86_399 } }
      : { json: { entities: [] } };
  });
  const clock = createFakeClock();
  const tally = createTally();
  const client = createGenesysClient(
    { fetch: scripted.fetch, clock },
    { region: 'mypurecloud.de', clientId: 'client', secret: SCRIPTED_SECRET },
  );
  const open: ScriptedGenesys['open'] = (options = {}) =>
    client.open({ forceRefresh: false, tally, ...options });
  return {
    ...scripted,
    client,
    clock,
    tally,
    open,
    session: async () => {
      const { session } = await open();
      if (session === null) throw new Error('No session.');
      return session;
    },
    asked: () => scripted.requests.filter(({ url }) => url.href !== TOKEN_URL),
    finish: async (promise) => {
      const progress = { isDone: false };
      const watch = promise.finally(() => {
        progress.isDone = true;
      });
      watch.catch(() => undefined);
      await settle();
      for (let step = 0; !progress.isDone && step < 1_000; step += 1) await clock.advance(100);
      return watch;
    },
  };
}
