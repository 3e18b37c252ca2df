import { assertNever } from '../../domain/assert-never';
import type { Formatter } from '../formatter';

/** The steps of restoring subscriptions that are this runbook's own. */
export type SubscriptionStep = 'survey' | 'extend' | 'reauthorize' | 'verify';

/** What keeps subscriptions from coming back. */
export type SubscriptionProblem =
  'token' | 'closed' | 'vanished' | 'tooLong' | 'refused' | 'missing' | 'ending' | 'stalled' | 'noMailbox';

const TITLE: Readonly<Record<SubscriptionStep, string>> = {
  survey: 'Look at the subscriptions',
  extend: 'Extend the subscriptions that are about to end',
  reauthorize: 'Confirm the subscriptions that are held back',
  verify: 'See that each mailbox has a live subscription',
};

const EXPLANATION: Readonly<Record<SubscriptionStep, string>> = {
  survey:
    'Microsoft tells Genesys Cloud about new mail through a subscription of each mailbox. Without one, no mail is fetched. Graphkeeper looks which there are, how long they last, and whether mail waits in spite of them.',
  extend:
    'A subscription belongs to the app that made it, so the integration’s own identity extends it. Where its notifications go and how they are verified stays as Genesys Cloud set it up.',
  reauthorize:
    'These subscriptions last long enough, yet mail waits. Microsoft holds notifications back when a subscription has to be confirmed and was not. Confirming changes nothing else, and does no harm where it was not needed.',
  verify:
    'Each mailbox needs a live subscription with time left. Genesys Cloud makes missing ones anew when the integration is enabled. Graphkeeper cannot do so in its place: only Genesys Cloud knows its address and the value by which it recognises notifications.',
};

/** The same of another vendor's integration. */
const ELSEWHERE: Readonly<Record<SubscriptionStep, string>> = {
  ...EXPLANATION,
  survey:
    'Microsoft tells your integration about new mail through a subscription of each mailbox. Without one, no mail is fetched. Graphkeeper looks which there are, how long they last, and whether mail waits in spite of them.',
  extend:
    'A subscription belongs to the app that made it, so the integration’s own identity extends it. Where its notifications go and how they are verified stays as your integration set it up.',
  verify:
    'Each mailbox needs a live subscription with time left. Your integration makes missing ones anew when it starts, at the latest. Graphkeeper cannot do so in its place: only your integration knows its address and the value by which it recognises notifications.',
};

const ADVICE: Readonly<Record<SubscriptionProblem, string>> = {
  token:
    'See what the connection’s page says about the token and mend that first. The subscriptions often come back by themselves then.',
  closed:
    'Mend that first: the licence, the scope or the consent. The connection’s page says which. You can go on with the others meanwhile.',
  vanished: 'Look again: Genesys Cloud then makes it anew when the integration is enabled.',
  tooLong: 'A shorter time is proposed now. Look at it, and confirm it.',
  refused:
    'Disable and enable the integration in Genesys Cloud instead: it then makes its subscriptions anew.',
  missing:
    'If it does not come within a quarter of an hour, see what the integration in Genesys Cloud shows, and whether its domain and route are active.',
  ending: 'Disable and enable the integration in Genesys Cloud.',
  stalled:
    'See what the integration in Genesys Cloud shows. If it is Active without an error, tell Genesys Cloud’s support.',
  noMailbox: 'Add the mailboxes in the connection’s settings, then look again.',
};

/** The same of another vendor's integration. */
const ADVICE_ELSEWHERE: Readonly<Record<SubscriptionProblem, string>> = {
  ...ADVICE,
  vanished: 'Look again: your integration makes it anew when it is restarted.',
  refused: 'Restart your integration instead: it then makes its subscriptions anew.',
  missing:
    'If it does not come within a quarter of an hour, see what your integration reports about this mailbox.',
  ending: 'Restart your integration.',
  stalled: 'See what your integration reports. If it runs without an error, tell whoever looks after it.',
};

