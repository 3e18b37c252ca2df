import type { Connection } from '../../shared/domain/connection';
import type { PreflightItem } from '../../shared/domain/draft';
import { type Observation, valueOf } from '../../shared/domain/observation';
import { type ObservationKey, observationsOf } from '../../shared/domain/observation-key';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { Message } from '../../shared/messages/message';
import { permissionRequest } from '../../shared/onboarding/permission-request';
import { preflightItems } from '../../shared/onboarding/preflight';
import type { OwnRegistrationCheck } from '../../shared/onboarding/registration-check';
import type { Clock } from '../clock';
import { administratorClientIds, type Administrators } from '../identity/administrators';
import { createCollector } from '../monitor/collector';
import type { Fetch } from '../network/fetch';
import type { ResolveSecret } from '../secrets/secret-store';
import { readOwnRegistration } from './read-own-registration';

/** What a preflight found. */
export interface PreflightResult {
  readonly items: readonly PreflightItem[];
  /** For the administrator who can grant what is missing; null when granting helps nothing. */
  readonly request: Message | null;
  /** Graphkeeper's own registration, for administrator sign-in; null where the connection has no such access. */
  readonly registration: OwnRegistrationCheck | null;
  /** The first look at the connection, to begin watching with. */
  readonly snapshot: Snapshot;
}

/**
 * Reads everything about a connection that is only drafted and lists, fact by fact, what each access can read.
 * Nothing is kept: the tokens of the look are forgotten with it, but for the administrator's sign-in. Rejects
 * only when it is aborted.
 *
 * @param options.resolveSecret also finds the secrets of the draft, which are not in the keychain yet
 * @param options.onItems told of the list at the beginning and as facts come in
 */
export async function runPreflight(
  connection: Connection,
  options: {
    readonly fetch: Fetch;
    readonly clock: Clock;
    readonly resolveSecret: ResolveSecret;
    readonly administrators: Administrators;
    readonly onItems: (items: readonly PreflightItem[]) => void;
    readonly signal?: AbortSignal;
  },
): Promise<PreflightResult> {
  const { fetch, clock, resolveSecret, administrators, onItems, signal } = options;
  const observations = new Map<ObservationKey, Observation<unknown>>();
  onItems(preflightItems(connection, observations));
  const snapshot = await createCollector({ fetch, clock, resolveSecret, administrators }).collect(
    connection,
    {
      depth: 'full',
      previous: null,
      onObservation: (key, observation) => {
        observations.set(key, observation);
        onItems(preflightItems(connection, observations));
      },
      ...(signal === undefined ? {} : { signal }),
    },
  );
  const items = preflightItems(connection, observationsOf(snapshot));
  const [clientId] = administratorClientIds(connection.access);
  const registration =
    clientId === undefined
      ? null
      : await readOwnRegistration({ fetch, clock }, connection, administrators.of(connection, clientId), {
          graphResourceId: valueOf(snapshot.resource)?.id ?? null,
          signal,
        });
  return { items, request: permissionRequest(connection, items), registration, snapshot };
}
