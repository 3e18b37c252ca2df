import type { AccessKind } from '../../domain/connection';
import type { CredentialType } from '../../domain/row-values';
import type { RunbookId } from '../../domain/runbook-id';
import type { StepStatus } from '../../domain/step';
import type { runbookScreens as english } from '../en/runbook-screens';
import type { TranslationOf } from '../translation';

const START: Readonly<Record<RunbookId, string>> = {
  'rotate-secret': 'Renouveler le secret ou le certificat…',
  'grant-consent': 'Accorder les autorisations…',
  'restore-subscriptions': 'Rétablir les abonnements…',
  'scope-mailboxes': 'Limiter les boîtes…',
  'fix-token-endpoint': 'Corriger l’adresse…',
  'fix-app-registration': 'Réparer l’inscription…',
  'allow-ip-ranges': 'Autoriser les adresses…',
  'read-but-missing': 'Retrouver le courrier…',
  'enable-multiple-destinations': 'Configurer l’acheminement…',
  'refresh-integration': 'Relancer l’intégration…',
  'restore-own-access': 'Rétablir l’accès…',
};

/** The same where it is known what is rotated. */
const START_ROTATION: Readonly<Record<CredentialType, string>> = {
  clientSecret: 'Renouveler le secret…',
  certificate: 'Renouveler le certificat…',
};

const STANDING = {
  stuck: 'À examiner',
  yours: 'À vous',
  busy: 'En cours',
  waiting: 'En attente',
  proved: 'Prouvée',
  told: 'Faite, sur votre parole',
  cancelled: 'Annulée',
} as const;

const STEP: Readonly<Record<StepStatus, string>> = {
  later: 'Plus tard',
  current: 'En cours',
  done: 'Fait',
  notNeeded: 'Inutile',
};

const OUTCOME = {
  proved: 'fait et prouvé.',
  told: 'fait, sur la parole de l’administrateur.',
  cancelled: 'annulé.',
} as const;

const VIA: Readonly<Record<AccessKind, string>> = {
  integrationCredential: 'avec l’identité de l’intégration',
  administrator: 'avec la connexion d’un administrateur',
  monitorRegistration: 'avec l’inscription de surveillance',
  anonymous: 'sans connexion',
  genesysClient: 'avec le client OAuth de Genesys Cloud',
};

