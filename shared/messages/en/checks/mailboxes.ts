import type { FetchEvidence, MailFlowState, Readiness } from '../../../checks/terms';
import type { Formatter } from '../../formatter';
import { vendorName } from './common';

const READINESS: Readonly<
  Record<Readiness, { readonly title: (address: string) => string; readonly detail: string }>
> = {
  ready: {
    title: (address) => `The mailbox ${address} is ready`,
    detail: 'The user exists, is enabled and has a licence.',
  },
  shared: {
    title: (address) => `The mailbox ${address} is ready, as a shared mailbox`,
    detail: 'It has no licence of its own and opens all the same, as a shared mailbox does.',
  },
  blockedAccount: {
    title: (address) => `The account of ${address} is blocked from signing in`,
    detail:
      'The app does not need the account’s sign-in, so that mail is not touched. Check that the mailbox is meant to stay.',
  },
  opened: {
    title: (address) => `The mailbox ${address} opens`,
    detail: 'The integration opened it, so that it is there; its account and licence could not be read.',
  },
  noUser: {
    title: (address) => `There is no user ${address} in the tenant`,
    detail:
      'New mail to it is not fetched. Check the address; if the user was deleted, restore it within 30 days.',
  },
  noMailbox: {
    title: (address) => `${address} has no mailbox in Exchange Online`,
    detail:
      'New mail to it is not fetched. A mailbox may still be being set up, or be on premises; otherwise assign a licence with Exchange Online.',
  },
  noLicence: {
    title: (address) => `${address} has no licence and no mailbox`,
    detail:
      'New mail to it is not fetched. Assign a licence with Exchange Online, or make it a shared mailbox.',
  },
  undecided: {
    title: (address) => `Whether ${address} has a mailbox is not known`,
    detail:
      'It has no licence, and Exchange Online refused to open it: it is a shared mailbox or none. The way in comes first.',
  },
};

function age(minutes: number, format: Formatter): string {
  return format.duration(Math.max(1, minutes));
}

