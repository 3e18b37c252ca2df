import type { OwnRegistrationProblem } from '../../onboarding/registration-check';
import type { RegistrationStep } from '../../onboarding/registration-script';
import type { RegistrationFault, SignInFailure } from '../../onboarding/sign-in';
import type { TenantInputForm, TenantInputNote, TenantInputProblem } from '../../onboarding/tenant-input';
import type { PreflightFact } from '../../onboarding/terms';
import type { WatchReason } from '../../profiles/watch-permissions';
import type { onboarding as english } from '../en/onboarding';
import { speak, type TranslationOf } from '../translation';
import { failures } from './failures';

function quoted(aadsts: number | null): string {
  return aadsts === null ? '' : ` (AADSTS${String(aadsts)})`;
}

const FORM: Readonly<Record<TenantInputForm, string>> = {
  tenantId: 'ID de locataire',
  domain: 'Nom de domaine',
  emailAddress: 'Domaine d’une adresse de messagerie',
  tokenEndpoint: 'Point de terminaison de jeton',
  signInAddress: 'Adresse de la page de connexion',
  portalAddress: 'Adresse d’un portail',
};

const NOTE: Readonly<Record<TenantInputNote, string>> = {
  version1:
    'C’est le point de terminaison de jeton (v1). Le fournisseur a besoin de celui qui s’intitule «\u00a0Point de terminaison de jeton OAuth 2.0 (v2)\u00a0», indiqué ci-dessous.',
  notHttps:
    'L’adresse commence par http\u00a0: la clé secrète client circulerait sans protection. Utilisez https.',
  otherCloud:
    'L’adresse appartient à un autre cloud Microsoft que celui choisi\u202f; le cloud a été changé en conséquence.',
  sharedHost:
    'Deux clouds du gouvernement des États-Unis se connectent à cette adresse. Vérifiez dans lequel se trouve le locataire.',
  notTokenEndpoint:
    'Le locataire a été tiré de l’adresse. Ce n’est pas le point de terminaison de jeton, qui est indiqué ci-dessous.',
};

const PROBLEM: Readonly<Record<TenantInputProblem, string>> = {
  sharedTenant:
    'Cette adresse vaut pour n’importe quel locataire (common, organizations ou consumers), et une application ne peut pas s’y connecter. Copiez le point de terminaison depuis la page Points de terminaison de l’inscription d’application, ou saisissez l’ID de locataire.',
  noTenant:
    'Cette adresse ne nomme aucun locataire. Saisissez l’ID de locataire indiqué dans la vue d’ensemble de l’inscription d’application.',
  otherHost:
    'Ce n’est pas une adresse de connexion de Microsoft. Collez le point de terminaison de jeton OAuth 2.0 (v2), ou saisissez l’ID de locataire.',
  notRecognised:
    'Saisissez le point de terminaison de jeton OAuth 2.0 (v2), l’ID de locataire ou un nom de domaine du locataire.',
};

const FACT: Readonly<Record<PreflightFact, string>> = {
  tenant: 'Le locataire et son point de terminaison de jeton',
  signIn: 'Connexion',
  organization: 'Nom et domaines du locataire',
  application: 'Inscription d’application et ses informations d’identification',
  servicePrincipal: 'Application d’entreprise',
  applicationPermissions: 'Autorisations d’application accordées',
  delegatedPermissions: 'Autorisations déléguées accordées',
  credentialUse: 'Dernière utilisation de chaque information d’identification',
  serviceHealth: 'État des services de Microsoft',
  users: 'Utilisateurs et licences des boîtes aux lettres',
  subscriptions: 'Abonnements aux notifications de modification',
  mailboxes: 'Accès aux boîtes aux lettres',
  mailFlow: 'Courrier en attente',
  canaries: 'Boîtes aux lettres qui doivent rester fermées',
  'genesys/token': 'Genesys Cloud\u00a0: connexion',
  'genesys/domains': 'Genesys Cloud\u00a0: domaines de messagerie et leur lien avec Microsoft Graph',
  'genesys/routes': 'Genesys Cloud\u00a0: routes des boîtes aux lettres',
  'genesys/integrations': 'Genesys Cloud\u00a0: l’intégration Microsoft Graph',
  'genesys/flows': 'Genesys Cloud\u00a0: flux derrière les routes',
  'genesys/queues': 'Genesys Cloud\u00a0: files d’attente derrière les routes',
  'genesys/queueActivity': 'Genesys Cloud\u00a0: agents en file et courrier en attente',
  'genesys/conversations': 'Genesys Cloud\u00a0: conversations des dernières heures',
  'genesys/emailSettings': 'Genesys Cloud\u00a0: routage vers plusieurs destinations',
  'genesys/outboundDomains': 'Genesys Cloud\u00a0: domaines sortants de même nom',
  'genesys/ipRanges': 'Genesys Cloud\u00a0: ses propres plages d’adresses',
};

