import { assertNever } from '../../domain/assert-never';
import type { PermissionType } from '../../profiles/vendor-profile';
import type { ConsentStep, grantConsent as en } from '../en/grant-consent';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<ConsentStep, string>> = {
  survey: 'Examiner les autorisations : nécessaires, demandées, accordées',
  scopedBy: 'Dire ce qui ouvre les boîtes aux lettres',
  request: 'Inscrire les autorisations dans l’inscription d’application',
  roles: 'Accorder les autorisations d’application',
  scopes: 'Accorder les autorisations déléguées',
  blind: 'Consentir sur la page de Microsoft',
  verify: 'Constater que les autorisations fonctionnent',
};

const EXPLANATION: Readonly<Record<ConsentStep, string>> = {
  survey:
    'Graphkeeper lit ce dont l’intégration a besoin, ce que demande son inscription, et ce qui a été accordé, avec quel type. Le consentement qu’un utilisateur a donné pour lui-même ne vaut pas pour l’organisation : le portail ne montre alors pas de coche verte.',
  scopedBy:
    'Aucun consentement dans Entra ID ne permet à l’intégration d’ouvrir des boîtes, et aucune ne s’ouvre. Soit le consentement manque, soit Exchange accorde l’accès par RBAC pour les applications et son étendue est fausse. Dans le second cas, il ne faut pas redonner de consentement : il ouvrirait toutes les boîtes de l’organisation.',
  request:
    'La liste de l’inscription est celle que montre le portail, et celle que suit le prochain consentement pour l’organisation. Tout ce qui s’y trouve y reste.',
  roles:
    'L’intégration travaille sans utilisateur connecté : il lui faut des autorisations d’application. Chacune est accordée séparément ; rien de ce qui était accordé n’est touché. Elle vaut dès le jeton suivant.',
  scopes:
    'Le consentement est donné pour toute l’organisation, ce que signifie la coche verte. Les étendues déjà accordées restent.',
  blind:
    'Graphkeeper ne peut pas lire ici ce qui a été accordé. La page de consentement accorde tout ce que liste l’inscription ; le jeton de l’intégration montre ensuite quelles autorisations d’application il porte.',
  verify:
    'Un jeton neuf doit porter les autorisations d’application, l’annuaire doit montrer le consentement, et une boîte doit s’ouvrir. Microsoft met jusqu’à quelques minutes à le transmettre.',
};

const TYPE: Readonly<Record<PermissionType, string>> = {
  application: 'application',
  delegated: 'déléguée',
};

