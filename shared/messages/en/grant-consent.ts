import { assertNever } from '../../domain/assert-never';
import type { PermissionType } from '../../profiles/vendor-profile';
import type { Formatter } from '../formatter';

/** The steps of granting consent. */
export type ConsentStep = 'survey' | 'scopedBy' | 'request' | 'roles' | 'scopes' | 'blind' | 'verify';

/** What keeps consent from being granted or proved. */
export type ConsentProblem =
  'noPrincipal' | 'refused' | 'vanished' | 'token' | 'lacking' | 'notInToken' | 'closed' | 'unseen';

const TITLE: Readonly<Record<ConsentStep, string>> = {
  survey: 'Look at the permissions: needed, requested, granted',
  scopedBy: 'Say what opens the mailboxes',
  request: 'List the permissions in the app registration',
  roles: 'Grant the application permissions',
  scopes: 'Grant the delegated permissions',
  blind: 'Consent on Microsoft’s page',
  verify: 'See that the permissions work',
};

const EXPLANATION: Readonly<Record<ConsentStep, string>> = {
  survey:
    'Graphkeeper reads what the integration needs, what its registration requests, and what was granted with which type. A consent that a user gave for themselves is no consent for the organisation: the portal shows no green tick for it.',
  scopedBy:
    'No consent in Entra ID lets the integration open mailboxes, and none opens. Either the consent is missing, or Exchange grants the access with RBAC for Applications and its scope is wrong. In the second case a consent must not be granted back: it would open every mailbox of the organisation.',
  request:
    'The registration’s list is what the portal shows, and what the next consent for the organisation goes by. Everything that is in the list stays in it.',
  roles:
    'The integration works without a signed-in user, so it needs application permissions. Each is granted by itself; nothing that was granted before is touched. It applies to the next token.',
  scopes:
    'The consent is given for everybody in the organisation, which is what the green tick stands for. Scopes that were granted before stay.',
  blind:
    'Graphkeeper cannot read what was granted here. The consent page grants all that the registration lists; afterwards the integration’s own token shows which application permissions it carries.',
  verify:
    'A fresh token has to carry the application permissions, the directory has to list the consent, and a mailbox has to open. Microsoft takes up to some minutes to pass it on.',
};

const TYPE: Readonly<Record<PermissionType, string>> = {
  application: 'application',
  delegated: 'delegated',
};

