import { valueOf } from '../../../shared/domain/observation';
import type { Proof, StepProblem } from '../../../shared/domain/runbook-run';
import type { Snapshot } from '../../../shared/domain/snapshot';
import { message } from '../../../shared/messages/message';
import {
  type BothWays,
  bothWays,
  type MailGrant,
  mailGrants,
} from '../../../shared/runbooks/mailbox-scoping';
import { type Look, proofOf } from '../runbook';
import { problem, type Values } from './values';

/** Everything that was read without a request of its own: consents, and whether they could be read. */
export function unreadGrants({ servicePrincipal, appRoleAssignments }: Snapshot): Look | null {
  for (const one of [servicePrincipal, appRoleAssignments]) {
    if (one.state === 'unreadable') {
      return { is: 'unreadable', failure: one.failure, requestId: one.requestId };
    }
  }
  return null;
}

/** The probes of one mailbox that opens and one that is refused, as proofs. */
export function probeProofs(snapshot: Snapshot, ways: BothWays): readonly Proof[] {
  const probeOf = (address: string | undefined): Snapshot['canaries'][number]['probe'] | undefined =>
    [...snapshot.mailboxes, ...snapshot.canaries].find((one) => one.address === address)?.probe;
  const opened = probeOf(ways.open[0]);
  const refused = probeOf(ways.refusedCanaries[0]);
  return [
    ...(opened === undefined
      ? []
      : [proofOf(message('scope.proof.probe', { proof: 'open', names: ways.open }), opened)]),
    ...(refused === undefined
      ? []
      : [proofOf(message('scope.proof.probe', { proof: 'refused', names: ways.refusedCanaries }), refused)]),
  ];
}

/** Which of the consents stand at present. */
export function presentOf(snapshot: Snapshot): MailGrant[] {
  return [...(mailGrants(snapshot) ?? [])];
}

/** What is wrong with both-way probes; null: nothing. */
function trouble(ways: BothWays): StepProblem | null {
  if (ways.refused.length > 0) return problem('refused', ways.refused);
  if (ways.missing.length > 0) return problem('missing', ways.missing);
  return ways.openCanaries.length > 0 ? problem('canaryOpen', ways.openCanaries) : null;
}

/** Whether the mailboxes open and the others do not. */
export function lookBothWays(snapshot: Snapshot): Look {
  const ways = bothWays(snapshot);
  const wrong = trouble(ways);
  if (wrong !== null) return { is: 'notYet', problem: wrong };
  if (ways.unread !== null) {
    const { failure, requestId } = ways.unread;
    return { is: 'unreadable', failure, requestId };
  }
  return { is: 'reached', proofs: probeProofs(snapshot, ways) };
}

/**
 * Whether a consent that is gone may still be in force: then what opens proves nothing. A refused canary shows that it is
 * not; without one, the permissions in a fresh token do.
 */
export function mayStillBeConsented(snapshot: Snapshot, found: Values['found']): boolean {
  const ways = bothWays(snapshot);
  if (trouble(ways) !== null || ways.unread !== null || ways.refusedCanaries.length > 0) return false;
  const facts = valueOf(snapshot.token);
  const roles = facts?.outcome === 'issued' ? facts.roles : null;
  return roles === null || found.some(({ value }) => roles.includes(value));
}
