import type { AudienceFitness, DisabledWhere } from '../../../checks/terms';
import type { TokenEndpointProblem } from '../../../domain/token-endpoint';
import type { registration as english } from '../../en/checks/registration';
import type { TranslationOf } from '../../translation';
import { atVendor, vendorName } from './common';

const ENDPOINT_PROBLEMS: Readonly<Record<TokenEndpointProblem, string>> = {
  notUrl: 'Le point de terminaison de jeton n’est pas une adresse https',
  notHttps: 'Le point de terminaison de jeton n’est pas une adresse https',
  otherHost: 'Le point de terminaison de jeton n’est pas sur l’hôte de connexion de ce cloud',
  commonTenant: 'Le point de terminaison de jeton ne désigne aucun locataire',
  otherTenant: 'Le point de terminaison de jeton est celui d’un autre locataire',
  version1: 'Le point de terminaison de jeton est celui de la v1, non de la v2',
  otherPath: 'L’adresse n’est pas un point de terminaison de jeton',
  untidy: 'Le point de terminaison de jeton comporte un élément de trop',
};

const ENDPOINT_CAUSES: Readonly<Record<TokenEndpointProblem, string>> = {
  notUrl: 'L’adresse ne peut pas être appelée.',
  notHttps: 'Un secret ne doit pas circuler sans chiffrement, et Microsoft Entra ID n’y répond pas.',
  otherHost: 'Aucun jeton de ce cloud n’y est émis.',
  commonTenant:
    'Microsoft Entra ID n’y émet aucun jeton pour une application (AADSTS9001023)\u202f: l’adresse doit désigner le locataire.',
  otherTenant: 'L’application n’est pas dans ce locataire, si bien qu’aucun jeton n’est émis.',
  version1:
    'Le point de terminaison v1 attend une autre requête, si bien que l’intégration n’obtient pas de jeton.',
  otherPath: 'Aucun jeton n’y est émis.',
  untidy: 'Des espaces, une requête ou une barre oblique finale peuvent faire échouer la demande.',
};

const DISABLED: Readonly<Record<DisabledWhere, { readonly title: string; readonly detail: string }>> = {
  application: {
    title: 'L’inscription d’application est désactivée',
    detail:
      'Le nouveau courrier n’est pas récupéré\u00a0: Microsoft Entra ID ne lui émet aucun jeton. Activez-la dans l’inscription d’application.',
  },
  enterpriseApplication: {
    title: 'L’application d’entreprise est désactivée',
    detail:
      'Le nouveau courrier n’est pas récupéré\u00a0: Microsoft Entra ID ne lui émet aucun jeton. Dans Applications d’entreprise, Propriétés, réglez «\u00a0Activé pour que les utilisateurs se connectent\u202f?\u00a0» sur Oui.',
  },
  microsoft: {
    title: 'Microsoft a désactivé l’application',
    detail:
      'Le nouveau courrier n’est pas récupéré\u00a0: Microsoft Entra ID ne lui émet aucun jeton. Demandez-en la raison au support Microsoft.',
  },
};

const AUDIENCES: Readonly<Record<AudienceFitness, string>> = {
  expected: 'Les types de comptes pris en charge sont les bons',
  contained: 'Les types de comptes pris en charge comprennent ceux qu’il faut',
  ownTenantOnly: 'L’application est inscrite pour ce seul locataire',
  personalOnly: 'L’application n’est inscrite que pour des comptes personnels',
  unknown: 'Les types de comptes pris en charge ne sont pas connus',
};

function asking(vendor: string | null): string {
  return vendor ?? 'Le fournisseur';
}