export const grantConsent: TranslationOf<typeof en> = {
  'consent.title': ({ step }) => TITLE[step],
  'consent.explanation': ({ step }) => EXPLANATION[step],
  'consent.changes': () =>
    'Les autorisations manquantes sont ajoutées à la liste de l’inscription et accordées pour l’organisation, chaque fois après votre confirmation. Rien de ce qui est accordé n’est retiré.',
  'consent.changed': () =>
    'Ce qui a été accordé le reste : l’intégration en a besoin. La procédure s’arrête simplement.',
  'consent.names': ({ names, type }, format) => `À accorder, de type ${TYPE[type]} : ${format.list(names)}.`,
  'consent.wrongType': ({ value, type }) =>
    type === 'application'
      ? `${value} a été accordée comme autorisation déléguée. Il faudrait pour cela un utilisateur connecté, que l’intégration n’a pas : il lui faut l’autorisation d’application du même nom.`
      : `${value} a été prise pour une autorisation d’application. Elle est nécessaire comme autorisation déléguée ; celle qui a été accordée à sa place lit davantage et pourra être retirée ensuite.`,
  'consent.userOnly': ({ value }) =>
    `Quelqu’un a consenti à ${value} pour lui-même seulement. Il faut l’accorder pour toute l’organisation.`,
  'consent.byExchange': ({ names }, format) =>
    `Exchange accorde ${format.list(names)} par RBAC pour les applications, pour les seules boîtes de son étendue. Un consentement dans Entra ID ouvrirait toutes les boîtes : aucun n’est donc accordé.`,
  'consent.risk.losable': ({ names }, format) =>
    names.length === 0
      ? 'La page de consentement accorde tout ce que liste l’inscription. Rien d’autre n’est accordé à présent : rien ne peut donc se perdre.'
      : `Un nouveau consentement pour toute l’organisation peut retirer ce qui est accordé sans figurer dans la liste de l’inscription : ${format.list(names)}. Qui en a besoin doit d’abord l’ajouter à la liste.`,
  'consent.risk.exchange': () =>
    'Une autorisation d’application pour la messagerie ouvre toutes les boîtes de l’organisation, sauf si une stratégie d’accès aux applications la limite. Si c’est RBAC pour les applications qui limite l’accès, arrêtez-vous ici.',
  'consent.question.scopedBy': () => 'Qu’est-ce qui permet à l’intégration d’ouvrir des boîtes ?',
  'consent.option.scopedBy': ({ option }) =>
    ({
      entra: 'Le consentement dans Entra ID : il manque, et doit être accordé',
      exchange: 'RBAC pour les applications dans Exchange : n’en accorder aucun',
    })[option],
  'consent.confirm': ({ step }) =>
    ({
      request: 'Les ajouter à la liste',
      roles: 'Accorder les autorisations d’application',
      scopes: 'Accorder pour l’organisation',
    })[step],
  'consent.button': ({ button }) =>
    ({
      blind: 'Continuer à la main, sans lecture',
      consented: 'Le consentement a été accepté',
      vouch: 'Le portail montre une coche verte à chaque autorisation',
    })[button],
  'consent.wait': () =>
    'Microsoft transmet le consentement. Le jeton, les autorisations et les boîtes sont examinés.',
  'consent.byHand': ({ line }) =>
    ({
      openPermissions:
        'Ouvrez « API autorisées » de l’inscription d’application dans le centre d’administration Entra.',
      addPermission:
        'Choisissez « Ajouter une autorisation », puis Microsoft Graph, puis le type indiqué ici, et ajoutez les autorisations ci-dessous. N’en supprimez aucune.',
      openConsent:
        'Ouvrez la page de consentement et connectez-vous avec un compte qui peut consentir pour l’organisation : les autorisations d’application de Microsoft Graph demandent un Administrateur de rôle privilégié.',
      accept: 'Comparez ce que liste la page avec ce qui est indiqué ici, et acceptez.',
      redirectError:
        'La page se termine à une adresse qui ne s’ouvre pas, ou par un message sur une adresse de redirection manquante. Ce n’est pas un échec : Graphkeeper regarde ce qui a été accordé.',
      runScript:
        'Exécutez le script ci-dessous dans PowerShell avec le module Microsoft Graph, connecté avec un compte qui peut accorder. Il accorde exactement cela et ne touche à rien d’autre.',
    })[line],
  'consent.copy': ({ what }) =>
    ({
      names: 'Autorisations à ajouter',
      command: 'La même chose avec la ligne de commande Azure',
      script: 'Script PowerShell qui accorde exactement cela',
    })[what],
  'consent.lookFor': ({ what }) =>
    ({
      listed: 'Les autorisations figurent dans la liste, chacune avec son type.',
      ticked:
        '« API autorisées » montre une coche verte à chaque autorisation, « Accordé pour » l’organisation.',
    })[what],
  'consent.problem': ({ problem }) => {
    switch (problem) {
      case 'noPrincipal':
        return 'L’application n’a pas d’application d’entreprise dans ce locataire : rien ne peut lui être accordé.';
      case 'refused':
        return 'Microsoft a refusé la demande : l’autorisation est déjà accordée, ou l’organisation ne la connaît pas.';
      case 'vanished':
        return 'L’application, ou son consentement, n’existe plus : quelqu’un l’a supprimé entre-temps.';
      case 'token':
        return 'Microsoft refuse un jeton à l’intégration : les autorisations ne peuvent pas être essayées.';
      case 'lacking':
        return 'Toutes les autorisations ne sont pas accordées.';
      case 'notInToken':
        return 'Les autorisations sont accordées, mais le jeton de l’intégration ne les porte pas encore.';
      case 'closed':
        return 'Les autorisations sont accordées, mais aucune boîte ne s’ouvre encore.';
      case 'unseen':
        return 'Graphkeeper ne peut pas lire ici si les autorisations déléguées ont été accordées.';
      default:
        return assertNever(problem, 'consent problem');
    }
  },
  'consent.advice': ({ problem }) => {
    switch (problem) {
      case 'noPrincipal':
        return 'Commencez par « Réparer l’inscription d’application », ou ouvrez la page de consentement de l’application, qui l’ajoute au locataire.';
      case 'refused':
        return 'Vérifiez à nouveau : ce qui est déjà accordé n’est plus demandé.';
      case 'vanished':
        return 'Vérifiez à nouveau. Si l’application elle-même a été supprimée, lancez « Réparer l’inscription d’application ».';
      case 'token':
        return 'Voyez ce que la page de la connexion dit du jeton, réparez-le, puis vérifiez à nouveau.';
      case 'lacking':
        return 'Voyez laquelle dans le portail. Si quelqu’un l’a retirée, annulez cette procédure et recommencez.';
      case 'notInToken':
        return 'Attendez quelques minutes : un nouveau jeton est demandé à chaque fois.';
      case 'closed':
        return 'Exchange peut mettre une heure à le remarquer. Si cela dure, une stratégie d’accès ou une étendue garde les boîtes fermées : lancez « Limiter l’application à ses boîtes aux lettres ».';
      case 'unseen':
        return 'Regardez « API autorisées » dans le portail, et dites ce que vous voyez.';
      default:
        return assertNever(problem, 'consent problem');
    }
  },
  'consent.proof': ({ proof }) =>
    ({
      survey: 'Les autorisations ont été lues.',
      listed: 'L’inscription liste les autorisations.',
      granted: 'Les autorisations sont accordées pour l’organisation.',
      token: 'Un jeton neuf porte les autorisations d’application.',
      mailbox: 'Une boîte s’ouvre avec l’identité de l’intégration.',
      exchange: 'Des boîtes s’ouvrent sans consentement : c’est Exchange qui accorde l’accès.',
    })[proof],
  'consent.word': () => 'L’administrateur a vu une coche verte à chaque autorisation dans le portail.',
};
