import type { calendar as english, EndingThing } from '../en/calendar';
import type { TranslationOf } from '../translation';
import { thatIs } from './alerts';

function nameOf({ type, name }: EndingThing): string {
  switch (type) {
    case 'clientSecret':
      return `clé secrète client «\u00a0${name}\u00a0»`;
    case 'certificate':
      return `certificat «\u00a0${name}\u00a0»`;
    case 'own':
      return 'information d’identification propre à Graphkeeper';
  }
}

/** Les échéances dans un agenda. */
export const calendar: TranslationOf<typeof english> = {
  'calendar.name': ({ isSample }) => (isSample ? 'Graphkeeper (locataire d’exemple)' : 'Graphkeeper'),
  'calendar.end': ({ connection, what }) => `${connection}\u00a0: fin de validité, ${nameOf(what)}`,
  'calendar.lastDay': ({ connection, what }) =>
    `${connection}\u00a0: dernier jour pour le remplacement, ${nameOf(what)}`,
  'calendar.meaning': ({ type }) =>
    type === 'own'
      ? 'Ensuite, Graphkeeper ne pourra plus lire le locataire. Le courrier n’est pas concerné.'
      : 'Ensuite, le courrier s’arrête, sauf si l’intégration en a reçu un plus récent d’ici là.',
  'calendar.endsAt': ({ at }, format) => `Fin le ${format.dateTime(at)}.`,
  'calendar.replaceBy': ({ end, by, because }, format) =>
    `À remplacer au plus tard le ${format.date(by)}\u00a0: fin le ${format.date(end)}${because === null ? '' : `, et ${thatIs(because)}`}.`,
};
