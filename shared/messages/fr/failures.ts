import type { EntraFailureKind, NetworkFailureCause } from '../../domain/failure';
import type { failures as english } from '../en/failures';
import type { TranslationOf } from '../translation';

const ENTRA: Readonly<Record<EntraFailureKind, string>> = {
  secretExpired: 'la clé secrète client a expiré',
  secretWrong: 'la clé secrète client n’est pas l’une de celles de l’application',
  certificateRejected: 'le certificat a été rejeté',
  appNotFound: 'l’application n’est pas dans ce locataire',
  appDisabled: 'l’application est désactivée',
  tenantNotFound: 'ce locataire n’existe pas dans ce cloud',
  wrongEndpoint: 'l’adresse n’est pas un point de terminaison de jeton v2.0',
  consentMissing: 'le consentement manque',
  blockedByPolicy: 'une stratégie d’accès conditionnel ou de sécurité a bloqué la connexion',
  interactionRequired: 'quelqu’un doit se reconnecter',
  transient: 'défaillance passagère de Microsoft Entra ID',
  other: 'Microsoft Entra ID l’a refusé',
};

const NETWORK: Readonly<Record<NetworkFailureCause, string>> = {
  offline: 'cet ordinateur est hors ligne',
  nameNotFound: 'le nom d’hôte est introuvable',
  refused: 'la connexion a été refusée',
  reset: 'la connexion a été interrompue',
  tls: 'le certificat du serveur n’est pas approuvé ici',
  timeout: 'aucune réponse dans le délai',
  intercepted:
    'le réseau a répondu à la place de Microsoft\u202f; il demande peut-être que l’on s’y connecte',
  unknown: 'le réseau a fait défaut',
};

export const failures: TranslationOf<typeof english> = {
  'failure.noAccess': ({ permission }) =>
    permission === null
      ? 'aucun accès fourni ne permet de le lire'
      : `aucun accès fourni ne permet de le lire (${permission})`,
  'failure.forbidden': ({ permission, graphCode }) =>
    permission === null
      ? `cela a été refusé (${graphCode})`
      : `cela a été refusé : ${permission} manque (${graphCode})`,
  'failure.authentication': ({ kind, code }) =>
    code === null ? ENTRA[kind] : `${ENTRA[kind]} (AADSTS${String(code)})`,
  'failure.genesysAuthentication': ({ error }) =>
    `Genesys Cloud n’a pas laissé le client OAuth se connecter (${error})`,
  'failure.addressNotAllowed': () =>
    'le réglage « Adresses IP autorisées » de l’organisation ne laisse pas entrer cet ordinateur',
  'failure.secretMissing': ({ reference }) => `le secret est introuvable (${reference})`,
  'failure.throttled': ({ minutes }, format) =>
    minutes === null
      ? 'le service demande de ralentir'
      : `le service demande d’attendre ${format.duration(Math.max(1, minutes))}`,
  'failure.unavailable': ({ status }) => `le service est indisponible (HTTP ${String(status)})`,
  'failure.network': ({ cause }) => NETWORK[cause],
  'failure.badPayload': ({ field, problem }) => `la réponse n’est pas conforme (${field} : ${problem})`,
  'failure.refused': ({ status, graphCode }) =>
    `le service l’a refusé (HTTP ${String(status)}, ${graphCode})`,
  'failure.notAttempted': ({ because }) =>
    ({
      noToken: 'non demandé, faute de jeton',
      notInThisCloud: 'ce cloud ne le propose pas',
      notYet: 'pas encore demandé',
    })[because],
};
