import type { CredentialType } from '../../domain/row-values';
import type { RunbookId } from '../../domain/runbook-id';
import { shownRequest } from '../../runbooks/request-text';
import type { runbooks as en, TitledRunbook } from '../en/runbooks';
import { speak, type TranslationOf } from '../translation';
import { failures } from './failures';

const TITLE: Readonly<Record<RunbookId, string>> = {
  'rotate-secret': 'Renouveler le secret ou le certificat',
  'grant-consent': 'Accorder les autorisations manquantes',
  'restore-subscriptions': 'Rétablir les abonnements',
  'scope-mailboxes': 'Limiter l’application à ses boîtes aux lettres',
  'fix-token-endpoint': 'Corriger le point de terminaison de jeton',
  'fix-app-registration': 'Réparer l’inscription d’application',
  'allow-ip-ranges': 'Autoriser les adresses de Genesys Cloud',
  'read-but-missing': 'Retrouver le courrier lu mais jamais arrivé',
  'enable-multiple-destinations': 'Acheminer le courrier vers plusieurs destinations',
  'refresh-integration': 'Désactiver puis réactiver l’intégration',
  'restore-own-access': 'Rétablir l’accès de Graphkeeper',
};

/** The title where it is known what is rotated. */
const ROTATION: Readonly<Record<CredentialType, string>> = {
  clientSecret: 'Renouveler le secret client',
  certificate: 'Renouveler le certificat',
};

function titleOf({ runbook, credential = null }: TitledRunbook): string {
  return runbook === 'rotate-secret' && credential !== null ? ROTATION[credential] : TITLE[runbook];
}