/** What the runbook that grants consent says. */
export const grantConsent = {
  'consent.title': ({ step }: { step: ConsentStep }) => TITLE[step],
  'consent.explanation': ({ step }: { step: ConsentStep }) => EXPLANATION[step],
  'consent.changes': () =>
    'Missing permissions are added to the registration’s list and granted for the organisation, each after you confirmed it. Nothing that is granted is taken away.',
  'consent.changed': () => 'What was granted stays granted: the integration needs it. The runbook just ends.',
  'consent.names': ({ names, type }: { names: readonly string[]; type: PermissionType }, format: Formatter) =>
    `To be granted, type ${TYPE[type]}: ${format.list(names)}.`,
  'consent.wrongType': ({ value, type }: { value: string; type: PermissionType }) =>
    type === 'application'
      ? `${value} was granted as a delegated permission. That needs a signed-in user, whom the integration does not have: it needs the application permission of that name.`
      : `${value} was taken for an application permission. It is needed as a delegated one; the application permission that was granted instead reads more, and can be taken away afterwards.`,
  'consent.userOnly': ({ value }: { value: string }) =>
    `${value} was consented to by somebody for themselves only. It has to be granted for the whole organisation.`,
  'consent.byExchange': ({ names }: { names: readonly string[] }, format: Formatter) =>
    `Exchange grants ${format.list(names)} with RBAC for Applications, for the mailboxes in its scope only. A consent in Entra ID would open all mailboxes, so none is granted.`,
  'consent.risk.losable': ({ names }: { names: readonly string[] }, format: Formatter) =>
    names.length === 0
      ? 'The consent page grants everything that the registration lists. Nothing else is granted at present, so nothing can get lost.'
      : `Consenting anew for the whole organisation may take back what is granted and not in the registration’s list: ${format.list(names)}. Whoever needs that has to add it to the list first.`,
  'consent.risk.exchange': () =>
    'An application permission for mail opens every mailbox of the organisation, unless an application access policy limits it. Where RBAC for Applications is the limit, stop here.',
  'consent.question.scopedBy': () => 'What lets the integration open mailboxes?',
  'consent.option.scopedBy': ({ option }: { option: 'entra' | 'exchange' }) =>
    ({
      entra: 'Consent in Entra ID: it is missing, and is to be granted',
      exchange: 'RBAC for Applications in Exchange: do not grant any',
    })[option],
  'consent.confirm': ({ step }: { step: 'request' | 'roles' | 'scopes' }) =>
    ({
      request: 'Add them to the list',
      roles: 'Grant the application permissions',
      scopes: 'Grant for the organisation',
    })[step],
  'consent.button': ({ button }: { button: 'blind' | 'consented' | 'vouch' }) =>
    ({
      blind: 'Go on by hand, without reading',
      consented: 'The consent was accepted',
      vouch: 'The portal shows a green tick at each permission',
    })[button],
  'consent.wait': () => 'Microsoft is passing the consent on. Tokens, grants and mailboxes are looked at.',
  'consent.byHand': ({
    line,
  }: {
    line: 'openPermissions' | 'addPermission' | 'openConsent' | 'accept' | 'redirectError' | 'runScript';
  }) =>
    ({
      openPermissions: 'Open “API permissions” of the app registration in the Entra admin center.',
      addPermission:
        'Choose “Add a permission”, then Microsoft Graph, then the type that is named here, and add the permissions below. Remove none.',
      openConsent:
        'Open the consent page and sign in with an account that may consent for the organisation: application permissions of Microsoft Graph take a Privileged Role Administrator.',
      accept: 'Compare what the page lists with what is named here, and accept.',
      redirectError:
        'The page ends at an address that cannot be opened, or with a message about a missing redirect address. That is no failure: Graphkeeper looks at what was granted.',
      runScript:
        'Run the script below in PowerShell with the Microsoft Graph module, signed in with an account that may grant. It grants exactly this and touches nothing else.',
    })[line],
  'consent.copy': ({ what }: { what: 'names' | 'command' | 'script' }) =>
    ({
      names: 'Permissions to add',
      command: 'The same with the Azure command line',
      script: 'PowerShell that grants exactly this',
    })[what],
  'consent.lookFor': ({ what }: { what: 'listed' | 'ticked' }) =>
    ({
      listed: 'The permissions stand in the list, each with its type.',
      ticked: '“API permissions” shows a green tick at each permission, “Granted for” the organisation.',
    })[what],
  'consent.problem': ({ problem }: { problem: ConsentProblem }) => {
    switch (problem) {
      case 'noPrincipal':
        return 'The app has no enterprise application in this tenant, so nothing can be granted to it.';
      case 'refused':
        return 'Microsoft refused the request: the permission is granted already, or the organisation does not know it.';
      case 'vanished':
        return 'The app, or its consent, is not there any more: somebody removed it in the meantime.';
      case 'token':
        return 'Microsoft refuses the integration a token, so the permissions cannot be tried.';
      case 'lacking':
        return 'Not every permission is granted.';
      case 'notInToken':
        return 'The permissions are granted, but the integration’s token does not carry them yet.';
      case 'closed':
        return 'The permissions are granted, but no mailbox opens yet.';
      case 'unseen':
        return 'Graphkeeper cannot read here whether the delegated permissions were granted.';
      default:
        return assertNever(problem, 'consent problem');
    }
  },
  'consent.advice': ({ problem }: { problem: ConsentProblem }) => {
    switch (problem) {
      case 'noPrincipal':
        return 'Run “Mend the app registration” first, or open the consent page of the app, which adds it to the tenant.';
      case 'refused':
        return 'Look again: what is granted already is not asked for any more.';
      case 'vanished':
        return 'Look again. If the app itself was removed, run “Mend the app registration”.';
      case 'token':
        return 'See what the connection’s page says about the token, mend that, then look again.';
      case 'lacking':
        return 'See which one in the portal. If somebody took it away again, cancel this run and begin anew.';
      case 'notInToken':
        return 'Wait some minutes: a new token is asked for each time.';
      case 'closed':
        return 'Exchange can take an hour to notice. If it lasts, an access policy or a scope keeps the mailboxes closed: run “Limit the app to its mailboxes”.';
      case 'unseen':
        return 'Look at “API permissions” in the portal, and say what you see.';
      default:
        return assertNever(problem, 'consent problem');
    }
  },
  'consent.proof': ({
    proof,
  }: {
    proof: 'survey' | 'listed' | 'granted' | 'token' | 'mailbox' | 'exchange';
  }) =>
    ({
      survey: 'The permissions were read.',
      listed: 'The registration lists the permissions.',
      granted: 'The permissions are granted for the organisation.',
      token: 'A fresh token carries the application permissions.',
      mailbox: 'A mailbox opens with the integration’s own identity.',
      exchange: 'Mailboxes open without a consent: Exchange grants the access.',
    })[proof],
  'consent.word': () => 'The administrator saw a green tick at each permission in the portal.',
};
