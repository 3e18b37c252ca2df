import type { Finding } from '../domain/finding';
import type { GenesysObservations } from '../domain/genesys';
import { instantOf } from '../domain/instant';
import type { JsonObject } from '../domain/json';
import type { Observation } from '../domain/observation';
import type { AccessObservation, Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { credentialLabel, credentialSubject } from './credential-expiry';
import { type Credential, distinctCredentials, severityByTime } from './credentials';
import {
  connectionSubject,
  evidenceOf,
  finding,
  isAccessLacking,
  unknownFinding,
  type Unreadable,
} from './findings';
import type { FactName, GenesysFactName } from './terms';
import { tokenRefusal } from './token-refusal';

const CHECK = 'own-access';

function unreadFacts(
  snapshot: Snapshot,
): readonly { readonly fact: FactName; readonly observation: Unreadable }[] {
  const { mailboxes, canaries } = snapshot;
  const all: readonly (readonly [FactName, Observation<unknown>])[] = [
    ['application', snapshot.application],
    ['servicePrincipal', snapshot.servicePrincipal],
    ['appRoleAssignments', snapshot.appRoleAssignments],
    ['permissionGrants', snapshot.permissionGrants],
    ['credentialActivity', snapshot.credentialActivity],
    ['subscriptions', snapshot.subscriptions],
    ...mailboxes.map(({ user }) => ['users', user] as const),
    ...[...mailboxes, ...canaries].map(({ probe }) => ['probes', probe] as const),
    ...mailboxes.map(({ mailFlow }) => ['mailFlow', mailFlow] as const),
  ];
  return all.flatMap(([fact, observation]) =>
    observation.state === 'unreadable' ? [{ fact, observation }] : [],
  );
}

/** The permission that a failed read says Graphkeeper lacks; null when it failed for another reason. */
function missingPermission(observation: Unreadable): { readonly permission: string | null } | null {
  const { failure } = observation;
  if (failure.code !== 'noAccess' && failure.code !== 'forbidden') return null;
  return isAccessLacking(observation) ? { permission: failure.permission } : null;
}

/** Whether it is known which credential is in use without Microsoft's report: then the report is not missed. */
function isReportDispensable({ application }: Snapshot, { credentials }: CheckContext): boolean {
  return application.state === 'read' && credentials.use.proven.size > 0;
}

/** Which facts no identity may read, and what to grant: together, because one consent mends them. */
function factsFinding(snapshot: Snapshot, context: CheckContext): Finding {
  const unread = unreadFacts(snapshot).filter(
    ({ fact }) => fact !== 'credentialActivity' || !isReportDispensable(snapshot, context),
  );
  const missing = unread.flatMap(({ fact, observation }) => {
    const lack = missingPermission(observation);
    return lack === null ? [] : [{ fact, permission: lack.permission, observation }];
  });
  const place = { check: CHECK, subject: connectionSubject(snapshot), aspect: 'facts' } as const;
  const [first] = missing;
  if (first !== undefined) {
    const facts = [...new Set(missing.map(({ fact }) => fact))];
    const permissions = [...new Set(missing.flatMap(({ permission }) => permission ?? []))];
    return finding({
      ...place,
      severity: 'notice',
      title: message('check.ownAccess.factsMissing', { facts }),
      detail: message('check.ownAccess.factsMissing.detail', { permissions }),
      runbook: 'restore-own-access',
      evidence: evidenceOf(first.observation, { facts, permissions }),
    });
  }
  const [failed] = unread;
  if (failed !== undefined) {
    return unknownFinding(place, failed.observation, 'facts', {
      facts: [...new Set(unread.map(({ fact }) => fact))],
    });
  }
  return finding({
    ...place,
    severity: 'ok',
    title: message('check.ownAccess.facts'),
    detail: message('check.ownAccess.facts.detail'),
    evidence: { at: snapshot.at },
  });
}

function signInFinding(access: AccessObservation, subject: Subject): Finding {
  const { kind, token } = access;
  const place = { check: CHECK, subject } as const;
  const entra = tokenRefusal(token);
  if (entra !== null) {
    const isPassing = entra.kind === 'transient';
    // The integration's own refusal is told by the check about its credential; here it only costs the view.
    const isOwn = kind === 'integrationCredential';
    return finding({
      ...place,
      severity: isPassing || isOwn ? 'unknown' : 'warning',
      title: message('check.ownAccess.refused', { access: kind }),
      detail: message('check.ownAccess.refused.detail', {
        kind: entra.kind,
        code: entra.code,
        access: kind,
      }),
      runbook: isPassing || isOwn ? null : 'restore-own-access',
      evidence: evidenceOf(token, {
        clientId: access.clientId,
        kind: entra.kind,
        code: entra.code,
        traceId: entra.traceId,
      }),
    });
  }
  if (token.state === 'unreadable') return unknownFinding(place, token, 'access');
  return finding({
    ...place,
    severity: 'ok',
    title: message('check.ownAccess.signedIn', { access: kind }),
    detail: message('check.ownAccess.signedIn.detail', { at: token.at }),
    evidence: evidenceOf(token, { clientId: access.clientId }),
  });
}

/** The credential of the watcher's own registration that ends last: it is the one to be replaced in time. */
export function lastToEnd(credentials: readonly Credential[]): Credential | null {
  return credentials.reduce<Credential | null>(
    (last, one) =>
      last === null || (one.end ?? Number.POSITIVE_INFINITY) > (last.end ?? Number.POSITIVE_INFINITY)
        ? one
        : last,
    null,
  );
}

function expiryFindings(
  access: AccessObservation,
  subject: Subject,
  { policy, now }: CheckContext,
): readonly Finding[] {
  const { application } = access;
  const place = { check: CHECK, subject, aspect: 'expiry' } as const;
  if (application === null) return [];
  if (application.state === 'unreadable') return [unknownFinding(place, application, 'ownCredentials')];
  const last = lastToEnd(distinctCredentials(application.value?.credentials ?? []));
  if (last === null) return [];
  const severity = severityByTime(last.end, now, policy.credentialDays);
  const end = last.end === null ? null : instantOf(last.end);
  const values: JsonObject = {
    keyId: last.facts.keyId,
    hint: last.facts.hint,
    end,
    subject: credentialSubject(last).id,
  };
  return [
    finding({
      ...place,
      // Mail does not depend on the watcher: losing it is a warning, never an alarm.
      severity: severity === 'critical' ? 'warning' : severity,
      title: message('check.ownAccess.expiry', {
        type: last.facts.type,
        label: credentialLabel(last.facts),
        end,
        isOver: last.end !== null && last.end <= now,
      }),
      detail: message('check.ownAccess.expiry.detail', {
        isUrgent: severity !== 'ok' && severity !== 'notice',
      }),
      deadline: end,
      runbook: severity === 'ok' ? null : 'restore-own-access',
      evidence: evidenceOf(application, values),
    }),
  ];
}

/** Everything that is read of the organisation. */
function genesysReads(
  genesys: GenesysObservations,
): readonly (readonly [GenesysFactName, Observation<unknown>])[] {
  return [
    ...genesys.domains.flatMap(({ domain, routes }) => [
      ['domains', domain] as const,
      ['routes', routes] as const,
    ]),
    ...genesys.integrations.flatMap(({ integration, configuration, credentials }) =>
      [integration, configuration, credentials].map((one) => ['integrations', one] as const),
    ),
    ...genesys.flows.map(({ flow }) => ['flows', flow] as const),
    ...genesys.queues.map(({ queue }) => ['queues', queue] as const),
    ['agents', genesys.queueActivity],
    ['conversations', genesys.conversations],
    ['emailSettings', genesys.emailSettings],
    ['outboundDomains', genesys.outboundDomains],
    ['ipRanges', genesys.ipRanges],
  ];
}

/** The OAuth client in Genesys Cloud: whether it signs in, and what its roles do not let it read. */
function genesysFindings({ genesys, connection }: Snapshot): readonly Finding[] {
  if (genesys === null || connection.genesys === null) return [];
  const { clientId } = connection.genesys;
  const { token } = genesys;
  const subject: Subject = { type: 'access', id: `genesysClient/${clientId}`, name: 'genesysClient' };
  const place = { check: CHECK, subject } as const;
  if (token.state === 'unreadable') {
    const { failure } = token;
    if (failure.code !== 'genesysAuthentication') return [unknownFinding(place, token, 'access')];
    return [
      finding({
        ...place,
        severity: 'warning',
        title: message('check.ownAccess.refused', { access: 'genesysClient' }),
        detail: message('check.ownAccess.genesysRefused.detail', { error: failure.error }),
        evidence: evidenceOf(token, { clientId, error: failure.error }),
      }),
    ];
  }
  const refused = genesysReads(genesys).flatMap(([fact, observation]) =>
    observation.state === 'unreadable' && observation.failure.code === 'forbidden'
      ? [{ fact, observation, permission: observation.failure.permission }]
      : [],
  );
  const [first] = refused;
  if (first === undefined) {
    const failed = genesysReads(genesys).find(
      ([, observation]) => observation.state === 'unreadable' && observation.failure.code !== 'notAttempted',
    )?.[1];
    if (failed?.state === 'unreadable') return [unknownFinding(place, failed, 'organisation')];
    return [
      finding({
        ...place,
        severity: 'ok',
        title: message('check.ownAccess.signedIn', { access: 'genesysClient' }),
        detail: message('check.ownAccess.genesysSignedIn.detail', { at: token.at }),
        evidence: evidenceOf(token, { clientId }),
      }),
    ];
  }
  const facts = [...new Set(refused.map(({ fact }) => fact))];
  const permissions = [...new Set(refused.flatMap(({ permission }) => permission ?? []))];
  return [
    finding({
      ...place,
      severity: 'notice',
      title: message('check.ownAccess.genesysMissing', { facts }),
      detail: message('check.ownAccess.genesysMissing.detail', { permissions }),
      evidence: evidenceOf(first.observation, { clientId, facts, permissions }),
    }),
  ];
}

/** A subject for each access; two of one kind and client are told apart by their order. */
function subjectsOf(
  accesses: readonly AccessObservation[],
): readonly { access: AccessObservation; subject: Subject }[] {
  const counts = new Map<string, number>();
  return accesses.map((access) => {
    const id = `${access.kind}/${access.clientId}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return {
      access,
      subject: { type: 'access', id: count === 1 ? id : `${id}/${count}`, name: access.kind },
    };
  });
}

/** What Graphkeeper may see of this connection, what to grant, and when its own credentials end. */
export const checkOwnAccess: Check = (snapshot, context) => [
  factsFinding(snapshot, context),
  ...subjectsOf(snapshot.access).flatMap(({ access, subject }) => [
    signInFinding(access, subject),
    ...expiryFindings(access, subject, context),
  ]),
  ...genesysFindings(snapshot),
];
