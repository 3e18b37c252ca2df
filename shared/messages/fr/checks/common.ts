import type { UnknownAction, UnknownWhat } from '../../../checks/terms';
import type { common as english } from '../../en/checks/common';
import { speak, type TranslationOf } from '../../translation';
import { failures } from '../failures';

const UNKNOWN: Readonly<Record<UnknownWhat, (name: string) => string>> = {
  tokenEndpoint: () => 'Le point de terminaison de jeton n’a pas pu être vérifié',
  registration: () => 'L’inscription d’application n’a pas pu être lue',
  enterpriseApplication: () => 'L’application d’entreprise n’a pas pu être lue',
  audience: () => 'Les types de comptes pris en charge n’ont pas pu être lus',
  redirect: () => 'Les URI de redirection n’ont pas pu être lus',
  credentials: () => 'Les clés secrètes client et les certificats n’ont pas pu être lus',
  enterpriseCredentials: () =>
    'Les informations d’identification de l’application d’entreprise n’ont pas pu être lues',
  credentialUse: () => 'On ne sait pas quelle information d’identification l’intégration utilise',
  credentialChanges: () => 'On ne sait pas si une information d’identification imprévue a été ajoutée',
  token: () => 'On ne sait pas si l’information d’identification fonctionne',
  permission: (name) => `On ne sait pas si ${name} est accordée`,
  requests: () => 'Les autorisations demandées par l’application n’ont pas pu être lues',
  excessApplication: () => 'Les autorisations d’application superflues n’ont pas pu être recherchées',
  excessDelegated: () => 'Les autorisations déléguées superflues n’ont pas pu être recherchées',
  scope: (name) => `On ne sait pas si l’intégration peut ouvrir ${name}`,
  canary: (name) => `On ne sait pas si ${name} est fermée à l’intégration`,
  mailbox: (name) => `On ne sait pas si la boîte aux lettres ${name} est prête`,
  subscription: (name) => `L’abonnement à ${name} n’a pas pu être lu`,
  rhythm: (name) => `On ne sait pas si l’abonnement à ${name} est renouvelé comme d’habitude`,
  mailFlow: (name) => `On ne sait pas si le courrier de ${name} est récupéré`,
  arrival: (name) => `On ne sait pas si le courrier récupéré de ${name} arrive dans Genesys Cloud`,
  organisation: () => 'Certains faits de l’organisation Genesys Cloud n’ont pas pu être lus cette fois',
  emailDomain: (name) => `On ne sait pas si ${name} est lié à Microsoft Graph dans Genesys Cloud`,
  graphIntegration: (name) => `On ne connaît pas l’état de l’intégration «\u00a0${name}\u00a0»`,
  graphCredential: (name) =>
    `On ne sait pas si l’intégration «\u00a0${name}\u00a0» peut détenir une clé secrète valide`,
  graphEndpoint: (name) =>
    `Le point de terminaison de jeton de l’intégration «\u00a0${name}\u00a0» n’a pas pu être lu`,
  route: (name) => `On ne sait pas où Genesys Cloud achemine le courrier de ${name}`,
  agents: (name) => `On ne sait pas si des agents traitent le courrier de ${name}`,
  multipleDestinations: () => 'On ne sait pas si le courrier à plusieurs adresses est acheminé vers chacune',
  domainReuse: () => 'On ne sait pas si un domaine entrant sert aussi au courrier sortant',
  ipRanges: () => 'Les adresses d’envoi de Genesys Cloud n’ont pas pu être lues',
  serviceHealth: () => 'On ne sait pas si Microsoft signale un incident de ses propres services',
  facts: () => 'Certains faits n’ont pas pu être lus cette fois',
  access: () => 'L’un des accès n’a pas pu être essayé',
  ownCredentials: () =>
    'Les informations d’identification de l’inscription de Graphkeeper n’ont pas pu être lues',
};

const ACTIONS: Readonly<Record<UnknownAction, string>> = {
  grant: 'Donnez à Graphkeeper un accès qui permette de le lire.',
  grantRole: 'Donnez au client OAuth de Graphkeeper dans Genesys Cloud un rôle qui permette de le lire.',
  allowAddress:
    'Dans Genesys Cloud, ajoutez l’adresse publique de cet ordinateur sous Admin > Paramètres du compte > Paramètres de l’organisation > Paramètres > Adresses IP autorisées.',
  integration: 'La lecture sera possible dès que les autorisations de l’intégration seront en ordre.',
  signIn: 'La lecture sera possible dès que la connexion fonctionnera de nouveau.',
  configure: 'Vérifiez la configuration de cette connexion.',
  wait: 'Graphkeeper réessaie de lui-même.',
  quote: 'Si cela persiste, signalez-le avec l’identifiant de requête indiqué dans les preuves.',
  none: 'La lecture se fera dès que possible.',
};

/** A sentence from a clause. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** How the vendor is called where its name is not known. */
export function vendorName(vendor: string | null): string {
  return vendor ?? 'le fournisseur';
}

/** "de Genesys Cloud", "du fournisseur". */
export function ofVendor(vendor: string | null): string {
  return vendor === null ? 'du fournisseur' : `de ${vendor}`;
}

/** "à Genesys Cloud", "au fournisseur". */
export function toVendor(vendor: string | null): string {
  return vendor === null ? 'au fournisseur' : `à ${vendor}`;
}

/** "dans Genesys Cloud", "chez le fournisseur". */
export function atVendor(vendor: string | null): string {
  return vendor === null ? 'chez le fournisseur' : `dans ${vendor}`;
}

export const common: TranslationOf<typeof english> = {
  'check.unknown': ({ what, name }) => UNKNOWN[what](name),
  'check.unknown.detail': ({ failure, action }, format) =>
    `${sentence(speak(failures, failure, format))} ${ACTIONS[action]}`,
  'check.noMailbox': () => 'Aucune boîte aux lettres n’est indiquée pour cette connexion',
  'check.noMailbox.detail': () =>
    'Rien ne peut être dit du courrier. Ajoutez à la connexion les adresses que le fournisseur relève.',
};
