import type { Readiness } from '../../../checks/terms';
import type { mailboxes as english } from '../../en/checks/mailboxes';
import type { TranslationOf } from '../../translation';
import { atVendor, ofVendor, toVendor, vendorName } from './common';

const READINESS: Readonly<
  Record<Readiness, { readonly title: (address: string) => string; readonly detail: string }>
> = {
  ready: {
    title: (address) => `La boîte aux lettres ${address} est prête`,
    detail: 'L’utilisateur existe, il est activé et il a une licence.',
  },
  shared: {
    title: (address) => `La boîte aux lettres ${address} est prête, comme boîte partagée`,
    detail: 'Elle n’a pas de licence propre et s’ouvre tout de même, comme une boîte aux lettres partagée.',
  },
  blockedAccount: {
    title: (address) => `La connexion du compte ${address} est bloquée`,
    detail:
      'L’application n’a pas besoin que le compte se connecte\u00a0: le courrier n’en souffre pas. Vérifiez que cette boîte aux lettres doit rester.',
  },
  opened: {
    title: (address) => `La boîte aux lettres ${address} s’ouvre`,
    detail:
      'L’intégration l’a ouverte\u00a0: elle existe donc. Son compte et sa licence n’ont pas pu être lus.',
  },
  noUser: {
    title: (address) => `L’utilisateur ${address} n’existe pas dans le locataire`,
    detail:
      'Son nouveau courrier n’est pas récupéré. Vérifiez l’adresse\u202f; si l’utilisateur a été supprimé, restaurez-le dans les 30\u00a0jours.',
  },
  noMailbox: {
    title: (address) => `${address} n’a pas de boîte aux lettres dans Exchange Online`,
    detail:
      'Son nouveau courrier n’est pas récupéré. La boîte est peut-être en cours de création ou sur site\u202f; sinon, attribuez une licence comprenant Exchange Online.',
  },
  noLicence: {
    title: (address) => `${address} n’a ni licence ni boîte aux lettres`,
    detail:
      'Son nouveau courrier n’est pas récupéré. Attribuez une licence comprenant Exchange Online, ou faites-en une boîte aux lettres partagée.',
  },
  undecided: {
    title: (address) => `On ne sait pas si ${address} a une boîte aux lettres`,
    detail:
      'Elle n’a pas de licence, et Exchange Online a refusé de l’ouvrir\u00a0: c’est une boîte partagée, ou rien. Il faut d’abord rétablir l’accès.',
  },
};

