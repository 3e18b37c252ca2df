import type { CredentialState, UseEvidence, UseOfCredential } from '../../../checks/terms';
import type { EntraFailureKind } from '../../../domain/failure';
import type { Formatter } from '../../formatter';
import { vendorName } from './common';

/** What a credential is: Microsoft Graph lists client secrets and certificates. */
export type CredentialType = 'clientSecret' | 'certificate';

function noun(type: CredentialType): string {
  return type === 'clientSecret' ? 'client secret' : 'certificate';
}

/** What one credential means for mail, and what to do. */
export interface CredentialDetail {
  readonly type: CredentialType;
  readonly state: CredentialState;
  readonly use: UseOfCredential;
  readonly isUrgent: boolean;
  /** Label of a valid one that ends later; null: there is none. */
  readonly later: string | null;
  readonly isLaterUsed: boolean;
  readonly vendor: string | null;
}

function usedDetail({ type, state, isUrgent, later, vendor }: CredentialDetail): string {
  const it = noun(type);
  switch (state) {
    case 'expired':
      return later === null
        ? `New mail is not fetched: Microsoft Entra ID refuses it from the next token request on. Add a new ${it} and put it into ${vendorName(vendor)}.`
        : `New mail is not fetched: Microsoft Entra ID refuses it from the next token request on. Put the later one, “${later}”, into ${vendorName(vendor)}.`;
    case 'expiring':
      return `${isUrgent ? 'Mail stops then' : 'Mail would stop then'}: the integration signs in with it. ${later === null ? `Add a new ${it} beside it, put that into ${vendorName(vendor)}, and remove this one once the new one is in use.` : `A later one, “${later}”, is there: put it into ${vendorName(vendor)} before then.`}`;
    case 'valid':
      return 'The integration signs in with it. There is nothing to do.';
    case 'notYet':
      return 'The integration is set to it, but it is not valid yet.';
    case 'endless':
      return `The integration signs in with it, and it never ends. A ${it} with an end limits what a leaked one can do.`;
  }
}

function unusedDetail({ state, isLaterUsed, vendor }: CredentialDetail): string {
  if (state === 'expired')
    return 'Mail does not depend on it: the integration uses another one. Remove it to keep the list clear.';
  return isLaterUsed
    ? 'Mail does not depend on it: the integration uses a later one. Remove it, because a credential that nobody needs can only leak.'
    : `Mail does not depend on it yet: the integration still uses another one. Put this one into ${vendorName(vendor)}, or remove it.`;
}

function unknownDetail(detail: CredentialDetail): string {
  const { type, state, isUrgent, later, vendor } = detail;
  if (state === 'valid')
    return 'Whether the integration uses it is not known; it is valid for long enough either way.';
  if (later === null)
    return `It is not known which one the integration uses, and none is valid for longer. ${usedDetail(detail)}`;
  const loss =
    state === 'expired'
      ? 'mail has stopped'
      : isUrgent
        ? 'mail stops when it ends'
        : 'mail would stop when it ends';
  return `It is not known whether the integration uses this ${noun(type)} or a later one, “${later}”. If it is this one, ${loss}. Compare with ${vendorName(vendor)}, or let Graphkeeper read the sign-in report (AuditLog.Read.All).`;
}

const EVIDENCE: Readonly<Record<UseEvidence, string>> = {
  held: 'Microsoft Entra ID knows the one that Graphkeeper was given, and its first characters fit this one only.',
  activity: 'Microsoft’s sign-in report shows it in use.',
  only: 'The app has no other.',
  mail: 'Mail was fetched after all others had expired.',
};

const IN_USE_UNKNOWN = {
  refused: 'The credential that Graphkeeper was given is refused, so that it shows nothing.',
  notHeld: 'Graphkeeper was not given the integration’s own credential.',
  ambiguous: 'The first characters of the one that Graphkeeper was given fit none of them, or several.',
  unproven: 'The first characters fit one of them, but no token could be asked for to prove it.',
} as const;