/** What the runbook that restores subscriptions says. */
export const restoreSubscriptions = {
  'subscriptions.title': ({ step }: { step: SubscriptionStep }) => TITLE[step],
  'subscriptions.explanation': ({ step }: { step: SubscriptionStep }) => EXPLANATION[step],
  'subscriptions.elsewhere.explanation': ({ step }: { step: SubscriptionStep }) => ELSEWHERE[step],
  'subscriptions.elsewhere.risk': () =>
    'Your integration should renew its subscriptions by itself. If it does not after this, they end again in a week at the latest: tell whoever looks after it.',
  'subscriptions.elsewhere.wait': () =>
    'Your integration makes its subscriptions anew after it was started. That can take some minutes.',
  'subscriptions.changes': () =>
    'Subscriptions that are about to end are extended, and those that are held back are confirmed, after you confirmed it. None is made or removed by Graphkeeper.',
  'subscriptions.changed': () =>
    'Subscriptions that were extended end later: that is all that was changed, and it does no harm. The runbook just ends.',
  'subscriptions.confirm': ({ step }: { step: 'extend' | 'reauthorize' }) =>
    ({ extend: 'Extend them', reauthorize: 'Confirm them at Microsoft' })[step],
  'subscriptions.unseen': () =>
    'Microsoft shows nowhere whether a subscription was confirmed. Confirm them again: to confirm twice does no harm.',
  'subscriptions.button': ({ button }: { button: 'others' | 'leaveOut' | 'later' }) =>
    ({
      others: 'Go on with the other mailboxes',
      leaveOut: 'Leave this out',
      later: 'I do that later',
    })[button],
  'subscriptions.missing': ({ addresses }: { addresses: readonly string[] }, format: Formatter) =>
    `Without a subscription: ${format.list(addresses)}.`,
  'subscriptions.duplicate': ({ addresses }: { addresses: readonly string[] }, format: Formatter) =>
    `Several subscriptions: ${format.list(addresses)}. What is left over ends by itself within a week; it only notifies twice.`,
  'subscriptions.risk.hosts': ({ hosts }: { hosts: readonly string[] }, format: Formatter) =>
    `Notifications go to ${format.list(hosts)}, which is not known as an address of Genesys Cloud. If you do not know it either, do not extend: find out who made these subscriptions.`,
  'subscriptions.risk.habit': () =>
    'Genesys Cloud should renew its subscriptions by itself. If it does not after this, they end again in a week at the latest: tell Genesys Cloud’s support.',
  'subscriptions.wait': () =>
    'Genesys Cloud makes its subscriptions anew after it was enabled. That takes some minutes.',
  'subscriptions.problem': (
    { problem, addresses }: { problem: SubscriptionProblem; addresses: readonly string[] },
    format: Formatter,
  ) => {
    switch (problem) {
      case 'token':
        return 'Microsoft refuses the integration a token. Without one, no subscription can be renewed or made.';
      case 'closed':
        return `The integration cannot open ${format.list(addresses)}, so no subscription can be made there.`;
      case 'vanished':
        return 'A subscription is not there any more: it ended or was removed in the meantime.';
      case 'tooLong':
        return 'Microsoft does not allow this subscription to last so long.';
      case 'refused':
        return 'Microsoft refused to extend the subscription.';
      case 'missing':
        return `There is no live subscription yet for ${format.list(addresses)}.`;
      case 'ending':
        return 'A subscription is still about to end.';
      case 'stalled':
        return 'Mail still waits in a mailbox that has a live subscription.';
      case 'noMailbox':
        return 'The connection lists no mailbox, so it cannot be told which subscriptions there should be.';
      default:
        return assertNever(problem, 'subscription problem');
    }
  },
  'subscriptions.advice': ({ problem }: { problem: SubscriptionProblem }) => ADVICE[problem],
  'subscriptions.elsewhere.advice': ({ problem }: { problem: SubscriptionProblem }) =>
    ADVICE_ELSEWHERE[problem],
  'subscriptions.proof': ({ proof }: { proof: 'survey' | 'extended' | 'fetching' }) =>
    ({
      survey: 'The subscriptions were read.',
      extended: 'No subscription is about to end.',
      fetching: 'Mail is fetched in each mailbox.',
    })[proof],
  'subscriptions.proof.live': ({ count, end }: { count: number; end: string }, format: Formatter) =>
    `${format.plural(count, { one: 'The mailbox has', other: `Each of the ${format.number(count)} mailboxes has` })} a live subscription; the first ends on ${format.dateTime(end)}.`,
  'subscriptions.word': () => 'The administrator saw mail arrive in Genesys Cloud.',
};