export const registration: TranslationOf<typeof english> = {
  'check.tokenEndpoint.right': () => 'Le point de terminaison de jeton OAuth\u00a02.0 (v2) est le bon',
  'check.tokenEndpoint.notGiven': () =>
    'Le point de terminaison de jeton OAuth\u00a02.0 (v2) du locataire répond',
  'check.tokenEndpoint.right.detail': ({ right, isGiven, vendor }) =>
    isGiven
      ? `Il est bien celui de ce locataire et de ce cloud, et il répond\u00a0: ${right}`
      : `Celui que ${vendorName(vendor)} utilise n’a pas été indiqué et n’a donc pas pu être comparé. Le bon est ${right}`,
  'check.tokenEndpoint.wrong': ({ problem }) => ENDPOINT_PROBLEMS[problem],
  'check.tokenEndpoint.wrong.detail': ({ problem, configured, right, vendor }) =>
    `${problem === 'untidy' ? 'Il se peut que le courrier ne soit pas récupéré.' : 'Le nouveau courrier n’est pas récupéré.'} ${ENDPOINT_CAUSES[problem]} Adresse indiquée\u00a0: ${configured} À saisir ${atVendor(vendor)}\u00a0: ${right}`,
  'check.tokenEndpoint.noTenant': ({ tenant }) => `Le locataire ${tenant} n’existe pas dans ce cloud`,
  'check.tokenEndpoint.noTenant.detail': ({ code }) =>
    `Le nouveau courrier n’est pas récupéré\u00a0: Microsoft Entra ID ne connaît pas le locataire${code === null ? '' : ` (AADSTS${String(code)})`}. Vérifiez l’ID du locataire et le cloud.`,
  'check.tokenEndpoint.otherCloud': () => 'Le locataire se trouve dans un autre cloud Microsoft',
  'check.tokenEndpoint.otherCloud.detail': ({ expected, actual }) =>
    `Il se peut que le courrier ne soit pas récupéré\u00a0: pour ce locataire, Microsoft Graph se trouve à ${actual} et non à ${expected}, et un jeton n’est pas valable d’un cloud à l’autre. Corrigez le cloud de cette connexion, ainsi que l’adresse chez le fournisseur.`,
  'check.tokenEndpoint.undecided': () =>
    'On ne sait pas si le point de terminaison de jeton est celui de ce locataire',
  'check.tokenEndpoint.undecided.detail': ({ right }) =>
    `Il désigne le locataire par un nom de domaine, et les noms de domaine du locataire n’ont pas pu être lus. Le bon est ${right}`,

  'check.appRegistration.present': () => 'L’application est présente et activée',
  'check.appRegistration.present.detail': () =>
    'L’inscription d’application et son application d’entreprise sont dans le locataire, et toutes deux sont activées.',
  'check.appRegistration.elsewhere': () => 'L’inscription d’application se trouve dans un autre locataire',
  'check.appRegistration.elsewhere.detail': ({ homeTenant }) =>
    `Seule son application d’entreprise est dans ce locataire${homeTenant === null ? '' : `\u202f; l’inscription est dans ${homeTenant}`}. Ses secrets et ses réglages ne peuvent pas être lus d’ici.`,
  'check.appRegistration.missing': () => 'L’application n’est pas dans ce locataire',
  'check.appRegistration.noEnterpriseApplication': () =>
    'L’application n’a pas d’application d’entreprise dans ce locataire',
  'check.appRegistration.missing.detail': ({ clientId }) =>
    `Le nouveau courrier n’est pas récupéré\u00a0: aucun jeton n’est émis ici pour ${clientId}. Vérifiez l’ID client et le locataire\u202f; si l’application a été supprimée, restaurez-la dans les 30\u00a0jours. Accorder le consentement administrateur crée l’application d’entreprise manquante.`,
  'check.appRegistration.disabled': ({ where }) => DISABLED[where].title,
  'check.appRegistration.disabled.detail': ({ where }) => DISABLED[where].detail,
  'check.appRegistration.audience': ({ fitness }) => AUDIENCES[fitness],
  'check.appRegistration.audience.detail': ({ fitness, vendor }) => {
    const asked = `${asking(vendor)} demande «\u00a0Comptes dans un annuaire d’organisation\u00a0».`;
    switch (fitness) {
      case 'expected':
        return asked;
      case 'contained':
        return `${asked} Les comptes personnels sont admis en plus\u202f; une application a alors deux clés secrètes client au plus.`;
      case 'ownTenantOnly':
        return `${asked} Des jetons sont tout de même émis pour ce locataire\u00a0: le courrier n’en souffre pas. Changez ce réglage sous Authentification pour suivre le guide d’installation.`;
      case 'personalOnly':
        return `${asked} Une application pour comptes personnels ne peut pas servir les boîtes aux lettres d’une organisation.`;
      case 'unknown':
        return `${asked} Microsoft Graph a donné une valeur que Graphkeeper ne connaît pas.`;
    }
  },
  'check.appRegistration.noOwner': () => 'Personne n’est propriétaire de l’inscription d’application',
  'check.appRegistration.noOwner.detail': () =>
    'Les e-mails ne sont pas touchés. Mais quand il faudra renouveler son secret, personne n’y est indiqué comme interlocuteur, et seuls les administrateurs de l’annuaire pourront le faire. Indiquez deux propriétaires, pour que l’un puisse s’absenter : Centre d’administration Microsoft Entra, Inscriptions d’applications, cette application, Propriétaires.',
  'check.appRegistration.redirect': ({ uri }) => `L’URI de redirection ${uri} est inscrit`,
  'check.appRegistration.redirect.detail': ({ vendor }) => `${asking(vendor)} le demande.`,
  'check.appRegistration.noRedirect': ({ uri }) => `L’URI de redirection ${uri} n’est pas inscrit`,
  'check.appRegistration.noRedirect.detail': ({ uri, vendor }) =>
    `Le courrier n’en souffre pas\u00a0: aucun utilisateur ne se connecte. ${asking(vendor)} demande ${uri} dans son guide d’installation\u202f; ajoutez-le sous Authentification.`,
};
