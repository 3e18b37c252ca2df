import { credentialLabel } from '../checks/credential-expiry';
import type { CredentialRow } from '../domain/details';
import { type EpochMs, epochOf } from '../domain/instant';
import type { ConnectionState } from '../domain/state';
import { overviewSpan, type TimeSpan } from './timeline';

/** A credential of one of the connections. */
export interface UpcomingCredential {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly label: string;
  readonly row: CredentialRow;
}

/** What the overview tells of all credentials. */
export interface UpcomingCredentials {
  /** Those that end within the half year, or have ended and may still be in use; the first to end first. */
  readonly ending: readonly UpcomingCredential[];
  /** How many end after that, or never. */
  readonly later: number;
  /** Names of the connections whose credentials are not known: they are not taken for having none. */
  readonly unread: readonly string[];
}

function isListed({ end, use }: CredentialRow, { to }: TimeSpan, now: EpochMs): boolean {
  if (end === null || epochOf(end) > to) return false;
  // What has ended and is not in use concerns nobody any more.
  return epochOf(end) > now || use !== 'notInUse';
}

function isLater({ end }: CredentialRow, { to }: TimeSpan): boolean {
  return end === null || epochOf(end) > to;
}

/** The credentials of all connections as the overview lists them. */
export function upcomingCredentials(
  connections: readonly ConnectionState[],
  now: EpochMs,
): UpcomingCredentials {
  const span = overviewSpan(now);
  const all = connections.flatMap(({ id, name, details }) =>
    details?.credentials.state === 'read'
      ? details.credentials.rows.map((row): UpcomingCredential => ({
          connectionId: id,
          connectionName: name,
          label: credentialLabel(row),
          row,
        }))
      : [],
  );
  return {
    ending: all
      .filter(({ row }) => isListed(row, span, now))
      .sort((a, b) => epochOf(a.row.end ?? '') - epochOf(b.row.end ?? '')),
    later: all.filter(({ row }) => isLater(row, span)).length,
    unread: connections
      .filter(({ details }) => details?.credentials.state === 'unreadable')
      .map(({ name }) => name),
  };
}

/** The next one to end that the integration uses, or may use; null when none of the listed ones will. */
export function nextToEnd({ ending }: UpcomingCredentials, now: EpochMs): UpcomingCredential | null {
  return ending.find(({ row }) => row.use !== 'notInUse' && epochOf(row.end ?? '') > now) ?? null;
}