export const runbookScreens: TranslationOf<typeof english> = {
  'runPage.start': ({ runbook, credential = null }) =>
    runbook === 'rotate-secret' && credential !== null ? START_ROTATION[credential] : START[runbook],
  'runPage.continue': () => 'Continuer',
  'runPage.result': () => 'Voir le résultat',
  'runPage.underWay': ({ title }) => `En cours\u00a0: ${title}.`,
  'runPage.nav': () => 'Procédures',
  'runPage.navCount': ({ count }, format) => `${format.number(count)} en cours`,

  'runPage.sentence': ({ open, yours }, format) => {
    if (open === 0) return 'Aucune procédure n’est en cours.';
    const under = format.plural(open, {
      one: `${format.number(open)} procédure est en cours`,
      other: `${format.number(open)} procédures sont en cours`,
    });
    if (yours === 0) return `${under}\u202f; rien n’est à faire pour l’instant.`;
    if (yours === open) return `${under} et ${open === 1 ? 'vous attend' : 'vous attendent'}.`;
    return `${under}\u202f; ${format.plural(yours, { one: `${format.number(yours)} vous attend`, other: `${format.number(yours)} vous attendent` })}.`;
  },
  'runPage.meaning': () =>
    'Une procédure mène à la réparation pas à pas\u00a0: elle montre chaque changement avant de le faire, attend là où Microsoft a besoin de temps, et relit à la fin si tout a réussi. On peut la quitter à chaque étape et la reprendre.',
  'runPage.howToStart': () => 'Elle commence par le bouton d’un constat ou d’une alerte.',
  'runPage.toAlerts': () => 'Voir les alertes',
  'runPage.begin': () => 'En commencer une qu’aucun constat ne demande',
  'runPage.begin.runbook': () => 'Procédure',
  'runPage.begin.connection': () => 'Connexion',
  'runPage.open': () => 'En cours',
  'runPage.ended': () => 'Terminées',
  'runPage.missing': () => 'Cette procédure n’existe pas (ou plus).',
  'runPage.toList': () => 'Vers les procédures',
  'runPage.toConnection': () => 'Retour à la connexion',

  'runPage.standing': ({ standing }) => STANDING[standing],
  'runPage.undoing': () => 'Ce qui était à moitié fait est en train d’être défait.',
  'runPage.started': ({ at }, format) => `Commencée ${format.relative(at)}`,
  'runPage.endedAt': ({ at }, format) => `Terminée ${format.relative(at)} (${format.dateTime(at)})`,
  'runPage.changes': () => 'Ce que cette procédure change',
  'runPage.concerns': ({ names }, format) =>
    `La même inscription d’application sert ${format.list(names)}\u00a0: ce qui change ici ${names.length === 1 ? 'touche aussi cette connexion' : 'touche aussi ces connexions'}.`,

  'runPage.allSteps': () => 'Toutes les étapes',
  'runPage.stopped': () => 'Cette procédure ne peut pas continuer',
  'runPage.steps': () => 'Étapes',
  'runPage.stepStatus': ({ status }) => STEP[status],
  'runPage.position': ({ index, total }, format) =>
    `Étape ${format.number(index)} sur ${format.number(total)}`,
  'runPage.at': ({ index, total, step }, format) =>
    `Étape ${format.number(index)} sur ${format.number(total)}\u00a0: ${step}`,
  'runPage.needs': () => 'Qui peut le faire',
  'runPage.risks': () => 'Ce qui peut mal tourner',
  'runPage.requests': ({ count }, format) =>
    count === 1 ? 'La requête exacte' : `Les ${format.number(count)} requêtes exactes`,
  'runPage.requests.meaning': () => 'Rien n’est envoyé avant votre confirmation, et rien d’autre que ceci.',
  'runPage.body': () => 'Corps',
  'runPage.noBody': () => 'Sans corps',
  'runPage.byHand': () => 'Que faire',
  'runPage.lookFor': () => 'Ce que vous voyez une fois fait',
  'runPage.busy': () => 'Graphkeeper s’en occupe…',
  'runPage.advice': () => 'Que faire',
  'runPage.colleague': () => 'Message à qui peut aider',
  'runPage.requestId': () => 'ID de requête',

  'runPage.wait': () => 'Attente',
  'runPage.waited': ({ elapsed, expected }) => `${elapsed}, sur environ ${expected}`,
  'runPage.wait.progress': () => 'Part écoulée du temps habituel',
  'runPage.wait.long': () => 'C’est plus long que d’habitude. Graphkeeper continue de regarder.',
  'runPage.nextLook': ({ left }) => `Prochaine lecture dans ${left}`,
  'runPage.looking': () => 'Lecture en cours',

  'runPage.answer.day': ({ at }, format) => `${format.date(at)} (${format.relative(at)})`,
  'runPage.answer.dayWrong': ({ from, to }, format) =>
    `Choisissez un jour du ${format.date(from)} au ${format.date(to)}.`,
  'runPage.answer.privateKey': () =>
    'Ceci contient une clé privée : elle n’a pas été prise et n’est plus sur cette page. Donnez seulement le certificat, le fichier en .cer.',
  'runPage.answer.tooLarge': () => 'Ce fichier est trop volumineux pour être un certificat.',
  'runPage.answer.missing': () => 'Faites un choix.',

  'runPage.secret': () => 'Le nouveau secret',
  'runPage.secret.meaning': () =>
    'Il est remis quand vous le demandez, et seulement alors. Il n’apparaît jamais dans le journal, le compte rendu ou les fichiers journaux.',
  'runPage.secret.copy': () => 'Copier le nouveau secret',
  'runPage.secret.again': () => 'Le copier à nouveau',
  'runPage.secret.copied': () =>
    'Il est dans le presse-papiers, et en sera retiré sauf si autre chose est copié entre-temps.',
  'runPage.secret.cleared': () => 'Le délai est écoulé\u00a0: il a été retiré du presse-papiers.',
  'runPage.secret.shown': () =>
    'Il est affiché ici une seule fois. Graphkeeper ne peut pas vider le presse-papiers de ce navigateur\u00a0: copiez autre chose après l’avoir collé.',
  'runPage.secret.hide': () => 'Le masquer maintenant',
  'runPage.secret.hidden': () => 'Il a été retiré de cette page.',
  'runPage.secret.left': () => 'Temps restant',

  'runPage.cancel': () => 'Annuler la procédure…',
  'runPage.cancel.title': ({ title }) => `Annuler «\u00a0${title}\u00a0»\u202f?`,
  'runPage.cancel.confirm': () => 'Annuler la procédure',
  'runPage.cancel.keep': () => 'La poursuivre',
  'runPage.forget': () => 'Oublier…',
  'runPage.forget.title': ({ title }) => `Oublier «\u00a0${title}\u00a0»\u202f?`,
  'runPage.forget.text': () =>
    'Elle quitte cette liste, et son compte rendu ne pourra plus être enregistré. Ce qui a été fait reste dans l’activité.',
  'runPage.forget.confirm': () => 'L’oublier',
  'runPage.forget.keep': () => 'La garder',

  'runPage.soFar': () => 'Fait jusqu’ici',
  'runPage.sent': ({ count }, format) =>
    format.plural(count, {
      one: `${format.number(count)} requête a été envoyée`,
      other: `${format.number(count)} requêtes ont été envoyées`,
    }),
  'runPage.proof': ({ from, via, at }, format) =>
    from === 'word'
      ? `Parole de l’administrateur, ${format.dateTime(at)}`
      : `Lu${via === null ? '' : ` ${VIA[via]}`}, ${format.dateTime(at)}`,

  'runPage.outcome': ({ title, status }) => `${title}\u00a0: ${OUTCOME[status]}`,
  'runPage.tally': ({ read, word, sent }, format) => {
    const proofs = [
      ...(read > 0
        ? [
            format.plural(read, {
              one: `${format.number(read)} élément a été lu`,
              other: `${format.number(read)} éléments ont été lus`,
            }),
          ]
        : []),
      ...(word > 0
        ? [
            format.plural(word, {
              one: `${format.number(word)} repose sur la parole de l’administrateur`,
              other: `${format.number(word)} reposent sur la parole de l’administrateur`,
            }),
          ]
        : []),
    ];
    const requests =
      sent === 0
        ? 'Aucune requête n’a été envoyée.'
        : format.plural(sent, {
            one: `${format.number(sent)} requête a été envoyée.`,
            other: `${format.number(sent)} requêtes ont été envoyées.`,
          });
    return proofs.length === 0 ? requests : `${format.list(proofs)}. ${requests}`;
  },
  'runPage.took': ({ minutes }, format) =>
    minutes < 1 ? 'Durée\u00a0: moins d’une minute' : `Durée\u00a0: ${format.duration(minutes)}`,
  'runPage.proofs': () => 'Étapes et preuves',
  'runPage.record': () => 'Compte rendu du changement',
  'runPage.record.meaning': () =>
    'Ce qui a été fait, ce qui a été envoyé et ce qui le prouve, pour le ticket. Aucun secret n’y figure.',
  'runPage.record.html': () => 'Enregistrer en HTML',
  'runPage.record.markdown': () => 'Enregistrer en Markdown',
  'runPage.record.name': () => 'compte rendu',

  'runPage.announce': ({ title, text }) => `${title}. ${text}`,
};
