import type { DayOff } from '../../domain/day-off';
import type { alerts as english, AlertText } from '../en/alerts';
import type { Formatter } from '../formatter';
import { type ParametersOfMessage, speak, type TranslationOf } from '../translation';
import { checks } from './checks';
import { verdicts } from './verdicts';

type TitleParameters = ParametersOfMessage<(typeof english)['alerts.telling.title']>;

function consequence({ severity, impact, reason, isBlind, stage }: TitleParameters): string {
  if (reason === 'resolved') return isBlind ? 'de nouveau visible' : 'c’est réglé';
  if (isBlind) return 'aucune visibilité pour le moment';
  switch (impact) {
    case 'stopped':
      return 'le courrier est arrêté';
    case 'atRisk':
      return severity === 'critical' ? 'le courrier va s’arrêter' : 'le courrier est menacé';
    case 'none':
      if (stage === null) return 'à examiner';
      return stage === 0 ? 'une échéance est passée' : 'une échéance approche';
  }
}

/** Pourquoi rien ne peut être modifié un jour donné. */
export function thatIs(because: DayOff): string {
  switch (because.kind) {
    case 'weekend':
      return 'cette date tombe un week-end';
    case 'dayOff':
      return 'cette date tombe un jour non travaillé';
    case 'holiday':
      return 'cette date tombe un jour férié';
    case 'freeze':
      return `rien ne pourra être modifié à cette date (${because.name})`;
  }
}

function reminder(because: DayOff | null): string {
  if (because === null) return 'le rappel serait tombé pendant les heures calmes';
  switch (because.kind) {
    case 'weekend':
      return 'le rappel serait tombé un week-end';
    case 'dayOff':
      return 'le rappel serait tombé un jour non travaillé';
    case 'holiday':
      return 'le rappel serait tombé un jour férié';
    case 'freeze':
      return `rien ne pourra être modifié le jour du rappel (${because.name})`;
  }
}

const ENDING = {
  clientSecret: (name: string) => ({
    subject: `La clé secrète client «\u00a0${name}\u00a0»`,
    ended: 'arrivée',
  }),
  certificate: (name: string) => ({ subject: `Le certificat «\u00a0${name}\u00a0»`, ended: 'arrivé' }),
  own: () => ({
    subject: 'L’information d’identification propre à Graphkeeper',
    ended: 'arrivée',
  }),
} as const;

function sentence(what: AlertText, format: Formatter): string {
  const text = speak({ ...checks, ...verdicts }, what, format);
  return text.endsWith('.') ? text : `${text}.`;
}

/** Ce qui est annoncé, en français. */
export const alerts: TranslationOf<typeof english> = {
  'alerts.telling.title': (params) => `${params.name}\u00a0: ${consequence(params)}`,
  'alerts.telling.end': ({ type, name, at, hasPassed }, format) => {
    const { subject, ended } = ENDING[type](name);
    const when = `${format.relative(at)} (${format.dateTime(at)})`;
    return hasPassed
      ? `${subject} est ${ended} à échéance ${when}.`
      : `${subject} arrive à échéance ${when}.`;
  },
  'alerts.telling.deadline': ({ at }, format) => `${format.dateTime(at)} (${format.relative(at)})`,
  'alerts.telling.early': ({ of, because }) =>
    `Annoncé dès maintenant, car ${of === 'deadline' ? thatIs(because) : reminder(because)}.`,
  'alerts.telling.unseen': ({ at }, format) =>
    `Plus rien n’a pu être relu depuis le ${format.dateTime(at)}\u202f; c’est l’état connu alors.`,
  'alerts.telling.worse': () => 'Annoncé de nouveau, car la situation s’est aggravée.',
  'alerts.telling.woken': () => 'Annoncé de nouveau, car le problème persiste et son report est terminé.',
  'alerts.telling.over': ({ what }, format) => `Terminé\u00a0: ${sentence(what, format)}`,
  'alerts.telling.lasted': ({ minutes }, format) => `Cela a duré ${format.duration(minutes)}.`,
};