export const runbooks: TranslationOf<typeof en> = {
  'runbook.title': (about) => titleOf(about),
  'runbook.button.check': () => 'Vérifier à nouveau',
  'runbook.button.answer': () => 'Continuer ainsi',
  'runbook.button.done': () => 'C’est fait',
  'runbook.button.byHand': () => 'Le faire à la main',
  'runbook.button.byRequest': () => 'Laisser faire Graphkeeper',
  'runbook.button.sendAgain': () => 'Envoyer à nouveau',
  'runbook.needs': ({ roles, permissions, isOwnerEnough }, f) => {
    if (roles.length === 0) return `Il faut ${f.list(permissions)}.`;
    const held = roles.length === 1 ? `du rôle ${f.list(roles)}` : `de l’un de ces rôles : ${f.list(roles)}`;
    const account = isOwnerEnough ? 'un compte propriétaire de l’inscription ou doté' : 'un compte doté';
    return `Il faut ${f.list(permissions)}, et ${account} ${held}.`;
  },
  'runbook.needs.integration': () =>
    'L’intégration le fait elle-même, avec ses propres informations d’identification.',
  'runbook.needs.genesysClient': ({ permission }) =>
    `Le client OAuth de Graphkeeper dans Genesys Cloud s’en charge. L’un de ses rôles doit avoir l’autorisation ${permission}.`,
  'runbook.covered': () =>
    'Votre confirmation vaut pour toutes ces requêtes ; les suivantes partent d’elles-mêmes en quelques minutes.',
  'runbook.watching': () => 'Graphkeeper regarde de lui-même si c’est fait.',
  'runbook.problem.genesysPermission': ({ permission }) =>
    `Genesys Cloud a refusé : l’autorisation ${permission} manque au client OAuth.`,
  'runbook.advice.genesysPermission': () =>
    'Donnez cette autorisation à un rôle du client OAuth, ou envoyez le message ci-dessous à quelqu’un qui le peut. Ou faites l’étape à la main.',
  'runbook.request.genesysPermission': ({ connection, clientId, permission, requests }) =>
    [
      `Merci de donner à un rôle du client OAuth ${clientId} dans Genesys Cloud l’autorisation ${permission} (Admin > People & Permissions > Roles). C’est pour notre intégration de messagerie « ${connection} », et pour ceci :`,
      ...requests.map((request) => `\n${shownRequest(request)}`),
    ].join('\n'),
  'runbook.problem.unread': ({ failure }, f) =>
    `Impossible de lire ce qu’il en est : ${speak(failures, failure, f)}.`,
  'runbook.problem.nobody': () =>
    'Graphkeeper n’a ici aucun accès qui permette de modifier cela ; vous le faites donc à la main. Le résultat est vérifié ensuite.',
  'runbook.problem.signIn': () =>
    'Un administrateur doit se connecter pour cela, avec davantage que ce que demande la surveillance.',
  'runbook.problem.role': ({ roles }, f) =>
    roles.length === 0
      ? 'Microsoft a refusé : ce compte n’en a pas le droit.'
      : `Microsoft a refusé : ce compte n’en a pas le droit. Il faut ${roles.length === 1 ? 'le rôle' : 'l’un de ces rôles :'} ${f.list(roles)}.`,
  'runbook.problem.conditionalAccess': () =>
    'Microsoft a refusé la connexion : une stratégie d’accès conditionnel ou de sécurité de l’organisation l’a bloquée.',
  'runbook.problem.refused': ({ failure }, f) =>
    `Cela a été refusé, et rien n’a changé : ${speak(failures, failure, f)}.`,
  'runbook.problem.unclear': ({ failure }, f) =>
    `Il n’y a pas eu de réponse claire (${speak(failures, failure, f)}). Vérification faite, rien ne s’est produit.`,
  'runbook.problem.unclearUnread': ({ failure, unread }, f) =>
    `Il n’y a pas eu de réponse claire (${speak(failures, failure, f)}), et il n’a pas non plus été possible de lire si cela s’est produit : ${speak(failures, unread, f)}.`,
  'runbook.problem.unseen': ({ failure }, f) =>
    `Il n’y a pas eu de réponse claire (${speak(failures, failure, f)}). On ne sait pas si la requête est arrivée : rien de ce qui peut être lu ne le montre.`,
  'runbook.problem.notSeen': () => 'Cela ne se voit pas encore.',
  'runbook.problem.connectionGone': () => 'La connexion concernée n’est plus surveillée.',
  'runbook.problem.otherVersion': () =>
    'Cette procédure a été commencée par une autre version de Graphkeeper, sous une forme que celle-ci ne connaît pas.',
  'runbook.problem.keychain': () =>
    'Le trousseau a refusé de garder le nouveau secret : il n’a pas été demandé, ou se perd avec ce processus.',
  'runbook.problem.internal': () => 'Une erreur s’est produite dans Graphkeeper à cette étape.',
  'runbook.advice.again': () => 'Vérifiez à nouveau dans un instant. Rien n’est perdu.',
  'runbook.advice.signIn': ({ permissions }, f) =>
    `Connectez-vous et consentez à ${f.list(permissions)} pour l’inscription de Graphkeeper, ou faites-le à la main.`,
  'runbook.proof.answered': () => 'Cela a été accepté.',
  'runbook.advice.role': () =>
    'Connectez-vous avec un compte qui a ce rôle, ou envoyez le message ci-dessous à quelqu’un qui l’a. Vous pourrez continuer ici ensuite.',
  'runbook.advice.conditionalAccess': () =>
    'Connectez-vous depuis un appareil et un réseau que la stratégie autorise, ou faites-y l’étape à la main.',
  'runbook.advice.sendAgain': () => 'On peut l’envoyer à nouveau sans que cela se fasse deux fois.',
  'runbook.advice.lookFirst': () =>
    'Il se peut que cela se soit produit. Vérifiez à nouveau avant de renvoyer la requête.',
  'runbook.advice.notSeen': () =>
    'Un changement met parfois une minute à se voir. Vérifiez à nouveau, ou assurez-vous qu’il a été enregistré.',
  'runbook.advice.cancel': () => 'Annulez-le. Ce que contiennent le journal et la fiche de changement reste.',
  'runbook.advice.keychain': () => 'Déverrouillez le trousseau, puis continuez.',
  'runbook.request.role': ({ connection, tenantId, clientId, roles, requests }) =>
    [
      `Merci de faire ceci pour notre intégration de messagerie « ${connection} » (application ${clientId}, locataire ${tenantId}).`,
      ...(roles.length === 0 ? [] : [`Il faut l’un de ces rôles : ${roles.join(', ')}.`]),
      ...requests.map((request) => `\n${shownRequest(request)}`),
    ].join('\n'),
  'changeRecord.connection': () => 'Connexion',
  'changeRecord.startedAt': () => 'Commencé',
  'changeRecord.endedAt': () => 'Terminé',
  'changeRecord.result': () => 'Résultat',
  'changeRecord.alsoConcerns': () => 'Concerne aussi',
  'changeRecord.status': ({ status }) =>
    ({
      active: 'En cours',
      undoing: 'En cours d’annulation',
      proved: 'Fait, et prouvé par une relecture',
      told: 'Fait, sur la parole de l’administrateur',
      cancelled: 'Annulé',
    })[status],
  'changeRecord.proof': ({ text, at, from, requestId }, f) =>
    `${text} (${f.dateTime(at)}${from === 'word' ? ', parole de l’administrateur' : ''}${requestId === null ? '' : `, requête ${requestId}`})`,
  'runbook.word': () => 'L’administrateur l’a dit ; cela n’a pas pu être lu.',
  'runbook.proof.byHand': () => 'Fait à la main.',
  'runbook.proof.wasSo': () => 'C’était déjà le cas.',
  'runbook.wayBack.nothing': () => 'Rien n’a été modifié. La procédure s’arrête simplement.',
  'runbook.wayBack.stays': () =>
    'Ce qui a été modifié jusqu’ici reste en l’état. La procédure s’arrête simplement.',
  'runbook.activity.started': (about) => `Procédure commencée : ${titleOf(about)}.`,
  'runbook.activity.confirmed': (about) => `Envoi confirmé : ${titleOf(about)}.`,
  'runbook.activity.sent': (about) => `Envoyé : ${titleOf(about)}.`,
  'runbook.activity.refused': (about) => `Refusé : ${titleOf(about)}.`,
  'runbook.activity.unclear': (about) => `Envoyé, sans réponse : ${titleOf(about)}.`,
  'runbook.activity.ended': ({ status, ...about }) =>
    ({
      proved: `Procédure terminée, preuve à l’appui : ${titleOf(about)}.`,
      told: `Procédure terminée, sur la parole de l’administrateur : ${titleOf(about)}.`,
      cancelled: `Procédure annulée : ${titleOf(about)}.`,
    })[status],
  'runbook.activity.handedOver': (about) => `Le nouveau secret a été remis : ${titleOf(about)}.`,
};
