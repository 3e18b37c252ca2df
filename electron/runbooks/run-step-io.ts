import type { Connection } from '../../shared/domain/connection';
import { SECOND_MS } from '../../shared/domain/instant';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { Clock } from '../clock';
import type { RunDesk } from './run-desk';
import type { RunRecord } from './run-record';
import type { RunVault } from './run-vault';
import type { StepIo } from './runbook';
import type { Workbench } from './workbench';

/** Steps that follow one another without anybody doing anything look at the same thing. */
const RECENT_MS = 10 * SECOND_MS;

/** What steps reach the world through. */
export interface StepIoOptions {
  readonly vault: RunVault;
  readonly workbench: () => Workbench;
  readonly clock: Clock;
  /** Lets Graphkeeper look at a connection with another secret of the integration. */
  readonly replaceOwnSecret: (
    connection: Connection,
    value: string,
  ) => ReturnType<StepIo['replaceOwnSecret']>;
  /** Notes another token endpoint as the one that is configured at the vendor. */
  readonly correctOwnEndpoint: (
    connection: Connection,
    value: string,
  ) => ReturnType<StepIo['correctOwnEndpoint']>;
  readonly keepFilterPolicy: (
    connection: Connection,
    ...policy: Parameters<StepIo['keepFilterPolicy']>
  ) => void;
}

/** Gives a step of a run what it may use. */
export function createStepIo(
  options: StepIoOptions,
  { lifeOf }: Pick<RunDesk, 'lifeOf'>,
): (record: RunRecord, connection: Connection) => StepIo {
  const { clock } = options;
  return (record, connection) => {
    const { signal } = lifeOf(record.id).abort;
    const workbench = options.workbench();
    const look = async (): Promise<Snapshot> => {
      const snapshot = await workbench.look(connection, signal);
      lifeOf(record.id).recent = { at: clock.monotonic(), snapshot };
      return snapshot;
    };
    return {
      connection,
      now: clock.now,
      look,
      recentLook: () => {
        const { recent } = lifeOf(record.id);
        const isRecent = recent !== null && clock.monotonic() - recent.at < RECENT_MS;
        return isRecent ? Promise.resolve(recent.snapshot) : look();
      },
      readFarEnd: (integrationId) => workbench.readFarEnd(connection, integrationId, signal),
      read: (query, version = 'v1.0') => workbench.read(connection, query, version, signal),
      tryCredential: (credential) => workbench.tryCredential(connection, credential, signal),
      readSecretPlace: (credentialId) => workbench.readSecretPlace(connection, credentialId, signal),
      ownSecret: () => workbench.ownSecret(connection),
      vault: options.vault.of(record.id),
      replaceOwnSecret: (value) => options.replaceOwnSecret(connection, value),
      correctOwnEndpoint: (value) => options.correctOwnEndpoint(connection, value),
      keepFilterPolicy: (policy) => {
        options.keepFilterPolicy(connection, policy);
      },
    };
  };
}
