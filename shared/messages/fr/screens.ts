import type { ActivityKind } from '../../domain/activity-kind';
import type { SlowReason } from '../../domain/pace';
import type { screens as english } from '../en/screens';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

const SHOWN = {
  delivered: 'affichée',
  partly: 'affichée',
  uncertain: 'peut-être affichée',
  givenUp: 'non affichée',
} as const;

const DELIVERED = {
  delivered: 'remis',
  partly: 'pas remis à tous',
  uncertain: 'peut-être remis, sans réponse',
  givenUp: 'non remis',
} as const;

const ACT = { acknowledged: 'Prise en charge', snoozed: 'Reportée', woken: 'Reprise' } as const;

const KIND: Readonly<Record<ActivityKind, string>> = {
  worse: 'Aggravation',
  better: 'Amélioration',
  told: 'Notification',
  changed: 'Modification',
  acted: 'Prise en charge',
  done: 'Action',
  problem: 'Problème',
};

const SLOWER: Readonly<Record<SlowReason, string>> = {
  battery: 'Lecture moins fréquente : sur batterie',
  heat: 'Lecture moins fréquente : l’ordinateur chauffe',
  metered: 'Lecture moins fréquente : réseau limité',
  chosen: 'Lecture moins fréquente : comme choisi',
};

const WHERE_BLOCKED = {
  windows: 'Autorisez Graphkeeper dans le Gestionnaire des tâches, sous « Applications de démarrage ».',
  macos: 'Autorisez Graphkeeper dans Réglages Système, sous « Général › Ouverture et extensions ».',
  linux: 'Autorisez Graphkeeper dans les paramètres des applications au démarrage du bureau.',
  other: 'Autorisez Graphkeeper dans les paramètres des applications au démarrage du système.',
} as const;

const KEYCHAIN_ADVICE = {
  windows:
    'Il faut le Gestionnaire d’identification de Windows. Dans « Services », démarrez « Gestionnaire d’informations d’identification » (VaultSvc), puis redémarrez Graphkeeper.',
  macos:
    'Il faut le trousseau de session. Déverrouillez-le dans Trousseaux d’accès, autorisez Graphkeeper à l’utiliser, puis redémarrez Graphkeeper.',
  linux:
    'Il faut un service de secrets : GNOME Keyring ou KWallet, déverrouillé dans la même session de bureau. Redémarrez ensuite Graphkeeper.',
  other: 'Il faut un trousseau du système d’exploitation.',
} as const;

/** « 1 connexion sur 4 », « la connexion ». */
function share(count: number, total: number, format: Formatter): string {
  if (total === 1) return 'la connexion';
  if (count === total) return `les ${format.number(total)} connexions`;
  return `${format.number(count)} ${format.plural(count, { one: 'connexion', other: 'connexions' })} sur ${format.number(total)}`;
}

