import type { UseEvidence } from '../../../checks/terms';
import type { EntraFailureKind } from '../../../domain/failure';
import type { CredentialDetail, credentials as english, CredentialType } from '../../en/checks/credentials';
import type { TranslationOf } from '../../translation';
import { atVendor, toVendor, vendorName } from './common';

function isSecret(type: CredentialType): boolean {
  return type === 'clientSecret';
}

function theNoun(type: CredentialType, label: string): string {
  return isSecret(type)
    ? `La clé secrète client «\u00a0${label}\u00a0»`
    : `Le certificat «\u00a0${label}\u00a0»`;
}

function addNew(type: CredentialType): string {
  return isSecret(type) ? 'Ajoutez une nouvelle clé secrète client' : 'Ajoutez un nouveau certificat';
}

function later(type: CredentialType, label: string): string {
  return isSecret(type)
    ? `la plus récente, «\u00a0${label}\u00a0»`
    : `le plus récent, «\u00a0${label}\u00a0»`;
}

function usedDetail(detail: CredentialDetail): string {
  const { type, state, isUrgent, vendor } = detail;
  const pronoun = isSecret(type) ? 'elle' : 'lui';
  switch (state) {
    case 'expired':
      return `Le nouveau courrier n’est pas récupéré\u00a0: Microsoft Entra ID refuse la connexion dès la prochaine demande de jeton. ${
        detail.later === null
          ? `${addNew(type)} et saisissez-${isSecret(type) ? 'la' : 'le'} ${atVendor(vendor)}.`
          : `Saisissez ${later(type, detail.later)}, ${atVendor(vendor)}.`
      }`;
    case 'expiring':
      return `${isUrgent ? 'Le courrier s’arrête à cette date' : 'Le courrier s’arrêterait à cette date'}\u00a0: l’intégration se connecte avec ${pronoun}. ${
        detail.later === null
          ? `${addNew(type)} à côté, saisissez-${isSecret(type) ? 'la' : 'le'} ${atVendor(vendor)}, puis supprimez l’${isSecret(type) ? 'ancienne' : 'ancien'} une fois le changement effectif.`
          : `Il en existe ${isSecret(type) ? 'une' : 'un'} d’échéance plus lointaine, «\u00a0${detail.later}\u00a0»\u00a0: saisissez-${isSecret(type) ? 'la' : 'le'} ${atVendor(vendor)} avant cette date.`
      }`;
    case 'valid':
      return `L’intégration se connecte avec ${pronoun}. Il n’y a rien à faire.`;
    case 'notYet':
      return `L’intégration est réglée pour l’utiliser, mais sa période de validité n’a pas commencé.`;
    case 'endless':
      return `L’intégration se connecte avec ${pronoun}, sans date de fin. Une date de fin limite ce qu’une fuite permettrait.`;
  }
}

function unusedDetail({ type, state, isLaterUsed, vendor }: CredentialDetail): string {
  const it = isSecret(type) ? 'la' : 'le';
  if (state === 'expired') {
    return `Le courrier n’en dépend pas\u00a0: l’intégration en utilise ${isSecret(type) ? 'une' : 'un'} autre. Supprimez-${it} pour garder la liste claire.`;
  }
  return isLaterUsed
    ? `Le courrier n’en dépend pas\u00a0: l’intégration en utilise ${isSecret(type) ? 'une' : 'un'} d’échéance plus lointaine. Supprimez-${it}\u00a0: ce dont personne n’a besoin ne peut que fuir.`
    : `Le courrier n’en dépend pas encore\u00a0: l’intégration en utilise toujours ${isSecret(type) ? 'une' : 'un'} autre. Saisissez-${it} ${atVendor(vendor)}, ou supprimez-${it}.`;
}

function unknownDetail(detail: CredentialDetail): string {
  const { type, state, isUrgent, vendor } = detail;
  const which = isSecret(type) ? 'celle-ci' : 'celui-ci';
  if (state === 'valid') {
    return 'On ne sait pas si l’intégration s’en sert\u202f; sa validité est de toute façon assez longue.';
  }
  if (detail.later === null) {
    return `On ne sait pas avec quoi l’intégration se connecte, et rien n’est valable plus longtemps. ${usedDetail(detail)}`;
  }
  const loss =
    state === 'expired'
      ? 'le courrier est arrêté'
      : isUrgent
        ? 'le courrier s’arrête à son échéance'
        : 'le courrier s’arrêterait à son échéance';
  return `On ne sait pas si l’intégration utilise ${which} ou ${later(type, detail.later)}. Si c’est ${which}, ${loss}. Comparez avec ${vendorName(vendor)}, ou laissez Graphkeeper lire le rapport de connexions (AuditLog.Read.All).`;
}

