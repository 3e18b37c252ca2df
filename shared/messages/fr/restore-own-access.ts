import { assertNever } from '../../domain/assert-never';
import type { Access } from '../../domain/connection';
import type { OwnAccessStep, restoreOwnAccess as en } from '../en/restore-own-access';
import { speak, type TranslationOf } from '../translation';
import { failures } from './failures';

const TITLE: Readonly<Record<OwnAccessStep, string>> = {
  survey: 'Examiner ce que Graphkeeper peut voir',
  signIn: 'Se reconnecter',
  credential: 'Donner à Graphkeeper des informations d’identification valables',
  refused: 'Lever ce qui empêche Graphkeeper de se connecter',
  grant: 'Accorder à Graphkeeper ce qu’il lui faut voir',
  registration: 'Donner à Graphkeeper sa propre inscription',
  verify: 'Constater que Graphkeeper voit tout',
};

const EXPLANATION: Readonly<Record<OwnAccessStep, string>> = {
  survey:
    'Graphkeeper demande un jeton neuf à chacun des accès de la connexion et lit avec lui tout ce qu’il faut pour un verdict. Le courrier n’en dépend pas ; mais ce qui ne peut être lu n’est pas connu, et l’inconnu n’est jamais vert.',
  signIn:
    'La connexion d’un administrateur se termine après un certain temps, ou quand les stratégies de l’organisation le veulent. Graphkeeper demande des autorisations qui ne font que lire.',
  credential:
    'Graphkeeper se connecte avec sa propre inscription, dont le secret ou le certificat expire comme les autres. On en ajoute un nouveau, on le met là où Graphkeeper le prend, puis on supprime l’ancien.',
  refused: 'Microsoft refuse la connexion de Graphkeeper pour une raison qu’aucun nouveau secret ne lève.',
  grant:
    'Certains faits ne peuvent être lus par aucun des accès de la connexion. Les autorisations sont pour l’inscription de Graphkeeper, jamais pour celle de l’intégration, et toutes ne font que lire.',
  registration:
    'La connexion n’a que les informations d’identification de l’intégration, qui ne peuvent pas lire l’annuaire, et ne le doivent pas. Avec une connexion d’administrateur ou sa propre inscription, Graphkeeper voit aussi l’inscription, le consentement et les secrets.',
  verify: 'Tout est relu avec des jetons neufs.',
};

const ACCESS: Readonly<Record<Access['kind'], string>> = {
  integrationCredential: 'l’intégration elle-même',
  monitorRegistration: 'l’inscription de Graphkeeper',
  administrator: 'la connexion de l’administrateur',
};

