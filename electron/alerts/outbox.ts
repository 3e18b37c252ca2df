import { resumeChannel } from '../../shared/alerts/channel-progress';
import type { EndedTellings, OutboxStep } from '../../shared/alerts/deliveries';
import { claim, dueAt, forgetChannel, mendChannel, recover, settle } from '../../shared/alerts/outbox';
import { claimPutOff, putOffDueAt, settlePutOff } from '../../shared/alerts/put-off';
import { type DeliveryOutcome, failedDelivery, type Notice, type Outbox } from '../../shared/domain/channel';
import { type EpochMs, MINUTE_MS } from '../../shared/domain/instant';
import type { Clock } from '../clock';
import { pauseAfterFailure } from '../monitor/backoff';
import type { AlertStore } from './alert-store';

/**
 * Sends one message through one channel; never rejects.
 *
 * @param recipients only these of the channel's; null: all
 */
export type Send = (
  channelId: string,
  notice: Notice,
  recipients: readonly string[] | null,
  signal: AbortSignal,
) => Promise<DeliveryOutcome>;

/** What an outbox is made of. */
export interface OutboxOptions {
  readonly store: AlertStore;
  readonly clock: Clock;
  readonly random: () => number;
  /** The channels in use. */
  readonly channelIds: () => readonly string[];
  readonly send: Send;
  /** Tellings that ended, each once. */
  readonly onEnded: (ended: readonly EndedTellings[]) => void;
  /** Something is different about what waits or how a channel does. */
  readonly onProgress: () => void;
}

/** Sends what waits: one message after the other on each channel, and no channel waits for another. */
export interface OutboxRunner {
  /** Looks whether something is due. */
  readonly pump: () => void;
  /** The network is back, or the computer woke or was started: who could not be reached is tried again at once. */
  readonly wake: () => void;
  /** The channel was changed, or a test message got through: its pause is over, and what it missed is due. */
  readonly mend: (channelId: string) => void;
  /** The channel was removed: nothing is told there any more, and what is on its way is broken off. */
  readonly forget: (channelId: string) => void;
  /** Stops; what is on its way is given up on, and counts as uncertain at the next start. */
  readonly dispose: () => void;
}

/** A receiver that has not answered by then is taken not to: a desktop's panel can take two minutes after a login. */
const SEND_LIMIT_MS = 3 * MINUTE_MS;

/** A message on its way. */
interface Claimed {
  readonly outbox: Outbox;
  readonly notice: Notice;
  readonly recipients: readonly string[] | null;
}

/** In a lane one message follows the other: one for all, and one for those whom a mail server put off. */
interface Lane {
  readonly key: string;
  readonly channelId: string;
  readonly dueAt: typeof dueAt;
  readonly claim: (outbox: Outbox, channelId: string, now: EpochMs) => Claimed | null;
  readonly settle: typeof settle;
}

function claimForAll(...given: Parameters<typeof claim>): Claimed | null {
  const claimed = claim(...given);
  return claimed === null ? null : { ...claimed, recipients: null };
}

function lanesOf(channelId: string): readonly Lane[] {
  return [
    { key: channelId, channelId, dueAt, claim: claimForAll, settle },
    {
      key: `${channelId} put off`,
      channelId,
      dueAt: putOffDueAt,
      claim: claimPutOff,
      settle: settlePutOff,
    },
  ];
}

const UNANSWERED = failedDelivery({ code: 'unanswered' });

/** Begins with what an earlier run left: what was on its way then is not sent again. */
export function createOutbox(options: OutboxOptions): OutboxRunner {
  const { store, clock, send } = options;
  const underWay = new Map<string, AbortController>();
  const waits = new Map<string, () => void>();
  let isDisposed = false;

  const become = (outbox: Outbox): void => {
    if (outbox === store.present().outbox) return;
    store.change((kept) => ({ ...kept, outbox }));
    options.onProgress();
  };

  // Noted before it is forgotten: a run that ends in between notes it twice rather than never.
  const keep = (step: OutboxStep): void => {
    if (step.ended.length > 0) options.onEnded(step.ended);
    become(step.outbox);
  };

  const cancelWait = (key: string): void => {
    waits.get(key)?.();
    waits.delete(key);
  };

  const attempt = async (lane: Lane, { notice, recipients }: Claimed): Promise<void> => {
    const abort = new AbortController();
    underWay.set(lane.key, abort);
    const limit = new Promise<DeliveryOutcome>((resolve) => {
      const cancel = clock.schedule(SEND_LIMIT_MS, () => {
        abort.abort();
        resolve(UNANSWERED);
      });
      abort.signal.addEventListener('abort', cancel, { once: true });
    });
    const outcome = await Promise.race([
      send(lane.channelId, notice, recipients, abort.signal).catch(() => UNANSWERED),
      limit,
    ]);
    if (isDisposed || underWay.get(lane.key) !== abort) return;
    abort.abort();
    underWay.delete(lane.key);
    keep(
      lane.settle(store.present().outbox, lane.channelId, outcome, clock.now(), (failures, retryAfterMs) =>
        pauseAfterFailure(failures, retryAfterMs, options.random),
      ),
    );
    pump(lane.channelId);
  };

  const pumpLane = (lane: Lane): void => {
    const { key, channelId } = lane;
    cancelWait(key);
    if (isDisposed || underWay.has(key)) return;
    const now = clock.now();
    const due = lane.dueAt(store.present().outbox, channelId, now);
    if (due === null) return;
    if (due > now) {
      waits.set(
        key,
        clock.schedule(due - now, () => {
          pumpLane(lane);
        }),
      );
      return;
    }
    const claimed = lane.claim(store.present().outbox, channelId, now);
    if (claimed === null) return;
    // Kept before it is sent: whatever happens from here on, it is not sent a second time.
    become(claimed.outbox);
    void attempt(lane, claimed);
  };

  const pump = (channelId: string): void => {
    for (const lane of lanesOf(channelId)) pumpLane(lane);
  };

  keep(recover(store.present().outbox, clock.now()));
  const pumpAll = (): void => {
    for (const channelId of options.channelIds()) pump(channelId);
  };
  return {
    pump: pumpAll,
    wake: () => {
      for (const channelId of options.channelIds()) {
        const { outbox } = store.present();
        const isAway = outbox.channels[channelId]?.failure?.code === 'unreachable';
        if (isAway) become(resumeChannel(outbox, channelId));
      }
      pumpAll();
    },
    mend: (channelId) => {
      become(mendChannel(store.present().outbox, channelId, clock.now()));
      pump(channelId);
    },
    forget: (channelId) => {
      const aborts = lanesOf(channelId).map(({ key }) => {
        cancelWait(key);
        const abort = underWay.get(key);
        underWay.delete(key);
        return abort;
      });
      become(forgetChannel(store.present().outbox, channelId));
      for (const abort of aborts) abort?.abort();
    },
    dispose: () => {
      isDisposed = true;
      for (const cancel of waits.values()) cancel();
      waits.clear();
      for (const abort of underWay.values()) abort.abort();
      underWay.clear();
    },
  };
}