const EVIDENCE: Readonly<Record<UseEvidence, string>> = {
  held: 'Microsoft Entra ID reconnaît ce qui a été confié à Graphkeeper, et ses premiers caractères ne correspondent qu’à cette entrée.',
  activity: 'Le rapport de connexions de Microsoft le montre.',
  only: 'L’application n’en a pas d’autre.',
  mail: 'Du courrier a été récupéré après l’expiration de toutes les autres.',
};

const IN_USE_UNKNOWN = {
  refused: 'Ce qui a été confié à Graphkeeper est refusé et ne montre donc rien.',
  notHeld: 'L’information d’identification de l’intégration n’a pas été confiée à Graphkeeper.',
  ambiguous:
    'Les premiers caractères de ce qui a été confié à Graphkeeper ne correspondent à aucune, ou à plusieurs.',
  unproven:
    'Les premiers caractères correspondent à l’une d’elles, mais aucun jeton n’a pu être demandé pour le prouver.',
} as const;

const REFUSED: Readonly<Record<EntraFailureKind, string>> = {
  secretExpired: 'La clé secrète client est refusée\u00a0: elle a expiré',
  secretWrong: 'La clé secrète client est refusée\u00a0: elle n’est pas l’une de celles de l’application',
  certificateRejected: 'Le certificat est refusé',
  appNotFound: 'La connexion est refusée\u00a0: l’application n’est pas dans ce locataire',
  appDisabled: 'La connexion est refusée\u00a0: l’application est désactivée',
  tenantNotFound: 'La connexion est refusée\u00a0: ce locataire n’existe pas dans ce cloud',
  wrongEndpoint: 'La connexion est refusée\u00a0: l’adresse n’est pas un point de terminaison de jeton v2',
  consentMissing: 'La connexion est refusée\u00a0: le consentement manque',
  blockedByPolicy: 'La connexion est refusée par une stratégie',
  interactionRequired: 'La connexion est refusée\u00a0: quelqu’un devrait se connecter',
  transient: 'Microsoft Entra ID a une défaillance passagère',
  other: 'Microsoft Entra ID refuse la connexion de l’intégration',
};

function remedy(kind: EntraFailureKind, vendor: string | null): string {
  switch (kind) {
    case 'secretExpired':
      return `Ajoutez une nouvelle clé secrète client et saisissez-la ${atVendor(vendor)}.`;
    case 'secretWrong':
      return `Vérifiez que c’est la valeur de la clé secrète client qui a été saisie, et non son ID de secret\u00a0: la valeur n’est affichée qu’une fois, à la création. Si elle est perdue, ajoutez une nouvelle clé secrète client, puis donnez sa valeur ${toVendor(vendor)} et à Graphkeeper.`;
    case 'certificateRejected':
      return 'Vérifiez que le certificat est chargé dans l’inscription d’application, qu’il est encore valable et que la clé privée est la sienne.';
    case 'appNotFound':
      return 'Vérifiez l’ID client et le locataire\u202f; si l’application a été supprimée, restaurez-la dans les 30\u00a0jours.';
    case 'appDisabled':
      return 'Réactivez l’inscription d’application et l’application d’entreprise.';
    case 'tenantNotFound':
    case 'wrongEndpoint':
      return 'Vérifiez l’ID du locataire, le cloud et le point de terminaison de jeton (v2).';
    case 'consentMissing':
      return 'Accordez le consentement administrateur pour les autorisations de l’application.';
    case 'blockedByPolicy':
      return 'Consultez les connexions du principal de service dans Microsoft Entra ID\u00a0: elles nomment la stratégie.';
    case 'interactionRequired':
      return 'Consultez les connexions du principal de service dans Microsoft Entra ID.';
    case 'transient':
      return 'Graphkeeper réessaie de lui-même.';
    case 'other':
      return 'Recherchez ce code, ou communiquez au support Microsoft l’identifiant de trace indiqué dans les preuves.';
  }
}

