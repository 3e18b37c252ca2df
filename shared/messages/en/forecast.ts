import type { MailImpact } from '../../domain/mail-impact';
import type { Severity } from '../../domain/severity';
import type { Formatter } from '../formatter';

/** Where mail stands on a later day. */
export type LaterStanding = Exclude<MailImpact, 'none'> | 'unknown' | 'attention' | 'flowing';

/** "all 4 connections", "1 of 4 connections", "the connection". */
function share(count: number, total: number, format: Formatter): string {
  if (total === 1) return 'the connection';
  if (count === total) return `all ${format.number(total)} connections`;
  return `${format.number(count)} of ${format.number(total)} connections`;
}

function dayAhead(days: number, format: Formatter): string {
  return days === 1 ? 'tomorrow' : `in ${format.number(days)} days`;
}

const SEVERITY: Readonly<Record<Severity, string>> = {
  ok: 'healthy',
  notice: 'notice',
  unknown: 'unknown',
  warning: 'warning',
  critical: 'critical',
};

/** The page that looks ahead: a later day, if nobody does anything. */
export const forecast = {
  'ahead.title': () => 'Look ahead',
  'ahead.mark': ({ at, days }: { at: string; days: number }, format: Formatter) =>
    `Looking ahead to ${format.date(at)} (${dayAhead(days, format)}). Nothing below is the present, which tray and alerts go on showing.`,
  'ahead.toDay': () => 'Look ahead to that day',
  'ahead.back': () => 'Back to today',
  'ahead.sentence': (
    { standing, at, count, total }: { standing: LaterStanding; at: string; count: number; total: number },
    format: Formatter,
  ) => {
    const day = format.date(at);
    switch (standing) {
      case 'stopped':
        return `By the end of ${day}, mail will have stopped for ${share(count, total, format)}.`;
      case 'atRisk':
        return `At the end of ${day}, mail will be at risk for ${share(count, total, format)}.`;
      case 'unknown':
        return `At the end of ${day}, it will not be known whether mail flows for ${share(count, total, format)}.`;
      case 'attention':
        return total === 1
          ? `At the end of ${day}, mail will still flow. The connection will need attention.`
          : `At the end of ${day}, mail will still flow. ${format.number(count)} of ${format.number(total)} connections will need attention.`;
      case 'flowing':
        return `At the end of ${day}, mail will still flow for ${share(count, total, format)}.`;
    }
  },
  'ahead.assumption': () =>
    'That is if nobody does anything: what was read last, judged as of then. Subscriptions and mail renew themselves and are left as they are now; mutes, quiet hours and days off count as they are set.',
  'ahead.choose': () => 'Day to look at',
  'ahead.slider': () => 'Days ahead',
  'ahead.sliderDay': ({ days, at }: { days: number; at: string }, format: Formatter) =>
    `${dayAhead(days, format)}, ${format.date(at)}`,
  'ahead.date': () => 'Date',
  'ahead.dateWrong': ({ from, to }: { from: string; to: string }, format: Formatter) =>
    `Choose a day from ${format.date(from)} to ${format.date(to)}.`,
  'ahead.tomorrow': () => 'Tomorrow',
  'ahead.inDays': ({ days }: { days: number }, format: Formatter) => `${format.number(days)} days`,
  'ahead.deadline': ({ at }: { at: string }, format: Formatter) => `Next deadline (${format.date(at)})`,
  'ahead.working': () => 'Working that day out…',
  'ahead.failed': ({ reason }: { reason: string }) => `That day could not be worked out. ${reason}`,
  'ahead.retry': () => 'Try again',
  'ahead.nothingRead': () => 'Nothing was read yet: there is nothing to judge as of a later day.',
  'ahead.unread': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: '1 connection was never read and is left out.',
      other: `${format.number(count)} connections were never read and are left out.`,
    }),
  'ahead.connections': () => 'Connections by then',
  'ahead.change': ({ from, to }: { from: Severity; to: Severity }) =>
    from === to ? `${SEVERITY[to]}, as now` : `${SEVERITY[from]} at first, ${SEVERITY[to]} then`,
  'ahead.turns': ({ name }: { name: string }) => `What turns at ${name}, in the order of time`,
  'ahead.same': ({ count, isAll }: { count: number; isAll: boolean }, format: Formatter) => {
    if (isAll) return format.plural(count, { one: 'It stays as it is', other: 'All stay as they are' });
    return format.plural(count, {
      one: '1 connection stays as it is',
      other: `${format.number(count)} connections stay as they are`,
    });
  },
  'ahead.told': () => 'Alerts that would be told until then',
  'ahead.toldCount': ({ count, unheard }: { count: number; unheard: number }, format: Formatter) => {
    const all = format.plural(count, {
      one: '1 alert, at the moment shown.',
      other: `${format.number(count)} alerts, each at the moment shown.`,
    });
    if (unheard === 0) return all;
    return unheard === count
      ? `${all} As things are set, nobody would be notified: no notification or channel takes them, and all would only be listed in this window.`
      : `${all} ${format.number(unheard)} of them would only be listed in this window: no notification or channel takes them.`;
  },
  'ahead.laterToday': () => 'later today',
  'ahead.inDaysFromNow': ({ days }: { days: number }, format: Formatter) => dayAhead(days, format),
  'ahead.toldNone': () => 'None: nothing comes up by itself until then.',
  'ahead.toldMore': ({ count }: { count: number }, format: Formatter) => `Show ${format.number(count)} more`,
};
