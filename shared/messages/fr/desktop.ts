import type { Severity } from '../../domain/severity';
import type { desktop as english } from '../en/desktop';
import type { TranslationOf } from '../translation';

const SEVERITY: Readonly<Record<Severity, string>> = {
  ok: 'En bon état',
  notice: 'À noter',
  unknown: 'Inconnu',
  warning: 'Avertissement',
  critical: 'Critique',
};

export const desktop: TranslationOf<typeof english> = {
  'desktop.tooltip.worst': ({ severity, name, others }, format) =>
    others === 0
      ? `${SEVERITY[severity]}\u00a0: ${name}.`
      : `${SEVERITY[severity]}\u00a0: ${name} et ${format.number(others)} ${format.plural(others, { one: 'autre', other: 'autres' })}.`,
  'desktop.tooltip.allOk': ({ count }, format) =>
    `En bon état\u00a0: les ${format.number(count)} connexions.`,
  'desktop.tooltip.checked': ({ at, isJustNow }, format) =>
    isJustNow ? 'Vérifié à l’instant.' : `Vérifié ${format.relative(at)}.`,
  'desktop.tooltip.checking': () => 'Graphkeeper fait sa première vérification.',
  'desktop.tooltip.none': () => 'Aucune connexion n’est encore configurée.',
  'desktop.tooltip.neverRead': () => 'Elle n’a pas encore été vérifiée.',
  'desktop.tooltip.stale': () => 'Le dernier résultat est trop ancien pour être fiable.',
  'desktop.tooltip.offline': () => 'Cet ordinateur est hors ligne.',
  'desktop.tooltip.paused': () => 'La vérification est en pause.',
  'desktop.tooltip.pausedUntil': ({ at }, format) =>
    `La vérification est en pause jusqu’au ${format.dateTime(at)}.`,
  'desktop.menu.connection': ({ severity, name }) => `${SEVERITY[severity]}\u00a0: ${name}`,
  'desktop.menu.more': ({ count }, format) =>
    format.plural(count, {
      one: `${format.number(count)} autre connexion…`,
      other: `${format.number(count)} autres connexions…`,
    }),
  'desktop.menu.fix': ({ name, isUnderWay }) => `${isUnderWay ? 'Poursuivre' : 'Corriger'}\u00a0: ${name}`,
  'desktop.menu.recheckPermissions': () => 'Revérifier les autorisations maintenant',
  'desktop.menu.checkingPermissions': () => 'Vérification des autorisations…',
  'desktop.menu.recheck': () => 'Tout revérifier',
  'desktop.menu.checking': () => 'Vérification de l’ensemble…',
  'desktop.menu.pause': () => 'Suspendre la vérification',
  'desktop.menu.pause.oneHour': () => 'Pendant une heure',
  'desktop.menu.pause.tomorrow': () => 'Jusqu’à demain',
  'desktop.menu.pause.resumed': () => 'Jusqu’à nouvel ordre',
  'desktop.menu.resume': () => 'Reprendre la vérification',
  'desktop.menu.installUpdate': ({ version }) => `Redémarrer pour passer à la version ${version}`,
  'desktop.menu.open': () => 'Ouvrir Graphkeeper',
  'desktop.menu.settings': () => 'Paramètres…',
  'desktop.menu.quit': () => 'Quitter Graphkeeper',
  'desktop.toast.title': ({ name, severity, impact }) =>
    ({
      stopped: `${name}\u00a0: le courrier est arrêté`,
      atRisk:
        severity === 'critical'
          ? `${name}\u00a0: le courrier est sur le point de s’arrêter`
          : `${name}\u00a0: le courrier est menacé`,
      none: `${name}\u00a0: une intervention est nécessaire`,
    })[impact],
  'desktop.toast.deadline': ({ at }, format) => `${format.dateTime(at)} (${format.relative(at)})`,
  'desktop.toast.digestTitle': ({ count }, format) => `${format.number(count)} alertes`,
  'desktop.toast.fix': () => 'Corriger…',
  'desktop.toast.snooze': () => 'Reporter d’un jour',
  'desktop.toast.snoozed': () => 'Reporté depuis la notification.',
  'desktop.toast.hidden': () => 'Graphkeeper continue de surveiller',
  'desktop.toast.hiddenBody': () =>
    'La fenêtre est fermée, la surveillance continue\u00a0: l’icône reste dans la barre et rouvre la fenêtre.',
  'desktop.toast.test': () => 'Graphkeeper peut vous joindre',
  'desktop.toast.testBody': () =>
    'Ceci est un essai. Les notifications sur vos connexions auront cet aspect.',
  'desktop.launch.downloading': () => 'Téléchargement d’Electron, une fois pour toutes.',
  'desktop.launch.noElectron': ({ reason }) =>
    `Electron n’a pas pu être téléchargé ici (${reason})\u202f; la même application est servie sur cet ordinateur\u00a0:`,
  'desktop.launch.noDisplay': () =>
    'Aucun écran où ouvrir une fenêtre\u202f; la même application est servie sur cet ordinateur\u00a0:',
  'desktop.launch.root': () =>
    'Démarré en tant que root, pour qui le bac à sable de Chromium est inutilisable\u202f; démarrez Graphkeeper comme utilisateur ordinaire pour en bénéficier.',
};