export const screens: TranslationOf<typeof english> = {
  'screens.nav.alerts': () => 'Alertes',
  'screens.nav.alertCount': ({ count }, format) => `${format.number(count)} à examiner`,
  'screens.nav.activity': () => 'Activité',

  'screens.alerts.some': ({ count, critical }, format) => {
    const things = format.plural(count, {
      one: `${format.number(count)} point demande votre attention`,
      other: `${format.number(count)} points demandent votre attention`,
    });
    if (critical === 0) return `${things}.`;
    if (critical === count) return `${things}${count === 1 ? ' et il est critique' : ', tous critiques'}.`;
    return `${things}, dont ${format.number(critical)} ${format.plural(critical, { one: 'critique', other: 'critiques' })}.`;
  },
  'screens.alerts.none': () => 'Rien ne demande votre attention.',
  'screens.alerts.noneHint': () =>
    'Ce qui s’aggrave apparaît ici. Ce qui s’est amélioré figure sous Activité.',
  'screens.alerts.waiting': ({ count, total }, format) =>
    total === 1
      ? 'Aucune alerte pour l’instant, mais la connexion n’a pas encore été lue.'
      : `Aucune alerte pour l’instant, mais ${share(count, total, format)} ${format.plural(count, { one: 'n’a pas encore été lue', other: 'n’ont pas encore été lues' })}.`,
  'screens.alerts.uncertain': ({ count, total }, format) =>
    `Aucune alerte, mais on ne sait pas où en ${total === 1 ? 'est' : format.plural(count, { one: 'est', other: 'sont' })} ${share(count, total, format)}.`,
  'screens.alerts.uncertainHint': () =>
    'Ce qui a été lu est incomplet ou trop ancien pour s’y fier. La vue d’ensemble montre ce qui manque.',
  'screens.alerts.toActivity': () => 'Voir l’activité',
  'screens.alerts.list': () => 'Ce qui demande votre attention, le plus grave d’abord',

  'screens.activity.none': () => 'Rien ne s’est encore passé.',
  'screens.activity.noneHint': () =>
    'Ce qui s’aggrave ou s’améliore, ce qui vous a été signalé et ce qui a été modifié est conservé ici.',
  'screens.activity.quiet': () => 'Rien ne s’est aggravé ni amélioré au cours des dernières 24 heures.',
  'screens.activity.day': ({ worse, better }, format) => {
    const parts = [
      ...(worse > 0
        ? [
            format.plural(worse, {
              one: `${format.number(worse)} aggravation`,
              other: `${format.number(worse)} aggravations`,
            }),
          ]
        : []),
      ...(better > 0
        ? [
            format.plural(better, {
              one: `${format.number(better)} amélioration`,
              other: `${format.number(better)} améliorations`,
            }),
          ]
        : []),
    ];
    return `${format.list(parts)} au cours des dernières 24 heures.`;
  },
  'screens.activity.kind': ({ kind }) => KIND[kind],
  'screens.activity.filters': () => 'Filtres',
  'screens.activity.search': () => 'Rechercher',
  'screens.activity.connection': () => 'Connexion',
  'screens.activity.allConnections': () => 'Toutes les connexions',
  'screens.activity.ownKind': () => 'Nature',
  'screens.activity.allKinds': () => 'Toutes les natures',
  'screens.activity.severity': () => 'Gravité',
  'screens.activity.allSeverities': () => 'Toutes les gravités',
  'screens.activity.count': ({ shown, total }, format) =>
    shown === total
      ? `${format.number(total)} ${format.plural(total, { one: 'entrée', other: 'entrées' })}`
      : `${format.number(shown)} ${format.plural(shown, { one: 'entrée', other: 'entrées' })} sur ${format.number(total)}`,
  'screens.activity.noMatch': () => 'Rien ne correspond à ces filtres.',
  'screens.activity.clear': () => 'Effacer les filtres',
  'screens.activity.today': ({ at }, format) => `Aujourd’hui, ${format.date(at)}`,
  'screens.activity.yesterday': ({ at }, format) => `Hier, ${format.date(at)}`,
  'screens.activity.onDay': ({ at }, format) => format.date(at),
  'screens.activity.time': ({ at }, format) => format.time(at),
  'screens.activity.age': ({ at }, format) => format.relative(at),
  'screens.activity.csv.time': () => 'Heure (UTC)',
  'screens.activity.csv.text': () => 'Événement',
  'screens.activity.csv.details': () => 'Détails',
  'screens.activity.exportJson': () => 'Exporter en JSON',
  'screens.activity.from': () => 'Du',
  'screens.activity.to': () => 'Au',
  'screens.activity.older': () => 'Afficher les entrées antérieures',
  'screens.activity.reading': () => 'Recherche dans les entrées antérieures…',
  'screens.activity.lookedUntil': ({ at }, format) =>
    `Recherche menée jusqu’au ${format.date(at)}. Il existe des entrées antérieures.`,
  'screens.activity.oldest': () => 'Il n’y a pas d’entrée antérieure.',
  'screens.activity.olderFailed': () => 'Les entrées antérieures n’ont pas pu être lues.',
  'screens.activity.again': () => 'Réessayer',
  'screens.activity.told': ({ channel, result }) =>
    channel === null
      ? `Notification du bureau\u00a0: ${SHOWN[result]}`
      : `Canal «\u00a0${channel}\u00a0»\u00a0: ${DELIVERED[result]}`,
  'screens.activity.acted': ({ act, by, until, reason }, format) =>
    [
      act === null ? 'Fait' : ACT[act],
      until === null
        ? ''
        : until === 'nextStage'
          ? ' jusqu’au prochain rappel'
          : ` jusqu’au ${format.dateTime(until)}`,
      by === null ? '' : ` par ${by}`,
      reason === null ? '' : `\u00a0: ${reason}`,
    ].join(''),

  'screens.settings.index': () => 'Sections',
  'screens.settings.group.general': () => 'Général',
  'screens.settings.group.watching': () => 'Vérification',
  'screens.settings.group.notifications': () => 'Notifications',
  'screens.settings.group.connections': () => 'Connexions',
  'screens.settings.group.computer': () => 'Cet ordinateur',
  'screens.settings.group.support': () => 'Mises à jour et assistance',
  'screens.settings.group.about': () => 'À propos',

  'screens.saved': () => 'Enregistré',
  'screens.notSaved': () => 'Non enregistré.',
  'screens.close': () => 'Fermer',
  'screens.saveFile': () => 'Enregistrer dans un fichier',

  'screens.login': () => 'Démarrer à l’ouverture de session',
  'screens.login.hint': () => 'Graphkeeper surveille alors dès le début, sans ouvrir sa fenêtre.',
  'screens.login.blocked': ({ platform }) =>
    `C’est activé ici, mais le système empêche Graphkeeper de démarrer. ${WHERE_BLOCKED[platform]}`,
  'screens.login.unsupported': () =>
    'Cela ne peut pas se régler d’ici : ce Graphkeeper n’est pas une application de bureau installée.',
  'screens.closing': () => 'À la fermeture de la fenêtre',
  'screens.closing.toTray': () =>
    'La fenêtre se range dans la zone de notification et Graphkeeper continue de surveiller. Pour l’arrêter, choisissez Quitter dans son menu.',
  'screens.closing.page': () =>
    'Fermer cette page n’arrête pas Graphkeeper : il continue de surveiller jusqu’à ce qu’il soit arrêté là où il a été démarré.',
  'screens.closing.absent': () => 'Il n’y a pas ici de zone de notification d’où rouvrir la fenêtre.',
  'screens.closing.unknown': () =>
    'On ne sait pas si ce bureau affiche une zone de notification. Ce choix vaut s’il n’en affiche pas.',
  'screens.closing.minimize': () => 'La réduire et continuer de surveiller',
  'screens.closing.quit': () => 'Quitter Graphkeeper',
  'screens.singleKeys': () => 'Raccourcis à une seule touche',
  'screens.singleKeys.hint': () =>
    'Par exemple R pour « Revérifier ». Désactivez-les si vous dictez ou si vous appuyez sur des touches par mégarde. F1 fonctionne toujours.',
  'screens.shortcuts.show': () => 'Afficher tous les raccourcis',

  'screens.polling.frequent': () => 'Abonnements et arrivée du courrier',
  'screens.polling.frequent.hint': () =>
    'Intervalle en minutes, de 1 à 1 440. Au-delà de trois intervalles, les données sont considérées comme inconnues.',
  'screens.polling.full': () => 'Tout le reste',
  'screens.polling.full.hint': () =>
    'Intervalle en minutes, de 5 à 1 440. Inscription d’application, secrets, autorisations, boîtes aux lettres.',
  'screens.pace': () => 'Lire moins souvent',
  'screens.pace.hint': ({ frequent, full }, format) =>
    `Des intervalles trois fois plus longs, sans dépasser ${format.number(frequent)} minutes et ${format.number(full)} heures. « Au besoin » : sur batterie, quand l’ordinateur chauffe, et sur un réseau limité si le système le signale.`,
  'screens.pace.automatic': () => 'Au besoin',
  'screens.pace.steady': () => 'Jamais',
  'screens.pace.slow': () => 'Toujours',
  'screens.pace.now': ({ reason, frequent, full }, format) =>
    `${SLOWER[reason]}. En ce moment, toutes les ${format.number(frequent)} et toutes les ${format.number(full)} minutes.`,
  'screens.pace.short': ({ reason }) => SLOWER[reason],
  'screens.unit.minutes': () => 'minutes',
  'screens.unit.days': () => 'jours',
  'screens.thresholds': () => 'Secrets et certificats bientôt expirés',
  'screens.thresholds.hint': () =>
    'Combien de jours avant son expiration une clé secrète client ou un certificat est à noter, passe en avertissement, devient critique.',
  'screens.thresholds.reset': () => 'Valeurs par défaut',
  'screens.thresholds.number': ({ name, maximum }, format) =>
    `« ${name} » : saisissez un nombre de jours de 0 à ${format.number(maximum)}.`,
  'screens.thresholds.order': ({ before, after }) =>
    `« ${before} » ne doit pas commencer après « ${after} » : indiquez autant de jours ou davantage.`,

  'screens.pause': () => 'Mettre la vérification en pause',
  'screens.pause.hint': () =>
    'Pendant ce temps, rien n’est lu et personne n’est averti ; ce qui est affiché vieillit et devient inconnu.',
  'screens.pause.button': () => 'Mettre en pause',
  'screens.pause.oneHour': () => 'Pendant 1 heure',
  'screens.pause.tomorrow': () => 'Jusqu’à demain',
  'screens.pause.resumed': () => 'Jusqu’à la reprise',
  'screens.pause.until': ({ at }, format) =>
    `La vérification est en pause jusqu’au ${format.dateTime(at)} (${format.relative(at)}). Les âges montrent ce qui est ancien.`,
  'screens.pause.resume': () => 'Reprendre',
  'screens.pause.announcePaused': () => 'La vérification est en pause.',
  'screens.pause.announceResumed': () => 'La vérification reprend.',

  'screens.notifications.hint': () =>
    'Une notification du système quand l’état d’une connexion s’aggrave ou qu’une échéance approche.',
  'screens.notifications.test': () => 'Envoyer une notification d’essai',
  'screens.notifications.testTitle': () => 'Essai',
  'screens.notifications.testHint': () =>
    'Montre si le système laisse passer les notifications de Graphkeeper.',
  'screens.notifications.shown': () =>
    'Le système a accepté la notification. Si vous n’avez rien vu, regardez si « Ne pas déranger » est actif.',
  'screens.notifications.failed': () =>
    'Le système a refusé la notification. Autorisez Graphkeeper dans ses paramètres de notification.',
  'screens.notifications.unsupported': () => 'Les notifications ne peuvent pas être affichées ici.',
  'screens.notifications.last': () => 'Dernière notification',
  'screens.notifications.never': () => 'Aucune n’a encore été envoyée.',
  'screens.notifications.outcome': ({ at, outcome }, format) => {
    const text = {
      shown: 'Acceptée par le système',
      failed: 'Refusée par le système',
      unsupported: 'N’a pas pu être affichée ici',
    }[outcome];
    return `${text} ${format.relative(at)} (${format.dateTime(at)}).`;
  },

  'screens.export': () => 'Exporter les connexions',
  'screens.export.hint': () =>
    'Sous forme de fichier de configuration. Il indique où sont conservés les secrets et n’en contient aucun.',
  'screens.export.button': () => 'Afficher le fichier',
  'screens.export.preview': () => 'Connexions sous forme de fichier de configuration',
  'screens.import': () => 'Importer des connexions',
  'screens.import.hint': () =>
    'À partir d’un fichier de configuration. Une connexion dont le nom est déjà pris est refusée ; rien n’est remplacé.',
  'screens.import.readOnly': () =>
    'Les connexions viennent du fichier de configuration avec lequel Graphkeeper a été démarré : complétez ce fichier.',
  'screens.import.button': () => 'Importer…',
  'screens.import.choose': () => 'Choisir un fichier…',
  'screens.import.text': () => 'Fichier de configuration',
  'screens.import.paste': () => 'Collez ici un fichier de configuration, ou choisissez-en un.',
  'screens.import.run': () => 'Ajouter ces connexions',
  'screens.import.added': ({ names }, format) =>
    names.length === 0
      ? 'Aucune connexion n’a été ajoutée.'
      : `${format.plural(names.length, { one: 'Connexion ajoutée :', other: `${format.number(names.length)} connexions ajoutées :` })} ${format.list(names)}.`,
  'screens.import.tooLarge': ({ megabytes }, format) =>
    `Le fichier dépasse ${format.number(megabytes)} Mo. Ce n’est pas un fichier de configuration.`,

  'screens.keychain': () => 'Trousseau',
  'screens.keychain.advice': ({ platform }) => KEYCHAIN_ADVICE[platform],
  'screens.keychain.sample': () => 'Le locataire d’exemple n’a pas de secrets à conserver.',
  'screens.keychain.server': () =>
    'Sur un ordinateur sans session de bureau, donnez les secrets par des variables d’environnement que le fichier de configuration nomme.',
  'screens.keychain.gnomeDebian': () => 'GNOME Keyring sous Debian et Ubuntu',
  'screens.keychain.gnomeFedora': () => 'GNOME Keyring sous Fedora et Red Hat',
  'screens.keychain.kwallet': () => 'KWallet sous KDE Plasma',
  'screens.keychain.kwalletHow': () =>
    'Dans Configuration du système, sous Portefeuille de KDE, activez le portefeuille et « Utiliser KWallet pour l’interface Secret Service ».',
  'screens.proxy': () => 'Proxy',
  'screens.proxy.hint': () =>
    'Tel que le système le détermine pour Microsoft Graph ; il se règle dans les paramètres réseau du système.',
  'screens.proxy.direct': () => 'Aucun : les requêtes vont directement à Microsoft.',
  'screens.proxy.unknown': () => 'Inconnu ici.',
  'screens.dataFolder': () => 'Dossier de données',
  'screens.dataFolder.hint': () => 'Paramètres, connexions et journal. Les secrets n’y sont pas.',
  'screens.dataFolder.none': () => 'Aucun : rien n’est conservé sur cet ordinateur.',
  'screens.dataFolder.open': () => 'Ouvrir',

  'screens.updates': () => 'Rechercher les nouvelles versions',
  'screens.updates.hint': () =>
    'Interroge le lieu où les versions sont publiées. Désactivé tant que vous ne l’activez pas.',
  'screens.updates.unsupported': () =>
    'Ce Graphkeeper ne se met pas à jour lui-même : les nouvelles versions arrivent par la voie de son installation.',
  'screens.updates.state': ({ state, version }) => {
    const named = version === null ? 'Une nouvelle version' : `La version ${version}`;
    return {
      off: 'Graphkeeper ne recherche pas de nouvelles versions.',
      idle: 'Aucune version plus récente n’est connue.',
      checking: 'Recherche d’une nouvelle version…',
      available: `${named} est disponible, téléchargement en cours.`,
      downloaded: `${named} est prête : elle sera installée au prochain démarrage de Graphkeeper.`,
      failed: 'Impossible de savoir s’il existe une nouvelle version.',
      unsupported: 'Les nouvelles versions arrivent par la voie de l’installation de Graphkeeper.',
    }[state];
  },
  'screens.updates.check': () => 'Rechercher maintenant',
  'screens.support': () => 'Dossier d’assistance',
  'screens.support.hint': () =>
    'Ce qu’il faut à un dossier d’assistance : versions, paramètres, constats et journal, sans secrets. Vous le voyez avant de l’enregistrer.',
  'screens.support.button': () => 'Afficher le dossier',
  'screens.support.preview': () => 'Dossier d’assistance, sans secrets',

  'screens.about.licence': () => 'Licence',
  'screens.about.copy': () => 'Tout copier',

  'screens.shortcuts': () => 'Raccourcis clavier',
  'screens.shortcuts.note': () => 'Ils sont suspendus pendant la saisie dans un champ.',
  'screens.shortcuts.off': () => 'Les raccourcis à une seule touche sont désactivés.',
  'screens.shortcuts.key': () => 'Touche',
  'screens.shortcuts.or': () => 'ou',
  'screens.shortcuts.group.pages': () => 'Pages',
  'screens.shortcuts.group.connections': () => 'Connexions',
  'screens.shortcuts.group.page': () => 'Dans la page',
  'screens.shortcuts.overview': () => 'Vue d’ensemble',
  'screens.shortcuts.alerts': () => 'Alertes',
  'screens.shortcuts.activity': () => 'Activité',
  'screens.shortcuts.settings': () => 'Paramètres',
  'screens.shortcuts.recheck': () => 'Revérifier toute la connexion affichée, ou toutes',
  'screens.shortcuts.recheckPermissions': () =>
    'Revérifier les autorisations de la connexion affichée, ou de toutes',
  'screens.shortcuts.nextConnection': () => 'Connexion suivante',
  'screens.shortcuts.previousConnection': () => 'Connexion précédente',
  'screens.shortcuts.filter': () => 'Aller au filtre',
  'screens.shortcuts.help': () => 'Ces raccourcis',
};
