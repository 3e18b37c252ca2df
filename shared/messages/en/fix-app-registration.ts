import { assertNever } from '../../domain/assert-never';

/** The steps of mending an app registration that are this runbook's own. */
export type RegistrationStep =
  'survey' | 'create' | 'activate' | 'enableApp' | 'audience' | 'redirect' | 'verify';

/** What keeps a registration from being mended. */
export type RegistrationProblem =
  'gone' | 'byMicrosoft' | 'refused' | 'vanished' | 'notYet' | 'tokenRefused' | 'unseen';

const TITLE: Readonly<Record<RegistrationStep, string>> = {
  survey: 'Look at the registration and the enterprise application',
  create: 'Add the enterprise application to the tenant',
  activate: 'Activate the app registration',
  enableApp: 'Enable the enterprise application',
  audience: 'Allow accounts of any organisation',
  redirect: 'Add the redirect address',
  verify: 'See that the app gets a token',
};

const EXPLANATION: Readonly<Record<RegistrationStep, string>> = {
  survey:
    'An app consists of two objects: its registration, and the enterprise application that stands for it in this tenant. Graphkeeper looks whether both are there and switched on, and whether they are set up as Genesys Cloud asks.',
  create:
    'Without an enterprise application the app has no identity in this tenant: it gets no token, and nothing can be granted to it. It is added without any permission; granting those is the next runbook.',
  activate:
    'The registration was deactivated. A deactivated app gets no new token; everything else of it was kept, so activating it is enough. If somebody deactivated it on purpose, ask them first.',
  enableApp:
    'Signing in to the enterprise application was switched off in this tenant, which also keeps the app itself from getting a token. If somebody did that on purpose, ask them first.',
  audience:
    'Genesys Cloud asks for a registration for accounts in any organisational directory. Mail also works with less, as long as the app stays in its own tenant.',
  redirect:
    'Genesys Cloud’s set-up asks for this redirect address. It is not used to fetch mail, and reaches nothing but the computer of whoever signs in. The addresses that are registered stay.',
  verify:
    'Both objects have to be there and switched on, and a real token request of the integration’s has to succeed. Microsoft takes up to some minutes to pass a change on.',
};

