import type { Finding } from '../domain/finding';
import { type Instant, parseInstant } from '../domain/instant';
import type { JsonValue } from '../domain/json';
import type { ConnectionHealth } from '../domain/state';
import { READINGS_NEEDED } from './confirmation';
import { hasStages } from './stages';

/** How a credential is used, as far as it makes a difference: that it is in use is proven one time and not the next. */
function useOf({ evidence }: Finding): JsonValue {
  return evidence['use'] === 'configured' ? 'used' : (evidence['use'] ?? null);
}

/**
 * What a finding is at heart: it changes when the facts do, and not with a number in the text. The end of what
 * renews itself is such a number.
 */
export function factsOf(finding: Finding): string {
  const { subject, deadline, runbook, title, check } = finding;
  const end = hasStages(check) ? deadline : null;
  return JSON.stringify([title.id, subject.type, subject.id, runbook, end, useOf(finding)]);
}

/**
 * Which part of what its check reads a finding comes from: credentials stand on two objects, and permissions are
 * granted to the app or to users. Null: the check has no parts.
 */
export function partOf({ check, key, severity, subject, evidence }: Finding): string | null {
  switch (check) {
    case 'credential-expiry':
      if (severity !== 'unknown') return typeof evidence['owner'] === 'string' ? evidence['owner'] : null;
      return key.endsWith('/enterpriseApplication') ? 'servicePrincipal' : 'application';
    case 'excess-permissions': {
      const aspect = key.slice(`${check}/${subject.id}/`.length);
      return aspect === 'application' || aspect === 'delegated' ? aspect : null;
    }
    default:
      return null;
  }
}

/**
 * When what a finding shows was read. For what needs a second look it is the observation's own time: a look that only
 * carries an earlier observation over is no second one.
 */
export function readAtOf({ check, evidence }: Finding, { observedAt }: ConnectionHealth): Instant {
  const at = READINGS_NEEDED[check] > 1 ? evidence['at'] : null;
  return (typeof at === 'string' ? parseInstant(at) : null) ?? observedAt;
}

/** Checks that say little while all is well: a token is issued even while Microsoft Graph answers nothing. */
const WITHOUT_GRAPH: ReadonlySet<Finding['check']> = new Set(['credential-works', 'own-access']);

/**
 * Whether a look saw anything at all. The first one after a start may fail as a whole: its health is then fresh and
 * empty.
 */
export function hasSeen({ findings }: Pick<ConnectionHealth, 'findings'>): boolean {
  return findings.some(({ check, severity, evidence }) => {
    if (severity === 'unknown' || typeof evidence['at'] !== 'string' || check === 'token-endpoint')
      return false;
    return !WITHOUT_GRAPH.has(check) || severity === 'warning' || severity === 'critical';
  });
}

/** What an alert was about, as far as it takes to know whether it is gone. */
export interface Vanished {
  readonly source: Finding['check'];
  readonly key: string;
  readonly part: string | null;
}

/**
 * Whether a look that does not mention something any more shows that it is gone: its check has to have seen something
 * for certain, and nothing unread may hide it.
 */
export function isGone({ source, key, part }: Vanished, findings: readonly Finding[]): boolean {
  const of = (check: Finding['check']): readonly Finding[] => findings.filter((one) => one.check === check);
  const own = of(source);
  const isCertain = ({ severity }: Finding): boolean => severity !== 'unknown';
  switch (source) {
    case 'credential-changes':
      // It tells what is remembered, whatever can be read; only without a memory is it silent.
      return own.length > 0;
    case 'subscription-rhythm':
      // A subscription without a habit has nothing to be late against, and is then not mentioned at all.
      return [...own, ...of('subscription-health')].some(isCertain);
    case 'genesys-integration':
      // Integrations are found by way of the domains: one that was not read hides whatever it is linked to.
      return own.length > 0 && own.every(isCertain);
    case 'genesys-routing':
    case 'mail-flow':
      // What could not be read of a mailbox hides what else there is about it.
      return (
        own.some(isCertain) &&
        !own.some((one) => !isCertain(one) && key.startsWith(`${source}/${one.subject.id}`))
      );
    case 'token-endpoint':
      // The cloud is compared only where the tenant's own address was read, and then that is right or not given.
      return key.endsWith('/cloud') ? own.every(({ severity }) => severity === 'ok') : own.some(isCertain);
    default:
      return own.some(isCertain) && !own.some((finding) => hides(finding, part));
  }
}

/** Whether something that could not be read may hide what was found in one part of the same check. */
function hides(finding: Finding, part: string | null): boolean {
  if (finding.severity !== 'unknown' || finding.subject.type !== 'application') return false;
  const unread = partOf(finding);
  return unread === null || part === null || unread === part;
}
