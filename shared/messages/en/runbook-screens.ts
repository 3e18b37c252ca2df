import type { AccessKind } from '../../domain/connection';
import type { CredentialType } from '../../domain/row-values';
import type { RunbookId } from '../../domain/runbook-id';
import type { StepStatus } from '../../domain/step';
import type { Formatter } from '../formatter';
import type { TitledRunbook } from './runbooks';

/** What the button says that begins a runbook. */
const START: Readonly<Record<RunbookId, string>> = {
  'rotate-secret': 'Rotate the secret or certificate…',
  'grant-consent': 'Grant the permissions…',
  'restore-subscriptions': 'Restore the subscriptions…',
  'scope-mailboxes': 'Limit the mailboxes…',
  'fix-token-endpoint': 'Correct the endpoint…',
  'fix-app-registration': 'Mend the registration…',
  'allow-ip-ranges': 'Allow the addresses…',
  'read-but-missing': 'Find the missing mail…',
  'enable-multiple-destinations': 'Set up the routing…',
  'refresh-integration': 'Refresh the integration…',
  'restore-own-access': 'Restore the access…',
};

/** The same where it is known what is rotated. */
const START_ROTATION: Readonly<Record<CredentialType, string>> = {
  clientSecret: 'Rotate the secret…',
  certificate: 'Rotate the certificate…',
};

/** How a run stands, as a word beside its shape. */
type Standing = 'stuck' | 'yours' | 'busy' | 'waiting' | 'proved' | 'told' | 'cancelled';

const STANDING: Readonly<Record<Standing, string>> = {
  stuck: 'Needs attention',
  yours: 'Your turn',
  busy: 'Working',
  waiting: 'Waiting',
  proved: 'Proved',
  told: 'Done, on your word',
  cancelled: 'Cancelled',
};

const STEP: Readonly<Record<StepStatus, string>> = {
  later: 'Later',
  current: 'Now',
  done: 'Done',
  notNeeded: 'Not needed',
};

const OUTCOME = {
  proved: 'done, and proved.',
  told: 'done, on the administrator’s word.',
  cancelled: 'cancelled.',
} as const;

const VIA: Readonly<Record<AccessKind, string>> = {
  integrationCredential: 'with the integration’s credential',
  administrator: 'with an administrator’s sign-in',
  monitorRegistration: 'with the monitor registration',
  anonymous: 'without signing in',
  genesysClient: 'with the OAuth client at Genesys Cloud',
};