/** Texts of `mailbox-scope`, `mailbox-ready`, `subscription-health` and `mail-flow`. */
export const mailboxes = {
  'check.mailboxScope.open': ({ address }: { address: string }) => `The integration can open ${address}`,
  'check.mailboxScope.open.detail': () => 'It was opened with the integration’s own identity.',
  'check.mailboxScope.refused': ({ address }: { address: string }) =>
    `The integration cannot open ${address}`,
  'check.mailboxScope.refused.detail': ({
    byAccessPolicy,
    graphCode,
    vendor,
  }: {
    byAccessPolicy: boolean;
    graphCode: string;
    vendor: string | null;
  }) =>
    byAccessPolicy
      ? `New mail to it is not fetched: an application access policy of Exchange Online keeps ${vendorName(vendor)} out. Add the mailbox to the policy’s group; a change takes an hour or more.`
      : `New mail to it is not fetched: Exchange Online refuses it (${graphCode}). Either Mail.ReadWrite is missing, or the mailbox is outside the scope of RBAC for Applications; a change of scope takes 30 minutes to 2 hours.`,
  'check.mailboxScope.notFound.detail': ({ graphCode }: { graphCode: string }) =>
    `There was no mailbox to be opened (${graphCode}).`,
  'check.mailboxScope.canaryOpen': ({ address, isTenantWide }: { address: string; isTenantWide: boolean }) =>
    isTenantWide
      ? 'This app can read every mailbox in the tenant'
      : `The integration can open ${address}, which it must not`,
  'check.mailboxScope.canaryOpen.detail': ({
    address,
    isTenantWide,
    vendor,
  }: {
    address: string;
    isTenantWide: boolean;
    vendor: string | null;
  }) =>
    `Mail flows, but more is open than ${vendorName(vendor)} needs: it opened ${address}${isTenantWide ? ', and its consent holds for all mailboxes' : ''}. Personal and confidential mail can be read by whoever holds the secret, which data-protection rules ask you to prevent. Limit the app to its mailboxes with RBAC for Applications, and then remove the consent for Mail permissions in Microsoft Entra ID.`,
  'check.mailboxScope.canaryUnproven.detail': ({ outcome }: { outcome: 'refused' | 'notFound' | 'open' }) =>
    outcome === 'notFound'
      ? 'There is no such mailbox, so that it proves nothing. Name one that exists.'
      : 'It was refused, but so was every mailbox that should open: that shows no scope.',
  'check.mailboxScope.canaryRefused': ({ address }: { address: string }) =>
    `${address} is closed to the integration, as it must be`,
  'check.mailboxScope.canaryRefused.detail': ({ byAccessPolicy }: { byAccessPolicy: boolean }) =>
    byAccessPolicy
      ? 'An application access policy keeps the app out. Microsoft has replaced such policies by RBAC for Applications.'
      : 'Exchange Online refuses the app: it is scoped by RBAC for Applications.',
  'check.mailboxScope.noCanary': () => 'Whether other mailboxes are closed to the integration is not checked',
  'check.mailboxScope.noCanary.detail': () =>
    'Name a mailbox that the integration must not open, such as a manager’s: Graphkeeper then proves that it is refused.',

  'check.mailboxReady': ({ address, readiness }: { address: string; readiness: Readiness }) =>
    READINESS[readiness].title(address),
  'check.mailboxReady.detail': ({ readiness }: { readiness: Readiness }) => READINESS[readiness].detail,

  'check.subscriptionHealth.live': (
    { address, isEnding, end }: { address: string; isEnding: boolean; end: string },
    format: Formatter,
  ) =>
    isEnding
      ? `The subscription to ${address} ends ${format.relative(end)} (${format.dateTime(end)})`
      : `The subscription to ${address} is live until ${format.dateTime(end)}`,
  'check.subscriptionHealth.live.detail': ({
    isEnding,
    vendor,
  }: {
    isEnding: boolean;
    vendor: string | null;
  }) =>
    isEnding
      ? `New mail is no longer fetched once it ends, and ${vendorName(vendor)} has not renewed it in good time. Disable and enable the integration there, which makes it subscribe anew.`
      : `Microsoft Graph tells ${vendorName(vendor)} about new mail, and it is renewed in time.`,
  'check.subscriptionHealth.missing': ({ address }: { address: string }) =>
    `There is no subscription to ${address}`,
  'check.subscriptionHealth.notVisible': ({ address }: { address: string }) =>
    `No subscription to ${address} is visible with this access`,
  'check.subscriptionHealth.missing.detail': (
    {
      flow,
      endedAt,
      listedVia,
      vendor,
    }: {
      flow: FetchEvidence;
      endedAt: string | null;
      listedVia: 'own' | 'administrator';
      vendor: string | null;
    },
    format: Formatter,
  ) => {
    const listed = listedVia === 'own' ? 'the app’s own subscriptions' : 'all subscriptions of the tenant';
    if (flow === 'fetching') {
      return `Mail is being fetched all the same, so that a subscription may exist which this access does not show: it lists ${listed}. Watch whether mail starts to wait.`;
    }
    const ended = endedAt === null ? '' : ` The last one ended on ${format.dateTime(endedAt)}.`;
    return `${flow === 'waiting' ? 'New mail is not fetched, and mail is waiting.' : 'New mail is not fetched.'} Microsoft Graph tells ${vendorName(vendor)} about new mail only through a subscription.${ended} Disable and enable the integration there, which makes it subscribe anew.`;
  },
  'check.subscriptionHealth.duplicate': (
    { address, count }: { address: string; count: number },
    format: Formatter,
  ) => `${address} has ${format.number(count)} subscriptions`,
  'check.subscriptionHealth.duplicate.detail': ({ vendor }: { vendor: string | null }) =>
    `One is enough: ${vendorName(vendor)} is told about each mail more than once. Superfluous ones end by themselves unless they are renewed.`,
  'check.subscriptionHealth.oddHost': ({ address, host }: { address: string; host: string }) =>
    `News of mail to ${address} goes to ${host}`,
  'check.subscriptionHealth.oddHost.detail': ({ vendor }: { vendor: string | null }) =>
    `That is none of the domains known of ${vendorName(vendor)}: mail may not be fetched, or somebody else may learn of it. Check who made the subscription.`,
  'check.subscriptionHealth.noLifecycle': ({ address }: { address: string }) =>
    `The subscription to ${address} has no lifecycle address`,
  'check.subscriptionHealth.noLifecycle.detail': ({ vendor }: { vendor: string | null }) =>
    `Microsoft Graph cannot tell ${vendorName(vendor)} when it drops the subscription or misses a mail. It is set when the subscription is made and cannot be added.`,

  'check.subscriptionRhythm': ({ address, isLate }: { address: string; isLate: boolean }) =>
    isLate
      ? `The subscription to ${address} is renewed later than usual`
      : `The subscription to ${address} is renewed as usual`,
  'check.subscriptionRhythm.detail': (
    {
      isLate,
      dueAt,
      end,
      intervalMinutes,
      remainingMinutes,
      vendor,
    }: {
      isLate: boolean;
      dueAt: string;
      end: string;
      intervalMinutes: number;
      remainingMinutes: number;
      vendor: string | null;
    },
    format: Formatter,
  ) =>
    isLate
      ? `It was due on ${format.dateTime(dueAt)}: it is usually renewed every ${format.duration(intervalMinutes)}, with ${format.duration(remainingMinutes)} left. New mail is no longer fetched once it ends on ${format.dateTime(end)}. See whether ${vendorName(vendor)} reports trouble with the integration; disabling and enabling it there makes it subscribe anew.`
      : `It is usually renewed every ${format.duration(intervalMinutes)}, with ${format.duration(remainingMinutes)} left; the next time is due on ${format.dateTime(dueAt)}.`,
  'check.subscriptionRhythm.gone.detail': () =>
    'There is no subscription to be renewed, or none that this access shows.',

  'check.mailFlow': (
    {
      address,
      state,
      waitedMinutes,
      unreadCount,
    }: { address: string; state: MailFlowState; waitedMinutes: number; unreadCount: number },
    format: Formatter,
  ) => {
    switch (state) {
      case 'fetched':
        return `Mail to ${address} is fetched`;
      case 'quiet':
        return `No mail to ${address} is waiting`;
      case 'waiting':
        return `Mail to ${address} is fetched; the newest came a moment ago`;
      case 'passedOver':
        return `Some mail to ${address} was passed over`;
      case 'backlog':
        return `Mail to ${address} has been waiting for ${age(waitedMinutes, format)} (${format.number(unreadCount)} unread)`;
      case 'unclear':
        return `Whether mail to ${address} is waiting is not clear`;
    }
  },
  'check.mailFlow.detail': (
    {
      state,
      since,
      newestRead,
      vendor,
    }: { state: MailFlowState; since: string | null; newestRead: string | null; vendor: string | null },
    format: Formatter,
  ) => {
    const by = vendorName(vendor);
    const last =
      newestRead === null ? '' : ` The newest fetched mail came on ${format.dateTime(newestRead)}.`;
    const from = since === null ? '' : ` The oldest came on ${format.dateTime(since)}.`;
    switch (state) {
      case 'fetched':
      case 'waiting':
        return `A mail counts as read once ${by} has downloaded it.${last}`;
      case 'quiet':
        return 'The inbox is empty, or has no unread mail.';
      case 'passedOver':
        return `Later mail was fetched, older mail was not.${from} Somebody may have marked it unread, or ${by} could not take it.`;
      case 'backlog':
        return `${by.charAt(0).toUpperCase()}${by.slice(1)} is not fetching mail.${from}${last} If nothing before this in the chain is broken, disable and enable the integration there.`;
      case 'unclear':
        return 'The inbox counts unread mail, yet shows none.';
    }
  },
};