export const credentials: TranslationOf<typeof english> = {
  'check.credentialExpiry': ({ type, label, state, end, start }, format) => {
    const subject = theNoun(type, label);
    if (state === 'notYet' && start !== null)
      return `${subject} n’est pas valable avant le ${format.dateTime(start)}`;
    if (end === null) return `${subject} n’expire jamais`;
    switch (state) {
      case 'expired':
        return `${subject} a expiré ${format.relative(end)} (${format.dateTime(end)})`;
      case 'expiring':
        return `${subject} expire ${format.relative(end)} (${format.dateTime(end)})`;
      default:
        return `${subject} est valable jusqu’au ${format.date(end)}`;
    }
  },
  'check.credentialExpiry.detail': (detail) => {
    switch (detail.use) {
      case 'used':
        return usedDetail(detail);
      case 'configured':
        return `${usedDetail(detail)} Son utilisation est déduite de la configuration\u202f; elle n’a pas pu être prouvée cette fois.`;
      case 'unused':
        return unusedDetail(detail);
      case 'unknown':
        return unknownDetail(detail);
    }
  },
  'check.credentialExpiry.none': () => 'L’application n’a ni clé secrète client ni certificat',
  'check.credentialExpiry.none.detail': () =>
    'Le nouveau courrier n’est pas récupéré\u00a0: l’intégration ne peut pas se connecter. Ajoutez une clé secrète client et saisissez-la chez le fournisseur.',
  'check.credentialExpiry.elsewhere': () =>
    'Les clés secrètes client de l’application ne sont pas dans ce locataire',
  'check.credentialExpiry.elsewhere.detail': () =>
    'L’inscription d’application n’a pas été trouvée ici\u00a0: l’échéance de ses informations d’identification n’est pas connue.',

  'check.credentialChanges.unplanned': ({ type, label }) =>
    `${theNoun(type, label)} a été ${isSecret(type) ? 'ajoutée' : 'ajouté'} sans que personne n’ait dit que c’était prévu`,
  'check.credentialChanges.unplanned.detail': ({ owner, firstSeen, notSeenAt }, format) =>
    `Le courrier n’en souffre pas, mais quiconque détient cet élément peut se connecter au nom de l’intégration et lire son courrier. Première observation le ${format.dateTime(firstSeen)} sur ${owner === 'application' ? 'l’inscription d’application' : 'l’application d’entreprise, où le portail ne l’affiche pas'}${notSeenAt === null ? '' : `\u202f; absent le ${format.dateTime(notSeenAt)}`}. Interrogez les propriétaires de l’application et ses administrateurs\u202f; le journal d’audit de Microsoft Entra ID en nomme l’auteur («\u00a0Update application – Certificates and secrets management\u00a0»). Si c’était prévu, confirmez-le ici\u202f; sinon, supprimez cet élément.`,
  'check.credentialChanges.none': () => 'Aucune information d’identification imprévue n’a été ajoutée',
  'check.credentialChanges.none.detail': ({ since }, format) =>
    `Les clés secrètes client et les certificats de l’application sont surveillés depuis le ${format.dateTime(since)}.`,
  'check.credentialChanges.elsewhere.detail': () =>
    'L’inscription d’application n’a pas été trouvée ici\u00a0: ce qui lui est ajouté dans son propre locataire ne peut pas être vu.',

  'check.credentialInUse': ({ type, labels }, format) => {
    if (labels.length > 1) {
      return `Plusieurs informations d’identification sont utilisées\u00a0: ${format.list(labels.map((label) => `«\u00a0${label}\u00a0»`))}`;
    }
    const label = labels[0] ?? '';
    return isSecret(type)
      ? `L’intégration utilise la clé secrète client «\u00a0${label}\u00a0»`
      : `L’intégration utilise le certificat «\u00a0${label}\u00a0»`;
  },
  'check.credentialInUse.detail': ({ state, by, newer, vendor }) => {
    const known = by.map((one) => EVIDENCE[one]).join(' ');
    if (state === 'newerReady') {
      return `${known} «\u00a0${newer ?? ''}\u00a0», d’échéance plus lointaine, n’est pas encore en service\u00a0: à saisir ${atVendor(vendor)}.`;
    }
    return state === 'several'
      ? `${known} Une fois le changement terminé, supprimez celles qui ne servent plus.`
      : known;
  },
  'check.credentialInUse.unknown': ({ reason, count, vendor }, format) =>
    `L’application a ${format.plural(count, { one: `${format.number(count)} information d’identification`, other: `${format.number(count)} informations d’identification` })}. ${IN_USE_UNKNOWN[reason]} Comparez avec ${vendorName(vendor)}, ou laissez Graphkeeper lire le rapport de connexions (AuditLog.Read.All).`,

  'check.credentialWorks.issued': ({ method }) =>
    method === 'secret' ? 'La clé secrète client fonctionne' : 'Le certificat fonctionne',
  'check.credentialWorks.issued.detail': ({ at }, format) =>
    `Microsoft Entra ID a émis un jeton (${format.dateTime(at)}).`,
  'check.credentialWorks.refused': ({ kind }) => REFUSED[kind],
  'check.credentialWorks.refused.detail': ({ kind, code, vendor }) => {
    const said = code === null ? '' : ` Réponse de Microsoft Entra ID\u00a0: AADSTS${String(code)}.`;
    const effect =
      kind === 'transient'
        ? 'On ne sait pas si le courrier est récupéré.'
        : 'Le nouveau courrier n’est pas récupéré tant que l’intégration se connecte ainsi.';
    return `${effect}${said} ${remedy(kind, vendor)}`;
  },
};
