import type { JsonObject } from '../../shared/domain/json';
import type { StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { RotationProblem } from '../../shared/messages/en/rotate-secret';
import { type Message, message } from '../../shared/messages/message';
import { problemOf } from './run-problems';
import { type Look, proofOf, type StepIo } from './runbook';

/** What keeps a rotation from getting on, in words. */
export function rotationProblem(name: RotationProblem, requestId: string | null = null): StepProblem {
  return problemOf(
    message('rotate.problem', { problem: name }),
    message('rotate.advice', { problem: name }),
    requestId,
  );
}

/** Whether a credential stands in the registration; null: it could not be read, or the registration is gone. */
export function stands(snapshot: Snapshot, keyId: string): boolean | null {
  const { application } = snapshot;
  if (application.state === 'unreadable' || application.value === null) return null;
  return application.value.credentials.some((one) => one.keyId === keyId);
}

/** What a look at a registration comes to that shows none of its credentials. */
export function unreadApplication({ application }: Snapshot): Look {
  return application.state === 'unreadable'
    ? { is: 'unreadable', failure: application.failure, requestId: application.requestId }
    : { is: 'stuck', problem: rotationProblem('notHere') };
}

/**
 * Looks whether a credential is gone from the registration.
 *
 * @param options.proof what is said of that
 * @param options.barred why it has to stay as long as it is there; null: it may go
 */
export async function lookForRemoval(
  io: StepIo,
  keyId: string,
  options: {
    readonly proof: Message;
    readonly values?: JsonObject;
    readonly barred: (snapshot: Snapshot) => RotationProblem | null;
  },
): Promise<Look> {
  const { proof, values = {}, barred } = options;
  const snapshot = await io.look();
  const isThere = stands(snapshot, keyId);
  if (isThere === null) return unreadApplication(snapshot);
  if (!isThere) return { is: 'reached', values, proofs: [proofOf(proof, snapshot.application)] };
  const why = barred(snapshot);
  return why === null ? { is: 'notYet' } : { is: 'stuck', problem: rotationProblem(why) };
}
