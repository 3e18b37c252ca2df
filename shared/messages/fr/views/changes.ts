import type { DisabledWhere } from '../../../checks/terms';
import type { CredentialFacts, MailboxProbe } from '../../../domain/facts';
import type { ReadFact } from '../../../domain/row-values';
import type { PermissionType } from '../../../profiles/vendor-profile';
import type { changes as english, NamedGrant } from '../../en/views/changes';
import { speak, type TranslationOf } from '../../translation';
import { failures } from '../failures';

type Outcome = MailboxProbe['outcome'];

const TYPES: Readonly<Record<PermissionType, string>> = { application: 'Application', delegated: 'Déléguée' };

const FACTS: Readonly<Record<ReadFact, string>> = {
  discovery: 'le point de terminaison de jeton',
  token: 'la demande de jeton',
  application: 'l’inscription d’application',
  servicePrincipal: 'l’application d’entreprise',
  appRoleAssignments: 'les autorisations d’application accordées',
  permissionGrants: 'les autorisations déléguées accordées',
  credentialActivity: 'l’utilisation des informations d’identification',
  owners: 'les propriétaires de l’inscription d’application',
  serviceIssues: 'l’état des services de Microsoft',
  subscriptions: 'les abonnements',
  users: 'les utilisateurs et leurs licences',
  probes: 'l’accès aux boîtes aux lettres',
  mailFlow: 'le courrier en attente',
};

const DISABLED: Readonly<Record<DisabledWhere, string>> = {
  application: 'L’inscription d’application a été désactivée.',
  enterpriseApplication:
    'L’application d’entreprise a été désactivée\u00a0: plus personne ne peut s’y connecter.',
  microsoft: 'Microsoft a désactivé l’application.',
};

const CANARY: Readonly<Record<Outcome, string>> = {
  open: 'est désormais ouverte à l’intégration, et ne doit pas l’être',
  refused: 'est désormais fermée à l’intégration, comme il se doit',
  notFound: 'est désormais introuvable',
};

const MAILBOX: Readonly<Record<Outcome, string>> = {
  open: 's’ouvre désormais à l’intégration',
  refused: 'est désormais fermée à l’intégration',
  notFound: 'est désormais introuvable',
};

const USERS: Readonly<Record<'enabled' | 'blocked' | 'missing' | 'present', string>> = {
  enabled: 'peut de nouveau se connecter',
  blocked: 'ne peut plus se connecter',
  missing: 'n’existe plus',
  present: 'existe désormais',
};

/** More names than this are counted, not listed. */
const LISTED = 4;

