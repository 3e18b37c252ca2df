import type { JsonValue } from '../../domain/json';
import type { CredentialType } from '../../domain/row-values';
import type { RunStatus } from '../../domain/run-status';
import type { RunbookId } from '../../domain/runbook-id';
import { shownRequest } from '../../runbooks/request-text';
import type { Formatter } from '../formatter';
import { speak } from '../translation';
import { failures, type FailureText } from './failures';

const TITLE: Readonly<Record<RunbookId, string>> = {
  'rotate-secret': 'Rotate the secret or certificate',
  'grant-consent': 'Grant the missing permissions',
  'restore-subscriptions': 'Restore the subscriptions',
  'scope-mailboxes': 'Limit the app to its mailboxes',
  'fix-token-endpoint': 'Correct the token endpoint',
  'fix-app-registration': 'Mend the app registration',
  'allow-ip-ranges': 'Allow Genesys Cloud’s addresses',
  'read-but-missing': 'Find mail that was read and never arrived',
  'enable-multiple-destinations': 'Route mail to multiple destinations',
  'refresh-integration': 'Disable and enable the integration',
  'restore-own-access': 'Restore Graphkeeper’s own access',
};

/** The title where it is known what is rotated. */
const ROTATION: Readonly<Record<CredentialType, string>> = {
  clientSecret: 'Rotate the client secret',
  certificate: 'Rotate the certificate',
};

/**
 * A runbook and the kind of credential that it rotates; null: none, or it is not known which. It is absent in what
 * earlier versions kept.
 */
export interface TitledRunbook {
  runbook: RunbookId;
  credential?: CredentialType | null;
}

function titleOf({ runbook, credential = null }: TitledRunbook): string {
  return runbook === 'rotate-secret' && credential !== null ? ROTATION[credential] : TITLE[runbook];
}

/** What a refusal comes from: clauses and sentences that fit every runbook. */
interface RefusedWords {
  readonly roles: readonly string[];
}

