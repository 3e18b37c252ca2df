import type { Observation } from '../../../shared/domain/observation';
import type { PlannedRequest, StepProblem } from '../../../shared/domain/runbook-run';
import { passingFailure } from '../../../shared/runbooks/far-end';
import {
  areSameKeys,
  type KeyCredential,
  keyCredentialsBody,
  type NewKeyCredential,
  shownKeys,
} from '../../../shared/runbooks/key-credentials';
import { keyCredentialsQuery } from '../../graph/readers/key-credentials';
import { graphUrl } from '../graph-url';
import { rotationProblem } from '../registered-credential';
import { unreadProblem } from '../run-problems';
import type { Change, Look, RunContext, Step, StepIo } from '../runbook';
import { set, type Values } from './values';

/*
 * Certificates of a registration are changed as a whole: `PATCH /applications/{id}` replaces `keyCredentials` (Microsoft:
 * "Add a certificate to an app using Microsoft Graph"); `addKey` takes a proof that is signed with a private key, which
 * is not here. So the collection is read immediately before it is sent, entries that exist are sent as they were read,
 * and nothing is sent where it is another one than the one that was confirmed.
 */

/** The certificates of a registration as they are now. */
export interface PresentKeys {
  /** Null: nobody here may read them, so that a person changes them. */
  readonly keys: readonly KeyCredential[] | null;
  /** When they were read, and by whom. */
  readonly source: Pick<Observation<unknown>, 'at' | 'via' | 'requestId'>;
}

/** Reads them. `look`: it cannot be said how they are, for a reason that goes by. */
export async function presentKeys(
  io: StepIo,
  objectId: string,
): Promise<PresentKeys | { readonly look: Look }> {
  const found = await io.read(keyCredentialsQuery(objectId));
  if (found.state === 'read') return { keys: found.value, source: found };
  const unread = passingFailure([found]);
  return unread === null
    ? { keys: null, source: found }
    : { look: { is: 'unreadable', failure: unread.failure, requestId: unread.requestId } };
}

/** How they are kept: as they are shown. */
export function keptKeys(keys: readonly KeyCredential[] | null): Pick<Values, 'keys'> {
  return { keys: keys === null ? null : shownKeys(keys) };
}

/** What a refusal of the collection means; codes as people report them (see the simulator's rules); null: nothing here. */
export function refusalOfKeys(code: string): StepProblem | null {
  switch (code) {
    case 'KeyCredentialsInvalidEndDate':
      return rotationProblem('certificateEnd');
    case 'CredentialInvalidLifetimeAsPerAppPolicy':
      return rotationProblem('certificateLifetime');
    case 'CredentialTypeNotAllowedAsPerAppPolicy':
      return rotationProblem('certificateBlocked');
    default:
      return null;
  }
}

/**
 * The change of the whole collection, where it is known; without that, the step is done by hand.
 *
 * @param next what becomes of the collection
 */
export function certificatesChange(
  { connection }: RunContext,
  { application, keys: shown }: Values,
  next: (keys: readonly KeyCredential[]) => readonly (KeyCredential | NewKeyCredential)[],
  more: Omit<Change, 'requests' | 'permission' | 'fill'>,
): Pick<Step, 'kind' | 'change'> {
  if (application === null || shown === null) return { kind: 'byHand' };
  const { objectId } = application;
  const requestOf = (keys: ReturnType<typeof next>): PlannedRequest => ({
    method: 'PATCH',
    url: graphUrl(connection, `/applications/${objectId}`),
    body: keyCredentialsBody(keys),
  });
  return {
    kind: 'change',
    change: {
      ...more,
      requests: [requestOf(shownKeys(next(shown)))],
      permission: 'application',
      fill: async (_request, io) => {
        const now = await io.read(keyCredentialsQuery(objectId));
        if (now.state === 'unreadable') return { problem: unreadProblem(now.failure, now.requestId) };
        return areSameKeys(shown, shownKeys(now.value))
          ? { request: requestOf(next(now.value)) }
          : {
              problem: rotationProblem('certificatesChanged', now.requestId),
              values: set(keptKeys(now.value)),
            };
      },
    },
  };
}
