import type { GenesysNeed } from '../../profiles/genesys-permissions';
import { GENESYS_CHANGE_PERMISSIONS, GENESYS_WATCH_PERMISSIONS } from '../../profiles/genesys-permissions';

const NEED: Readonly<Record<GenesysNeed, string>> = {
  integration: 'the state of the Microsoft Graph integration, and when its credential was changed',
  routes: 'the e-mail domains, their link to Microsoft Graph, and the routes of the mailboxes',
  flows: 'whether the flow behind a route is published',
  queues: 'the queue behind a route',
  agents: 'whether agents are on queue, and how much mail waits there',
  conversations: 'whether mail that was fetched became a conversation (no sender, no subject)',
  settings: 'whether mail to several addresses becomes one conversation for each',
  changeIntegration: 'put a new client secret in, and disable and enable the integration',
  changeRoutes: 'give a route another flow, and list the e-mail domains',
  changeSettings: 'switch routing to several destinations on',
};

function lines(permissions: typeof GENESYS_WATCH_PERMISSIONS): readonly string[] {
  return permissions.map(({ value, need }) => `- ${value}: ${NEED[need]}`);
}

/** The OAuth client at Genesys Cloud, while a connection is added or edited. */
export const genesysAccess = {
  'wizard.genesys.title': () => 'Genesys Cloud, the other end (optional)',
  'wizard.genesys.seesText': () =>
    'the integration’s state there, routes, flows, queues and agents, and whether fetched mail became a conversation. A rotation can put the new secret in by itself.',
  'wizard.genesys.missesText': () =>
    'anything in Microsoft 365. Without it, what lies beyond the mailbox stays unknown.',
  'wizard.genesys.region': () => 'Region',
  'wizard.genesys.region.hint': () =>
    'As in the address of your Genesys Cloud, for example apps.mypurecloud.de.',
  'wizard.genesys.region.custom': () => 'Another pair of hosts',
  'wizard.genesys.login': () => 'Address of sign-in',
  'wizard.genesys.api': () => 'Address of the Platform API',
  'wizard.genesys.clientId': () => 'Client ID of the OAuth client',
  'wizard.genesys.clientId.hint': () => 'Admin > Integrations > OAuth; grant type Client Credentials.',
  'wizard.genesys.secret': () => 'Client secret of the OAuth client',
  'wizard.genesys.secret.hint': () => 'Genesys Cloud shows it on the page of the OAuth client.',
  'wizard.genesys.domains': () => 'E-mail domains',
  'wizard.genesys.domains.hint': () => 'Separated by commas. Left empty: the domains of the mailboxes.',
  'wizard.genesys.list': () => 'List the domains (needs routing:email:manage)',
  'wizard.genesys.role': () => 'How to create the OAuth client, and its role',
  'wizard.genesys.role.text': () =>
    [
      'Role for Graphkeeper in Genesys Cloud',
      '',
      'To watch; nothing is changed with it:',
      ...lines(GENESYS_WATCH_PERMISSIONS),
      '',
      'Only if Graphkeeper shall also mend, each time after somebody has confirmed it:',
      ...lines(GENESYS_CHANGE_PERMISSIONS),
      '',
      'How to set it up:',
      '1. Admin > People & Permissions > Roles / Permissions: add a role with these permissions.',
      '2. Admin > Integrations > OAuth: add a client with the grant type Client Credentials and give it this role, in the divisions of the flows and queues.',
      '3. If the organization limits IP addresses (Admin > Organization Settings), allow the address that Graphkeeper calls from.',
    ].join('\n'),
  'wizard.genesys.role.copy': () => 'Copy the role',
  'wizard.genesys.save': () => 'Genesys Cloud',
  'wizard.genesys.save.none': () => 'Not watched: what lies beyond the mailbox stays unknown',
};
