import type { DeliveryFailure, DeliveryOutcome, Notice } from '../../shared/domain/channel';
import { DAY_MS, type EpochMs, HOUR_MS, SECOND_MS } from '../../shared/domain/instant';
import type { RunPorts } from './computer';
import type { Draws } from './draws';
import type { Span } from './organisation-fate';

/** How a message fares: whether it arrives, and what the sender hears of it. */
interface Fare {
  readonly arrives: boolean;
  readonly outcome: DeliveryOutcome;
}

function failed(failure: DeliveryFailure, retryAfterMs: number | null = null): DeliveryOutcome {
  return { state: 'failed', failure, retryAfterMs };
}

const ARRIVED: Fare = { arrives: true, outcome: { state: 'delivered' } };

/** The answer is lost, and nobody can tell whether the message was. */
function silentFare(draws: Draws): Fare {
  return { arrives: draws.chance(0.6), outcome: failed({ code: 'unanswered' }) };
}

function badFare(draws: Draws): Fare {
  return draws.weighted<Fare>([
    [4, { arrives: false, outcome: failed({ code: 'unreachable' }) }],
    [
      2,
      { arrives: false, outcome: failed({ code: 'busy', status: 429 }, draws.integer(1, 900) * SECOND_MS) },
    ],
    [2, { arrives: false, outcome: failed({ code: 'busy', status: 503 }) }],
    [1, { arrives: false, outcome: failed({ code: 'untrusted' }) }],
    [1, { arrives: false, outcome: failed({ code: 'refused', status: 400 }) }],
    [3, silentFare(draws)],
  ]);
}

/** Those who are told: each has good times and bad ones. */
export interface Receivers {
  readonly deliver: (ports: RunPorts, message: Message, onItsWay: OnItsWay) => Promise<DeliveryOutcome>;
}

/** What is sent where. */
interface Message {
  readonly channelId: string;
  readonly notice: Notice;
}

/** Called when a message is handed over, when it is there, and when the sender hears of it. */
interface OnItsWay {
  readonly onAttempt: () => void;
  readonly onArrival: () => void;
  readonly onOutcome: (outcome: DeliveryOutcome) => void;
}

/** Now and then a desktop does not say whether it showed a notification. */
const SILENCE = 0.03;

/** The desktop's own notifications mostly arrive; the other channels fail as channels do. */
export function createReceivers(year: Span, now: () => EpochMs, draws: Draws): Receivers {
  const ids = ['desktop', 'webhook', 'email'];
  const bad = new Map(
    ids.map((id) => {
      const own = draws.of(id);
      const spans = own.moments(year.start, year.end, own.pick([15, 60]) * DAY_MS).map((start): Span => ({
        start,
        end: start + own.length(own.pick([HOUR_MS, 12 * HOUR_MS, 3 * DAY_MS])),
      }));
      return [id, id === 'desktop' ? [] : spans] as const;
    }),
  );
  const fares = draws.of('fares');
  return {
    deliver: (ports, { channelId }, { onAttempt, onArrival, onOutcome }) =>
      ports.outside(`notice on ${channelId}`, async () => {
        onAttempt();
        const wait = channelId === 'desktop' ? 20 : fares.length(2 * SECOND_MS);
        const isBad = bad.get(channelId)?.some(({ start, end }) => start <= now() && now() < end) ?? false;
        const isSilent = channelId === 'desktop' && fares.chance(SILENCE);
        const fare = isSilent ? silentFare(fares) : isBad && fares.chance(0.9) ? badFare(fares) : ARRIVED;
        if (fare.arrives) onArrival();
        await new Promise<void>((resolve) => ports.clock.schedule(wait, resolve));
        onOutcome(fare.outcome);
        return fare.outcome;
      }),
  };
}
