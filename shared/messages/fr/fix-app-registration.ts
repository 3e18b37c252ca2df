import { assertNever } from '../../domain/assert-never';
import type { fixAppRegistration as en, RegistrationStep } from '../en/fix-app-registration';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<RegistrationStep, string>> = {
  survey: 'Examiner l’inscription et l’application d’entreprise',
  create: 'Ajouter l’application d’entreprise au locataire',
  activate: 'Activer l’inscription d’application',
  enableApp: 'Activer l’application d’entreprise',
  audience: 'Admettre les comptes de toute organisation',
  redirect: 'Ajouter l’adresse de redirection',
  verify: 'Constater que l’application obtient un jeton',
};

const EXPLANATION: Readonly<Record<RegistrationStep, string>> = {
  survey:
    'Une application se compose de deux objets : son inscription, et l’application d’entreprise qui la représente dans ce locataire. Graphkeeper regarde si tous deux existent et sont activés, et s’ils sont réglés comme Genesys Cloud le demande.',
  create:
    'Sans application d’entreprise, l’application n’a pas d’identité dans ce locataire : elle n’obtient aucun jeton, et rien ne peut lui être accordé. Elle est ajoutée sans aucune autorisation ; les accorder est l’objet du guide suivant.',
  activate:
    'L’inscription a été désactivée. Une application désactivée n’obtient plus de jeton ; tout le reste a été conservé, il suffit donc de l’activer. Si quelqu’un l’a désactivée à dessein, parlez-lui d’abord.',
  enableApp:
    'La connexion à l’application d’entreprise a été désactivée dans ce locataire, ce qui empêche aussi l’application elle-même d’obtenir un jeton. Si quelqu’un l’a fait à dessein, parlez-lui d’abord.',
  audience:
    'Genesys Cloud demande une inscription pour les comptes de tout annuaire d’organisation. Le courrier fonctionne aussi avec moins, tant que l’application reste dans son propre locataire.',
  redirect:
    'L’installation de Genesys Cloud demande cette adresse de redirection. Elle ne sert pas à relever le courrier, et ne mène nulle part ailleurs qu’à l’ordinateur de qui se connecte. Les adresses déjà inscrites restent.',
  verify:
    'Les deux objets doivent exister et être activés, et une vraie demande de jeton de l’intégration doit réussir. Microsoft met jusqu’à quelques minutes à transmettre un changement.',
};

