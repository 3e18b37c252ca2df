import type { AccessKind, Cloud, ProfileId } from '../../domain/connection';
import type { CertificateProblem } from '../../onboarding/credential-input';
import type { Formatter } from '../formatter';

type CloudName = Extract<Cloud, string> | 'custom';
type AccessName = 'integrationCredential' | 'administrator' | 'monitorRegistration';
type Step = 'tenant' | 'app' | 'mailboxes' | 'access' | 'preflight' | 'save';

const CLOUD: Readonly<Record<CloudName, string>> = {
  global: 'Microsoft 365, worldwide',
  usgov: 'Microsoft 365 US Government, GCC High',
  'usgov-dod': 'Microsoft 365 US Government, DoD',
  china: 'Microsoft 365 operated by 21Vianet, China',
  custom: 'Another cloud',
};

const PROFILE: Readonly<Record<ProfileId, string>> = {
  'genesys-cloud': 'Genesys Cloud',
  generic: 'Another vendor',
};

const ACCESS: Readonly<Record<AccessName, string>> = {
  integrationCredential: 'The integration’s own secret or certificate',
  administrator: 'Administrator sign-in',
  monitorRegistration: 'Monitor registration',
};

const STEP: Readonly<Record<Step, string>> = {
  tenant: 'Tenant',
  app: 'App',
  mailboxes: 'Mailboxes',
  access: 'Access',
  preflight: 'Preflight',
  save: 'Save',
};

const CERTIFICATE: Readonly<Record<CertificateProblem, string>> = {
  notPem: 'This is not PEM text. Convert a .pfx file with: openssl pkcs12 -in file.pfx -out file.pem -nodes',
  noCertificate: 'The private key is here, its certificate is missing. Paste both, one after the other.',
  noPrivateKey:
    'This is the certificate alone, the half that is uploaded to Entra. Its private key is needed, too.',
  encryptedKey: 'The private key is protected by a password. Graphkeeper needs it without one.',
  notRsa: 'This is an elliptic curve key. Microsoft Entra ID accepts RSA keys only.',
};

