import { byAddress } from '../checks/findings';
import { tokenRefusal } from '../checks/token-refusal';
import type { ReadFailure } from '../domain/failure';
import type { Observation } from '../domain/observation';
import type { ReadFact } from '../domain/row-values';
import type { Snapshot } from '../domain/snapshot';
import { failureMessage } from '../messages/failure-message';
import { type Message, message } from '../messages/message';

type Reading = readonly [id: string, fact: ReadFact, observation: Observation<unknown>];

/** Everything that was read or not, each under an id that stays the same from look to look. */
function readingsOf(snapshot: Snapshot): readonly Reading[] {
  const { mailboxes, canaries } = snapshot;
  return [
    ['discovery', 'discovery', snapshot.discovery],
    ['token', 'token', snapshot.token],
    ['application', 'application', snapshot.application],
    ['servicePrincipal', 'servicePrincipal', snapshot.servicePrincipal],
    ['appRoleAssignments', 'appRoleAssignments', snapshot.appRoleAssignments],
    ['permissionGrants', 'permissionGrants', snapshot.permissionGrants],
    ['credentialActivity', 'credentialActivity', snapshot.credentialActivity],
    ['owners', 'owners', snapshot.owners],
    ['serviceIssues', 'serviceIssues', snapshot.serviceIssues],
    ['subscriptions', 'subscriptions', snapshot.subscriptions],
    ...byAddress(mailboxes).flatMap(({ address, user, probe, mailFlow }): readonly Reading[] => {
      const id = address.toLowerCase();
      return [
        [`user/${id}`, 'users', user],
        [`probe/${id}`, 'probes', probe],
        [`mailFlow/${id}`, 'mailFlow', mailFlow],
      ];
    }),
    ...byAddress(canaries).map(({ address, probe }): Reading => [
      `canary/${address.toLowerCase()}`,
      'probes',
      probe,
    ]),
  ];
}

/** Why something could not be read; null when it was, `notYet` when nobody has tried. */
function failureOf(
  fact: ReadFact,
  observation: Observation<unknown>,
  snapshot: Snapshot,
): ReadFailure | 'notYet' | null {
  // A refusal of the credential is an answer, and has a sentence of its own.
  if (fact === 'token' && tokenRefusal(snapshot.token) !== null) return null;
  if (observation.state === 'read') return null;
  const { failure } = observation;
  return failure.code === 'notAttempted' && failure.because === 'notYet' ? 'notYet' : failure;
}

/**
 * What became readable or unreadable. Much turns unreadable for one reason (no token, no network): each direction
 * is one sentence, with the reason where it is the same for all.
 */
export function readabilityChanges(before: Snapshot, after: Snapshot): readonly Message[] {
  const known = new Map(readingsOf(before).map((reading) => [reading[0], reading]));
  const readable = new Set<ReadFact>();
  const unreadable = new Map<ReadFact, ReadFailure>();
  for (const [id, fact, observation] of readingsOf(after)) {
    const past = known.get(id);
    if (past === undefined) continue;
    const was = failureOf(fact, past[2], before);
    const is = failureOf(fact, observation, after);
    if (was === 'notYet' || is === 'notYet') continue;
    if (was !== null && is === null) readable.add(fact);
    if (was === null && is !== null) unreadable.set(fact, is);
  }
  const failures = [...unreadable.values()];
  const [first] = failures;
  const reasons = new Set(failures.map((failure) => JSON.stringify(failureMessage(failure))));
  return [
    ...(first === undefined
      ? []
      : [
          message('views.change.unreadable', {
            facts: [...unreadable.keys()],
            failure: reasons.size === 1 ? failureMessage(first) : null,
          }),
        ]),
    ...(readable.size === 0 ? [] : [message('views.change.readable', { facts: [...readable] })]),
  ];
}