/** What the runbook that mends an app registration says. */
export const fixAppRegistration = {
  'registration.title': ({ step }: { step: RegistrationStep }) => TITLE[step],
  'registration.explanation': ({ step }: { step: RegistrationStep }) => EXPLANATION[step],
  'registration.changes': () =>
    'The registration and the enterprise application are switched on and set up as Genesys Cloud asks, each change after you confirmed it.',
  'registration.elsewhere.changes': () =>
    'The registration and the enterprise application are switched on, each change after you confirmed it.',
  'registration.elsewhere.survey': () =>
    'An app consists of two objects: its registration, and the enterprise application that stands for it in this tenant. Graphkeeper looks whether both are there and switched on.',
  'registration.changed': () =>
    'What was changed so far stays: each change is right by itself. The runbook just ends.',
  'registration.confirm': ({
    step,
  }: {
    step: 'create' | 'activate' | 'enableApp' | 'audience' | 'redirect';
  }) =>
    ({
      create: 'Add the enterprise application',
      activate: 'Activate the registration',
      enableApp: 'Enable the enterprise application',
      audience: 'Allow any organisation',
      redirect: 'Add the address',
    })[step],
  'registration.button': () => 'Leave it as it is',
  'registration.wait': () => 'Microsoft is passing the change on to the servers that issue tokens.',
  'registration.byHand': ({
    line,
  }: {
    line:
      | 'restore'
      | 'checkClientId'
      | 'consent'
      | 'openRegistration'
      | 'activate'
      | 'openEnterprise'
      | 'enable'
      | 'openAuthentication'
      | 'audience'
      | 'redirect';
  }) =>
    ({
      restore:
        'If the registration was deleted: in the Entra admin center, open App registrations > Deleted applications. It can be restored within 30 days, with its credentials.',
      checkClientId:
        'If the client ID is wrong: copy the right one from the registration’s overview into the connection’s settings.',
      consent:
        'Open the consent page and accept with an account that may consent for the organisation: that adds the enterprise application, and grants what the registration lists.',
      openRegistration: 'Open the overview of the app registration in the Entra admin center.',
      activate: 'Choose “Activate”, and confirm.',
      openEnterprise:
        'In the Entra admin center, open Enterprise applications, search for the client ID, and open its properties.',
      enable: 'Set “Enabled for users to sign in?” to Yes, and save.',
      openAuthentication: 'Open the app registration in the Entra admin center, and there Authentication.',
      audience: 'Under the supported accounts, choose accounts in any organisational directory, and save.',
      redirect: 'Add a redirect address of the type Web with the text below, and save. Remove none.',
    })[line],
  'registration.copy': ({ what }: { what: 'clientId' | 'uri' | 'command' }) =>
    ({
      clientId: 'Client ID',
      uri: 'Redirect address',
      command: 'The same with the Azure command line',
    })[what],
  'registration.lookFor': ({
    step,
  }: {
    step: 'create' | 'activate' | 'enableApp' | 'audience' | 'redirect';
  }) =>
    ({
      create: 'The app stands in the list of enterprise applications.',
      activate: 'The overview shows the state Activated.',
      enableApp: 'The properties show “Enabled for users to sign in?” as Yes.',
      audience: 'The overview names “Multiple organizations” as the supported account types.',
      redirect: 'The address stands in the list of redirect addresses.',
    })[step],
  'registration.problem': ({ problem }: { problem: RegistrationProblem }) => {
    switch (problem) {
      case 'gone':
        return 'There is no app with this client ID in this tenant: neither a registration nor an enterprise application.';
      case 'byMicrosoft':
        return 'Microsoft disabled this app, for example because of suspicious activity. Nobody in the organisation can enable it.';
      case 'refused':
        return 'Microsoft refused this setting. Another setting of the registration does not go with it, such as an application ID URI of a domain that was not verified.';
      case 'vanished':
        return 'The object is not there any more: somebody removed it in the meantime.';
      case 'notYet':
        return 'Microsoft still issues no token: the change has not reached every server yet.';
      case 'tokenRefused':
        return 'The app is set up as it should be, but Microsoft refuses it a token for another reason.';
      case 'unseen':
        return 'The app is set up as it should be. Graphkeeper does not hold its credential, so it cannot try a token.';
      default:
        return assertNever(problem, 'registration problem');
    }
  },
  'registration.advice': ({ problem }: { problem: RegistrationProblem }) => {
    switch (problem) {
      case 'gone':
        return 'Restore the registration or correct the client ID, as below, then look again.';
      case 'byMicrosoft':
        return 'Open a support case with Microsoft; the message below says what it takes. Meanwhile a new registration, with a new secret, gets mail going.';
      case 'refused':
        return 'Change it in the portal, which names the setting in question, or leave it as it is.';
      case 'vanished':
        return 'Look again.';
      case 'notYet':
        return 'Wait some minutes.';
      case 'tokenRefused':
        return 'See what the connection’s page says about the token, mend that, then look again.';
      case 'unseen':
        return 'See whether the integration takes mail over, and say so.';
      default:
        return assertNever(problem, 'registration problem');
    }
  },
  'registration.request.microsoft': ({
    tenantId,
    clientId,
    status,
    vendor,
  }: {
    tenantId: string;
    clientId: string;
    status: string | null;
    vendor: string | null;
  }) =>
    [
      `The app with the client ID ${clientId} in the tenant ${tenantId} was disabled by Microsoft${status === null ? '' : ` (disabledByMicrosoftStatus: ${status})`}.`,
      `It fetches and sends our customer service mail through Microsoft Graph${vendor === null ? '' : `, for ${vendor}`}. Please tell us why it was disabled, and what we have to do so that it is enabled again.`,
    ].join('\n'),
  'registration.proof': ({
    proof,
  }: {
    proof: 'survey' | 'create' | 'activate' | 'enableApp' | 'audience' | 'redirect' | 'asAsked' | 'token';
  }) =>
    ({
      survey: 'Registration and enterprise application were read.',
      create: 'The enterprise application is there.',
      activate: 'The registration is active.',
      enableApp: 'The enterprise application is enabled.',
      audience: 'The registration is for accounts of any organisation.',
      redirect: 'The redirect address is registered.',
      asAsked: 'The app is there, switched on, and set up as it should be.',
      token: 'Microsoft issued a token.',
    })[proof],
  'registration.word': () => 'The administrator saw mail arrive in Genesys Cloud.',
};
