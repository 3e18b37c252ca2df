import type { GrantState } from '../../../checks/terms';
import type { PermissionEffect, PermissionReason, PermissionType } from '../../../profiles/vendor-profile';
import type { PermissionDetail, permissions as english } from '../../en/checks/permissions';
import type { TranslationOf } from '../../translation';
import { toVendor } from './common';

const TYPES: Readonly<Record<PermissionType, string>> = { application: 'Application', delegated: 'Déléguée' };

function other(type: PermissionType): PermissionType {
  return type === 'application' ? 'delegated' : 'application';
}

function reasonOf(reason: PermissionReason, vendor: string | null): string {
  const to = toVendor(vendor);
  switch (reason) {
    case 'fetchAndMarkRead':
      return `Elle permet ${to} de récupérer le courrier et de le marquer comme lu une fois téléchargé.`;
    case 'sendReplies':
      return `Elle permet ${to} d’envoyer les réponses depuis la boîte aux lettres.`;
    case 'mailboxAddress':
      return `Elle donne ${to} l’adresse de l’utilisateur de la boîte aux lettres\u202f; sans elle, le courrier correspondant ne peut être ni lu, ni traité, ni chiffré, ni analysé.`;
    case 'requested':
      return 'L’inscription d’application la demande.';
  }
}

const EFFECTS: Readonly<Record<PermissionEffect, string>> = {
  fetching: 'Le nouveau courrier n’est pas récupéré.',
  sending: 'Les réponses ne sont pas envoyées.',
  details: 'Certaines fonctions de l’intégration ne marchent pas.',
};

function stateOf(value: string, type: PermissionType, state: GrantState): string {
  switch (state) {
    case 'granted':
      return `${value} (${TYPES[type]}) a le consentement administrateur`;
    case 'inToken':
      return `${value} (${TYPES[type]}) figure dans le jeton de l’intégration`;
    case 'exchangeRbac':
      return `${value} est accordée par RBAC pour les applications d’Exchange`;
    case 'userOnly':
      return `${value} n’a que le consentement d’un utilisateur, non celui de l’administrateur`;
    case 'wrongType':
      return `${value} n’est pas accordée comme ${TYPES[type]}, mais comme ${TYPES[other(type)]}`;
    case 'missing':
      return `${value} (${TYPES[type]}) n’a pas le consentement administrateur`;
    case 'undecided':
      return `On ne sait pas si ${value} est en vigueur`;
  }
}

function listed({ type, request }: PermissionDetail): string {
  return request === 'requested' ? '' : ` Ajoutez-la d’abord comme ${TYPES[type]} sous API autorisées.`;
}

function detailOf(detail: PermissionDetail): string {
  const { value, type, state, request, without } = detail;
  switch (state) {
    case 'granted':
      return request === 'notRequested' || request === 'wrongType'
        ? 'Elle est accordée, mais absente de la liste des autorisations demandées par l’application\u00a0: le prochain consentement administrateur peut la retirer. Ajoutez-la sous API autorisées.'
        : '';
    case 'inToken':
      return 'Les consentements n’ont pas pu être lus dans l’annuaire\u202f; le jeton émis la contient.';
    case 'exchangeRbac':
      return 'Il n’y a pas de consentement dans Microsoft Entra ID, et il n’en faut pas\u00a0: le rôle dans Exchange Online limite l’application à ses boîtes aux lettres, et elles s’ouvrent.';
    case 'userOnly':
      return 'Le portail Azure ne lui montre pas de coche verte. Accordez le consentement administrateur pour toute l’organisation.';
    case 'wrongType':
      return `${EFFECTS[without]} Une autorisation de l’autre type ne compte pas.${listed(detail)} Accordez ensuite le consentement administrateur, et supprimez la mauvaise.`;
    case 'missing':
      return `${EFFECTS[without]}${listed(detail)} Accordez le consentement administrateur pour ${value} (${TYPES[type]}).`;
    case 'undecided':
      return 'Aucun consentement n’a pu être lu dans Microsoft Entra ID. RBAC pour les applications d’Exchange peut l’accorder, ce qui ne se voit que lorsque l’intégration ouvre une boîte aux lettres.';
  }
}

export const permissions: TranslationOf<typeof english> = {
  'check.permissions': ({ value, type, state, request }) =>
    state === 'granted' && (request === 'notRequested' || request === 'wrongType')
      ? `${value} (${TYPES[type]}) est accordée, mais l’application ne la demande pas`
      : stateOf(value, type, state),
  'check.permissions.detail': (detail) =>
    [detailOf(detail), reasonOf(detail.reason, detail.vendor)].filter((part) => part !== '').join(' '),
  'check.permissions.reason': ({ reason, vendor }) => reasonOf(reason, vendor),
  'check.permissions.none': () => 'L’application ne demande aucune autorisation à Microsoft Graph',
  'check.permissions.none.detail': () =>
    'Sans autorisation, une intégration ne lit ni n’envoie de courrier par Microsoft Graph.',

  'check.excessPermissions': ({ value, type, resourceName }) =>
    resourceName === null || resourceName === 'Microsoft Graph'
      ? `${value} (${TYPES[type]}) est accordée sans être nécessaire`
      : `${value} (${TYPES[type]}, ${resourceName}) est accordée sans être nécessaire`,
  'check.excessPermissions.detail': ({ type, consent, isHigh, vendor }) => {
    const reach = isHigh
      ? 'Quiconque détient le secret de l’intégration peut s’en servir pour nuire gravement.'
      : type === 'application'
        ? 'Quiconque détient le secret de l’intégration peut s’en servir.'
        : consent === 'user'
          ? 'Elle ne vaut que pour un seul utilisateur.'
          : 'Elle ne vaut que pendant qu’un utilisateur est connecté.';
    return `Le courrier n’en dépend pas. ${reach} ${vendor ?? 'L’intégration'} ne la demande pas\u00a0: supprimez-la, à moins qu’autre chose n’en ait besoin.`;
  },
  'check.excessPermissions.none': () => 'Rien n’est accordé au-delà du nécessaire',
  'check.excessPermissions.none.detail': () =>
    'L’intégration a besoin de chacune des autorisations accordées.',
  'check.excessPermissions.undecided': () => 'On ne sait pas de quoi l’intégration a besoin',
  'check.excessPermissions.undecided.detail': () =>
    'Aucun profil de fournisseur n’est choisi, et la liste des demandes de l’application est dans un autre locataire.',
};
