import {
  type AlertSettings,
  DEFAULT_ALERT_SETTINGS,
  type Freeze,
  type QuietSettings,
} from '../../shared/domain/alert-settings';
import type { Channel } from '../../shared/domain/channel';
import type { ChannelDraft } from '../../shared/domain/channel-schema';
import type { CheckId } from '../../shared/domain/finding';
import { DAY_MS, type EpochMs, HOUR_MS, instantOf } from '../../shared/domain/instant';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import type { AppState } from '../../shared/domain/state';
import type { CommandArgument, CommandName } from '../../shared/ipc/contract';
import type { Draws } from './draws';
import type { Deed, Span } from './organisation-fate';

/** Gives a command as the interface does. */
export type Give = <K extends CommandName>(name: K, argument: CommandArgument<K>) => void;

/** What the administrators act on. */
export interface Desk {
  readonly state: () => AppState;
  readonly give: Give;
}

function dateOf(at: EpochMs): string {
  return instantOf(at).slice(0, 10);
}

function drawQuiet(draws: Draws): QuietSettings {
  return {
    hours: draws.pick([
      null,
      { from: '19:00', to: '07:30' },
      { from: '22:00', to: '06:00' },
      { from: '12:00', to: '14:00' },
    ]),
    daysOff: draws.chance(0.4),
    criticalPasses: draws.chance(0.6),
  };
}

/** What an administrator may set about alerts. */
export function drawAlertSettings(year: Span, draws: Draws): Omit<AlertSettings, 'mutes'> {
  const holidays = draws.moments(year.start, year.end, 40 * DAY_MS).map(dateOf);
  const freezes = draws.moments(year.start, year.end, 150 * DAY_MS).map((from, index): Freeze => ({
    name: `freeze ${index}`,
    from: dateOf(from),
    to: dateOf(from + draws.integer(0, 14) * DAY_MS),
  }));
  const stages = (): readonly number[] =>
    draws.pick([[60, 30, 14, 7, 3, 1], [60, 30, 14, 7, 3, 1], [30, 7, 1], [14], [90, 45, 20, 10, 5, 2]]);
  return {
    stageDays: stages(),
    stageDaysOfCheck: draws.chance(0.2) ? { 'own-access': stages() } : {},
    stageDaysOfConnection: draws.chance(0.2) ? { alpha: stages() } : {},
    quiet: draws.chance(0.4) ? DEFAULT_ALERT_SETTINGS.quiet : drawQuiet(draws),
    calendar: {
      workingDays: draws.pick([
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5, 6, 7],
        [7, 1, 2, 3, 4],
        [3],
      ]),
      holidays: [...new Set(holidays)],
      freezes,
    },
  };
}

const DENSE: PollingSettings = { frequentMinutes: 30, fullMinutes: 120 };
/** The most seldom that somebody can choose. */
export const DAILY: PollingSettings = { frequentMinutes: 1_440, fullMinutes: 1_440 };

/**
 * How often is read: seldom most of the time, because a year of polls has to be paid for. What stages, snoozes and
 * quiet hours come to hangs on the clock, and not on how often is read.
 */
export function drawPolling(draws: Draws): PollingSettings {
  return draws.weighted([
    [20, { frequentMinutes: 10_080, fullMinutes: 10_080 }],
    [2, { frequentMinutes: 5_760, fullMinutes: 5_760 }],
    [0.5, { frequentMinutes: 2_880, fullMinutes: 2_880 }],
    [0.15, DAILY],
    [0.03, { frequentMinutes: 720, fullMinutes: 1_440 }],
  ]);
}

type ChannelChange = Pick<Channel, 'isEnabled' | 'minimumSeverity'>;

const MUTED_CHECKS: readonly [CheckId, ...CheckId[]] = [
  'mail-flow',
  'subscription-health',
  'credential-expiry',
  'permissions',
];

/** A channel as its form gives it back: the address of a webhook stays in the keychain. */
function draftOf(channel: Channel): ChannelDraft {
  if (channel.kind === 'email') return channel;
  const { kind, id, name, isEnabled, connectionIds, minimumSeverity, language } = channel;
  return { kind, id, name, isEnabled, connectionIds, minimumSeverity, language };
}

/** Changes one of the channels, if there are any. */
function changeChannel({ state, give }: Desk, index: number, change: Partial<ChannelChange>): void {
  const { channels } = state().settings;
  const channel = channels[index % Math.max(1, channels.length)];
  if (channel === undefined) return;
  give('saveChannel', { channel: { ...draftOf(channel), ...change }, secrets: {} });
}