export const restoreOwnAccess: TranslationOf<typeof en> = {
  'access.title': ({ step }) => TITLE[step],
  'access.explanation': ({ step }) => EXPLANATION[step],
  'access.changes': () =>
    'Graphkeeper ne modifie rien ici dans le locataire : il dit ce qu’il faut accorder ou renouveler, et constate si cela a marché.',
  'access.byHand': ({ line }) =>
    ({
      openSettings: 'Ouvrez les réglages de la connexion, puis ses accès.',
      signIn: 'Connectez-vous à nouveau, avec un compte d’administrateur de ce locataire.',
      newSecret:
        'Dans le centre d’administration Entra, ouvrez l’inscription de Graphkeeper (l’ID client ci-dessous) et ajoutez un nouveau secret client sous « Certificats et secrets ». Copiez aussitôt sa valeur.',
      putSecret:
        'Mettez la valeur là où Graphkeeper la prend : dans les réglages de la connexion, ou dans la variable d’environnement indiquée ci-dessous, auquel cas vous redémarrez Graphkeeper.',
      removeOld: 'Quand Graphkeeper se connecte avec le nouveau, supprimez l’ancien.',
      openOwn:
        'Dans le centre d’administration Entra, ouvrez l’inscription de Graphkeeper et son application d’entreprise (l’ID client ci-dessous).',
      sendRequest:
        'Si vous ne pouvez pas accorder d’autorisations, envoyez le message ci-dessus à quelqu’un qui le peut.',
      addPermissions:
        'Dans « API autorisées » de l’inscription de Graphkeeper, ajoutez les autorisations de Microsoft Graph ci-dessous, avec le type que nomme le message.',
      consent: 'Choisissez ensuite « Accorder un consentement d’administrateur ».',
      addAccess:
        'Ajoutez la connexion d’un administrateur, ou une inscription propre à Graphkeeper avec son secret.',
    })[line],
  'access.copy': ({ what }) =>
    ({
      clientId: 'ID client de l’inscription de Graphkeeper',
      reference: 'D’où le secret est pris',
      permissions: 'Autorisations à ajouter',
      script: 'Script PowerShell qui accorde exactement cela',
      command: 'Le nouveau secret avec la ligne de commande Azure',
      consentUrl: 'Page de consentement de l’inscription de Graphkeeper',
    })[what],
  'access.lookFor': ({ step }) =>
    ({
      signIn: 'Les réglages montrent le compte connecté.',
      credential: 'Le nouveau secret figure dans la liste, avec une fin assez lointaine.',
      refused: 'Les deux objets existent et sont activés, et aucune stratégie ne bloque la connexion.',
      grant: '« API autorisées » montre une coche verte à chacune.',
      registration: 'Les réglages montrent un second accès.',
    })[step],
  'access.button': ({ button }) => ({ later: 'Je le ferai plus tard' })[button],
  'access.wait': () =>
    'Graphkeeper réessaie avec des jetons neufs. Une nouvelle autorisation peut prendre quelques minutes.',
  'access.problem': ({ problem, access, end, refusal, permissions }, format) => {
    const who = access === null ? 'Graphkeeper' : ACCESS[access];
    switch (problem) {
      case 'signIn':
        return 'Aucun administrateur n’est connecté, ou Microsoft demande une nouvelle connexion.';
      case 'missing':
        return `Le secret pour ${who} n’est pas là où il devrait être.`;
      case 'rejected':
        return `Microsoft rejette les informations d’identification (${who})${refusal === null ? '' : ` : ${speak(failures, refusal, format)}`}.`;
      case 'ending':
        return end === null
          ? `Les informations d’identification (${who}) expirent bientôt.`
          : `Les informations d’identification (${who}) expirent le ${format.date(end)}.`;
      case 'refused':
        return `Microsoft refuse un jeton (${who})${refusal === null ? '' : ` : ${speak(failures, refusal, format)}`}.`;
      case 'grant':
        return `Il manque : ${format.list(permissions)}.`;
      case 'registration':
        return 'Aucun des accès de la connexion ne permet de lire l’annuaire.';
      default:
        return assertNever(problem, 'own access problem');
    }
  },
  'access.advice': ({ problem }) => {
    switch (problem) {
      case 'signIn':
        return 'Connectez-vous comme indiqué. Si une stratégie l’empêche, utilisez un appareil et un réseau qu’elle autorise.';
      case 'missing':
      case 'rejected':
      case 'ending':
        return 'Ajoutez-en un nouveau et mettez-le en place comme indiqué.';
      case 'refused':
        return 'Voyez l’inscription de Graphkeeper et les journaux de connexion dans le centre d’administration Entra.';
      case 'grant':
        return 'Accordez-le comme indiqué, ou envoyez le message à quelqu’un qui le peut.';
      case 'registration':
        return 'Ajoutez un accès comme indiqué.';
      default:
        return assertNever(problem, 'own access problem');
    }
  },
  'access.proof': ({ proof }) =>
    ({
      survey: 'Chaque accès a été essayé.',
      signedIn: 'Microsoft a émis un jeton.',
      complete: 'Tous les faits ont été lus, et aucun secret ni certificat de Graphkeeper n’expire bientôt.',
    })[proof],
};