export const mailboxes: TranslationOf<typeof english> = {
  'check.mailboxScope.open': ({ address }) => `L’intégration peut ouvrir ${address}`,
  'check.mailboxScope.open.detail': () => 'Elle a été ouverte avec l’identité même de l’intégration.',
  'check.mailboxScope.refused': ({ address }) => `L’intégration ne peut pas ouvrir ${address}`,
  'check.mailboxScope.refused.detail': ({ byAccessPolicy, graphCode, vendor }) =>
    byAccessPolicy
      ? `Son nouveau courrier n’est pas récupéré\u00a0: une stratégie d’accès aux applications d’Exchange Online en interdit l’accès ${toVendor(vendor)}. Ajoutez la boîte aux lettres au groupe de la stratégie\u202f; un changement prend une heure ou plus.`
      : `Son nouveau courrier n’est pas récupéré\u00a0: Exchange Online refuse l’accès (${graphCode}). Soit Mail.ReadWrite manque, soit la boîte est hors de l’étendue de RBAC pour les applications\u202f; un changement d’étendue prend de 30\u00a0minutes à 2\u00a0heures.`,
  'check.mailboxScope.notFound.detail': ({ graphCode }) =>
    `Il n’y avait pas de boîte aux lettres à ouvrir (${graphCode}).`,
  'check.mailboxScope.canaryOpen': ({ address, isTenantWide }) =>
    isTenantWide
      ? 'Cette application peut lire toutes les boîtes aux lettres du locataire'
      : `L’intégration peut ouvrir ${address}, ce qu’elle ne doit pas`,
  'check.mailboxScope.canaryOpen.detail': ({ address, isTenantWide, vendor }) =>
    `Le courrier circule, mais l’accès dépasse les besoins ${ofVendor(vendor)}\u00a0: ${address} s’est ouverte${isTenantWide ? ', et le consentement vaut pour toutes les boîtes' : ''}. Quiconque détient le secret peut lire du courrier personnel ou confidentiel, ce que la protection des données vous demande d’empêcher. Limitez l’application à ses boîtes aux lettres avec RBAC pour les applications, puis retirez le consentement aux autorisations Mail dans Microsoft Entra ID.`,
  'check.mailboxScope.canaryUnproven.detail': ({ outcome }) =>
    outcome === 'notFound'
      ? 'Cette boîte aux lettres n’existe pas et ne prouve donc rien. Indiquez-en une qui existe.'
      : 'Elle a été refusée, mais toutes celles qui devraient s’ouvrir l’ont été aussi\u00a0: cela ne montre aucune étendue.',
  'check.mailboxScope.canaryRefused': ({ address }) =>
    `${address} est fermée à l’intégration, comme il se doit`,
  'check.mailboxScope.canaryRefused.detail': ({ byAccessPolicy }) =>
    byAccessPolicy
      ? 'Une stratégie d’accès aux applications en interdit l’accès. Microsoft a remplacé ces stratégies par RBAC pour les applications.'
      : 'Exchange Online refuse l’accès\u00a0: l’étendue est fixée par RBAC pour les applications.',
  'check.mailboxScope.noCanary': () =>
    'On ne vérifie pas si les autres boîtes aux lettres sont fermées à l’intégration',
  'check.mailboxScope.noCanary.detail': () =>
    'Indiquez une boîte aux lettres que l’intégration ne doit pas ouvrir, celle d’un dirigeant par exemple\u00a0: Graphkeeper prouve alors que l’accès est refusé.',

  'check.mailboxReady': ({ address, readiness }) => READINESS[readiness].title(address),
  'check.mailboxReady.detail': ({ readiness }) => READINESS[readiness].detail,

  'check.subscriptionHealth.live': ({ address, isEnding, end }, format) =>
    isEnding
      ? `L’abonnement à ${address} prend fin ${format.relative(end)} (${format.dateTime(end)})`
      : `L’abonnement à ${address} est actif jusqu’au ${format.dateTime(end)}`,
  'check.subscriptionHealth.live.detail': ({ isEnding, vendor }) =>
    isEnding
      ? `Le nouveau courrier ne sera plus récupéré à son terme, et ${vendorName(vendor)} ne l’a pas renouvelé à temps. Désactivez puis réactivez l’intégration ${atVendor(vendor)}\u00a0: elle s’abonne alors de nouveau.`
      : `Microsoft Graph signale le nouveau courrier ${toVendor(vendor)}, et l’abonnement est renouvelé à temps.`,
  'check.subscriptionHealth.missing': ({ address }) => `Il n’y a pas d’abonnement à ${address}`,
  'check.subscriptionHealth.notVisible': ({ address }) =>
    `Aucun abonnement à ${address} n’est visible avec cet accès`,
  'check.subscriptionHealth.missing.detail': ({ flow, endedAt, listedVia, vendor }, format) => {
    const listed =
      listedVia === 'own'
        ? 'les abonnements de l’application elle-même'
        : 'tous les abonnements du locataire';
    if (flow === 'fetching') {
      return `Le courrier est tout de même récupéré\u00a0: il existe peut-être un abonnement que cet accès ne montre pas, car il donne ${listed}. Surveillez si du courrier commence à attendre.`;
    }
    const ended = endedAt === null ? '' : ` Le dernier a pris fin le ${format.dateTime(endedAt)}.`;
    return `${flow === 'waiting' ? 'Le nouveau courrier n’est pas récupéré, et du courrier attend.' : 'Le nouveau courrier n’est pas récupéré.'} Microsoft Graph ne signale le nouveau courrier ${toVendor(vendor)} que par un abonnement.${ended} Désactivez puis réactivez l’intégration ${atVendor(vendor)}\u00a0: elle s’abonne alors de nouveau.`;
  },
  'check.subscriptionHealth.duplicate': ({ address, count }, format) =>
    `${address} a ${format.number(count)} abonnements`,
  'check.subscriptionHealth.duplicate.detail': ({ vendor }) =>
    `Un seul suffit\u00a0: chaque message est signalé plusieurs fois ${toVendor(vendor)}. Les abonnements superflus prennent fin d’eux-mêmes s’ils ne sont pas renouvelés.`,
  'check.subscriptionHealth.oddHost': ({ address, host }) =>
    `Le courrier de ${address} est signalé à ${host}`,
  'check.subscriptionHealth.oddHost.detail': ({ vendor }) =>
    `Ce n’est aucun des domaines connus ${ofVendor(vendor)}\u00a0: il se peut que le courrier ne soit pas récupéré, ou que quelqu’un d’autre en ait connaissance. Vérifiez qui a créé l’abonnement.`,
  'check.subscriptionHealth.noLifecycle': ({ address }) =>
    `L’abonnement à ${address} n’a pas d’adresse de cycle de vie`,
  'check.subscriptionHealth.noLifecycle.detail': ({ vendor }) =>
    `Microsoft Graph ne peut pas signaler ${toVendor(vendor)} qu’il retire l’abonnement ou manque un message. Cette adresse se fixe à la création de l’abonnement et ne s’ajoute pas après coup.`,

  'check.subscriptionRhythm': ({ address, isLate }) =>
    isLate
      ? `L’abonnement à ${address} est renouvelé plus tard que d’habitude`
      : `L’abonnement à ${address} est renouvelé comme d’habitude`,
  'check.subscriptionRhythm.detail': (
    { isLate, dueAt, end, intervalMinutes, remainingMinutes, vendor },
    format,
  ) =>
    isLate
      ? `Le renouvellement était attendu le ${format.dateTime(dueAt)}\u00a0: il a lieu d’ordinaire à ${format.duration(intervalMinutes)} d’intervalle, quand il reste ${format.duration(remainingMinutes)}. Le nouveau courrier ne sera plus récupéré à son terme, le ${format.dateTime(end)}. Voyez si un problème de l’intégration est signalé ${atVendor(vendor)}\u202f; la désactiver puis la réactiver la fait s’abonner de nouveau.`
      : `Le renouvellement a lieu d’ordinaire à ${format.duration(intervalMinutes)} d’intervalle, quand il reste ${format.duration(remainingMinutes)}\u202f; le prochain est attendu le ${format.dateTime(dueAt)}.`,
  'check.subscriptionRhythm.gone.detail': () =>
    'Il n’y a pas d’abonnement à renouveler, ou aucun que cet accès montre.',

  'check.mailFlow': ({ address, state, waitedMinutes, unreadCount }, format) => {
    switch (state) {
      case 'fetched':
        return `Le courrier de ${address} est récupéré`;
      case 'quiet':
        return `Aucun courrier de ${address} n’attend`;
      case 'waiting':
        return `Le courrier de ${address} est récupéré\u202f; le plus récent vient d’arriver`;
      case 'passedOver':
        return `Une partie du courrier de ${address} a été laissée de côté`;
      case 'backlog':
        return `Le courrier de ${address} attend depuis ${format.duration(Math.max(1, waitedMinutes))} (${format.plural(unreadCount, { one: `${format.number(unreadCount)} message non lu`, other: `${format.number(unreadCount)} messages non lus` })})`;
      case 'unclear':
        return `Il n’est pas clair si du courrier de ${address} attend`;
    }
  },
  'check.mailFlow.detail': ({ state, since, newestRead, vendor }, format) => {
    const by = vendor ?? 'Le fournisseur';
    const last =
      newestRead === null
        ? ''
        : ` Le message récupéré le plus récent est arrivé le ${format.dateTime(newestRead)}.`;
    const from = since === null ? '' : ` Le plus ancien est arrivé le ${format.dateTime(since)}.`;
    switch (state) {
      case 'fetched':
      case 'waiting':
        return `Un message passe à l’état lu une fois que ${vendorName(vendor)} l’a téléchargé.${last}`;
      case 'quiet':
        return 'La boîte de réception est vide, ou n’a pas de message non lu.';
      case 'passedOver':
        return `Des messages plus récents ont été récupérés, de plus anciens non.${from} Quelqu’un les a peut-être marqués comme non lus, ou ${vendorName(vendor)} n’a pas pu les prendre.`;
      case 'backlog':
        return `${by} ne récupère pas le courrier.${from}${last} Si rien n’est rompu plus haut dans la chaîne, désactivez puis réactivez l’intégration ${atVendor(vendor)}.`;
      case 'unclear':
        return 'La boîte de réception compte des messages non lus, mais n’en montre aucun.';
    }
  },
};
