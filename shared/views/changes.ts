import { disabledWhere } from '../checks/app-registration';
import { credentialLabel } from '../checks/credential-expiry';
import { distinctCredentials } from '../checks/credentials';
import { tokenRefusal } from '../checks/token-refusal';
import type { CredentialFacts } from '../domain/facts';
import type { EntraFailure } from '../domain/failure';
import { type Observation, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { type Message, message } from '../messages/message';
import { mailboxChanges, subscriptionChanges } from './mailbox-changes';
import { permissionChanges } from './permission-changes';
import { readabilityChanges } from './readability-changes';

/** Two looks at the same connection, the earlier first. */
type Compare = (before: Snapshot, after: Snapshot) => readonly Message[];

/** What a token request said of the credential; null: nothing, because it was not answered or failed in passing. */
function answerOf({ token }: Snapshot): 'issued' | EntraFailure | null {
  const refusal = tokenRefusal(token);
  if (refusal !== null) return refusal.kind === 'transient' ? null : refusal;
  return token.state === 'read' ? 'issued' : null;
}

const tokenChanges: Compare = (before, after) => {
  const [was, is] = [answerOf(before), answerOf(after)];
  if (was === null || is === null) return [];
  if (is === 'issued') return was === 'issued' ? [] : [message('views.change.tokenWorks')];
  if (was !== 'issued' && was.kind === is.kind && was.code === is.code) return [];
  return [message('views.change.tokenRefused', { kind: is.kind, code: is.code })];
};

/** `on` only where both objects are known: what is switched off shows on either of them. */
function standingOf({ application, servicePrincipal }: Snapshot): 'on' | ReturnType<typeof disabledWhere> {
  const where = disabledWhere(valueOf(application), valueOf(servicePrincipal));
  if (where !== null) return where;
  return application.state === 'read' && servicePrincipal.state === 'read' && servicePrincipal.value !== null
    ? 'on'
    : null;
}

const presenceChanges: Compare = (before, after) =>
  (['application', 'servicePrincipal'] as const).flatMap((object) => {
    const [was, is] = [before[object], after[object]];
    if (was.state === 'unreadable' || is.state === 'unreadable') return [];
    if ((was.value === null) === (is.value === null)) return [];
    return [message('views.change.object', { object, isThere: is.value !== null })];
  });

const standingChanges: Compare = (before, after) => {
  const [was, is] = [standingOf(before), standingOf(after)];
  if (was === null || is === null || was === is) return [];
  return [is === 'on' ? message('views.change.enabled') : message('views.change.disabled', { where: is })];
};

/** How others are asked to sign in with the app: what the set-up page of the vendor names. */
const registrationChanges: Compare = (before, after) => {
  const [was, is] = [valueOf(before.application), valueOf(after.application)];
  if (was === null || is === null) return [];
  return [
    ...(was.signInAudience === is.signInAudience
      ? []
      : [message('views.change.audience', { audience: is.signInAudience })]),
    ...(sortedText(was.redirectUris) === sortedText(is.redirectUris)
      ? []
      : [message('views.change.redirectUris', { uris: is.redirectUris })]),
  ];
};

function sortedText(values: readonly string[]): string {
  return [...values].sort().join('\n');
}

/** The credentials of one object; null where they are not known, or went away together with it. */
function credentialsOf(
  observation: Observation<{ readonly credentials: readonly CredentialFacts[] } | null>,
): readonly CredentialFacts[] | null {
  return valueOf(observation)?.credentials ?? null;
}

const credentialChanges: Compare = (before, after) =>
  (['application', 'servicePrincipal'] as const).flatMap((object) => {
    const was = credentialsOf(before[object]);
    const is = credentialsOf(after[object]);
    if (was === null || is === null) return [];
    const known = new Set(was.map(({ keyId }) => keyId));
    const present = new Set(is.map(({ keyId }) => keyId));
    const added = distinctCredentials(is.filter(({ keyId }) => !known.has(keyId)));
    const removed = distinctCredentials(was.filter(({ keyId }) => !present.has(keyId)));
    return [
      ...added.map(({ facts }) =>
        message('views.change.credentialAdded', {
          type: facts.type,
          label: credentialLabel(facts),
          end: facts.end,
        }),
      ),
      ...removed.map(({ facts }) =>
        message('views.change.credentialRemoved', { type: facts.type, label: credentialLabel(facts) }),
      ),
    ];
  });

/** Causes before what they bring about. */
const COMPARISONS: readonly Compare[] = [
  tokenChanges,
  presenceChanges,
  standingChanges,
  permissionChanges,
  credentialChanges,
  registrationChanges,
  mailboxChanges,
  subscriptionChanges,
  readabilityChanges,
];

/**
 * What differs between two looks at a connection, as sentences; empty when nothing does. Only what was read both
 * times is compared, so that a fact that was not read again, or could not be, is no change of the tenant.
 *
 * @param before null on the first look, which has nothing to differ from
 */
export function changesBetween(before: Snapshot | null, after: Snapshot): readonly Message[] {
  return before === null ? [] : COMPARISONS.flatMap((compare) => compare(before, after));
}
