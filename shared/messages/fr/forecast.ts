import type { Severity } from '../../domain/severity';
import type { forecast as english } from '../en/forecast';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

/** « les 4 connexions », « 1 connexion sur 4 », « la connexion ». */
function share(count: number, total: number, format: Formatter): string {
  if (total === 1) return 'la connexion';
  if (count === total) return `les ${format.number(total)} connexions`;
  return `${format.number(count)} ${format.plural(count, { one: 'connexion', other: 'connexions' })} sur ${format.number(total)}`;
}

function dayAhead(days: number, format: Formatter): string {
  return days === 1 ? 'demain' : `dans ${format.number(days)} jours`;
}

const SEVERITY: Readonly<Record<Severity, string>> = {
  ok: 'sain',
  notice: 'à noter',
  unknown: 'inconnu',
  warning: 'avertissement',
  critical: 'critique',
};

export const forecast: TranslationOf<typeof english> = {
  'ahead.title': () => 'Anticiper',
  'ahead.mark': ({ at, days }, format) =>
    `Projection au ${format.date(at)} (${dayAhead(days, format)}). Rien de ce qui suit n’est l’état présent, que l’icône et les alertes continuent de montrer.`,
  'ahead.toDay': () => 'Voir ce jour-là',
  'ahead.back': () => 'Revenir à aujourd’hui',
  'ahead.sentence': ({ standing, at, count, total }, format) => {
    const day = format.date(at);
    switch (standing) {
      case 'stopped':
        return `À la fin du ${day}, le courrier sera à l’arrêt pour ${share(count, total, format)}.`;
      case 'atRisk':
        return `À la fin du ${day}, le courrier sera menacé pour ${share(count, total, format)}.`;
      case 'unknown':
        return `À la fin du ${day}, on ne saura pas si le courrier arrive pour ${share(count, total, format)}.`;
      case 'attention':
        return total === 1
          ? `À la fin du ${day}, le courrier arrivera encore. La connexion demandera votre attention.`
          : `À la fin du ${day}, le courrier arrivera encore. ${format.number(count)} ${format.plural(count, { one: 'connexion', other: 'connexions' })} sur ${format.number(total)} ${format.plural(count, { one: 'demandera', other: 'demanderont' })} votre attention.`;
      case 'flowing':
        return `À la fin du ${day}, le courrier arrivera encore pour ${share(count, total, format)}.`;
    }
  },
  'ahead.assumption': () =>
    'À condition que personne ne fasse rien\u00a0: c’est la dernière lecture, évaluée à cette date. Les abonnements et le courrier se renouvellent d’eux-mêmes et restent tels qu’ils sont\u202f; masquages, heures calmes et jours non ouvrés comptent tels qu’ils sont réglés.',
  'ahead.choose': () => 'Jour à examiner',
  'ahead.slider': () => 'Nombre de jours',
  'ahead.sliderDay': ({ days, at }, format) => `${dayAhead(days, format)}, ${format.date(at)}`,
  'ahead.date': () => 'Date',
  'ahead.dateWrong': ({ from, to }, format) =>
    `Choisissez un jour du ${format.date(from)} au ${format.date(to)}.`,
  'ahead.tomorrow': () => 'Demain',
  'ahead.inDays': ({ days }, format) => `${format.number(days)} jours`,
  'ahead.deadline': ({ at }, format) => `Prochaine échéance (${format.date(at)})`,
  'ahead.working': () => 'Projection en cours…',
  'ahead.failed': ({ reason }) => `La projection n’a pas abouti. ${reason}`,
  'ahead.retry': () => 'Réessayer',
  'ahead.nothingRead': () => 'Rien n’a encore été lu\u00a0: il n’y a rien à évaluer à une date ultérieure.',
  'ahead.unread': ({ count }, format) =>
    format.plural(count, {
      one: `${format.number(count)} connexion n’a jamais été lue et n’est pas prise en compte.`,
      other: `${format.number(count)} connexions n’ont jamais été lues et ne sont pas prises en compte.`,
    }),
  'ahead.connections': () => 'Les connexions à cette date',
  'ahead.change': ({ from, to }) =>
    from === to ? `${SEVERITY[to]}, comme à présent` : `${SEVERITY[from]} d’abord, ${SEVERITY[to]} ensuite`,
  'ahead.turns': ({ name }) => `Ce qui change pour ${name}, par ordre chronologique`,
  'ahead.same': ({ count, isAll }, format) => {
    if (isAll)
      return format.plural(count, { one: 'Elle reste telle quelle', other: 'Toutes restent telles quelles' });
    return format.plural(count, {
      one: `${format.number(count)} connexion reste telle quelle`,
      other: `${format.number(count)} connexions restent telles quelles`,
    });
  },
  'ahead.told': () => 'Alertes qui seraient signalées d’ici là',
  'ahead.toldCount': ({ count, unheard }, format) => {
    const all = format.plural(count, {
      one: `${format.number(count)} alerte, au moment indiqué.`,
      other: `${format.number(count)} alertes, chacune au moment indiqué.`,
    });
    const only = format.plural(unheard, {
      one: `${format.number(unheard)} n’apparaîtrait que dans cette fenêtre\u00a0: ni notification ni canal ne la signale.`,
      other: `${format.number(unheard)} n’apparaîtraient que dans cette fenêtre\u00a0: ni notification ni canal ne les signale.`,
    });
    if (unheard === 0) return all;
    return unheard === count
      ? `${all} Avec les réglages actuels, personne ne serait prévenu\u00a0: ni notification ni canal ne les signale, et elles n’apparaîtraient que dans cette fenêtre.`
      : `${all} ${only}`;
  },
  'ahead.laterToday': () => 'plus tard aujourd’hui',
  'ahead.inDaysFromNow': ({ days }, format) => dayAhead(days, format),
  'ahead.toldNone': () => 'Aucune\u00a0: rien ne survient de soi-même d’ici là.',
  'ahead.toldMore': ({ count }, format) => `En afficher ${format.number(count)} de plus`,
};
