import type { FactName, GenesysFactName, NamedAccess } from '../../../checks/terms';
import type { access as english } from '../../en/checks/access';
import { speak, type TranslationOf } from '../../translation';
import { failures } from '../failures';
import { sentence } from './common';

const FACTS: Readonly<Record<FactName, string>> = {
  application: 'l’inscription d’application',
  servicePrincipal: 'l’application d’entreprise',
  appRoleAssignments: 'les autorisations d’application accordées',
  permissionGrants: 'les autorisations déléguées accordées',
  credentialActivity: 'l’utilisation des informations d’identification',
  subscriptions: 'les abonnements',
  users: 'les utilisateurs et leurs licences',
  probes: 'l’accès aux boîtes aux lettres',
  mailFlow: 'le courrier en attente',
};

const ACCESSES: Readonly<Record<NamedAccess, string>> = {
  integrationCredential: 'l’information d’identification de l’intégration',
  monitorRegistration: 'l’inscription propre à Graphkeeper',
  administrator: 'la connexion de l’administrateur',
  genesysClient: 'le client OAuth de Genesys Cloud',
};

const GENESYS_FACTS: Readonly<Record<GenesysFactName, string>> = {
  domains: 'les domaines de messagerie',
  routes: 'les routes',
  integrations: 'les intégrations',
  flows: 'les flux',
  queues: 'les files d’attente',
  agents: 'les agents en file',
  conversations: 'les conversations',
  emailSettings: 'les paramètres d’e-mail',
  outboundDomains: 'les domaines sortants',
  ipRanges: 'les plages d’adresses',
};

export const access: TranslationOf<typeof english> = {
  'check.ownAccess.facts': () => 'Graphkeeper peut lire tout ce dont il a besoin',
  'check.ownAccess.facts.detail': () => 'Il n’y a rien à accorder.',
  'check.ownAccess.factsMissing': ({ facts }, format) =>
    `Graphkeeper ne peut pas lire ${format.list(facts.map((fact) => FACTS[fact]))}`,
  'check.ownAccess.factsMissing.detail': ({ permissions }, format) =>
    permissions.length === 0
      ? 'Ce qu’il ne peut pas lire reste inconnu. Ajoutez à cette connexion un accès qui permette de le lire.'
      : `Ce qu’il ne peut pas lire reste inconnu. Accordez à Graphkeeper ${format.list(permissions)}, avec le consentement administrateur.`,
  'check.ownAccess.signedIn': ({ access: kind }) => `L’accès par ${ACCESSES[kind]} fonctionne`,
  'check.ownAccess.signedIn.detail': ({ at }, format) =>
    `Microsoft Entra ID a émis un jeton (${format.dateTime(at)}).`,
  'check.ownAccess.refused': ({ access: kind }) => `L’accès par ${ACCESSES[kind]} ne fonctionne pas`,
  'check.ownAccess.refused.detail': ({ kind, code, access: by }, format) => {
    const cause = sentence(speak(failures, { id: 'failure.authentication', params: { kind, code } }, format));
    return {
      integrationCredential: `Les boîtes aux lettres et les abonnements ne peuvent pas être examinés. ${cause} Le constat sur l’information d’identification dit quoi faire.`,
      monitorRegistration: `Graphkeeper est en partie aveugle\u202f; le courrier lui-même n’en souffre pas. ${cause} Renouvelez l’information d’identification de l’inscription propre à Graphkeeper.`,
      administrator: `Graphkeeper est en partie aveugle\u202f; le courrier lui-même n’en souffre pas. ${cause} ${kind === 'consentMissing' ? 'Faites consentir un administrateur aux autorisations de l’inscription de Graphkeeper.' : 'Reconnectez-vous dans Graphkeeper.'}`,
    }[by];
  },
  'check.ownAccess.genesysSignedIn.detail': ({ at }, format) =>
    `Genesys Cloud a émis un jeton (${format.dateTime(at)}) et permet de lire tout ce qu’il faut.`,
  'check.ownAccess.genesysRefused.detail': ({ error }) =>
    `Rien ne peut être lu de l’organisation Genesys Cloud\u202f; le courrier lui-même n’en souffre pas. La connexion a été refusée (${error}). Vérifiez la région, l’identifiant et le secret du client OAuth, et que son type d’autorisation est Client Credentials.`,
  'check.ownAccess.genesysMissing': ({ facts }, format) =>
    `Graphkeeper ne peut pas lire ${format.list(facts.map((fact) => GENESYS_FACTS[fact]))} dans Genesys Cloud`,
  'check.ownAccess.genesysMissing.detail': ({ permissions }, format) =>
    permissions.length === 0
      ? 'Ce qu’il ne peut pas lire reste inconnu. Donnez au client OAuth un rôle qui permette de le lire.'
      : `Ce qu’il ne peut pas lire reste inconnu. Donnez au client OAuth un rôle comprenant ${format.list(permissions)}.`,
  'check.ownAccess.expiry': ({ type, label, end, isOver }, format) => {
    const isSecret = type === 'clientSecret';
    const subject = `${isSecret ? 'La clé secrète client' : 'Le certificat'} de Graphkeeper, «\u00a0${label}\u00a0»,`;
    if (end === null) return `${subject} n’expire jamais`;
    return `${subject} ${isOver ? 'a expiré' : 'expire'} ${format.relative(end)} (${format.dateTime(end)})`;
  },
  'check.ownAccess.expiry.detail': ({ isUrgent }) =>
    isUrgent
      ? 'Sans cela, Graphkeeper est en partie aveugle\u202f; le courrier lui-même n’en souffre pas. Ajoutez-en de quoi le remplacer à l’inscription propre à Graphkeeper, et confiez-le-lui.'
      : 'Graphkeeper s’en sert pour lire l’annuaire. Il reste du temps pour le renouvellement.',
};