/** The runbooks as a whole; what one of them says at its steps is in a file of its own. */
export const runbooks = {
  'runbook.title': (about: TitledRunbook) => titleOf(about),
  'runbook.button.check': () => 'Look again',
  'runbook.button.answer': () => 'Go on with this',
  'runbook.button.done': () => 'I have done it',
  'runbook.button.byHand': () => 'Do it by hand',
  'runbook.button.byRequest': () => 'Let Graphkeeper do it',
  'runbook.button.sendAgain': () => 'Send it again',
  'runbook.needs': (
    {
      roles,
      permissions,
      isOwnerEnough,
    }: { roles: readonly string[]; permissions: readonly string[]; isOwnerEnough: boolean },
    f: Formatter,
  ) => {
    if (roles.length === 0) return `It takes ${f.list(permissions)}.`;
    const held = roles.length === 1 ? `the role ${f.list(roles)}` : `one of these roles: ${f.list(roles)}`;
    const account = isOwnerEnough ? 'an account that owns the registration or has' : 'an account that has';
    return `It takes ${f.list(permissions)}, and ${account} ${held}.`;
  },
  'runbook.needs.integration': () => 'The integration does it itself, with its own credential.',
  'runbook.needs.genesysClient': ({ permission }: { permission: string }) =>
    `Graphkeeper’s OAuth client in Genesys Cloud does it. A role of its needs the permission ${permission}.`,
  'runbook.covered': () =>
    'What you confirm here covers all of these requests; the later ones follow by themselves within minutes.',
  'runbook.watching': () => 'Graphkeeper looks by itself whether it is done.',
  'runbook.problem.genesysPermission': ({ permission }: { permission: string }) =>
    `Genesys Cloud refused it: the OAuth client lacks the permission ${permission}.`,
  'runbook.advice.genesysPermission': () =>
    'Give a role of the OAuth client this permission, or send the message below to somebody who can. Or do the step by hand.',
  'runbook.request.genesysPermission': ({
    connection,
    clientId,
    permission,
    requests,
  }: {
    connection: string;
    clientId: string;
    permission: string;
    requests: readonly { readonly method: string; readonly url: string; readonly body: JsonValue }[];
  }) =>
    [
      `Please give a role of the OAuth client ${clientId} in Genesys Cloud the permission ${permission} (Admin > People & Permissions > Roles). It is for our mail integration “${connection}”, and for this:`,
      ...requests.map((request) => `\n${shownRequest(request)}`),
    ].join('\n'),
  'runbook.problem.unread': ({ failure }: { failure: FailureText }, f: Formatter) =>
    `It could not be read whether this is so: ${speak(failures, failure, f)}.`,
  'runbook.problem.nobody': () =>
    'Graphkeeper has no access here that may change this, so you do it by hand. Afterwards it is looked at whether it worked.',
  'runbook.problem.signIn': () => 'An administrator has to sign in for this, with more than watching takes.',
  'runbook.problem.role': ({ roles }: RefusedWords, f: Formatter) =>
    roles.length === 0
      ? 'Microsoft refused it: the account may not do this.'
      : `Microsoft refused it: the account may not do this. It takes ${roles.length === 1 ? 'the role' : 'one of these roles:'} ${f.list(roles)}.`,
  'runbook.problem.conditionalAccess': () =>
    'Microsoft refused the sign-in: a Conditional Access or security policy of the organisation blocked it.',
  'runbook.problem.refused': ({ failure }: { failure: FailureText }, f: Formatter) =>
    `It was refused, and nothing was changed: ${speak(failures, failure, f)}.`,
  'runbook.problem.unclear': ({ failure }: { failure: FailureText }, f: Formatter) =>
    `There was no clear answer (${speak(failures, failure, f)}). It was looked at, and it has not happened.`,
  'runbook.problem.unclearUnread': (
    { failure, unread }: { failure: FailureText; unread: FailureText },
    f: Formatter,
  ) =>
    `There was no clear answer (${speak(failures, failure, f)}), and whether it happened could not be read either: ${speak(failures, unread, f)}.`,
  'runbook.problem.unseen': ({ failure }: { failure: FailureText }, f: Formatter) =>
    `There was no clear answer (${speak(failures, failure, f)}). Whether the request arrived is not known: nothing that can be read shows it.`,
  'runbook.problem.notSeen': () => 'It is not to be seen yet.',
  'runbook.problem.connectionGone': () => 'The connection that this was for is not watched any more.',
  'runbook.problem.otherVersion': () =>
    'This was begun by another version of Graphkeeper, which kept it in a way that this one does not know.',
  'runbook.problem.keychain': () =>
    'The keychain refused to keep the new secret, so it was not asked for or is lost with this process.',
  'runbook.problem.internal': () => 'Something went wrong inside Graphkeeper at this step.',
  'runbook.advice.again': () => 'Look again in a moment. Nothing is lost.',
  'runbook.advice.signIn': ({ permissions }: { permissions: readonly string[] }, f: Formatter) =>
    `Sign in and consent to ${f.list(permissions)} for Graphkeeper’s registration, or do it by hand.`,
  'runbook.proof.answered': () => 'It was accepted.',
  'runbook.advice.role': () =>
    'Sign in with an account that has the role, or send the message below to somebody who has it. You can go on here afterwards.',
  'runbook.advice.conditionalAccess': () =>
    'Sign in from a device and a network that the policy allows, or do the step by hand there.',
  'runbook.advice.sendAgain': () => 'It can be sent again without doing it twice.',
  'runbook.advice.lookFirst': () => 'It may have happened. Look again before you send it once more.',
  'runbook.advice.notSeen': () =>
    'It can take a minute until a change is to be seen. Look again, or check that it was saved.',
  'runbook.advice.cancel': () => 'Cancel it. What the journal and the change record hold stays.',
  'runbook.advice.keychain': () => 'Unlock the keychain, then go on.',
  'runbook.request.role': ({
    connection,
    tenantId,
    clientId,
    roles,
    requests,
  }: {
    connection: string;
    tenantId: string;
    clientId: string;
    roles: readonly string[];
    requests: readonly { readonly method: string; readonly url: string; readonly body: JsonValue }[];
  }) =>
    [
      `Please do this for our mail integration “${connection}” (app ${clientId}, tenant ${tenantId}).`,
      ...(roles.length === 0 ? [] : [`It takes one of these roles: ${roles.join(', ')}.`]),
      ...requests.map((request) => `\n${shownRequest(request)}`),
    ].join('\n'),
  'changeRecord.connection': () => 'Connection',
  'changeRecord.startedAt': () => 'Begun',
  'changeRecord.endedAt': () => 'Ended',
  'changeRecord.result': () => 'Result',
  'changeRecord.alsoConcerns': () => 'Also concerns',
  'changeRecord.status': ({ status }: { status: RunStatus }) =>
    ({
      active: 'Under way',
      undoing: 'Being undone',
      proved: 'Done, and proved by reading it again',
      told: 'Done, on the administrator’s word',
      cancelled: 'Cancelled',
    })[status],
  'changeRecord.proof': (
    {
      text,
      at,
      from,
      requestId,
    }: { text: string; at: string; from: 'read' | 'word'; requestId: string | null },
    f: Formatter,
  ) =>
    `${text} (${f.dateTime(at)}${from === 'word' ? ', the administrator’s word' : ''}${requestId === null ? '' : `, request ${requestId}`})`,
  'runbook.word': () => 'The administrator said so; it could not be read.',
  'runbook.proof.byHand': () => 'Done by hand.',
  'runbook.proof.wasSo': () => 'It was so already.',
  'runbook.wayBack.nothing': () => 'Nothing was changed. The runbook just ends.',
  'runbook.wayBack.stays': () => 'What was changed so far stays as it is. The runbook just ends.',
  'runbook.activity.started': (about: TitledRunbook) => `Runbook begun: ${titleOf(about)}.`,
  'runbook.activity.confirmed': (about: TitledRunbook) => `Confirmed for sending: ${titleOf(about)}.`,
  'runbook.activity.sent': (about: TitledRunbook) => `Sent: ${titleOf(about)}.`,
  'runbook.activity.refused': (about: TitledRunbook) => `Refused: ${titleOf(about)}.`,
  'runbook.activity.unclear': (about: TitledRunbook) => `Sent, and no answer came: ${titleOf(about)}.`,
  'runbook.activity.ended': ({
    status,
    ...about
  }: TitledRunbook & { status: 'proved' | 'told' | 'cancelled' }) =>
    ({
      proved: `Runbook ended, and proved: ${titleOf(about)}.`,
      told: `Runbook ended, on the administrator’s word: ${titleOf(about)}.`,
      cancelled: `Runbook cancelled: ${titleOf(about)}.`,
    })[status],
  'runbook.activity.handedOver': (about: TitledRunbook) =>
    `The new secret was handed over: ${titleOf(about)}.`,
};
