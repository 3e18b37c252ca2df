import type { FactName, GenesysFactName, NamedAccess } from '../../../checks/terms';
import type { EntraFailureKind } from '../../../domain/failure';
import type { Formatter } from '../../formatter';
import { speak } from '../../translation';
import { failures } from '../failures';
import { sentence } from './common';
import type { CredentialType } from './credentials';

const FACTS: Readonly<Record<FactName, string>> = {
  application: 'the app registration',
  servicePrincipal: 'the enterprise application',
  appRoleAssignments: 'granted application permissions',
  permissionGrants: 'granted delegated permissions',
  credentialActivity: 'the use of credentials',
  subscriptions: 'subscriptions',
  users: 'users and licences',
  probes: 'access to mailboxes',
  mailFlow: 'waiting mail',
};

const ACCESSES: Readonly<Record<NamedAccess, string>> = {
  integrationCredential: 'the integration’s credential',
  monitorRegistration: 'Graphkeeper’s own registration',
  administrator: 'the administrator’s sign-in',
  genesysClient: 'the OAuth client in Genesys Cloud',
};

const GENESYS_FACTS: Readonly<Record<GenesysFactName, string>> = {
  domains: 'e-mail domains',
  routes: 'routes',
  integrations: 'integrations',
  flows: 'flows',
  queues: 'queues',
  agents: 'who is on queue',
  conversations: 'conversations',
  emailSettings: 'e-mail settings',
  outboundDomains: 'outbound domains',
  ipRanges: 'address ranges',
};

/** Texts of `own-access`. */
export const access = {
  'check.ownAccess.facts': () => 'Graphkeeper can read everything that it needs',
  'check.ownAccess.facts.detail': () => 'Nothing has to be granted.',
  'check.ownAccess.factsMissing': ({ facts }: { facts: readonly FactName[] }, format: Formatter) =>
    `Graphkeeper may not read ${format.list(facts.map((fact) => FACTS[fact]))}`,
  'check.ownAccess.factsMissing.detail': (
    { permissions }: { permissions: readonly string[] },
    format: Formatter,
  ) =>
    permissions.length === 0
      ? 'What it may not read stays unknown. Add an access to this connection that may read it.'
      : `What it may not read stays unknown. Grant Graphkeeper ${format.list(permissions)}, with admin consent.`,
  'check.ownAccess.signedIn': ({ access: kind }: { access: NamedAccess }) =>
    `Access through ${ACCESSES[kind]} works`,
  'check.ownAccess.signedIn.detail': ({ at }: { at: string }, format: Formatter) =>
    `Microsoft Entra ID issued a token for it, ${format.dateTime(at)}.`,
  'check.ownAccess.refused': ({ access: kind }: { access: NamedAccess }) =>
    `Access through ${ACCESSES[kind]} does not work`,
  'check.ownAccess.refused.detail': (
    {
      kind,
      code,
      access: by,
    }: { kind: EntraFailureKind; code: number | null; access: Exclude<NamedAccess, 'genesysClient'> },
    format: Formatter,
  ) => {
    const cause = sentence(speak(failures, { id: 'failure.authentication', params: { kind, code } }, format));
    return {
      integrationCredential: `Mailboxes and subscriptions cannot be looked at. ${cause} The finding about the credential says what to do.`,
      monitorRegistration: `Graphkeeper is partly blind; mail itself is not touched. ${cause} Renew the credential of Graphkeeper’s own registration.`,
      administrator: `Graphkeeper is partly blind; mail itself is not touched. ${cause} ${kind === 'consentMissing' ? 'Have an administrator consent to the permissions of Graphkeeper’s registration.' : 'Sign in again in Graphkeeper.'}`,
    }[by];
  },
  'check.ownAccess.genesysSignedIn.detail': ({ at }: { at: string }, format: Formatter) =>
    `Genesys Cloud issued a token for it, ${format.dateTime(at)}, and lets it read everything that is needed.`,
  'check.ownAccess.genesysRefused.detail': ({ error }: { error: string }) =>
    `Nothing can be read of the Genesys Cloud organisation; mail itself is not touched. It refused the sign-in (${error}). Check the region, the client id and the secret of the OAuth client, and that its grant type is Client Credentials.`,
  'check.ownAccess.genesysMissing': ({ facts }: { facts: readonly GenesysFactName[] }, format: Formatter) =>
    `Graphkeeper may not read ${format.list(facts.map((fact) => GENESYS_FACTS[fact]))} of Genesys Cloud`,
  'check.ownAccess.genesysMissing.detail': (
    { permissions }: { permissions: readonly string[] },
    format: Formatter,
  ) =>
    permissions.length === 0
      ? 'What it may not read stays unknown. Give the OAuth client a role that may read it.'
      : `What it may not read stays unknown. Give the OAuth client a role with ${format.list(permissions)}.`,
  'check.ownAccess.expiry': (
    {
      type,
      label,
      end,
      isOver,
    }: { type: CredentialType; label: string; end: string | null; isOver: boolean },
    format: Formatter,
  ) => {
    const subject = `Graphkeeper’s own ${type === 'clientSecret' ? 'client secret' : 'certificate'} “${label}”`;
    if (end === null) return `${subject} never expires`;
    return `${subject} ${isOver ? 'expired' : 'expires'} ${format.relative(end)} (${format.dateTime(end)})`;
  },
  'check.ownAccess.expiry.detail': ({ isUrgent }: { isUrgent: boolean }) =>
    isUrgent
      ? 'Graphkeeper is partly blind without it; mail itself is not touched. Add a new one to Graphkeeper’s own registration, and give it to Graphkeeper.'
      : 'Graphkeeper reads the directory with it. There is time to renew it.',
};