/** The list of runbooks, the page of one, and the ways to them. */
export const runbookScreens = {
  'runPage.start': ({ runbook, credential = null }: TitledRunbook) =>
    runbook === 'rotate-secret' && credential !== null ? START_ROTATION[credential] : START[runbook],
  'runPage.continue': () => 'Continue',
  'runPage.result': () => 'See the result',
  'runPage.underWay': ({ title }: { title: string }) => `Under way: ${title}.`,
  'runPage.nav': () => 'Runbooks',
  'runPage.navCount': ({ count }: { count: number }, format: Formatter) =>
    `${format.number(count)} under way`,

  'runPage.sentence': ({ open, yours }: { open: number; yours: number }, format: Formatter) => {
    if (open === 0) return 'No runbook is under way.';
    const under = format.plural(open, {
      one: `${format.number(open)} runbook is under way`,
      other: `${format.number(open)} runbooks are under way`,
    });
    if (yours === 0) return `${under}; nothing has to be done just now.`;
    if (yours === open) return `${under} and ${open === 1 ? 'waits' : 'wait'} for you.`;
    return `${under}; ${format.plural(yours, { one: `${format.number(yours)} waits`, other: `${format.number(yours)} wait` })} for you.`;
  },
  'runPage.meaning': () =>
    'A runbook leads through a fix step by step: it shows every change before it is made, waits where Microsoft needs time, and reads again at the end whether it worked. It can be left and taken up again at any step.',
  'runPage.howToStart': () => 'It begins at the button of a finding or an alert.',
  'runPage.toAlerts': () => 'See the alerts',
  'runPage.begin': () => 'Begin one that no finding asks for',
  'runPage.begin.runbook': () => 'Runbook',
  'runPage.begin.connection': () => 'Connection',
  'runPage.open': () => 'Under way',
  'runPage.ended': () => 'Ended',
  'runPage.missing': () => 'This runbook is not there (any more).',
  'runPage.toList': () => 'To the runbooks',
  'runPage.toConnection': () => 'Back to the connection',

  'runPage.standing': ({ standing }: { standing: Standing }) => STANDING[standing],
  'runPage.undoing': () => 'What was half done is being undone.',
  'runPage.started': ({ at }: { at: string }, format: Formatter) => `Started ${format.relative(at)}`,
  'runPage.endedAt': ({ at }: { at: string }, format: Formatter) =>
    `Ended ${format.relative(at)} (${format.dateTime(at)})`,
  'runPage.changes': () => 'What this runbook changes',
  'runPage.concerns': ({ names }: { names: readonly string[] }, format: Formatter) =>
    `The same app registration serves ${format.list(names)}: what is changed here concerns ${names.length === 1 ? 'that connection' : 'those connections'}, too.`,

  'runPage.allSteps': () => 'All steps',
  'runPage.stopped': () => 'This runbook cannot go on',
  'runPage.steps': () => 'Steps',
  'runPage.stepStatus': ({ status }: { status: StepStatus }) => STEP[status],
  'runPage.position': ({ index, total }: { index: number; total: number }, format: Formatter) =>
    `Step ${format.number(index)} of ${format.number(total)}`,
  'runPage.at': ({ index, total, step }: { index: number; total: number; step: string }, format: Formatter) =>
    `Step ${format.number(index)} of ${format.number(total)}: ${step}`,
  'runPage.needs': () => 'Who may do it',
  'runPage.risks': () => 'What can go wrong',
  'runPage.requests': ({ count }: { count: number }, format: Formatter) =>
    count === 1 ? 'The exact request' : `The exact ${format.number(count)} requests`,
  'runPage.requests.meaning': () => 'Nothing is sent before you confirm it, and nothing else than this.',
  'runPage.body': () => 'Body',
  'runPage.noBody': () => 'Without a body',
  'runPage.byHand': () => 'What to do',
  'runPage.lookFor': () => 'What you see when it is done',
  'runPage.busy': () => 'Graphkeeper is at it…',
  'runPage.advice': () => 'What to do',
  'runPage.colleague': () => 'Message to somebody who can help',
  'runPage.requestId': () => 'Request ID',

  'runPage.wait': () => 'Waiting',
  'runPage.waited': ({ elapsed, expected }: { elapsed: string; expected: string }) =>
    `${elapsed}, of about ${expected}`,
  'runPage.wait.progress': () => 'How much of the usual time has gone by',
  'runPage.wait.long': () => 'It takes longer than usual. Graphkeeper goes on looking.',
  'runPage.nextLook': ({ left }: { left: string }) => `Next look in ${left}`,
  'runPage.looking': () => 'Looking now',

  'runPage.answer.day': ({ at }: { at: string }, format: Formatter) =>
    `${format.date(at)} (${format.relative(at)})`,
  'runPage.answer.dayWrong': ({ from, to }: { from: string; to: string }, format: Formatter) =>
    `Choose a day from ${format.date(from)} to ${format.date(to)}.`,
  'runPage.answer.privateKey': () =>
    'This has a private key in it: it was not taken, and is not on this page any more. Give only the certificate, the file that ends in .cer.',
  'runPage.answer.tooLarge': () => 'This file is too large to be a certificate.',
  'runPage.answer.missing': () => 'Choose one.',

  'runPage.secret': () => 'The new secret',
  'runPage.secret.meaning': () =>
    'It is handed over when you ask for it, and only then. It is never in the journal, the change record or a log.',
  'runPage.secret.copy': () => 'Copy the new secret',
  'runPage.secret.again': () => 'Copy it again',
  'runPage.secret.copied': () =>
    'It is in the clipboard, and is taken out again unless something else is copied meanwhile.',
  'runPage.secret.cleared': () => 'The time is over: it was taken out of the clipboard.',
  'runPage.secret.shown': () =>
    'It is shown here once. Graphkeeper cannot empty the clipboard of this browser: copy something else after you have pasted it.',
  'runPage.secret.hide': () => 'Hide it now',
  'runPage.secret.hidden': () => 'It was taken off this page.',
  'runPage.secret.left': () => 'Time left',

  'runPage.cancel': () => 'Cancel the runbook…',
  'runPage.cancel.title': ({ title }: { title: string }) => `Cancel “${title}”?`,
  'runPage.cancel.confirm': () => 'Cancel the runbook',
  'runPage.cancel.keep': () => 'Go on with it',
  'runPage.forget': () => 'Forget…',
  'runPage.forget.title': ({ title }: { title: string }) => `Forget “${title}”?`,
  'runPage.forget.text': () =>
    'It leaves this list, and its change record can no longer be saved. What was done stays in the activity.',
  'runPage.forget.confirm': () => 'Forget it',
  'runPage.forget.keep': () => 'Keep it',

  'runPage.soFar': () => 'Done so far',
  'runPage.sent': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: `${format.number(count)} request was sent`,
      other: `${format.number(count)} requests were sent`,
    }),
  'runPage.proof': (
    { from, via, at }: { from: 'read' | 'word'; via: AccessKind | null; at: string },
    format: Formatter,
  ) =>
    from === 'word'
      ? `The administrator’s word, ${format.dateTime(at)}`
      : `Read${via === null ? '' : ` ${VIA[via]}`}, ${format.dateTime(at)}`,

  'runPage.outcome': ({ title, status }: { title: string; status: keyof typeof OUTCOME }) =>
    `${title}: ${OUTCOME[status]}`,
  'runPage.tally': (
    { read, word, sent }: { read: number; word: number; sent: number },
    format: Formatter,
  ) => {
    const proofs = [
      ...(read > 0
        ? [format.plural(read, { one: '1 thing was read', other: `${format.number(read)} things were read` })]
        : []),
      ...(word > 0
        ? [
            format.plural(word, {
              one: '1 is the administrator’s word',
              other: `${format.number(word)} are the administrator’s word`,
            }),
          ]
        : []),
    ];
    const requests =
      sent === 0
        ? 'No request was sent.'
        : format.plural(sent, {
            one: '1 request was sent.',
            other: `${format.number(sent)} requests were sent.`,
          });
    return proofs.length === 0 ? requests : `${format.list(proofs)}. ${requests}`;
  },
  'runPage.took': ({ minutes }: { minutes: number }, format: Formatter) =>
    minutes < 1 ? 'Took less than a minute' : `Took ${format.duration(minutes)}`,
  'runPage.proofs': () => 'Steps and their proof',
  'runPage.record': () => 'Change record',
  'runPage.record.meaning': () =>
    'What was done, what was sent and what proves it, for the ticket. No secret is in it.',
  'runPage.record.html': () => 'Save as HTML',
  'runPage.record.markdown': () => 'Save as Markdown',
  'runPage.record.name': () => 'change record',

  'runPage.announce': ({ title, text }: { title: string; text: string }) => `${title}. ${text}`,
};
