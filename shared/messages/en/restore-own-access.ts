import { assertNever } from '../../domain/assert-never';
import type { Access } from '../../domain/connection';
import type { Formatter } from '../formatter';
import { speak } from '../translation';
import { failures, type FailureText } from './failures';

/** The steps of restoring Graphkeeper's own access. */
export type OwnAccessStep =
  'survey' | 'signIn' | 'credential' | 'refused' | 'grant' | 'registration' | 'verify';

/** What of Graphkeeper's own access is missing. */
export type OwnAccessProblem =
  'signIn' | 'missing' | 'rejected' | 'ending' | 'refused' | 'grant' | 'registration';

const TITLE: Readonly<Record<OwnAccessStep, string>> = {
  survey: 'Look at what Graphkeeper may see',
  signIn: 'Sign in again',
  credential: 'Give Graphkeeper a credential that works',
  refused: 'Clear what keeps Graphkeeper from signing in',
  grant: 'Grant Graphkeeper what it needs to see',
  registration: 'Give Graphkeeper a registration of its own',
  verify: 'See that Graphkeeper sees everything',
};

const EXPLANATION: Readonly<Record<OwnAccessStep, string>> = {
  survey:
    'Graphkeeper asks each of the connection’s accesses for a fresh token and reads with it all that it needs for a verdict. Mail does not depend on this; but what cannot be read is not known, and not known is never green.',
  signIn:
    'An administrator’s sign-in ends after a while, or when the organisation’s policies say so. Graphkeeper asks for permissions that only read.',
  credential:
    'Graphkeeper signs in with a registration of its own, which has a secret or certificate that ends as others do. A new one is added, put where Graphkeeper takes it from, and the old one is removed afterwards.',
  refused: 'Microsoft refuses Graphkeeper’s sign-in for a reason that no new secret mends.',
  grant:
    'Some facts may be read by none of the connection’s accesses. The permissions are for Graphkeeper’s own registration, never for the integration’s, and all of them only read.',
  registration:
    'The connection has only the integration’s own credential, which cannot read the directory, and should not. With a sign-in or a registration of its own Graphkeeper sees registration, consent and credentials as well.',
  verify: 'Everything is read again with fresh tokens.',
};

const ACCESS: Readonly<Record<Access['kind'], string>> = {
  integrationCredential: 'the integration’s own credential',
  monitorRegistration: 'Graphkeeper’s registration',
  administrator: 'the administrator’s sign-in',
};

/** What the runbook that restores Graphkeeper's own access says. */
export const restoreOwnAccess = {
  'access.title': ({ step }: { step: OwnAccessStep }) => TITLE[step],
  'access.explanation': ({ step }: { step: OwnAccessStep }) => EXPLANATION[step],
  'access.changes': () =>
    'Graphkeeper changes nothing in the tenant here: it says what to grant or renew, and sees whether it worked.',
  'access.byHand': ({
    line,
  }: {
    line:
      | 'openSettings'
      | 'signIn'
      | 'newSecret'
      | 'putSecret'
      | 'removeOld'
      | 'openOwn'
      | 'sendRequest'
      | 'addPermissions'
      | 'consent'
      | 'addAccess';
  }) =>
    ({
      openSettings: 'Open the connection’s settings, and there its accesses.',
      signIn: 'Sign in again, with an administrator’s account of this tenant.',
      newSecret:
        'In the Entra admin center, open Graphkeeper’s own registration (the client ID below) and add a new client secret under “Certificates & secrets”. Copy its value at once.',
      putSecret:
        'Put the value where Graphkeeper takes it from: into the connection’s settings, or into the environment variable named below, and restart Graphkeeper in the latter case.',
      removeOld: 'When Graphkeeper signs in with the new one, remove the old one.',
      openOwn:
        'In the Entra admin center, open Graphkeeper’s own registration and its enterprise application (the client ID below).',
      sendRequest: 'If you may not grant, send the message above to somebody who may.',
      addPermissions:
        'Under “API permissions” of Graphkeeper’s registration, add the permissions of Microsoft Graph below, with the type that the message names.',
      consent: 'Then choose “Grant admin consent”.',
      addAccess: 'Add a sign-in of an administrator, or a registration of Graphkeeper’s own with its secret.',
    })[line],
  'access.copy': ({
    what,
  }: {
    what: 'clientId' | 'reference' | 'permissions' | 'script' | 'command' | 'consentUrl';
  }) =>
    ({
      clientId: 'Client ID of Graphkeeper’s registration',
      reference: 'Where the secret is taken from',
      permissions: 'Permissions to add',
      script: 'PowerShell that grants exactly this',
      command: 'The new secret with the Azure command line',
      consentUrl: 'Consent page of Graphkeeper’s registration',
    })[what],
  'access.lookFor': ({ step }: { step: 'signIn' | 'credential' | 'refused' | 'grant' | 'registration' }) =>
    ({
      signIn: 'The settings show the account that is signed in.',
      credential: 'The new secret stands in the list, with an end far enough ahead.',
      refused: 'Both objects are there and enabled, and no policy blocks the sign-in.',
      grant: '“API permissions” shows a green tick at each of them.',
      registration: 'The settings list a second access.',
    })[step],
  'access.button': ({ button }: { button: 'later' }) => ({ later: 'I do that later' })[button],
  'access.wait': () => 'Graphkeeper tries again with fresh tokens. A new permission can take some minutes.',
  'access.problem': (
    {
      problem,
      access,
      end,
      refusal,
      permissions,
    }: {
      problem: OwnAccessProblem;
      access: Access['kind'] | null;
      end: string | null;
      refusal: FailureText | null;
      permissions: readonly string[];
    },
    format: Formatter,
  ) => {
    const who = access === null ? 'Graphkeeper' : ACCESS[access];
    switch (problem) {
      case 'signIn':
        return 'No administrator is signed in, or Microsoft asks for a new sign-in.';
      case 'missing':
        return `The secret for ${who} is not where it should be.`;
      case 'rejected':
        return `Microsoft rejects the credential of ${who}${refusal === null ? '' : `: ${speak(failures, refusal, format)}`}.`;
      case 'ending':
        return end === null
          ? `The credential of ${who} ends soon.`
          : `The credential of ${who} ends on ${format.date(end)}.`;
      case 'refused':
        return `Microsoft refuses ${who} a token${refusal === null ? '' : `: ${speak(failures, refusal, format)}`}.`;
      case 'grant':
        return `Missing: ${format.list(permissions)}.`;
      case 'registration':
        return 'The directory cannot be read with any of the connection’s accesses.';
      default:
        return assertNever(problem, 'own access problem');
    }
  },
  'access.advice': ({ problem }: { problem: OwnAccessProblem }) => {
    switch (problem) {
      case 'signIn':
        return 'Sign in as below. If a policy blocks it, use a device and a network that it allows.';
      case 'missing':
      case 'rejected':
      case 'ending':
        return 'Add a new one and put it in place as below.';
      case 'refused':
        return 'See Graphkeeper’s registration and the sign-in logs in the Entra admin center.';
      case 'grant':
        return 'Grant it as below, or send the message to somebody who may.';
      case 'registration':
        return 'Add an access as below.';
      default:
        return assertNever(problem, 'own access problem');
    }
  },
  'access.proof': ({ proof }: { proof: 'survey' | 'signedIn' | 'complete' }) =>
    ({
      survey: 'Each access was tried.',
      signedIn: 'Microsoft issued a token.',
      complete: 'All facts were read, and no credential of Graphkeeper’s ends soon.',
    })[proof],
};
