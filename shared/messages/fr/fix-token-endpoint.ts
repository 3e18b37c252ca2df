import { assertNever } from '../../domain/assert-never';
import type { TokenEndpointProblem } from '../../domain/token-endpoint';
import type { EndpointStep, fixTokenEndpoint as en } from '../en/fix-token-endpoint';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<EndpointStep, string>> = {
  survey: 'Trouver le bon point de terminaison de jeton',
  correct: 'Le corriger dans Genesys Cloud',
  correctElsewhere: 'Le corriger dans votre intégration',
  entered: 'Vérifier ce qui s’y trouve maintenant',
  enteredElsewhere: 'Vérifier ce qui s’y trouve maintenant',
  own: 'Corriger ce à quoi Graphkeeper compare',
  ownByHand: 'Le corriger dans le fichier de configuration',
  signIn: 'Constater que l’intégration peut s’y connecter',
};

const WRONG =
  'Avec une autre adresse, l’intégration ne peut pas se connecter : il faut le point de terminaison v2.0 de ce locataire dans son cloud, et non « common ».';

const EXPLANATION: Readonly<Record<EndpointStep, string>> = {
  survey:
    'Le document de découverte du locataire indique son point de terminaison de jeton OAuth 2.0 (v2). Graphkeeper le lit, sans se connecter.',
  correct: WRONG,
  correctElsewhere: WRONG,
  entered:
    'Copiez encore une fois l’adresse depuis Genesys Cloud. Ce qui a été coupé ou ajouté à la copie se voit ici.',
  enteredElsewhere:
    'Copiez encore une fois l’adresse depuis les paramètres de votre intégration. Ce qui a été coupé ou ajouté à la copie se voit ici.',
  own: 'Graphkeeper compare l’adresse qu’il connaît de cette connexion. Il reprend la nouvelle.',
  ownByHand: 'Cette connexion vient d’un fichier de configuration, que Graphkeeper ne modifie pas.',
  signIn:
    'Une vraie connexion de l’intégration dans ce locataire, avec les informations d’identification dont dispose Graphkeeper. Elle montre que rien d’autre ne l’en empêche.',
};

function problemText(problem: TokenEndpointProblem | null): string {
  switch (problem) {
    case 'notUrl':
      return 'Ce n’est pas une adresse.';
    case 'notHttps':
      return 'Elle commence par http : un secret ne doit pas y être envoyé.';
    case 'otherHost':
      return 'Son hôte n’est pas celui de la connexion à ce cloud.';
    case 'commonTenant':
      return 'Elle ne désigne aucun locataire : « common », « organizations » et « consumers » ne fonctionnent pas ici.';
    case 'otherTenant':
      return 'C’est celle d’un autre locataire.';
    case 'version1':
      return 'C’est le point de terminaison de la version 1.';
    case 'otherPath':
      return 'C’est un autre point de terminaison.';
    case 'untidy':
      return 'Il y a quelque chose autour : une barre oblique à la fin, ou une requête.';
    case null:
      return 'Elle désigne le locataire autrement que l’adresse dont on sait qu’elle est bonne.';
    default:
      return assertNever(problem, 'token endpoint problem');
  }
}

export const fixTokenEndpoint: TranslationOf<typeof en> = {
  'endpoint.title': ({ step }) => TITLE[step],
  'endpoint.explanation': ({ step }) => EXPLANATION[step],
  'endpoint.changes': () =>
    'Rien ne change chez Microsoft. Vous corrigez un champ dans Genesys Cloud ; Graphkeeper corrige ce qu’il en sait.',
  'endpoint.byHand': ({ line }) =>
    ({
      open: 'Dans Genesys Cloud, ouvrez Admin > Intégrations > Intégrations, puis l’intégration Microsoft Graph, et sa Configuration.',
      openElsewhere:
        'Ouvrez les paramètres de votre intégration, là où se trouve son point de terminaison de jeton.',
      paste:
        'Mettez l’adresse ci-dessous dans le champ du point de terminaison de jeton OAuth 2.0 (v2), à la place de ce qui s’y trouve.',
      rest: 'Laissez le reste tel quel, et enregistrez.',
      file: 'Donnez à tokenEndpoint de cette connexion, dans le fichier de configuration, l’adresse ci-dessous, puis rechargez-le.',
    })[line],
  'endpoint.lookFor': () => 'Genesys Cloud indique que la configuration est enregistrée.',
  'endpoint.copy': () => 'Point de terminaison de jeton',
  'endpoint.question': () => 'Adresse dans Genesys Cloud',
  'endpoint.hint': () => 'Copiée depuis le champ, et non d’ici.',
  'endpoint.wrong': ({ problem, right }) => `${problemText(problem)} La bonne adresse est ${right}`,
  'endpoint.button': ({ button }) =>
    ({
      later: 'Je le ferai plus tard',
      signsIn: 'Le test de Genesys Cloud réussit',
      signsInElsewhere: 'Mon intégration se connecte',
    })[button],
  'endpoint.word': () =>
    'L’administrateur a indiqué que le test de l’intégration dans Genesys Cloud réussit.',
  'endpoint.proof': ({ proof }) =>
    ({
      right: 'L’adresse est déjà la bonne, et répond.',
      discovered: 'Le document de découverte du locataire indique la bonne adresse.',
      signedIn: 'Microsoft a émis un jeton pour l’intégration dans ce locataire.',
    })[proof],
  'endpoint.refused': () =>
    'Microsoft refuse la connexion de l’intégration pour une autre raison que l’adresse.',
  'endpoint.advice': () =>
    'Corrigez d’abord la connexion : sa page indique ce qui ne va pas. Vérifiez ensuite à nouveau.',
  'endpoint.elsewhere.changes': () =>
    'Rien ne change chez Microsoft. Vous corrigez un champ dans les paramètres de votre intégration ; Graphkeeper corrige ce qu’il en sait.',
  'endpoint.elsewhere.lookFor': () => 'Votre intégration l’a enregistré.',
  'endpoint.elsewhere.question': () => 'Adresse dans votre intégration',
  'endpoint.elsewhere.word': () => 'L’administrateur a indiqué que l’intégration se connecte.',
  'endpoint.elsewhere.wayBack': () =>
    'Ce que vous avez changé dans votre intégration reste. Rien n’a été changé chez Microsoft.',
  'endpoint.wayBack': () =>
    'Ce que vous avez changé dans Genesys Cloud reste. Rien n’a été changé chez Microsoft. Si l’intégration est inactive, repassez-la à Active.',
};
