import { setImmediate } from 'node:timers/promises';

import { type ActivityEvent, muteEvent } from '../../shared/alerts/activity';
import { forecastInSteps } from '../../shared/alerts/forecast';
import type { LifeFailure } from '../../shared/alerts/life';
import type { AlertBook } from '../../shared/domain/alert';
import type { AlertSettings, Mute } from '../../shared/domain/alert-settings';
import type { ConnectionMemory } from '../../shared/domain/connection-memory';
import { DAY_MS, epochOf, instantOf } from '../../shared/domain/instant';
import type { Policy } from '../../shared/domain/policy';
import type { Result } from '../../shared/domain/result';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { AppState } from '../../shared/domain/state';
import type { CommandHandlers } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import type { AlertKeeper } from '../alerts/alert-keeper';
import type { Clock } from '../clock';
import { act } from './act';

/** What the commands about alerts are made of. */
export interface AlertCommandParts {
  readonly keeper: () => AlertKeeper;
  readonly clock: Clock;
  readonly user: string;
  readonly newId: () => string;
  readonly state: () => AppState;
  readonly snapshot: (connectionId: string) => Snapshot | null;
  readonly memory: (connectionId: string) => ConnectionMemory | null;
  readonly policy: () => Policy;
  /** Null: not everything was read yet. */
  readonly calendar: () => string | null;
  /** @throws CommandFailure where they may not be changed */
  readonly changeMutes: (
    next: (mutes: readonly Mute[]) => AlertSettings['mutes'],
    /** What it is for the journal: noted before it is kept. */
    event: ActivityEvent,
  ) => void;
}

/** How far ahead a forecast looks at the most: longer than any secret lives (24 months in the portal). */
const FARTHEST_DAYS = 3 * 366;

/** Connections that a forecast follows before polls, the tray and the window have their turn: some 20 milliseconds. */
const FOLLOWED_AT_ONCE = 8;

/** The commands about alerts. */
export function alertCommands(
  parts: AlertCommandParts,
): Pick<
  CommandHandlers,
  | 'acknowledgeAlert'
  | 'snoozeAlert'
  | 'wakeAlert'
  | 'muteAlerts'
  | 'unmuteAlerts'
  | 'forecast'
  | 'exportCalendar'
> {
  const { keeper, clock } = parts;

  const done = (result: Result<AlertBook, LifeFailure>): void => {
    // That it is open already is what was asked for.
    if (result.ok || result.error === 'notPutAside') return;
    throw result.error === 'unknownAlert'
      ? new CommandFailure('unknownAlert', 'no such alert')
      : new CommandFailure('badArgument', result.error);
  };

  const muteNote = (mute: Mute, what: 'muted' | 'unmuted'): ActivityEvent => {
    const connection = parts.state().connections.find(({ id }) => id === mute.connectionId);
    const how = { what, connectionName: connection?.name ?? null };
    return muteEvent(mute, how, parts.user, instantOf(clock.now()));
  };

  return {
    acknowledgeAlert: ({ alertId, note }) =>
      act(() => {
        done(keeper().acknowledge(alertId, note));
      }),
    snoozeAlert: ({ alertId, until, reason }) =>
      act(() => {
        done(keeper().snooze(alertId, until, reason));
      }),
    wakeAlert: ({ alertId }) =>
      act(() => {
        done(keeper().wake(alertId));
      }),
    muteAlerts: ({ connectionId, scope, reason }) => {
      const muteId = parts.newId();
      const mute: Mute = {
        id: muteId,
        connectionId,
        scope,
        reason,
        by: parts.user,
        at: instantOf(clock.now()),
      };
      parts.changeMutes((mutes) => [...mutes, mute], muteNote(mute, 'muted'));
      return Promise.resolve({ muteId });
    },
    unmuteAlerts: ({ muteId }) =>
      act(() => {
        const mute = parts.state().settings.alerts.mutes.find(({ id }) => id === muteId);
        if (mute === undefined) return;
        parts.changeMutes((mutes) => mutes.filter(({ id }) => id !== muteId), muteNote(mute, 'unmuted'));
      }),
    forecast: async ({ at }) => {
      const until = epochOf(at);
      const context = keeper().context();
      if (until < context.now || until > context.now + FARTHEST_DAYS * DAY_MS) {
        throw new CommandFailure('badArgument', 'at: out of range');
      }
      const sources = parts.state().connections.flatMap((state) => {
        const snapshot = parts.snapshot(state.id);
        return snapshot === null ? [] : [{ state, snapshot, memory: parts.memory(state.id) }];
      });
      const steps = forecastInSteps(keeper().book(), sources, parts.policy(), context, until);
      for (let followed = 1; ; followed += 1) {
        const step = steps.next();
        if (step.done === true) return step.value;
        if (followed % FOLLOWED_AT_ONCE === 0) await setImmediate();
      }
    },
    exportCalendar: () => {
      const text = parts.calendar();
      return text === null
        ? Promise.reject(new CommandFailure('busy', 'not everything was read yet'))
        : Promise.resolve({ text });
    },
  };
}
