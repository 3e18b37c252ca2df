import type { SettingsPart } from '../../domain/settings-part';
import type { DraftProblem } from '../../onboarding/draft-terms';
import type { Formatter } from '../formatter';
import { alertScreens } from './alert-screens';

function draftProblem(problem: DraftProblem, format: Formatter): string {
  switch (problem.code) {
    case 'nameMissing':
      return 'Give the connection a name.';
    case 'nameTooLong':
      return `The name is longer than ${format.number(problem.limit)} characters. Shorten it.`;
    case 'nameTaken':
      return 'Another connection has this name. Choose a different one.';
    case 'tenantMissing':
      return 'Enter the OAuth 2.0 token endpoint (v2), the tenant id or a domain name of the tenant.';
    case 'cloudIncomplete':
      return 'This cloud needs two addresses that begin with https://, one for sign-in and one for Microsoft Graph.';
    case 'clientIdMissing':
      return 'Enter the Application (client) ID of the app registration.';
    case 'clientIdInvalid':
      return 'This is not a client ID. It looks like 00000000-0000-0000-0000-000000000000 and stands on the overview of the app registration.';
    case 'addressInvalid':
      return `“${problem.address}” is not a mail address.`;
    case 'addressTwice':
      return `${problem.address} is listed twice. Remove one of them.`;
    case 'canaryWatched':
      return `${problem.address} is a watched mailbox, so it cannot be one that must stay closed. Remove it from one of the two lists.`;
    case 'genesysClientIdInvalid':
      return 'Enter the client ID of the OAuth client in Genesys Cloud. It looks like 00000000-0000-0000-0000-000000000000.';
    case 'genesysSecretMissing':
      return 'Paste the client secret of the OAuth client, or take Genesys Cloud off.';
    case 'regionIncomplete':
      return 'Give two addresses that begin with https://, one for sign-in and one for the Platform API.';
    case 'domainInvalid':
      return `“${problem.domain}” is not a domain name.`;
    case 'accessMissing':
      return 'Choose at least one way to look, or nothing can be read.';
    case 'secretMissing':
      return 'Paste the client secret or the certificate, or take this way to look off the list.';
    case 'secretIsId':
      return 'This is the id of a client secret, not its value. Microsoft shows the value only once; where it is lost, create a new secret.';
    case 'certificateUnusable':
      return 'Paste one PEM text that holds the certificate and its RSA private key, without a password.';
    case 'secretNotKept':
      return 'The keychain did not take the secret, so nothing was saved. Unlock the keychain and save again.';
  }
}

type CheckOf<Id> = Id extends `alertPage.source.${infer Check}` ? Check : never;

/** What was muted. */
export type MutedScope =
  | { readonly by: 'check'; readonly check: CheckOf<keyof typeof alertScreens> }
  | { readonly by: 'credential'; readonly keyId: string }
  | { readonly by: 'pattern'; readonly pattern: string };

function muted(scope: MutedScope): string {
  switch (scope.by) {
    case 'check':
      return `everything of “${alertScreens[`alertPage.source.${scope.check}`]()}”`;
    case 'credential':
      return `the credential with the key ID ${scope.keyId}`;
    case 'pattern':
      return `what matches “${scope.pattern}”`;
  }
}

const SETTINGS_CHANGED: Readonly<Record<SettingsPart, string>> = {
  checking: 'How often connections are read was changed.',
  notifications: 'The setting for desktop notifications was changed.',
  stages: 'The days before a deadline on which alerts are told were changed.',
  quiet: 'The quiet hours were changed.',
  calendar: 'The working days, holidays or freezes were changed.',
  thresholds: 'The days before the end of a credential at which its severity changes were changed.',
};

/** Words of the application itself: drafts, activity, alerts, import. */
export const application = {
  'application.draft.problem': ({ problem }: { problem: DraftProblem }, format: Formatter) =>
    draftProblem(problem, format),
  'application.signIn.incomplete': () =>
    'Enter the tenant and the client ID of Graphkeeper’s own registration first. The sign-in needs both.',
  'application.preflight.registration': () => 'Graphkeeper’s own registration',
  'application.alert.stale': () =>
    'What was read last is too old to rely on. Whether mail flows is not known until the next look succeeds.',
  'application.activity.added': () => 'Graphkeeper watches this connection now.',
  'application.activity.removed': () => 'Graphkeeper stopped watching this connection.',
  'application.activity.changed': () => 'The connection was changed.',
  'application.activity.settings': ({ part }: { part: SettingsPart }) => SETTINGS_CHANGED[part],
  'application.activity.channel': ({ name, what }: { name: string; what: 'added' | 'changed' | 'removed' }) =>
    `The channel “${name}” was ${what}.`,
  'application.problem.channel': ({ name }: { name: string }) =>
    `Alerts do not arrive on the channel “${name}”, or not for everybody. See why in Settings, under “Other channels”, and test it there.`,
  'application.activity.unchanged': () => 'Re-checked. Nothing changed since the last look.',
  'application.activity.paused': ({ until }: { until: string | null }, format: Formatter) =>
    until === null
      ? 'Checking was paused until somebody resumes it.'
      : `Checking was paused until ${format.dateTime(until)}.`,
  'application.activity.resumed': () => 'Checking goes on.',
  'application.activity.credentialConfirmed': ({
    type,
    label,
  }: {
    type: 'clientSecret' | 'certificate';
    label: string;
  }) =>
    `The ${type === 'clientSecret' ? 'client secret' : 'certificate'} “${label}” was confirmed as planned.`,
  'application.activity.muted': ({ scope, isEverywhere }: { scope: MutedScope; isEverywhere: boolean }) =>
    `Muted: ${muted(scope)}${isEverywhere ? ', in all connections' : ''}.`,
  'application.activity.unmuted': ({ scope, isEverywhere }: { scope: MutedScope; isEverywhere: boolean }) =>
    `No longer muted: ${muted(scope)}${isEverywhere ? ', in all connections' : ''}.`,
  'application.activity.secretLeft': () =>
    'The keychain did not let go of a secret of this connection. Delete the entry of “Graphkeeper” in the keychain by hand.',
  'application.import.nameTaken': ({ names }: { names: readonly string[] }, format: Formatter) =>
    `Nothing was imported: ${format.plural(names.length, {
      one: 'there is a connection of this name already',
      other: 'there are connections of these names already',
    })}: ${format.list(names)}. Rename or remove one of each, then import again.`,
};
