import type { Finding } from '../domain/finding';
import type { Observation } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import { HARMLESS_PERMISSIONS, HIGH_PRIVILEGE_PERMISSIONS } from '../profiles/vendor-profile';
import type { Check, CheckContext } from './check';
import { applicationSubject, evidenceOf, finding, unknownFinding } from './findings';
import {
  type GrantedPermission,
  grantedToApplication,
  grantedToUsers,
  requestedOfGraph,
} from './granted-permissions';
import type { UnknownWhat } from './terms';

const CHECK = 'excess-permissions';

/** Its application permissions (`full_access_as_app`, `IMAP.AccessAsApp` …) reach mailboxes past Microsoft Graph. */
const EXCHANGE_ONLINE = 'Office 365 Exchange Online';

function isHighPrivilege({ value, type, isGraph, resourceName }: GrantedPermission): boolean {
  if (resourceName === EXCHANGE_ONLINE) return type === 'application';
  return isGraph !== false && HIGH_PRIVILEGE_PERMISSIONS.includes(value);
}

/** Names that are needed, as `type/value`; null: it is not known what is. */
function neededOf(snapshot: Snapshot, { profile }: CheckContext): ReadonlySet<string> | null {
  const needed = profile.permissions ?? requestedOfGraph(snapshot);
  return needed === null ? null : new Set(needed.map(({ type, value }) => `${type}/${value}`));
}

function isExcess(granted: GrantedPermission, needed: ReadonlySet<string>): boolean {
  if (granted.isGraph === false) return true;
  if (granted.type === 'delegated' && HARMLESS_PERMISSIONS.includes(granted.value)) return false;
  return !needed.has(`${granted.type}/${granted.value}`);
}

function excessFinding(
  granted: GrantedPermission,
  source: Observation<unknown>,
  { profile }: CheckContext,
): Finding {
  const { value, type, consent, resourceName } = granted;
  const isHigh = isHighPrivilege(granted);
  const subject: Subject = { type: 'permission', id: value, name: value };
  return finding({
    check: CHECK,
    subject,
    aspect: type,
    severity: isHigh ? 'warning' : 'notice',
    title: message('check.excessPermissions', { value, type, resourceName }),
    detail: message('check.excessPermissions.detail', { type, consent, isHigh, vendor: profile.vendor }),
    evidence: evidenceOf(source, { value, type, consent, resourceName }),
  });
}

function unread(
  snapshot: Snapshot,
  observation: Observation<unknown>,
  aspect: string,
  what: UnknownWhat,
): readonly Finding[] {
  if (observation.state === 'read') return [];
  return [unknownFinding({ check: CHECK, subject: applicationSubject(snapshot), aspect }, observation, what)];
}

/** What is granted beyond what the vendor needs (Q15): each of it is something that a leaked secret opens. */
export const checkExcessPermissions: Check = (snapshot, context) => {
  const application = grantedToApplication(snapshot);
  const users = grantedToUsers(snapshot);
  const needed = neededOf(snapshot, context);
  const findings = new Map<string, Finding>();
  for (const source of [application, users]) {
    if (source.state === 'unreadable' || needed === null) continue;
    for (const granted of source.value) {
      if (!isExcess(granted, needed)) continue;
      const one = excessFinding(granted, source, context);
      if (!findings.has(one.key)) findings.set(one.key, one);
    }
  }
  const all = [
    ...findings.values(),
    ...unread(snapshot, application, 'application', 'excessApplication'),
    ...unread(snapshot, users, 'delegated', 'excessDelegated'),
    ...(needed === null && snapshot.application.state === 'unreadable'
      ? unread(snapshot, snapshot.application, 'requests', 'requests')
      : []),
  ];
  if (all.length > 0) return all;
  return [
    finding({
      check: CHECK,
      subject: applicationSubject(snapshot),
      severity: needed === null ? 'unknown' : 'ok',
      title: message(needed === null ? 'check.excessPermissions.undecided' : 'check.excessPermissions.none'),
      detail: message(
        needed === null ? 'check.excessPermissions.undecided.detail' : 'check.excessPermissions.none.detail',
      ),
      evidence: evidenceOf(application),
    }),
  ];
};
