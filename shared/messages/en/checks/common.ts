import type { UnknownAction, UnknownWhat } from '../../../checks/terms';
import type { Formatter } from '../../formatter';
import { speak } from '../../translation';
import { failures, type FailureText } from '../failures';

const UNKNOWN: Readonly<Record<UnknownWhat, (name: string) => string>> = {
  tokenEndpoint: () => 'The token endpoint could not be checked',
  registration: () => 'The app registration could not be read',
  enterpriseApplication: () => 'The enterprise application could not be read',
  audience: () => 'The supported account types could not be read',
  redirect: () => 'The redirect URIs could not be read',
  credentials: () => 'The client secrets and certificates could not be read',
  enterpriseCredentials: () => 'The credentials of the enterprise application could not be read',
  credentialUse: () => 'Which credential the integration uses is not known',
  credentialChanges: () => 'Whether a credential was added that nobody planned is not known',
  token: () => 'Whether the credential works is not known',
  permission: (name) => `Whether ${name} is granted is not known`,
  requests: () => 'The permissions that the app requests could not be read',
  excessApplication: () => 'Application permissions beyond the needed ones could not be looked for',
  excessDelegated: () => 'Delegated permissions beyond the needed ones could not be looked for',
  scope: (name) => `Whether the integration can open ${name} is not known`,
  canary: (name) => `Whether ${name} is closed to the integration is not known`,
  mailbox: (name) => `Whether the mailbox ${name} is ready is not known`,
  subscription: (name) => `The subscription to ${name} could not be read`,
  rhythm: (name) => `Whether the subscription to ${name} is renewed as usual is not known`,
  mailFlow: (name) => `Whether mail to ${name} is fetched is not known`,
  arrival: (name) => `Whether fetched mail to ${name} arrives in Genesys Cloud is not known`,
  organisation: () => 'Some facts of the Genesys Cloud organisation could not be read this time',
  emailDomain: (name) => `Whether ${name} is linked to Microsoft Graph in Genesys Cloud is not known`,
  graphIntegration: (name) => `The state of the integration “${name}” is not known`,
  graphCredential: (name) => `Whether the integration “${name}” can hold a valid secret is not known`,
  graphEndpoint: (name) => `The token endpoint of the integration “${name}” could not be read`,
  route: (name) => `Where Genesys Cloud routes mail to ${name} is not known`,
  agents: (name) => `Whether agents take the mail to ${name} is not known`,
  multipleDestinations: () => 'Whether mail to several addresses is routed to each is not known',
  domainReuse: () => 'Whether an inbound domain is used for outbound mail as well is not known',
  ipRanges: () => 'The addresses that Genesys Cloud sends from could not be read',
  serviceHealth: () => 'Whether Microsoft reports an incident of its own services is not known',
  facts: () => 'Some facts could not be read this time',
  access: () => 'One way in could not be tried',
  ownCredentials: () => 'The credentials of Graphkeeper’s own registration could not be read',
};

const ACTIONS: Readonly<Record<UnknownAction, string>> = {
  grant: 'Give Graphkeeper an access that may read it.',
  grantRole: 'Give Graphkeeper’s OAuth client in Genesys Cloud a role that may read it.',
  allowAddress:
    'In Genesys Cloud, add the public address of this computer under Admin > Account Settings > Organization Settings > Settings > Allowed IP addresses.',
  integration: 'It can be read once the integration’s own permissions are in order.',
  signIn: 'It can be read once signing in works again.',
  configure: 'Check this connection’s configuration.',
  wait: 'Graphkeeper tries again by itself.',
  quote: 'If it stays so, report it with the request id in the evidence.',
  none: 'It is read as soon as it can be.',
};

/** A sentence from a clause. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** How the vendor is called where its name is not known. */
export function vendorName(vendor: string | null): string {
  return vendor ?? 'the vendor';
}

/** Texts that every check uses. */
export const common = {
  'check.unknown': ({ what, name }: { what: UnknownWhat; name: string }) => UNKNOWN[what](name),
  'check.unknown.detail': (
    { failure, action }: { failure: FailureText; action: UnknownAction },
    format: Formatter,
  ) => `${sentence(speak(failures, failure, format))} ${ACTIONS[action]}`,
  'check.noMailbox': () => 'No mailbox is listed for this connection',
  'check.noMailbox.detail': () =>
    'Nothing can be said about mail. Add the addresses that the vendor fetches from to the connection.',
};