const REFUSED: Readonly<Record<EntraFailureKind, string>> = {
  secretExpired: 'The client secret is refused: it has expired',
  secretWrong: 'The client secret is refused: it is none of this app’s',
  certificateRejected: 'The certificate is refused',
  appNotFound: 'Sign-in is refused: the app is not in this tenant',
  appDisabled: 'Sign-in is refused: the app is disabled',
  tenantNotFound: 'Sign-in is refused: there is no such tenant in this cloud',
  wrongEndpoint: 'Sign-in is refused: the address is not a v2 token endpoint',
  consentMissing: 'Sign-in is refused: consent is missing',
  blockedByPolicy: 'Sign-in is refused by a policy',
  interactionRequired: 'Sign-in is refused: somebody would have to sign in',
  transient: 'Microsoft Entra ID has a passing fault',
  other: 'Microsoft Entra ID refuses to sign the integration in',
};

function remedy(kind: EntraFailureKind, vendor: string | null): string {
  const at = vendorName(vendor);
  switch (kind) {
    case 'secretExpired':
      return `Add a new client secret and put it into ${at}.`;
    case 'secretWrong':
      return `Check that the client secret’s Value was entered, not its Secret ID: the value is shown once, when the secret is added. If it is lost, add a new client secret and put its value into ${at} and here.`;
    case 'certificateRejected':
      return `Check that the certificate is uploaded to the app registration and still valid, and that the private key belongs to it.`;
    case 'appNotFound':
      return 'Check the client id and the tenant; if the app was deleted, restore it within 30 days.';
    case 'appDisabled':
      return 'Enable the app registration and the enterprise application again.';
    case 'tenantNotFound':
    case 'wrongEndpoint':
      return 'Check the tenant id, the cloud and the token endpoint (v2).';
    case 'consentMissing':
      return 'Grant admin consent for the permissions of the app.';
    case 'blockedByPolicy':
      return 'Look at the app’s service principal sign-ins in Microsoft Entra ID: they name the policy.';
    case 'interactionRequired':
      return 'Look at the app’s service principal sign-ins in Microsoft Entra ID.';
    case 'transient':
      return 'Graphkeeper tries again by itself.';
    case 'other':
      return 'Look the code up, or quote the trace id in the evidence to Microsoft support.';
  }
}