/** First run, adding and editing a connection, and looking after the list of them. */
export const wizard = {
  'wizard.start.title': () => 'Know whether mail flows, and what breaks next.',
  'wizard.start.lead': () =>
    'Graphkeeper watches the link between Microsoft 365 and your contact centre, and says what is wrong, since when, what that means for mail and what to do.',
  'wizard.start.sample.title': () => 'Look around first',
  'wizard.start.connect.title': () => 'Watch your own tenant',
  'wizard.start.sample': () => 'Explore the sample tenant',
  'wizard.start.sample.text': () =>
    'Simulated connections, healthy and broken. No account is needed and nothing is sent anywhere.',
  'wizard.start.connect': () => 'Connect a tenant',
  'wizard.start.connect.text': () =>
    'About three minutes. Have the client ID of the app, the mailboxes and one way to look at hand. Graphkeeper only reads.',
  'wizard.start.resume': () => 'Continue connecting',
  'wizard.leaveSample': () => 'Connect your own tenant',
  'wizard.leaveSample.back': () => 'Back to your connections',

  'wizard.new': () => 'Connect a tenant',
  'wizard.edit': ({ name }: { name: string }) => `Edit ${name}`,
  'wizard.steps': () => 'Steps',
  'wizard.step': ({ step }: { step: Step }) => STEP[step],
  'wizard.step.position': (
    { step, index, total }: { step: Step; index: number; total: number },
    format: Formatter,
  ) => `Step ${format.number(index)} of ${format.number(total)}: ${STEP[step]}`,
  'wizard.step.done': () => 'done',
  'wizard.step.toMend': () => 'to be completed',
  'wizard.back': () => 'Back',
  'wizard.optional': () => 'optional',
  'wizard.mend': () => 'Complete what is marked below.',

  'wizard.discard': () => 'Discard…',
  'wizard.discard.new': () => 'Discard this connection?',
  'wizard.discard.edit': ({ name }: { name: string }) => `Discard the changes to ${name}?`,
  'wizard.discard.text': () =>
    'What was entered here is forgotten, secrets included. Nothing of it has been kept. To come back later instead, just leave this page: it stays as it is until Graphkeeper is closed.',
  'wizard.discard.confirm': () => 'Discard',
  'wizard.discard.cancel': () => 'Keep editing',

  'wizard.tenant.title': () => 'Which tenant do the mailboxes belong to?',
  'wizard.tenant.lead': () =>
    'Paste the OAuth 2.0 token endpoint (v2) that is set at the vendor. The tenant ID or a domain name will do, too.',
  'wizard.tenant.label': () => 'Token endpoint, tenant ID or domain name',
  'wizard.tenant.hint': () =>
    'Microsoft Entra admin center: App registrations, the app, Endpoints (or Directory (tenant) ID in its overview).',
  'wizard.tenant.next': () => 'Use this tenant',
  'wizard.tenant.recognised': ({ form }: { form: string }) => `Recognised: ${form}`,
  'wizard.tenant.tenant': () => 'Tenant',
  'wizard.tenant.endpoint': () => 'Token endpoint (v2)',
  'wizard.tenant.ofCloud': ({ cloud }: { cloud: CloudName }) =>
    `This address belongs to ${CLOUD[cloud]}. Graphkeeper looks there.`,
  'wizard.tenant.useRight': () => 'Use the v2 endpoint instead',
  'wizard.cloud': () => 'Microsoft cloud',
  'wizard.cloud.name': ({ cloud }: { cloud: CloudName }) => CLOUD[cloud],
  'wizard.cloud.hint': () =>
    'An ID or a domain name does not tell. Most tenants are in the worldwide cloud, GCC included.',
  'wizard.cloud.hint.shared': () => 'Both clouds sign in at the same address: choose the one of this tenant.',
  'wizard.cloud.login': () => 'Address of sign-in',
  'wizard.cloud.graph': () => 'Address of Microsoft Graph',

  'wizard.app.title': () => 'Which app does the vendor sign in with?',
  'wizard.app.lead': () => 'The app registration that was made for the mail integration.',
  'wizard.app.clientId': () => 'Application (client) ID',
  'wizard.app.clientId.hint': () => 'In the overview of the app registration.',
  'wizard.app.clientId.isTenant': () =>
    'This is the tenant’s ID. The application (client) ID stands above it in the overview.',
  'wizard.app.clientId.isSecret': () =>
    'An ID has 32 digits and letters in five groups. If this is a client secret, take it out here: its place is two steps further on.',
  'wizard.app.profile': () => 'Vendor',
  'wizard.app.profile.name': ({ profile }: { profile: ProfileId }) => PROFILE[profile],
  'wizard.app.profile.hint': ({ profile }: { profile: ProfileId }) =>
    ({
      'genesys-cloud': 'Expects Mail.ReadWrite, Mail.Send and User.Read, and says where to put a new secret.',
      generic: 'Expects whatever the app registration itself requests.',
    })[profile],
  'wizard.app.name': () => 'Name in Graphkeeper',
  'wizard.app.name.hint': () => 'As you would call it in a message to a colleague.',
  'wizard.app.next': () => 'Use this app',

  'wizard.mailboxes.title': () => 'Which mailboxes does the vendor fetch mail from?',
  'wizard.mailboxes.lead': () =>
    'Paste them as you have them: from a table, from the vendor’s list, or from the To line of a message.',
  'wizard.mailboxes.label': () => 'Mailboxes',
  'wizard.mailboxes.hint': () =>
    'Separated by lines, commas or semicolons. Names beside the addresses are left out.',
  'wizard.mailboxes.none': () => 'Enter at least one address: without a mailbox there is no mail to watch.',
  'wizard.mailboxes.found': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} mailbox`,
      other: `${format.number(count)} mailboxes`,
    }),
  'wizard.mailboxes.repeated': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} entry was there twice and counts once.`,
      other: `${format.number(count)} entries were there already and count once.`,
    }),
  'wizard.mailboxes.refused': (
    { entries, more }: { entries: readonly string[]; more: number },
    format: Formatter,
  ) =>
    `Not an email address: ${entries.map((entry) => `“${entry}”`).join(', ')}${
      more === 0 ? '' : ` and ${format.number(more)} more`
    }. Correct it or take it out.`,
  'wizard.canary.label': () => 'Canary mailbox',
  'wizard.canary.hint': () => 'A mailbox that the vendor must not be able to open, for example your own.',
  'wizard.canary.why': () =>
    'Why: with Mail.ReadWrite an app can open every mailbox of the tenant, unless Exchange limits it. Graphkeeper knocks on this one with the app’s own credential and expects to be turned away. It asks for the folder’s ID only and reads no mail.',
  'wizard.canary.without': () => 'Without one it stays unknown whether the app can open other mailboxes.',
  'wizard.mailboxes.next': () => 'Watch these mailboxes',

  'wizard.access.title': () => 'How may Graphkeeper look?',
  'wizard.access.lead': () =>
    'Each way shows something else. Choose one or more; you can add another later. All of them only read.',
  'wizard.access.name': ({ access }: { access: AccessName }) => ACCESS[access],
  'wizard.access.short': ({ access }: { access: AccessKind }) =>
    ({
      integrationCredential: 'with the integration’s credential',
      administrator: 'with your sign-in',
      monitorRegistration: 'with the monitor registration',
      anonymous: 'without signing in',
      genesysClient: 'with the OAuth client at Genesys Cloud',
    })[access],
  'wizard.access.sees': () => 'Sees',
  'wizard.access.misses': () => 'Cannot see',
  'wizard.access.seesText': ({ access }: { access: AccessName }) =>
    ({
      integrationCredential:
        'whether the credential still works, the app’s own subscriptions, whether the mailboxes open and the canary stays closed, and whether mail waits. The truest test, because it is what the vendor does.',
      administrator:
        'the app registration, when each credential ends, what was consented to, users and licences, and the subscriptions of the app.',
      monitorRegistration:
        'the app registration, when each credential ends, what was consented to, users and licences; day and night, without anybody signing in.',
    })[access],
  'wizard.access.missesText': ({ access }: { access: AccessName }) =>
    ({
      integrationCredential:
        'when the credential ends, consent and licences, unless the app was granted more than it should be.',
      administrator:
        'whether the vendor’s credential works and the mailboxes open. Microsoft may ask you to sign in again from time to time; until then these facts are unknown.',
      monitorRegistration:
        'subscriptions (Microsoft shows them to the app itself or to an administrator only), and whether the vendor’s credential works.',
    })[access],
  'wizard.access.next': () => 'Check what can be read',
  'wizard.access.memory': () =>
    'There is no keychain here: secrets and sign-ins are held in memory and last until Graphkeeper is closed. Nothing is written to disk instead.',
  'wizard.access.keychain': () => 'Kept in the keychain of this computer when you save, and nowhere else.',

  'wizard.secret.kind': () => 'Kind of credential',
  'wizard.secret.kind.secret': () => 'Client secret',
  'wizard.secret.kind.certificate': () => 'Certificate',
  'wizard.secret.label': () => 'Client secret (value)',
  'wizard.secret.hint': () => 'The value, not the secret ID.',
  'wizard.secret.isId': () =>
    'This looks like the secret ID. The column “Value” is needed; Entra shows it once, when the secret is created. If it is not at hand, create a new secret beside the present one.',
  'wizard.secret.use': () => 'Use this secret',
  'wizard.certificate.label': () => 'Certificate with its private key (PEM)',
  'wizard.certificate.hint': () =>
    'Paste both blocks, or choose a file. It is read here and sent nowhere else.',
  'wizard.certificate.file': () => 'Choose a file…',
  'wizard.certificate.problem': ({ problem }: { problem: CertificateProblem }) => CERTIFICATE[problem],
  'wizard.certificate.tooLarge': () => 'This file is too large to be a certificate with its key.',
  'wizard.certificate.use': () => 'Use this certificate',
  'wizard.secret.held': ({ kind }: { kind: 'secret' | 'certificate' | 'kept' }) =>
    ({
      secret: 'Client secret entered. It is not shown again.',
      certificate: 'Certificate entered. Its key is not shown again.',
      kept: 'Kept: the credential that this connection already has.',
    })[kind],
  'wizard.secret.replace': () => 'Replace…',
  'wizard.secret.keep': () => 'Leave it as it is',
  'wizard.secret.forget': () => 'Forget',

  'wizard.monitor.clientId': () => 'Client ID of the monitor registration',
  'wizard.monitor.hint': () =>
    'A registration of its own, with the application permissions Application.Read.All and Directory.Read.All and admin consent.',

  'wizard.admin.why': () =>
    'Graphkeeper has no registration of its own at Microsoft. You sign in through one in your tenant: a public client without a secret, with the redirect URI http://localhost and permissions that only read. You create it once, and can remove it at any time.',
  'wizard.admin.guide': () => 'How to create the registration',
  'wizard.admin.guide.portal': () => 'In the portal',
  'wizard.admin.guide.powerShell': () => 'PowerShell',
  'wizard.admin.guide.azureCli': () => 'Azure CLI',
  'wizard.admin.guide.noCli': () => 'The Azure CLI does not know this cloud. Use PowerShell or the portal.',
  'wizard.admin.guide.needsTenant': () => 'Complete the tenant first: the script is written for it.',
  'wizard.admin.guide.optional': () => 'optional',
  'wizard.admin.clientId': () => 'Client ID of Graphkeeper’s registration',
  'wizard.admin.clientId.hint': () =>
    'Of the registration that you created for Graphkeeper, not of the mail integration.',
  'wizard.admin.clientId.isIntegration': () =>
    'This is the app of the mail integration. Graphkeeper needs a registration of its own: the integration’s should not be able to read the directory.',
  'wizard.signIn.browser': () => 'Sign in with the browser',
  'wizard.signIn.code': () => 'Use a code instead',
  'wizard.signIn.again': () => 'Sign in again',
  'wizard.signIn.asking': () => 'Asking Microsoft for a sign-in…',
  'wizard.signIn.needsClientId': () => 'Enter the client ID of Graphkeeper’s registration first.',
  'wizard.signIn.cancel': () => 'Cancel the sign-in',
  'wizard.signIn.waitingForBrowser': () =>
    'A browser window has opened. Sign in there with an administrator’s account of this tenant, then come back.',
  'wizard.signIn.waitingForCode': () =>
    'On this or any other device, open the address and enter the code. Sign in with an administrator’s account of this tenant.',
  'wizard.signIn.address': () => 'Address',
  'wizard.signIn.userCode': () => 'Code',
  'wizard.signIn.timeLeft': () => 'Time left',
  'wizard.signIn.signedIn': ({ account }: { account: string }) => `Signed in as ${account}.`,

  'wizard.preflight.title': () => 'What can Graphkeeper read?',
  'wizard.preflight.lead': () =>
    'Graphkeeper now tries each fact once, the way it will look later. Nothing is changed and nothing is kept.',
  'wizard.preflight.notRun': () => 'Nothing was checked yet.',
  'wizard.preflight.noSignIn': () =>
    'Nobody has signed in as an administrator yet: what only that sign-in can read stays unknown.',
  'wizard.preflight.running': ({ done, total }: { done: number; total: number }, format: Formatter) =>
    `Reading: ${format.number(done)} of ${format.number(total)} facts so far.`,
  'wizard.preflight.all': ({ total }: { total: number }, format: Formatter) =>
    `All ${format.number(total)} facts can be read.`,
  'wizard.preflight.some': ({ readable, total }: { readable: number; total: number }, format: Formatter) =>
    `${format.number(readable)} of ${format.number(total)} facts can be read. The others will be shown as unknown.`,
  'wizard.preflight.cancelled': () => 'The check was stopped. What was not read yet is not known.',
  'wizard.preflight.list': () => 'Facts',
  'wizard.preflight.outcome': ({
    outcome,
  }: {
    outcome: 'pending' | 'notAsked' | 'readable' | 'unreadable' | 'partly';
  }) =>
    ({
      pending: 'reading',
      notAsked: 'not asked',
      readable: 'can be read',
      unreadable: 'cannot be read',
      partly: 'partly readable',
    })[outcome],
  'wizard.preflight.cause': ({ outcome, cause }: { outcome: 'unreadable' | 'partly'; cause: string }) =>
    outcome === 'partly' ? `Partly readable: ${cause}` : `Cannot be read: ${cause}`,
  'wizard.preflight.grant': ({ permission }: { permission: string }) => `To grant: ${permission}`,
  'wizard.preflight.check': () => 'Check now',
  'wizard.preflight.again': () => 'Check again',
  'wizard.preflight.stop': () => 'Stop',
  'wizard.preflight.request': () => 'Somebody else can grant this?',
  'wizard.preflight.request.text': () =>
    'Send them this request. It says what for, and names the role it takes.',
  'wizard.preflight.request.copy': () => 'Copy the request',
  'wizard.preflight.next': () => 'Review and save',

  'wizard.save.title': ({ name }: { name: string }) =>
    name === '' ? 'Watch this connection?' : `Watch ${name}?`,
  'wizard.save.title.edit': ({ name }: { name: string }) => `Save the changes to ${name}?`,
  'wizard.save.lead': () => 'Nothing has been kept so far. This is what Graphkeeper will watch.',
  'wizard.save.name': () => 'Name',
  'wizard.save.endpoint': () => 'Token endpoint at the vendor',
  'wizard.save.canary': () => 'Canary mailbox',
  'wizard.save.canary.none': () => 'None: reach beyond the mailboxes stays unknown',
  'wizard.save.access': () => 'Looks with',
  'wizard.save.none': () => 'Not given',
  'wizard.save.problems': () => 'To be completed first',
  'wizard.save.toStep': ({ step }: { step: Step }) => `Go to ${STEP[step]}`,
  'wizard.save.gaps': () => 'Will be shown as unknown',
  'wizard.save.gaps.text': () =>
    'You can save now and close the gaps later: Graphkeeper says what is missing and never counts it as healthy.',
  'wizard.save.notChecked': () =>
    'The preflight was not run to its end, so it is not known what can be read.',
  'wizard.save.noGaps': () => 'Everything can be read.',
  'wizard.save.next': () => 'Watch this connection',
  'wizard.save.next.edit': () => 'Save changes',
  'wizard.save.failed': () => 'It was not saved.',

  'wizard.manage.title': () => 'Connections',
  'wizard.manage.lead': ({ total }: { total: number }, format: Formatter) =>
    format.plural(total, {
      one: `${format.number(total)} connection is watched.`,
      other: `${format.number(total)} connections are watched. This is their order everywhere in Graphkeeper.`,
    }),
  'wizard.manage.open': () => 'Manage connections',
  'wizard.manage.actions': ({ name }: { name: string }) => `More actions for ${name}`,
  'wizard.manage.edit': () => 'Edit…',
  'wizard.manage.remove': () => 'Remove…',
  'wizard.manage.up': ({ name }: { name: string }) => `Move ${name} up`,
  'wizard.manage.down': ({ name }: { name: string }) => `Move ${name} down`,
  'wizard.manage.moved': (
    { name, position, total }: { name: string; position: number; total: number },
    format: Formatter,
  ) => `${name}: position ${format.number(position)} of ${format.number(total)}.`,
  'wizard.remove.title': ({ name }: { name: string }) => `Remove ${name}?`,
  'wizard.remove.text': ({ store }: { store: 'keychain' | 'memory' }) =>
    `Graphkeeper stops watching it and forgets what it knows about it. ${
      store === 'keychain'
        ? 'Its entries in the keychain of this computer are deleted: client secret or certificate, and sign-in.'
        : 'Its secrets and its sign-in, held in memory, are forgotten.'
    } Nothing changes in Microsoft Entra ID or at the vendor.`,
  'wizard.remove.confirm': () => 'Remove',
  'wizard.remove.cancel': () => 'Keep it',
  'wizard.other.title': ({ name }: { name: string }) =>
    name === '' ? 'Another connection is being added.' : `${name} is still being edited.`,
  'wizard.other.text': () => 'One at a time: continue with it, or discard it to begin here.',
  'wizard.other.continue': () => 'Continue with it',
  'wizard.other.discard': () => 'Discard it',
};
