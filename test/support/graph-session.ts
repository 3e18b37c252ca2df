import { type GraphSession, openGraphSession } from '../../electron/graph/graph-session';
import type { Identity, IssuedToken, TokenOutcome } from '../../electron/identity/identity';
import { createTally, type RequestTally } from '../../electron/network/request-tally';
import { instantOf } from '../../shared/domain/instant';
import { createFakeClock, type FakeClock, settle } from './fake-clock';
import {
  createScriptedFetch,
  type ScriptedAnswer,
  type ScriptedFetch,
  type SeenRequest,
} from './scripted-fetch';

/** A token that was issued, as an identity hands it out. */
function issuedToken(accessToken: string, roles: readonly string[] | null = []): IssuedToken {
  const at = instantOf(Date.parse('2026-11-23T12:00:00Z'));
  const expiresAt = instantOf(Date.parse('2026-11-23T13:00:00Z'));
  return {
    outcome: 'issued',
    accessToken,
    facts: { outcome: 'issued', roles, expiresAt, method: 'secret' },
    at,
    requestId: null,
  };
}

/** Graph over a script. */
export interface ScriptedGraph extends ScriptedFetch {
  readonly session: GraphSession;
  readonly clock: FakeClock;
  readonly tally: RequestTally;
  /** How often a new token was asked for. */
  readonly renewals: () => number;
  /** Waits for a promise while the fake clock moves on. */
  readonly finish: <T>(promise: Promise<T>) => Promise<T>;
}

/** Opens a session over a script; the first token is `token-0`, a renewed one is what `renew` gives. */
export async function openScriptedGraph(
  answer: (request: SeenRequest, index: number) => ScriptedAnswer,
  options: { readonly renew?: (count: number) => TokenOutcome; readonly signal?: AbortSignal } = {},
): Promise<ScriptedGraph> {
  const clock = createFakeClock();
  const scripted = createScriptedFetch(answer);
  const tally = createTally();
  let renewals = 0;
  const identity: Identity = {
    kind: 'monitorRegistration',
    clientId: 'client',
    getToken: () => {
      renewals += 1;
      return Promise.resolve(options.renew?.(renewals) ?? issuedToken(`token-${String(renewals)}`));
    },
  };
  const session = await openGraphSession({
    port: { fetch: scripted.fetch, clock },
    origin: 'https://graph.microsoft.com',
    identity,
    token: issuedToken('token-0'),
    tally,
    signal: options.signal,
  });
  const finish = async <T>(promise: Promise<T>): Promise<T> => {
    const progress = { isDone: false };
    const done = (): void => {
      progress.isDone = true;
    };
    promise.then(done, done);
    for (let turn = 0; turn < 5_000 && !progress.isDone; turn += 1) {
      await settle();
      if (turn % 20 === 19) await clock.advance(250);
    }
    return promise;
  };
  return { ...scripted, session, clock, tally, renewals: () => renewals, finish };
}

/** The requests inside a batch. */
export function batchItems(
  request: SeenRequest | undefined,
): readonly { readonly id: string; readonly url: string }[] {
  const body = JSON.parse(request?.text ?? '{}') as { requests?: { id: string; url: string }[] };
  return body.requests ?? [];
}
