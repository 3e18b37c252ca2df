import { isPassing, type ReadFailure } from '../../shared/domain/failure';
import type { Observation } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { PollOutcome } from './poll-plan';

/**
 * All that is read from Microsoft Graph: what a poll is made for. Genesys Cloud is not: what fails there shows by itself,
 * and its client waits by itself for what it was asked to wait for (`genesys-pace.ts`).
 */
function graphObservations(snapshot: Snapshot): readonly Observation<unknown>[] {
  return [
    snapshot.organization,
    snapshot.application,
    snapshot.servicePrincipal,
    snapshot.resource,
    snapshot.appRoleAssignments,
    snapshot.permissionGrants,
    snapshot.credentialActivity,
    snapshot.owners,
    snapshot.serviceIssues,
    snapshot.subscriptions,
    ...snapshot.mailboxes.flatMap((mailbox) => [mailbox.user, mailbox.probe, mailbox.mailFlow]),
    ...snapshot.canaries.map((canary) => canary.probe),
    ...snapshot.access.flatMap((access) => access.application ?? []),
  ];
}

/** What a look took over from the one before stays the same object, whatever the clock does. */
function freshObservations(snapshot: Snapshot, previous: Snapshot | null): readonly Observation<unknown>[] {
  const known = new Set(previous === null ? [] : graphObservations(previous));
  return graphObservations(snapshot).filter((observation) => !known.has(observation));
}

function failureOf(observation: Observation<unknown>): ReadFailure | null {
  return observation.state === 'unreadable' ? observation.failure : null;
}

/** A service that does not answer in time may be overburdened, and is left in peace like one that says so. */
function isUnreached(failure: ReadFailure): boolean {
  return failure.code === 'network' && failure.cause !== 'timeout';
}

function retryAfterOf(failure: ReadFailure): number {
  const isAsked = failure.code === 'throttled' || failure.code === 'unavailable';
  return isAsked ? (failure.retryAfterMs ?? 0) : 0;
}

/**
 * Whether a poll failed as a whole: the services could not be reached, or passing faults left nothing read of
 * what it was made for. Its snapshot then tells nothing new, and the last known health stands until it is stale.
 * A refusal that says something (an expired secret, a missing permission) is a result, not a failure.
 *
 * @param previous what the poll could take over: what it did take over does not count
 * @param isSettling shortly after a resume: one passing fault is enough, because the network is not yet itself
 */
export function pollOutcome(snapshot: Snapshot, previous: Snapshot | null, isSettling: boolean): PollOutcome {
  const facts = freshObservations(snapshot, previous);
  // Only a token that was issued is kept from look to look, and one of those is no fault.
  const tokens = [snapshot.token, ...snapshot.access.map((access) => access.token)];
  const failures = [...facts, ...tokens].flatMap((observation) => failureOf(observation) ?? []);
  const hasPassingFault =
    failures.some(isPassing) ||
    tokens.some(
      (token) =>
        token.state === 'read' && token.value.outcome === 'refused' && token.value.entra.kind === 'transient',
    );
  const hasRead = facts.some((observation) => observation.state === 'read');
  const retryAfterMs = Math.max(0, ...failures.map(retryAfterOf));
  return {
    hasFailed: hasPassingFault && (isSettling || !hasRead),
    retryAfterMs: retryAfterMs > 0 ? retryAfterMs : null,
    isUnreached: failures.some(isUnreached) && failures.every((one) => !isPassing(one) || isUnreached(one)),
  };
}