function nameOf({ value, type, resource }: Omit<NamedGrant, 'consent'>): string {
  return resource === null ? `${value} (${TYPES[type]})` : `${value} (${TYPES[type]}, ${resource})`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function credential(type: CredentialFacts['type'], label: string): string {
  return type === 'clientSecret'
    ? `La clé secrète client «\u00a0${label}\u00a0»`
    : `Le certificat «\u00a0${label}\u00a0»`;
}

function ending(type: CredentialFacts['type'], feminine: string, masculine: string): string {
  return type === 'clientSecret' ? feminine : masculine;
}

export const changes: TranslationOf<typeof english> = {
  'views.change.tokenWorks': () =>
    'L’information d’identification de l’intégration fonctionne désormais\u00a0: Microsoft Entra ID délivre un jeton.',
  'views.change.tokenRefused': ({ kind, code }, format) =>
    `L’intégration n’obtient plus de jeton\u00a0: ${speak(failures, { id: 'failure.authentication', params: { kind, code } }, format)}.`,
  'views.change.object': ({ object, isThere }) =>
    `${capital(FACTS[object])} ${isThere ? 'existe désormais' : 'n’existe plus'}.`,
  'views.change.enabled': () => 'L’application est de nouveau activée.',
  'views.change.disabled': ({ where }) => DISABLED[where],
  'views.change.granted': (grant) =>
    grant.consent === 'admin'
      ? `${nameOf(grant)} a été accordée, avec le consentement administrateur.`
      : `${nameOf(grant)} a été accordée par un utilisateur pour lui seul, ce qui n’est pas un consentement administrateur.`,
  'views.change.withdrawn': (grant) =>
    grant.consent === 'admin'
      ? `${nameOf(grant)} a perdu le consentement administrateur.`
      : `${nameOf(grant)} a perdu le consentement d’un utilisateur.`,
  'views.change.consent': (grant) =>
    grant.consent === 'admin'
      ? `${nameOf(grant)} a désormais le consentement administrateur, et non plus celui d’un seul utilisateur.`
      : `${nameOf(grant)} n’a plus que le consentement d’un utilisateur, et non plus celui de l’administrateur.`,
  'views.change.requested': ({ value, type }) =>
    `${nameOf({ value, type, resource: null })} a été ajoutée aux autorisations demandées par l’application.`,
  'views.change.notRequested': ({ value, type }) =>
    `${nameOf({ value, type, resource: null })} a été retirée des autorisations demandées par l’application.`,
  'views.change.credentialAdded': ({ type, label, end }, format) =>
    `${credential(type, label)} a été ${ending(type, 'ajoutée', 'ajouté')}\u202f; ${
      end === null ? 'sans date de fin' : `fin le ${format.date(end)}`
    }.`,
  'views.change.credentialRemoved': ({ type, label }) =>
    `${credential(type, label)} a été ${ending(type, 'supprimée', 'supprimé')}.`,
  'views.change.audience': ({ audience }) =>
    audience === null
      ? 'Les types de comptes pris en charge ont changé.'
      : `Les types de comptes pris en charge sont désormais ${audience}.`,
  'views.change.redirectUris': ({ uris }, format) =>
    uris.length === 0
      ? 'L’application n’a plus d’URI de redirection.'
      : `Les URI de redirection sont désormais ${format.list(uris)}.`,
  'views.change.mailbox': ({ address, outcome, isCanary }) =>
    `${address} ${(isCanary ? CANARY : MAILBOX)[outcome]}.`,
  'views.change.user': ({ address, state }) => `L’utilisateur de ${address} ${USERS[state]}.`,
  'views.change.licences': ({ address, count }, format) =>
    count === 0
      ? `L’utilisateur de ${address} n’a plus de licence.`
      : `L’utilisateur de ${address} a désormais ${format.number(count)} ${format.plural(count, { one: 'licence', other: 'licences' })}.`,
  'views.change.subscriptionNew': ({ mailbox, end }, format) =>
    `${mailbox === null ? 'Un nouvel abonnement existe' : `Un nouvel abonnement existe pour ${mailbox}`}\u202f; il prend fin ${format.relative(end)}.`,
  'views.change.subscriptionGone': ({ mailbox }) =>
    mailbox === null ? 'Un abonnement a disparu.' : `Un abonnement de ${mailbox} a disparu.`,
  'views.change.graphLink': ({ domain, integration, what }) =>
    ({
      lost: `${domain} a perdu son lien avec Microsoft Graph dans Genesys Cloud ; son intégration était « ${integration} ».`,
      restored: `${domain} est de nouveau lié à Microsoft Graph dans Genesys Cloud, par l’intégration « ${integration} ».`,
      moved: `${domain} est lié à Microsoft Graph dans Genesys Cloud par une autre intégration, « ${integration} ».`,
    })[what],
  'views.change.subscriptionsRenewed': ({ mailboxes }, format) =>
    mailboxes.length > LISTED
      ? `Les abonnements de ${format.number(mailboxes.length)} boîtes aux lettres ont été renouvelés.`
      : mailboxes.length === 1
        ? `L’abonnement de ${format.list(mailboxes)} a été renouvelé.`
        : `Les abonnements de ${format.list(mailboxes)} ont été renouvelés.`,
  'views.change.readable': ({ facts }, format) =>
    `Désormais lisible\u00a0: ${format.list(facts.map((fact) => FACTS[fact]))}.`,
  'views.change.unreadable': ({ facts, failure }, format) => {
    const what = `N’est plus lisible\u00a0: ${format.list(facts.map((fact) => FACTS[fact]))}`;
    return failure === null ? `${what}.` : `${what} (${speak(failures, failure, format)}).`;
  },
};
