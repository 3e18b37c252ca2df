import type { Telling } from '../../../shared/domain/alert';
import type { LocalDate } from '../../../shared/domain/alert-settings';
import type { ConnectionForecast, Forecast } from '../../../shared/domain/forecast';
import { grouped } from '../../../shared/domain/grouped';
import { type EpochMs, epochOf } from '../../../shared/domain/instant';
import { compareSeverity, type Severity, worstSeverity } from '../../../shared/domain/severity';
import type { LaterStanding } from '../../../shared/messages/en/forecast';
import { type Message, message } from '../../../shared/messages/message';

/** Where a connection stands on the day looked at; only a certain finding says "stopped", as in the present. */
function standingOf({ to, impact }: ConnectionForecast): LaterStanding {
  switch (to) {
    case 'critical':
    case 'warning':
      return impact === 'none' ? 'attention' : impact;
    case 'unknown':
      return 'unknown';
    case 'notice':
    case 'ok':
      return 'flowing';
  }
}

/** What the page says first, in the order in which it matters. */
const WORST_FIRST = ['stopped', 'atRisk', 'unknown', 'attention'] as const satisfies readonly LaterStanding[];

/** The sentence of the day looked at; null where no connection was ever read. */
export function forecastSentence({ at, connections }: Forecast): Message | null {
  const total = connections.length;
  if (total === 0) return null;
  const count = (standing: LaterStanding): number =>
    connections.filter((one) => standingOf(one) === standing).length;
  const worst = WORST_FIRST.find((standing) => count(standing) > 0);
  return worst === undefined
    ? message('ahead.sentence', { standing: 'flowing', at, count: total, total })
    : message('ahead.sentence', { standing: worst, at, count: count(worst), total });
}

/** The worst of that day. */
export function forecastSeverity({ connections }: Forecast): Severity {
  return worstSeverity(connections.map(({ to }) => to));
}

/** Connections of which something turns, the worst of that day first; and those that stay as they are. */
export function changedAndSame({ connections }: Forecast): {
  readonly changed: readonly ConnectionForecast[];
  readonly same: readonly ConnectionForecast[];
} {
  const isChanged = ({ from, to, turns }: ConnectionForecast): boolean => from !== to || turns.length > 0;
  const worstFirst = (a: ConnectionForecast, b: ConnectionForecast): number => compareSeverity(b.to, a.to);
  return {
    changed: connections.filter(isChanged).sort(worstFirst),
    same: connections.filter((one) => !isChanged(one)).sort(worstFirst),
  };
}

/** What is told on one day. */
export interface ToldDay {
  readonly date: LocalDate;
  readonly tellings: readonly Telling[];
}

/**
 * Tellings day by day, in the order of time.
 *
 * @param dateOf the day of a moment where the administrator is
 */
export function tellingsByDay(
  tellings: readonly Telling[],
  dateOf: (at: EpochMs) => LocalDate,
): readonly ToldDay[] {
  const days = grouped(tellings, ({ at }) => dateOf(epochOf(at)));
  return [...days].map(([date, ofDay]) => ({ date, tellings: ofDay }));
}
