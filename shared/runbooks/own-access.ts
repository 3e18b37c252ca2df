import { credentialOverview, distinctCredentials, severityByTime } from '../checks/credentials';
import type { Unreadable } from '../checks/findings';
import { lastToEnd } from '../checks/own-access';
import { tokenRefusal } from '../checks/token-refusal';
import type { Access } from '../domain/connection';
import type { EntraFailure, EntraFailureKind, ReadFailureCode } from '../domain/failure';
import { type EpochMs, type Instant, instantOf } from '../domain/instant';
import { observationsOf } from '../domain/observation-key';
import type { CredentialDays } from '../domain/policy';
import type { AccessObservation, Snapshot } from '../domain/snapshot';
import type { Message, ParametersOf } from '../messages/message';
import { permissionRequest } from '../onboarding/permission-request';
import { preflightItems } from '../onboarding/preflight';

/** What is wrong with a credential that Graphkeeper signs in with. */
export type CredentialLack = 'missing' | 'rejected' | 'ending';

/** One of a connection's ways to look that cannot sign in, or soon cannot. */
export interface AccessLack {
  readonly kind: Access['kind'];
  readonly clientId: string;
}

/** What Entra ID said. */
export type Refusal = Pick<EntraFailure, 'kind' | 'code'>;

/** What Graphkeeper's own access lacks. */
export interface OwnAccessSurvey {
  /** Nobody is signed in, or has to sign in again. */
  readonly signIns: readonly AccessLack[];
  readonly credentials: readonly (AccessLack & {
    readonly lack: CredentialLack;
    readonly refusal: Refusal | null;
    /** Where the secret is taken from: `env:NAME` or `keychain:NAME`. */
    readonly reference: string | null;
    readonly end: Instant | null;
  })[];
  /** Refused for a reason that no secret and no sign-in mends. */
  readonly refused: readonly (AccessLack & { readonly refusal: Refusal })[];
  /** Permissions to grant to a registration of Graphkeeper's, and which; null: none is missing, or it has none. */
  readonly grant: {
    readonly kind: 'monitorRegistration' | 'administrator';
    readonly clientId: string;
    readonly permissions: readonly string[];
  } | null;
  /** Facts cannot be read, and no registration of Graphkeeper's is there to grant anything to. */
  readonly lacksRegistration: boolean;
}

const SIGN_IN: readonly EntraFailureKind[] = ['interactionRequired', 'consentMissing'];
const CREDENTIAL: readonly EntraFailureKind[] = ['secretExpired', 'secretWrong', 'certificateRejected'];

function referenceOf(access: Access | undefined): string | null {
  if (access === undefined || access.kind === 'administrator') return null;
  const reference = 'secret' in access ? access.secret : access.certificate;
  return 'env' in reference ? `env:${reference.env}` : `keychain:${reference.keychain}`;
}

function endOf({ application }: AccessObservation): Instant | null {
  if (application?.state !== 'read') return null;
  const last = lastToEnd(distinctCredentials(application.value?.credentials ?? []));
  const end = last?.end ?? null;
  return end === null ? null : instantOf(end);
}

/** What is missing of the credential of an access; null: nothing that can be seen. */
function credentialLack(
  observed: AccessObservation,
  now: EpochMs,
  days: CredentialDays,
): CredentialLack | null {
  const { token, kind } = observed;
  if (token.state === 'unreadable' && token.failure.code === 'secretMissing') return 'missing';
  // What the integration's own credential lacks is mended with the integration.
  if (kind === 'integrationCredential') return null;
  const refusal = tokenRefusal(token);
  if (refusal !== null) return CREDENTIAL.includes(refusal.kind) ? 'rejected' : null;
  if (token.state === 'unreadable') return null;
  const end = endOf(observed);
  return end !== null && severityByTime(Date.parse(end), now, days) !== 'ok' ? 'ending' : null;
}

function refusalOf({ token }: AccessObservation): Refusal | null {
  const refusal = tokenRefusal(token);
  return refusal === null ? null : { kind: refusal.kind, code: refusal.code };
}

function isToSignIn({ kind, token }: AccessObservation): boolean {
  if (kind !== 'administrator') return false;
  if (token.state === 'unreadable' && token.failure.code === 'notAttempted') return true;
  const refusal = tokenRefusal(token);
  return refusal !== null && SIGN_IN.includes(refusal.kind);
}

/** The text to send to whoever can grant what is missing; null: nothing is. */
export function ownPermissionRequest(snapshot: Snapshot): Message | null {
  const items = preflightItems(snapshot.connection, observationsOf(snapshot));
  // Which credential is in use is known without Microsoft's report: then the report is not missed.
  const isReportMissed = credentialOverview(snapshot).use.proven.size === 0;
  return permissionRequest(
    snapshot.connection,
    // Microsoft's service health is nothing that watching needs.
    items.filter(({ fact }) => fact !== 'serviceHealth' && (fact !== 'credentialUse' || isReportMissed)),
  );
}

const PASSING: readonly ReadFailureCode[] = ['network', 'throttled', 'unavailable', 'badPayload', 'refused'];

/**
 * Something that could not be read for a reason that is no lack of access, such as the network; null: there is none.
 * While there is one, nobody can say that nothing is missing.
 */
export function failedOtherwise(snapshot: Snapshot): Unreadable | null {
  for (const one of observationsOf(snapshot).values()) {
    const isPassing =
      one.state === 'unreadable' &&
      (PASSING.includes(one.failure.code) ||
        (one.failure.code === 'authentication' && one.failure.entra.kind === 'transient'));
    if (isPassing) return one;
  }
  return null;
}

function grantOf({
  access,
  clientId,
  permissions,
}: ParametersOf<'onboarding.request'>): OwnAccessSurvey['grant'] {
  return access === null || clientId === null
    ? null
    : { kind: access, clientId, permissions: permissions.map(({ value }) => value) };
}

/** Looks at all of the connection's ways to look, and at what none of them may read. */
export function ownAccessSurvey(snapshot: Snapshot, now: EpochMs, days: CredentialDays): OwnAccessSurvey {
  const { access, connection } = snapshot;
  const lackOf = ({ kind, clientId }: AccessObservation): AccessLack => ({
    kind,
    clientId,
  });
  const request = ownPermissionRequest(snapshot);
  const asked = request?.id === 'onboarding.request' ? request.params : null;
  return {
    signIns: access.filter(isToSignIn).map(lackOf),
    credentials: access.flatMap((one, index) => {
      const lack = credentialLack(one, now, days);
      return lack === null
        ? []
        : [
            {
              ...lackOf(one),
              lack,
              refusal: refusalOf(one),
              reference: referenceOf(connection.access[index]),
              end: endOf(one),
            },
          ];
    }),
    refused: access.flatMap((one) => {
      const refusal = one.kind === 'integrationCredential' ? null : refusalOf(one);
      const isMended =
        refusal === null ||
        refusal.kind === 'transient' ||
        CREDENTIAL.includes(refusal.kind) ||
        isToSignIn(one);
      return isMended ? [] : [{ ...lackOf(one), refusal }];
    }),
    grant: asked === null ? null : grantOf(asked),
    lacksRegistration: asked?.access === null,
  };
}

/** Whether nothing is missing. */
export function isComplete(survey: OwnAccessSurvey): boolean {
  return (
    survey.signIns.length === 0 &&
    survey.credentials.length === 0 &&
    survey.refused.length === 0 &&
    survey.grant === null &&
    !survey.lacksRegistration
  );
}
