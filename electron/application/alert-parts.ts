import type { ActivityEvent } from '../../shared/alerts/activity';
import { toldEvent } from '../../shared/alerts/activity';
import type { EndedTellings } from '../../shared/alerts/deliveries';
import { DESKTOP_CHANNEL_ID, type OutboxTarget } from '../../shared/alerts/outbox';
import type { AlertEntry } from '../../shared/domain/alert';
import { type DeliveryOutcome, failedDelivery, type Notice } from '../../shared/domain/channel';
import type { EpochMs } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import { type AlertKeeper, createAlertKeeper } from '../alerts/alert-keeper';
import type { AlertStore } from '../alerts/alert-store';
import { createOutbox, type OutboxRunner, type Send } from '../alerts/outbox';
import type { Clock } from '../clock';

/** What alerts and their telling are made of, for one's own connections or for the sample tenant. */
export interface AlertPartsOptions {
  readonly store: AlertStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly zone: () => string;
  readonly user: string;
  readonly state: () => AppState;
  /** Whether these connections are the ones watched at present. */
  readonly isWatched: () => boolean;
  readonly watchingSince: () => EpochMs | null;
  /** Looks whether the time of day jumped. */
  readonly lookAtClock: () => void;
  /** Shows a desktop notification; null: there is no desktop. */
  readonly showNotice: ((notice: Notice) => Promise<DeliveryOutcome>) | null;
  /** Where else is told; null: nowhere. */
  readonly channels: {
    readonly targets: () => readonly OutboxTarget[];
    readonly send: Send;
    /** Something is different about what waits for them or how they do. */
    readonly onProgress: () => void;
  } | null;
  readonly note: (events: readonly ActivityEvent[]) => void;
  readonly onEntries: (entries: readonly AlertEntry[]) => void;
}

/** Alerts and what tells them. */
export interface AlertParts {
  readonly keeper: AlertKeeper;
  readonly outbox: Omit<OutboxRunner, 'dispose'>;
  readonly dispose: () => void;
}

/** Everything is told on the desktop. */
const DESKTOP: OutboxTarget = { id: DESKTOP_CHANNEL_ID, connectionIds: null, minimumSeverity: 'notice' };

function toldEvents({ channelId, tellings, at, result, failure }: EndedTellings): readonly ActivityEvent[] {
  return tellings.map(({ connectionId, connectionName, severity, title, alertId, id, stage, reason }) => ({
    ...toldEvent({ connectionId, connectionName, severity, text: title }, at),
    details: {
      channel: channelId,
      result,
      failure: failure?.code ?? null,
      alertId,
      tellingId: id,
      stage,
      reason,
    },
  }));
}

/** Makes them. */
export function createAlertParts(options: AlertPartsOptions): AlertParts {
  const { store, clock, random, state, showNotice, channels } = options;
  const targets = (): readonly OutboxTarget[] => [
    ...(showNotice !== null && state().settings.notifications.enabled ? [DESKTOP] : []),
    ...(channels?.targets() ?? []),
  ];
  const send: Send = (channelId, notice, recipients, signal) => {
    if (channelId !== DESKTOP_CHANNEL_ID && channels !== null)
      return channels.send(channelId, notice, recipients, signal);
    return showNotice?.(notice) ?? Promise.resolve(failedDelivery({ code: 'notShown' }));
  };
  const onProgress = (): void => {
    channels?.onProgress();
  };
  const onEnded = (ended: readonly EndedTellings[]): void => {
    options.note(ended.flatMap(toldEvents));
  };
  const outbox = createOutbox({
    store,
    clock,
    random,
    channelIds: () => targets().map(({ id }) => id),
    send,
    onProgress,
    onEnded,
  });
  const keeper = createAlertKeeper({
    store,
    clock,
    zone: options.zone,
    user: options.user,
    connections: () => (options.isWatched() ? state().connections : null),
    settings: () => state().settings.alerts,
    watchingSince: options.watchingSince,
    lookAtClock: options.lookAtClock,
    targets,
    onQueued: () => {
      outbox.pump();
      onProgress();
    },
    onEnded,
    onActed: (event) => {
      options.note([event]);
    },
    shown: () => state().alerts,
    onEntries: options.onEntries,
  });
  return {
    keeper,
    outbox: {
      ...outbox,
      mend: (channelId) => {
        outbox.mend(channelId);
        keeper.plan();
      },
    },
    dispose: () => {
      keeper.dispose();
      outbox.dispose();
    },
  };
}