export const fixAppRegistration: TranslationOf<typeof en> = {
  'registration.title': ({ step }) => TITLE[step],
  'registration.explanation': ({ step }) => EXPLANATION[step],
  'registration.changes': () =>
    'L’inscription et l’application d’entreprise sont activées et réglées comme Genesys Cloud le demande, chaque changement après votre confirmation.',
  'registration.elsewhere.changes': () =>
    'L’inscription et l’application d’entreprise sont activées, chaque changement après votre confirmation.',
  'registration.elsewhere.survey': () =>
    'Une application se compose de deux objets : son inscription, et l’application d’entreprise qui la représente dans ce locataire. Graphkeeper regarde si tous deux existent et sont activés.',
  'registration.changed': () =>
    'Ce qui a été modifié jusqu’ici reste : chaque changement est juste en lui-même. La procédure s’arrête simplement.',
  'registration.confirm': ({ step }) =>
    ({
      create: 'Ajouter l’application d’entreprise',
      activate: 'Activer l’inscription',
      enableApp: 'Activer l’application d’entreprise',
      audience: 'Admettre toute organisation',
      redirect: 'Ajouter l’adresse',
    })[step],
  'registration.button': () => 'Laisser tel quel',
  'registration.wait': () => 'Microsoft transmet le changement aux serveurs qui émettent les jetons.',
  'registration.byHand': ({ line }) =>
    ({
      restore:
        'Si l’inscription a été supprimée : dans le centre d’administration Entra, ouvrez Inscriptions d’applications > Applications supprimées. Elle peut être restaurée dans les 30 jours, avec ses informations d’identification.',
      checkClientId:
        'Si l’ID client est faux : copiez le bon depuis la vue d’ensemble de l’inscription dans les réglages de la connexion.',
      consent:
        'Ouvrez la page de consentement et acceptez avec un compte qui peut consentir pour l’organisation : cela ajoute l’application d’entreprise et accorde ce que liste l’inscription.',
      openRegistration:
        'Ouvrez la vue d’ensemble de l’inscription d’application dans le centre d’administration Entra.',
      activate: 'Choisissez « Activer », et confirmez.',
      openEnterprise:
        'Dans le centre d’administration Entra, ouvrez Applications d’entreprise, cherchez l’ID client, et ouvrez les propriétés.',
      enable: 'Mettez « Activé pour que les utilisateurs se connectent ? » sur Oui, et enregistrez.',
      openAuthentication:
        'Ouvrez l’inscription d’application dans le centre d’administration Entra, puis Authentification.',
      audience:
        'Parmi les comptes pris en charge, choisissez les comptes de tout annuaire d’organisation, et enregistrez.',
      redirect:
        'Ajoutez une adresse de redirection de type Web avec le texte ci-dessous, et enregistrez. N’en supprimez aucune.',
    })[line],
  'registration.copy': ({ what }) =>
    ({
      clientId: 'ID client',
      uri: 'Adresse de redirection',
      command: 'La même chose avec la ligne de commande Azure',
    })[what],
  'registration.lookFor': ({ step }) =>
    ({
      create: 'L’application figure dans la liste des applications d’entreprise.',
      activate: 'La vue d’ensemble montre l’état Activé.',
      enableApp: 'Les propriétés montrent « Activé pour que les utilisateurs se connectent ? » sur Oui.',
      audience:
        'La vue d’ensemble indique « Plusieurs organisations » comme types de comptes pris en charge.',
      redirect: 'L’adresse figure dans la liste des adresses de redirection.',
    })[step],
  'registration.problem': ({ problem }) => {
    switch (problem) {
      case 'gone':
        return 'Aucune application n’a cet ID client dans ce locataire : ni inscription, ni application d’entreprise.';
      case 'byMicrosoft':
        return 'Microsoft a désactivé cette application, par exemple pour une activité suspecte. Personne dans l’organisation ne peut la réactiver.';
      case 'refused':
        return 'Microsoft a refusé ce réglage. Un autre réglage de l’inscription ne s’accorde pas avec lui, comme un URI d’ID d’application d’un domaine non vérifié.';
      case 'vanished':
        return 'L’objet n’existe plus : quelqu’un l’a supprimé entre-temps.';
      case 'notYet':
        return 'Microsoft n’émet toujours pas de jeton : le changement n’a pas encore atteint tous les serveurs.';
      case 'tokenRefused':
        return 'L’application est réglée comme il faut, mais Microsoft lui refuse un jeton pour une autre raison.';
      case 'unseen':
        return 'L’application est réglée comme il faut. Graphkeeper n’a pas ses informations d’identification et ne peut donc pas essayer un jeton.';
      default:
        return assertNever(problem, 'registration problem');
    }
  },
  'registration.advice': ({ problem }) => {
    switch (problem) {
      case 'gone':
        return 'Restaurez l’inscription ou corrigez l’ID client, comme ci-dessous, puis vérifiez à nouveau.';
      case 'byMicrosoft':
        return 'Ouvrez un dossier auprès de l’assistance de Microsoft ; le message ci-dessous dit ce qu’il faut. En attendant, une nouvelle inscription, avec un nouveau secret, fait repartir le courrier.';
      case 'refused':
        return 'Modifiez-le dans le portail, qui nomme le réglage en cause, ou laissez-le tel quel.';
      case 'vanished':
        return 'Vérifiez à nouveau.';
      case 'notYet':
        return 'Attendez quelques minutes.';
      case 'tokenRefused':
        return 'Voyez ce que la page de la connexion dit du jeton, réparez-le, puis vérifiez à nouveau.';
      case 'unseen':
        return 'Voyez si l’intégration reprend du courrier, et dites-le.';
      default:
        return assertNever(problem, 'registration problem');
    }
  },
  'registration.request.microsoft': ({ tenantId, clientId, status, vendor }) =>
    [
      `L’application dont l’ID client est ${clientId}, dans le locataire ${tenantId}, a été désactivée par Microsoft${status === null ? '' : ` (disabledByMicrosoftStatus : ${status})`}.`,
      `Elle relève et envoie le courrier de notre service client par Microsoft Graph${vendor === null ? '' : `, pour ${vendor}`}. Merci de nous dire pourquoi elle a été désactivée, et ce que nous devons faire pour qu’elle soit réactivée.`,
    ].join('\n'),
  'registration.proof': ({ proof }) =>
    ({
      survey: 'L’inscription et l’application d’entreprise ont été lues.',
      create: 'L’application d’entreprise existe.',
      activate: 'L’inscription est active.',
      enableApp: 'L’application d’entreprise est activée.',
      audience: 'L’inscription admet les comptes de toute organisation.',
      redirect: 'L’adresse de redirection est inscrite.',
      asAsked: 'L’application existe, est activée, et est réglée comme il faut.',
      token: 'Microsoft a émis un jeton.',
    })[proof],
  'registration.word': () => 'L’administrateur a vu arriver du courrier dans Genesys Cloud.',
};