const REASON: Readonly<Record<WatchReason, string>> = {
  registration:
    'lire l’inscription d’application, la fin de ses informations d’identification et ce qui lui a été accordé',
  consentAndUsers: 'lire les autorisations déléguées accordées, les utilisateurs et les licences',
  subscriptions: 'voir si Microsoft Graph avertit toujours le fournisseur du nouveau courrier',
  signIn: 'se connecter, et lire le nom du locataire',
  credentialUse: 'voir quelle information d’identification est utilisée',
  serviceHealth: 'voir si Microsoft signale un incident chez lui, avant de changer ici quelque chose en vain',
  credentialPolicy: 'voir si le locataire limite la durée d’un nouveau secret',
};

const FAULT: Readonly<Record<RegistrationFault, string>> = {
  notFound:
    'Aucune inscription de Graphkeeper n’a cet ID client dans le locataire. Vérifiez l’ID client, ou créez l’inscription.',
  disabled: 'L’inscription de Graphkeeper est désactivée. Activez-la dans Microsoft Entra ID.',
  redirectUri:
    'L’inscription de Graphkeeper ne contient pas http://localhost. Ajoutez-le sous Authentification, plateforme «\u00a0Applications mobiles et de bureau\u00a0».',
  notPublicClient:
    'L’inscription de Graphkeeper n’est pas configurée comme client public. Sous Authentification, placez http://localhost sous «\u00a0Applications mobiles et de bureau\u00a0» et autorisez les flux clients publics.',
};

const STEP: Readonly<Record<RegistrationStep, string>> = {
  open: 'Ouvrez le Centre d’administration Microsoft Entra et choisissez Inscriptions d’applications, puis Nouvelle inscription.',
  name: 'Nommez-la «\u00a0Graphkeeper\u00a0».',
  audience:
    'Sous Types de comptes pris en charge, choisissez «\u00a0Comptes dans cet annuaire d’organisation uniquement\u00a0».',
  redirect:
    'Sous URI de redirection, choisissez «\u00a0Client public/natif (mobile et bureau)\u00a0», saisissez http://localhost, puis inscrivez l’application.',
  publicFlows:
    'Sous Authentification, réglez «\u00a0Autoriser les flux clients publics\u00a0» sur Oui. Seule la connexion par code d’appareil en a besoin.',
  permissions: 'Sous API autorisées, ajoutez ces autorisations déléguées de Microsoft Graph\u00a0:',
  consent:
    'Choisissez «\u00a0Accorder un consentement d’administrateur\u00a0». Chaque autorisation porte alors une coche verte.',
  copy: 'Copiez l’ID d’application (client) depuis la vue d’ensemble et collez-le ici.',
};

const REGISTRATION: Readonly<
  Record<Exclude<OwnRegistrationProblem['code'], 'notConsented' | 'optionalNotConsented'>, string>
> = {
  missing: FAULT.notFound,
  disabled: FAULT.disabled,
  redirectMissing: FAULT.redirectUri,
  redirectElsewhere:
    'http://localhost se trouve sous une autre plateforme. Sous Authentification, placez-le sous «\u00a0Applications mobiles et de bureau\u00a0».',
  publicFlowsOff:
    'Les flux clients publics ne sont pas autorisés\u00a0: la connexion par code d’appareil ne fonctionne pas, celle par le navigateur fonctionne.',
};

const ENDED: Readonly<
  Record<Extract<SignInFailure['code'], 'cancelled' | 'timedOut' | 'noBrowser'>, string>
> = {
  cancelled: 'La connexion a été annulée. Rien n’a été conservé.',
  timedOut:
    'Personne n’a terminé la connexion, la tentative a donc pris fin. Recommencez quand vous serez prêt.',
  noBrowser: 'Aucun navigateur n’a pu être ouvert ici. Connectez-vous plutôt par code d’appareil.',
};