/** Texts of `credential-expiry`, `credential-in-use` and `credential-works`. */
export const credentials = {
  'check.credentialExpiry': (
    {
      type,
      label,
      state,
      end,
      start,
    }: {
      type: CredentialType;
      label: string;
      state: CredentialState;
      end: string | null;
      start: string | null;
    },
    format: Formatter,
  ) => {
    const subject = `The ${noun(type)} “${label}”`;
    if (state === 'notYet' && start !== null)
      return `${subject} is not valid before ${format.dateTime(start)}`;
    if (end === null) return `${subject} never expires`;
    switch (state) {
      case 'expired':
        return `${subject} expired ${format.relative(end)} (${format.dateTime(end)})`;
      case 'expiring':
        return `${subject} expires ${format.relative(end)} (${format.dateTime(end)})`;
      default:
        return `${subject} is valid until ${format.date(end)}`;
    }
  },
  'check.credentialExpiry.detail': (detail: CredentialDetail) => {
    switch (detail.use) {
      case 'used':
        return usedDetail(detail);
      case 'configured':
        return `${usedDetail(detail)} That it is the one in use is taken from the configuration; it could not be proven this time.`;
      case 'unused':
        return unusedDetail(detail);
      case 'unknown':
        return unknownDetail(detail);
    }
  },
  'check.credentialExpiry.none': () => 'The app has no client secret and no certificate',
  'check.credentialExpiry.none.detail': () =>
    'New mail is not fetched: the integration cannot sign in. Add a client secret and put it into the vendor’s settings.',
  'check.credentialExpiry.elsewhere': () => 'The app’s client secrets are not in this tenant',
  'check.credentialExpiry.elsewhere.detail': () =>
    'The app registration was not found here, so that the end of its credentials is not known.',

  'check.credentialChanges.unplanned': ({ type, label }: { type: CredentialType; label: string }) =>
    `The ${noun(type)} “${label}” was added, and nobody has said that it was planned`,
  'check.credentialChanges.unplanned.detail': (
    {
      owner,
      firstSeen,
      notSeenAt,
    }: { owner: 'application' | 'servicePrincipal'; firstSeen: string; notSeenAt: string | null },
    format: Formatter,
  ) =>
    `Mail is not touched, but whoever holds it can sign in as the integration and read its mail. It was first seen on ${format.dateTime(firstSeen)} on the ${owner === 'application' ? 'app registration' : 'enterprise application, where the portal does not list it'}${notSeenAt === null ? '' : `, and was not there on ${format.dateTime(notSeenAt)}`}. Ask the owners of the app and its administrators; the audit log of Microsoft Entra ID names who did it (“Update application – Certificates and secrets management”). If it was planned, confirm it here; otherwise remove it.`,
  'check.credentialChanges.none': () => 'No credential was added that nobody planned',
  'check.credentialChanges.none.detail': ({ since }: { since: string }, format: Formatter) =>
    `The app’s client secrets and certificates have been watched since ${format.dateTime(since)}.`,
  'check.credentialChanges.elsewhere.detail': () =>
    'The app registration was not found here: what is added to it in its own tenant cannot be seen.',

  'check.credentialInUse': (
    { type, labels }: { type: CredentialType; labels: readonly string[] },
    format: Formatter,
  ) =>
    labels.length === 1
      ? `The integration uses the ${noun(type)} “${labels[0] ?? ''}”`
      : `Several credentials are in use: ${format.list(labels.map((label) => `“${label}”`))}`,
  'check.credentialInUse.detail': ({
    state,
    by,
    newer,
    vendor,
  }: {
    state: 'one' | 'several' | 'newerReady';
    by: readonly UseEvidence[];
    newer: string | null;
    vendor: string | null;
  }) => {
    const known = by.map((one) => EVIDENCE[one]).join(' ');
    if (state === 'newerReady')
      return `${known} A later one, “${newer ?? ''}”, is not in use yet: put it into ${vendorName(vendor)}.`;
    return state === 'several'
      ? `${known} Once the change to the latest one is complete, remove the others.`
      : known;
  },
  'check.credentialInUse.unknown': (
    {
      reason,
      count,
      vendor,
    }: {
      reason: keyof typeof IN_USE_UNKNOWN;
      count: number;
      vendor: string | null;
    },
    format: Formatter,
  ) =>
    `The app has ${format.plural(count, { one: `${format.number(count)} credential`, other: `${format.number(count)} credentials` })}. ${IN_USE_UNKNOWN[reason]} Compare with ${vendorName(vendor)}, or let Graphkeeper read the sign-in report (AuditLog.Read.All).`,

  'check.credentialWorks.issued': ({ method }: { method: 'secret' | 'certificate' }) =>
    method === 'secret' ? 'The client secret works' : 'The certificate works',
  'check.credentialWorks.issued.detail': ({ at }: { at: string }, format: Formatter) =>
    `Microsoft Entra ID issued a token for it, ${format.dateTime(at)}.`,
  'check.credentialWorks.refused': ({ kind }: { kind: EntraFailureKind }) => REFUSED[kind],
  'check.credentialWorks.refused.detail': ({
    kind,
    code,
    vendor,
  }: {
    kind: EntraFailureKind;
    code: number | null;
    vendor: string | null;
  }) => {
    const said = code === null ? '' : ` Microsoft Entra ID said AADSTS${String(code)}.`;
    const effect =
      kind === 'transient'
        ? 'Whether mail is fetched is not known.'
        : 'New mail is not fetched while the integration signs in with this.';
    return `${effect}${said} ${remedy(kind, vendor)}`;
  },
};
