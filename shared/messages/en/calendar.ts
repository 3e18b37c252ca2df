import type { DayOff } from '../../domain/day-off';
import type { Formatter } from '../formatter';
import { thatIs } from './alerts';

/** What ends: a credential of the integration, or the one of Graphkeeper's own registration. */
export interface EndingThing {
  readonly type: 'clientSecret' | 'certificate' | 'own';
  readonly name: string;
}

function nameOf({ type, name }: EndingThing): string {
  switch (type) {
    case 'clientSecret':
      return `client secret “${name}”`;
    case 'certificate':
      return `certificate “${name}”`;
    case 'own':
      return 'Graphkeeper’s own credential';
  }
}

/** Deadlines in a calendar. Nothing here counts from today: a calendar keeps what it was given. */
export const calendar = {
  'calendar.name': ({ isSample }: { isSample: boolean }) =>
    isSample ? 'Graphkeeper (sample tenant)' : 'Graphkeeper',
  'calendar.end': ({ connection, what }: { connection: string; what: EndingThing }) =>
    `${connection}: ${nameOf(what)} ends`,
  'calendar.lastDay': ({ connection, what }: { connection: string; what: EndingThing }) =>
    `${connection}: last day to replace ${nameOf(what)}`,
  'calendar.meaning': ({ type }: Pick<EndingThing, 'type'>) =>
    type === 'own'
      ? 'When it ends, Graphkeeper cannot read the tenant any more. Mail is not affected.'
      : 'When it ends, mail stops, unless the integration has been given a newer one by then.',
  'calendar.endsAt': ({ at }: { at: string }, format: Formatter) => `It ends on ${format.dateTime(at)}.`,
  'calendar.replaceBy': (
    { end, by, because }: { end: string; by: string; because: DayOff | null },
    format: Formatter,
  ) =>
    `Replace it by ${format.date(by)}: it ends on ${format.date(end)}${because === null ? '' : `, and ${thatIs(because)}`}.`,
};