export const onboarding: TranslationOf<typeof english> = {
  'onboarding.tenant.form': ({ form }) => FORM[form],
  'onboarding.tenant.note': ({ note }) => NOTE[note],
  'onboarding.tenant.problem': ({ problem }) => PROBLEM[problem],

  'onboarding.signIn.ended': ({ code }) => ENDED[code],
  'onboarding.signIn.refused': ({ code, aadsts }) =>
    ({
      declined: `La connexion a été refusée sur la page de Microsoft${quoted(aadsts)}. Reconnectez-vous et acceptez, si vous voulez que Graphkeeper regarde avec votre compte.`,
      consentRequired: `L’inscription de Graphkeeper n’a pas le consentement administrateur${quoted(aadsts)}. Une personne habilitée à consentir pour toute l’organisation doit l’accorder une fois\u202f; la demande ci-dessous dit pour quoi.`,
      blockedByPolicy: `Une stratégie d’accès conditionnel ou de sécurité a bloqué la connexion${quoted(aadsts)}. Connectez-vous depuis un appareil que la stratégie accepte, ou par le navigateur plutôt que par code d’appareil.`,
      wrongTenant: `Ce compte n’est pas un compte du locataire surveillé${quoted(aadsts)}. Connectez-vous avec un compte d’administrateur de ce locataire.`,
    })[code],
  'onboarding.signIn.registration': ({ fault, aadsts }) =>
    aadsts === null ? FAULT[fault] : `${FAULT[fault]} Code de Microsoft\u00a0: AADSTS${String(aadsts)}.`,
  'onboarding.signIn.network': ({ cause }, format) =>
    `La page de connexion de Microsoft n’a pas pu être jointe\u00a0: ${speak(failures, { id: 'failure.network', params: { cause } }, format)}. Vérifiez le réseau et réessayez.`,
  'onboarding.signIn.other': ({ error, aadsts }) =>
    `Microsoft ne vous a pas connecté (${aadsts === null ? error : `AADSTS${String(aadsts)}`}). Réessayez\u202f; si cela persiste, communiquez ce code à Microsoft.`,
  'onboarding.signIn.page.title': () => 'Graphkeeper',
  'onboarding.signIn.page.done': () =>
    'Vous êtes connecté. Vous pouvez fermer cette page et revenir à Graphkeeper.',
  'onboarding.signIn.page.failed': () =>
    'Vous n’êtes pas connecté. Graphkeeper en donne la raison\u202f; vous pouvez fermer cette page.',

  'onboarding.preflight.fact': ({ fact, readable, total }, format) =>
    total === 1 ? FACT[fact] : `${FACT[fact]} (${format.number(readable)} sur ${format.number(total)})`,

  'onboarding.reason': ({ reason }) => REASON[reason],

  'onboarding.request': ({ connection, tenantId, access, clientId, permissions }) => {
    const type = access === 'monitorRegistration' ? 'Application' : 'Déléguée';
    const where =
      clientId === null
        ? 'une inscription propre dans Microsoft Entra ID, qui reste à créer (un client public avec l’URI de redirection http://localhost)'
        : `son inscription ${clientId} dans Microsoft Entra ID`;
    const lines = permissions.map(({ value, reason }) =>
      reason === null ? `- ${value} (${type})` : `- ${value} (${type})\u00a0: pour ${REASON[reason]}`,
    );
    const role =
      access === 'monitorRegistration'
        ? 'Administrateur de rôle privilégié'
        : 'Administrateur d’application cloud ou Administrateur de rôle privilégié';
    return [
      `Graphkeeper surveille l’intégration de courrier «\u00a0${connection}\u00a0» dans le locataire ${tenantId} et prévient avant que le courrier ne s’arrête. Pour voir ce qu’il surveille, il lui faut ces autorisations de Microsoft Graph sur ${where}, avec le consentement administrateur\u00a0:`,
      '',
      ...lines,
      '',
      `Toutes se bornent à lire. Les accorder demande le rôle ${role}\u00a0: Centre d’administration Microsoft Entra, Inscriptions d’applications, Graphkeeper, API autorisées, Ajouter une autorisation, puis Accorder un consentement d’administrateur.`,
    ].join('\n');
  },

  'onboarding.registration.step': ({ step }) => STEP[step],
  'onboarding.registration.script': () =>
    'Crée l’inscription de Graphkeeper dans votre locataire\u00a0: un client public sans secret, avec des autorisations qui se bornent à lire. Le script affiche l’ID client.',
  'onboarding.registration.good': () => 'L’inscription de Graphkeeper est configurée comme il faut',
  'onboarding.registration.problem': ({ code, scopes }, format) => {
    if (code === 'notConsented') {
      return `Le consentement administrateur manque pour ${format.list(scopes)}. Accordez-le sous API autorisées.`;
    }
    return code === 'optionalNotConsented'
      ? `Sans consentement administrateur pour ${format.list(scopes)}, certains faits restent inconnus. Il est facultatif.`
      : REGISTRATION[code];
  },
};
