import type { Severity } from '../../domain/severity';
import type { cli as english } from '../en/cli';
import type { TranslationOf } from '../translation';

const SEVERITY: Readonly<Record<Severity, string>> = {
  ok: 'Sain',
  notice: 'À noter',
  unknown: 'Inconnu',
  warning: 'Avertissement',
  critical: 'Critique',
};

const COUNTED: Readonly<Record<Severity, { readonly one: string; readonly other: string }>> = {
  ok: { one: 'saine', other: 'saines' },
  notice: { one: 'à noter', other: 'à noter' },
  unknown: { one: 'inconnue', other: 'inconnues' },
  warning: { one: 'en avertissement', other: 'en avertissement' },
  critical: { one: 'critique', other: 'critiques' },
};

export const cli: TranslationOf<typeof english> = {
  'cli.description': () =>
    'Surveille les intégrations de messagerie Microsoft Graph et dit pourquoi le courrier s’est arrêté, avant que vos clients ne le remarquent.',
  'cli.usage': () => '<commande> [options]',
  'cli.help.usage': () => 'Utilisation\u00a0:',
  'cli.help.options': () => 'Options\u00a0:',
  'cli.help.commands': () => 'Commandes\u00a0:',
  'cli.help.help': () => 'affiche cette aide',
  'cli.help.version': () => 'affiche la version',

  'cli.check.description': () =>
    'Lit une fois chaque connexion, l’évalue, affiche le rapport et se termine avec le code\u00a0: 0 sain (éléments à noter compris), 1 avertissement, 2 critique, 3 inconnu, ou arguments ou configuration inutilisables.',
  'cli.check.connection': () => 'seulement cette connexion\u202f; l’option peut être répétée',
  'cli.check.format': () =>
    'table pour la lecture, json pour les scripts, prometheus pour un système de supervision (par défaut\u00a0: table)',
  'cli.check.at': () =>
    'évalue à ce moment, par exemple 2026-12-24T09:00Z\u00a0: les faits sont lus maintenant\u202f; ce qui expire d’ici là compte comme expiré, ce qui se renouvelle (abonnements, courrier) reste tel quel',
  'cli.check.lang': () => 'langue des textes (par défaut\u00a0: selon LC_ALL, LC_MESSAGES ou LANG)',

  'cli.serve.description': () =>
    'Surveille les connexions et affiche l’interface dans un navigateur de cet ordinateur, avec /metrics à côté. L’adresse affichée contient un jeton aléatoire\u00a0: qui la possède peut regarder.',
  'cli.serve.noOpen': () => 'affiche seulement l’adresse, sans ouvrir de navigateur',

  'cli.simulate.description': () =>
    'Sert un locataire simulé en HTTPS sur cet ordinateur jusqu’à l’arrêt, et affiche une ligne de JSON\u00a0: adresse, autorité de certification, et une configuration avec ses secrets pour check et serve.',
  'cli.simulate.scenario': ({ names }) =>
    `un locataire dans un état donné (par défaut\u00a0: le locataire d’exemple)\u00a0: ${names.join(', ')}`,
  'cli.simulate.state': () => 'un fichier d’état au lieu d’un scénario',
  'cli.simulate.at': () => 'l’heure de l’horloge simulée au démarrage (par défaut\u00a0: maintenant)',
  'cli.simulate.latency': () => 'durée de chaque réponse, en millisecondes',
  'cli.simulate.faults': ({ kinds }) =>
    `défaillances des services\u00a0: TYPE=TAUX[:SECONDES][@entra|@graph|@genesys], séparées par des virgules, par exemple throttled=0.2:10,slow=0.1:2@graph. TAUX est une part des requêtes de 0 à 1, SECONDES un Retry-After, un délai ou un décalage. Types\u00a0: ${kinds.join(', ')}`,
  'cli.simulate.seed': () =>
    'nombre dont sont tirés les identifiants et les défaillances (par défaut\u00a0: 1)',
  'cli.simulate.apps': () => 'nombre d’inscriptions d’applications à ajouter au locataire',

  'cli.runbook.description': () =>
    'Liste les procédures, montre ce que fait l’une d’elles, ou montre chaque requête qu’elle enverrait pour une connexion (dry-run). Rien n’est modifié\u00a0: les procédures s’exécutent dans la fenêtre.',
  'cli.runbook.deed': () => 'ce qu’il faut faire',
  'cli.runbook.id': () => 'quelle procédure\u202f; «\u00a0list\u00a0» les énumère',
  'cli.runbook.connection': () => 'la connexion concernée par l’essai à blanc',
  'cli.runbook.noId': ({ ids }) => `Indiquez quelle procédure\u00a0: ${ids.join(', ')}.`,
  'cli.runbook.whichConnection': ({ names }, format) =>
    `Indiquez avec --connection la connexion concernée par l’essai à blanc\u00a0: ${format.list(names.map((name) => `«\u00a0${name}\u00a0»`))}.`,
  'cli.runbook.notFor': ({ name }) =>
    `Cette procédure concerne Genesys Cloud, qui n’est pas à l’autre bout de «\u00a0${name}\u00a0».`,
  'cli.runbook.line': ({ id, title }) => `${id}\u00a0: ${title}`,
  'cli.runbook.step': ({ number, title, kind }) =>
    `${String(number)}. ${title} (${
      {
        look: 'lit',
        ask: 'demande',
        change: 'envoie, après confirmation',
        byHand: 'à la main',
        wait: 'attend',
      }[kind]
    })`,
  'cli.runbook.reached': () => 'C’est déjà le cas.',
  'cli.runbook.assumed': () => 'Non vérifié\u00a0: cela suit une étape qui n’a pas été faite.',
  'cli.runbook.nothingSent': ({ name }) =>
    `Essai à blanc pour «\u00a0${name}\u00a0»\u00a0: tout a été lu, rien n’a été modifié.`,

  'cli.option.sample': () => 'le locataire d’exemple\u00a0: rien n’est envoyé, aucun compte n’est nécessaire',
  'cli.option.config': () =>
    'un fichier de configuration\u202f; les secrets viennent de l’environnement ou du trousseau',
  'cli.option.port': () => 'port sur cet ordinateur (par défaut\u00a0: un port libre)',

  'cli.error.unknownOption': ({ flag }) => `L’option ${flag} n’existe pas.`,
  'cli.error.unknownCommand': ({ name }) => `La commande ${name} n’existe pas.`,
  'cli.error.noCommand': () => 'Indiquez quoi faire\u00a0: check, serve, simulate ou runbook.',
  'cli.error.missingValue': ({ flag }) => `${flag} attend une valeur.`,
  'cli.error.excessArgument': () => 'Certains arguments ne se rapportent à aucune option.',
  'cli.error.badValue': ({ flag, value, expected }) =>
    `${flag} ne peut pas être «\u00a0${value}\u00a0»\u00a0: ${expected}.`,
  'cli.error.unusable': ({ detail }) => `Les arguments sont inutilisables\u00a0: ${detail}`,
  'cli.error.noSource': () => 'Indiquez quoi examiner\u00a0: --sample, ou --config FILE.',
  'cli.error.twoOptions': ({ first, second }) =>
    `${first} et ${second} s’excluent\u00a0: donnez l’une des deux.`,
  'cli.error.unknownConnection': ({ name, names }, format) =>
    `Aucune connexion ne s’appelle «\u00a0${name}\u00a0». La configuration contient ${format.list(
      names.map((one) => `«\u00a0${one}\u00a0»`),
    )}.`,
  'cli.error.stateUnreadable': ({ path }) =>
    `Le fichier d’état est illisible. Vérifiez le chemin et les droits d’accès\u00a0: ${path}`,
  'cli.error.stateInvalid': ({ path, place }) =>
    `Le fichier d’état ${path} est inutilisable\u00a0: voyez ${place}.`,
  'cli.error.portInUse': ({ port }) =>
    `Le port ${String(port)} est inutilisable\u00a0: un autre programme l’occupe, ou il demande plus de droits. Choisissez-en un autre avec --port.`,
  'cli.error.interfaceMissing': ({ path }) =>
    `L’interface n’a pas été construite\u00a0: ${path} est absent. Exécutez npm run build.`,
  'cli.error.internal': ({ name }) =>
    `Graphkeeper lui-même a échoué (${name}). Rien n’a été modifié. Merci de le signaler avec les lignes ci-dessous.`,
  'cli.error.hint': ({ command }) => `${command} --help indique ce qui est accepté.`,

  'cli.expected.instant': () => 'il faut une date et une heure, par exemple 2026-12-24T09:00Z',
  'cli.expected.integer': ({ min, max }) => `il faut un nombre entier de ${String(min)} à ${String(max)}`,
  'cli.expected.oneOf': ({ values }) => `valeurs admises\u00a0: ${values.join(', ')}`,
  'cli.expected.faults': ({ part }) =>
    `«\u00a0${part}\u00a0» n’est pas de la forme TYPE=TAUX[:SECONDES][@entra|@graph|@genesys]`,

  'cli.progress.reading': ({ done, total }, format) =>
    `Lecture de ${format.number(total)} ${format.plural(total, { one: 'connexion', other: 'connexions' })}\u00a0: ${format.number(done)} ${format.plural(done, { one: 'terminée', other: 'terminées' })}`,
  'cli.serve.running': () => 'Graphkeeper fonctionne. L’adresse suit\u202f; Ctrl+C l’arrête.',
  'cli.simulate.running': () => 'Le locataire simulé fonctionne\u202f; Ctrl+C l’arrête.',
  'cli.stopped': () => 'Arrêté.',

  'cli.table.severity': ({ severity }) => SEVERITY[severity],
  'cli.table.deadline': ({ deadline }, format) =>
    `Échéance\u00a0: ${format.dateTime(deadline)} (${format.relative(deadline)})`,
  'cli.table.runbook': ({ runbook }) => `Correction guidée\u00a0: ${runbook}`,
  'cli.table.explained': ({ count }, format) =>
    `Cette seule cause explique ${format.number(count)} ${format.plural(count, { one: 'constat', other: 'constats' })}.`,
  'cli.table.fine': ({ count }, format) =>
    `${format.number(count)} ${format.plural(count, { one: 'constat est bon', other: 'constats sont bons' })}`,
  'cli.table.summary': ({ total, counts }, format) =>
    `${format.number(total)} ${format.plural(total, { one: 'connexion', other: 'connexions' })}\u00a0: ${format.list(
      counts.map(
        ({ severity, count }) => `${format.number(count)} ${format.plural(count, COUNTED[severity])}`,
      ),
    )}.`,
  'cli.table.told': ({ count }, format) =>
    format.plural(count, {
      one: `${format.number(count)} alerte serait signalée d’ici là, avec les réglages d’origine\u00a0:`,
      other: `${format.number(count)} alertes seraient signalées d’ici là, avec les réglages d’origine\u00a0:`,
    }),
  'cli.table.toldMore': ({ count }, format) =>
    `et ${format.number(count)} ${format.plural(count, { one: 'autre', other: 'autres' })}`,
  'cli.table.asOf': ({ at }, format) => `Évalué au ${format.dateTime(at)}.`,
};
