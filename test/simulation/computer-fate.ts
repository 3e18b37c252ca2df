import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../shared/domain/instant';
import type { Computer, Run } from './computer';
import type { Draws } from './draws';
import { localTimeOf } from './local-time';
import type { Deed, Span } from './organisation-fate';
import type { VirtualTime } from './virtual-time';

/** Where the computer's administrator may be. Half an hour off, both hemispheres, and no daylight saving. */
export const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
] as const;

type Habit = 'server' | 'office' | 'laptop';

/** What the fate of a computer acts on. */
export interface ComputerHands {
  readonly computer: Computer<Run>;
  readonly time: VirtualTime;
  readonly setZone: (zone: string) => void;
}

/** A rest of the computer. */
function rest(hands: ComputerHands, span: Span, isAnnounced: boolean): readonly Deed[] {
  const { computer } = hands;
  return [
    {
      at: span.start,
      what: `the computer sleeps${isAnnounced ? '' : ' without saying so'}`,
      happen: () => {
        computer.sleep(isAnnounced);
      },
    },
    {
      at: span.end,
      what: 'the computer wakes',
      happen: () => {
        computer.wake(isAnnounced);
      },
    },
  ];
}

function spansOf(habit: Habit, zone: string, year: Span, draws: Draws): readonly Span[] {
  switch (habit) {
    case 'server':
      return draws
        .moments(year.start, year.end, 120 * DAY_MS)
        .map((start) => ({ start, end: start + draws.length(HOUR_MS) }));
    case 'laptop':
      return draws.moments(year.start, year.end, draws.pick([4, 8, 16]) * DAY_MS).map((start) => ({
        start,
        end: start + draws.length(draws.chance(0.05) ? 10 * DAY_MS : 12 * HOUR_MS),
      }));
    case 'office': {
      const spans: Span[] = [];
      const holidays = draws.moments(year.start, year.end, 90 * DAY_MS);
      // Some work all week, some on one day of it.
      const firstDay = draws.pick([1, 3, 4, 5, 5]);
      for (let day = year.start + 17 * HOUR_MS; day < year.end; day += DAY_MS) {
        const { weekday } = localTimeOf(day, zone);
        const isAway = holidays.some((from) => day >= from && day < from + 14 * DAY_MS);
        const start = day + draws.between(-1, 3) * HOUR_MS;
        const nights = weekday === 5 ? 2 + firstDay : 1;
        if (weekday < firstDay || weekday > 5 || isAway) continue;
        spans.push({ start, end: day + nights * DAY_MS - draws.between(8, 10) * HOUR_MS });
      }
      return spans;
    }
  }
}

/** Two rests that meet are one. */
function joined(spans: readonly Span[], year: Span): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end + MINUTE_MS) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else result.push(span);
  }
  return result.filter(({ start, end }) => start < year.end && end > start);
}

function clockFaults({ time }: ComputerHands, year: Span, draws: Draws): readonly Deed[] {
  const { computer } = time;
  return draws.moments(year.start, year.end, draws.pick([400, 100, 50]) * DAY_MS).flatMap((at) => {
    const size = draws.pick([10 * MINUTE_MS, 3 * HOUR_MS, 2 * DAY_MS, 40 * DAY_MS]);
    const jump = Math.round(draws.between(-size, size));
    const set = (offset: number) => () => {
      computer.setOffset(offset);
    };
    return [
      { at, what: `the clock jumps by ${(jump / HOUR_MS).toFixed(1)} hours`, happen: set(jump) },
      { at: at + draws.length(DAY_MS), what: 'the clock is set right', happen: set(0) },
    ];
  });
}

function offline({ computer }: ComputerHands, year: Span, draws: Draws): readonly Deed[] {
  return draws.moments(year.start, year.end, draws.pick([20, 90]) * DAY_MS).flatMap((at) => [
    {
      at,
      what: 'the network is gone',
      happen: () => {
        computer.setOnline(false);
      },
    },
    {
      at: at + draws.length(6 * HOUR_MS),
      what: 'the network is back',
      happen: () => {
        computer.setOnline(true);
      },
    },
  ]);
}

/** Ends of the run: orderly ones, and kills within the next calls that it makes. */
function ends({ computer }: ComputerHands, year: Span, draws: Draws): readonly Deed[] {
  return draws.moments(year.start, year.end, draws.pick([10, 25, 60]) * DAY_MS).map((at) => {
    const how = draws.weighted<'quit' | 'killed' | 'powerLost'>([
      [1, 'quit'],
      [4, 'killed'],
      [2, 'powerLost'],
    ]);
    if (how === 'quit') {
      return {
        at,
        what: 'Graphkeeper is quit',
        happen: () => {
          computer.quit();
        },
      };
    }
    // Being told is rare, and what happens around it matters most.
    const of = draws.pick(['', '', 'before notice', 'after notice']);
    const calls = of === '' ? draws.integer(1, 40) : 1;
    return {
      at,
      what: `will be ended (${how}) in call ${calls} ${of}`,
      happen: () => {
        computer.endAfter(calls, how, of);
      },
    };
  });
}

function travels({ setZone }: ComputerHands, year: Span, draws: Draws): readonly Deed[] {
  return draws.moments(year.start, year.end, draws.pick([1_000, 60]) * DAY_MS).map((at) => {
    const zone = draws.pick(ZONES);
    return {
      at,
      what: `the administrator is in ${zone}`,
      happen: () => {
        setZone(zone);
      },
    };
  });
}

/** All that happens to a computer in a year, in no order. */
export function fateOfComputer(
  hands: ComputerHands,
  zone: string,
  year: Span,
  draws: Draws,
): readonly Deed[] {
  // Each waking is a reading, and an office wakes every working day.
  const habit = draws.weighted<Habit>([
    [6, 'server'],
    [0.7, 'office'],
    [1.5, 'laptop'],
  ]);
  const isAnnounced = draws.of('announced');
  return [
    ...joined(spansOf(habit, zone, year, draws.of('rests')), year).flatMap((span) =>
      rest(hands, span, isAnnounced.chance(0.8)),
    ),
    ...clockFaults(hands, year, draws.of('clock')),
    ...offline(hands, year, draws.of('offline')),
    ...ends(hands, year, draws.of('ends')),
    ...travels(hands, year, draws.of('travels')),
  ];
}

/** When a run that ended is begun again. */
export function restartAfter(now: EpochMs, draws: Draws): EpochMs {
  return now + draws.length(draws.pick([MINUTE_MS, MINUTE_MS, HOUR_MS, DAY_MS]));
}