/** Does something about one of the alerts that are listed. */
function handle({ state, give }: Desk, draws: Draws, now: EpochMs): string | null {
  const { alerts } = state();
  const alert = alerts[draws.integer(0, Math.max(0, alerts.length - 1))];
  if (alert === undefined) return null;
  const act = draws.weighted([
    [5, 'acknowledge'],
    [2, 'snooze for a day'],
    [2, 'snooze for a week'],
    [2, 'snooze until the next stage'],
    [1, 'snooze until a date'],
    [1, 'wake'],
    [1, 'mute'],
  ] as const);
  const alertId = alert.id;
  const reason = 'somebody is on it';
  switch (act) {
    case 'acknowledge':
      give('acknowledgeAlert', { alertId, note: null });
      break;
    case 'snooze for a day':
      give('snoozeAlert', { alertId, until: 'day', reason });
      break;
    case 'snooze for a week':
      give('snoozeAlert', { alertId, until: 'week', reason });
      break;
    case 'snooze until the next stage':
      give('snoozeAlert', { alertId, until: 'nextStage', reason });
      break;
    case 'snooze until a date':
      give('snoozeAlert', { alertId, until: { date: dateOf(now + draws.integer(2, 40) * DAY_MS) }, reason });
      break;
    case 'wake':
      if (alert.standing === 'open') return null;
      give('wakeAlert', { alertId });
      break;
    case 'mute': {
      const { subject, connectionId } = alert;
      const scope: CommandArgument<'muteAlerts'>['scope'] = draws.weighted([
        [2, { by: 'check', check: draws.pick(MUTED_CHECKS) }],
        [2, { by: 'credential', keyId: subject.id }],
        [1, { by: 'pattern', pattern: `*${alert.key.slice(3, 9)}*` }],
      ]);
      give('muteAlerts', { connectionId: draws.chance(0.5) ? connectionId : null, scope, reason });
      break;
    }
  }
  return `${act}: ${alertId}`;
}

/** All that the administrators do in a year, in no order; `atDesk` does nothing while nobody can do anything. */
export function fateOfPeople(
  atDesk: (act: (desk: Desk) => void) => void,
  now: () => EpochMs,
  year: Span,
  draws: Draws,
): readonly Deed[] {
  const chosen = draws.of('chosen');
  const deed = (at: EpochMs, what: string, happen: (one: Desk) => void): Deed => ({
    at,
    what,
    happen: () => {
      atDesk(happen);
    },
  });
  const everyDays = draws.pick([6, 15, 40]);
  return [
    ...draws
      .of('handling')
      .moments(year.start, year.end, everyDays * DAY_MS)
      .map((at) =>
        deed(at, 'the administrator looks at the alerts', (one) => {
          handle(one, chosen, now());
        }),
      ),
    ...draws
      .of('unmuting')
      .moments(year.start, year.end, 30 * DAY_MS)
      .map((at) =>
        deed(at, 'the administrator reviews what is muted', ({ state, give }) => {
          const [oldest] = state().settings.alerts.mutes;
          if (oldest !== undefined) give('unmuteAlerts', { muteId: oldest.id });
        }),
      ),
    ...draws
      .of('settings')
      .moments(year.start, year.end, 90 * DAY_MS)
      .map((at, index) =>
        deed(at, 'the administrator changes the alert settings', ({ give }) => {
          give('updateSettings', { alerts: drawAlertSettings(year, draws.of(`settings ${index}`)) });
        }),
      ),
    ...draws
      .of('rechecks')
      .moments(year.start, year.end, 60 * DAY_MS)
      .map((at) =>
        deed(at, 'the administrator re-checks', ({ give }) => {
          give('recheck', {});
        }),
      ),
    ...draws
      .of('pauses')
      .moments(year.start, year.end, 120 * DAY_MS)
      .map((at) =>
        deed(at, 'the administrator pauses', ({ give }) => {
          give('pause', { until: draws.pick(['oneHour', 'tomorrow']) });
        }),
      ),
    ...draws
      .of('channels')
      .moments(year.start, year.end, 90 * DAY_MS)
      .flatMap((at, index) => {
        const own = draws.of(`channel ${index}`);
        const which = own.integer(0, 1);
        const change = (moment: EpochMs, what: string, to: Partial<ChannelChange>): Deed =>
          deed(moment, what, (one) => {
            changeChannel(one, which, to);
          });
        const minimumSeverity = own.pick<Channel['minimumSeverity']>(['notice', 'warning', 'critical']);
        return own.chance(0.4)
          ? [change(at, `a channel is to tell what is ${minimumSeverity}`, { minimumSeverity })]
          : [
              change(at, 'a channel is switched off', { isEnabled: false }),
              change(at + own.length(12 * DAY_MS), 'the channel is switched on again', { isEnabled: true }),
            ];
      }),
    // A look from close by: for a while everything is read as often as by default.
    ...draws
      .of('dense')
      .moments(year.start, year.end, 6_400 * DAY_MS)
      .flatMap((at) => [
        deed(at, 'polls are dense', ({ give }) => {
          give('updateSettings', { polling: DENSE });
        }),
        // Again and again, for whoever cannot be reached just then.
        ...[1, 2, 3, 6, 12, 24, 48, 96].map((hours) =>
          deed(at + hours * HOUR_MS, 'polls are sparse again', ({ state, give }) => {
            if (state().settings.polling.frequentMinutes !== DENSE.frequentMinutes) return;
            give('updateSettings', { polling: DAILY });
          }),
        ),
      ]),
  ];
}
