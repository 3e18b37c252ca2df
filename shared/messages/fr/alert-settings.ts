import type { alertSettings as english, WorkDaysProblem } from '../en/alert-settings';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

const PROBLEM: Readonly<Record<WorkDaysProblem, string>> = {
  holidayMissing: 'Jour\u00a0: choisissez une date.',
  holidayKnown: 'Jour\u00a0: il figure déjà dans la liste.',
  holidayMany: 'La liste des jours fériés est pleine. Retirez-en qui sont passés.',
  nameMissing: 'Nom\u00a0: indiquez la raison du gel.',
  nameLong: 'Nom\u00a0: au plus 500 caractères.',
  fromMissing: 'Premier jour\u00a0: choisissez une date.',
  toMissing: 'Dernier jour\u00a0: choisissez une date.',
  order: 'Dernier jour\u00a0: il ne peut pas précéder le premier.',
  freezeMany: 'La liste des gels est pleine. Retirez-en qui sont passés.',
  timeFrom: 'De\u00a0: indiquez une heure, par exemple 22:00.',
  timeTo: 'À\u00a0: indiquez une heure, par exemple 07:00.',
  timeSame: 'Les deux heures sont identiques\u00a0: aucune heure ne serait calme.',
  noWorkingDay: 'Au moins un jour de la semaine doit être ouvré.',
};

function inDays(days: readonly number[], format: Formatter): string {
  return format.list(days.map((day) => format.number(day)));
}

export const alertSettings: TranslationOf<typeof english> = {
  'alertSettings.title': () => 'Alertes',
  'alertSettings.add': () => 'Ajouter…',
  'alertSettings.change': () => 'Modifier…',
  'alertSettings.remove': () => 'Retirer',
  'alertSettings.undo': () => 'Rétablir',
  'alertSettings.removed': ({ what }) => `Retiré\u00a0: ${what}`,
  'alertSettings.save': () => 'Enregistrer',
  'alertSettings.cancel': () => 'Annuler',
  'alertSettings.problem': ({ problem }) => PROBLEM[problem],

  'alertSettings.stages': () => 'Rappels avant une échéance',
  'alertSettings.stages.hint': () =>
    'Nombre de jours avant la fin d’un secret ou d’un certificat où un rappel vous est adressé, une fois chacun. La fin elle-même est toujours signalée.',
  'alertSettings.stages.field': () => 'Jours avant la fin, séparés par des virgules',
  'alertSettings.stages.reset': ({ days }, format) => `Revenir à ${inDays(days, format)}`,
  'alertSettings.stages.problem': ({ problem, days, count }, format) => {
    switch (problem) {
      case 'number':
        return `Jours avant la fin\u00a0: indiquez des nombres entiers de 1 à ${format.number(days)}, par exemple 30, 7, 1.`;
      case 'twice':
        return 'Jours avant la fin\u00a0: indiquez chaque nombre une seule fois.';
      case 'many':
        return `Jours avant la fin\u00a0: au plus ${format.number(count)} nombres.`;
    }
  },
  'alertSettings.stages.days': ({ days }, format) =>
    days.length === 0
      ? 'Aucun rappel, seulement la fin elle-même'
      : `${inDays(days, format)} ${format.plural(days.at(-1) ?? 0, { one: days.length === 1 ? 'jour' : 'jours', other: 'jours' })} avant`,
  'alertSettings.exceptions': () => 'Autres rappels',
  'alertSettings.exceptions.hint': () =>
    'Pour une connexion ou une vérification, à la place des jours communs. Ceux d’une connexion priment.',
  'alertSettings.exceptions.addTitle': () => 'Autres rappels',
  'alertSettings.exceptions.changeTitle': ({ name }) => `Rappels pour ${name}`,
  'alertSettings.exceptions.for': () => 'Pour',
  'alertSettings.exceptions.none': () => 'Chaque connexion et chaque vérification a déjà ses propres jours.',
  'alertSettings.owner.connection': ({ name }) => `Connexion\u00a0: ${name}`,
  'alertSettings.owner.check': ({ name }) => `Vérification\u00a0: ${name}`,
  'alertSettings.owner.gone': () => 'une connexion qui n’est plus surveillée',

  'alertSettings.quiet': () => 'Heures calmes',
  'alertSettings.quiet.hint': () =>
    'Ce qui survient entre-temps est signalé en un seul message à leur fin. La liste des alertes et l’icône le montrent aussitôt.',
  'alertSettings.quiet.from': () => 'De',
  'alertSettings.quiet.to': () => 'À',
  'alertSettings.quiet.nextDay': () => 'le lendemain matin',
  'alertSettings.quietDays': () => 'Calme les jours non ouvrés',
  'alertSettings.quietDays.hint': () =>
    'Les jours non travaillés et les jours fériés sont calmes toute la journée.',
  'alertSettings.critical': () => 'Signaler le critique à toute heure',
  'alertSettings.critical.hint': () =>
    'Quand le courrier s’arrête ou va s’arrêter, ni les heures calmes ni les jours non ouvrés ne le retiennent.',
  'alertSettings.digest': () => 'Plusieurs à la fois',
  'alertSettings.digest.hint': () =>
    'Au-delà de trois à la fois, elles sont signalées en un seul message qui les énumère.',

  'alertSettings.workingDays': () => 'Jours ouvrés',
  'alertSettings.workingDays.hint': () =>
    'Ce qui s’achève ou doit être rappelé un autre jour est signalé le dernier jour ouvré qui précède.',
  'alertSettings.holidays': () => 'Jours fériés',
  'alertSettings.holidays.hint': () => 'Jours isolés où personne ne travaille.',
  'alertSettings.holidays.day': () => 'Jour',
  'alertSettings.holidays.add': () => 'Ajouter',
  'alertSettings.passed': () => 'Passé',
  'alertSettings.freezes': () => 'Gels des changements',
  'alertSettings.freezes.hint': () =>
    'Jours où rien ne peut être modifié. Ce qui s’achève pendant un gel est signalé avant son début.',
  'alertSettings.freezes.addTitle': () => 'Ajouter un gel',
  'alertSettings.freezes.name': () => 'Nom',
  'alertSettings.freezes.from': () => 'Premier jour',
  'alertSettings.freezes.to': () => 'Dernier jour',
  'alertSettings.freezes.span': ({ from, to }, format) =>
    from === to ? format.date(from) : `Du ${format.date(from)} au ${format.date(to)}`,

  'alertSettings.mutes': () => 'Masquages',
  'alertSettings.mutes.hint': () =>
    'Ce qui n’est pas signalé, et pourquoi. Ce qui a expiré et sert encore est signalé malgré tout.',
  'alertSettings.mutes.none': () => 'Rien n’est masqué. Une alerte se masque là où elle est listée.',
  'alertSettings.mutes.unmute': () => 'Ne plus masquer',
  'alertSettings.mutes.everywhere': () => 'dans toutes les connexions',
  'alertSettings.mutes.where': ({ scope, name }) => `${scope}, ${name}`,
  'alertSettings.mutes.since': ({ by, at, count }, format) =>
    `${by === '' ? 'Depuis le' : `Par ${by}, depuis le`} ${format.date(at)}. ${
      count === 0
        ? 'Ne correspond à aucune alerte présente.'
        : `Correspond à ${format.number(count)} ${format.plural(count, { one: 'alerte présente', other: 'alertes présentes' })}.`
    }`,
};
