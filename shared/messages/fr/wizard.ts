import type { Cloud, ProfileId } from '../../domain/connection';
import type { CertificateProblem } from '../../onboarding/credential-input';
import type { wizard as english } from '../en/wizard';
import type { TranslationOf } from '../translation';

const CLOUD: Readonly<Record<Extract<Cloud, string> | 'custom', string>> = {
  global: 'Microsoft 365, monde entier',
  usgov: 'Microsoft 365 US Government, GCC High',
  'usgov-dod': 'Microsoft 365 US Government, DoD',
  china: 'Microsoft 365 géré par 21Vianet, Chine',
  custom: 'Un autre cloud',
};

const PROFILE: Readonly<Record<ProfileId, string>> = {
  'genesys-cloud': 'Genesys Cloud',
  generic: 'Un autre fournisseur',
};

const ACCESS = {
  integrationCredential: 'Le secret ou le certificat de l’intégration elle-même',
  administrator: 'Connexion d’un administrateur',
  monitorRegistration: 'Inscription de surveillance',
} as const;

const STEP = {
  tenant: 'Locataire',
  app: 'Application',
  mailboxes: 'Boîtes aux lettres',
  access: 'Accès',
  preflight: 'Contrôle préalable',
  save: 'Enregistrement',
} as const;

const CERTIFICATE: Readonly<Record<CertificateProblem, string>> = {
  notPem:
    'Ce n’est pas un texte PEM. Convertissez un fichier .pfx avec\u00a0: openssl pkcs12 -in fichier.pfx -out fichier.pem -nodes',
  noCertificate:
    'La clé privée est là, mais son certificat manque. Collez les deux, l’un à la suite de l’autre.',
  noPrivateKey:
    'C’est le certificat seul, la moitié que l’on charge dans Entra. Sa clé privée est nécessaire aussi.',
  encryptedKey: 'La clé privée est protégée par un mot de passe. Graphkeeper en a besoin sans.',
  notRsa: 'C’est une clé à courbe elliptique. Microsoft Entra ID n’accepte que les clés RSA.',
};

export const wizard: TranslationOf<typeof english> = {
  'wizard.start.title': () => 'Sachez si le courrier circule, et ce qui va lâcher.',
  'wizard.start.lead': () =>
    'Graphkeeper surveille le lien entre Microsoft 365 et votre centre de contact, et dit ce qui ne va pas, depuis quand, ce que cela signifie pour le courrier et que faire.',
  'wizard.start.sample.title': () => 'Regarder d’abord',
  'wizard.start.connect.title': () => 'Surveiller votre locataire',
  'wizard.start.sample': () => 'Explorer le locataire d’exemple',
  'wizard.start.sample.text': () =>
    'Des connexions simulées, saines et en panne. Aucun compte n’est nécessaire et rien n’est envoyé nulle part.',
  'wizard.start.connect': () => 'Relier un locataire',
  'wizard.start.connect.text': () =>
    'Environ trois minutes. Ayez sous la main l’ID client de l’application, les boîtes aux lettres et un moyen de regarder. Graphkeeper ne fait que lire.',
  'wizard.start.resume': () => 'Reprendre l’ajout',
  'wizard.leaveSample': () => 'Relier votre locataire',
  'wizard.leaveSample.back': () => 'Retour à vos connexions',

  'wizard.new': () => 'Relier un locataire',
  'wizard.edit': ({ name }) => `Modifier ${name}`,
  'wizard.steps': () => 'Étapes',
  'wizard.step': ({ step }) => STEP[step],
  'wizard.step.position': ({ step, index, total }, format) =>
    `Étape ${format.number(index)} sur ${format.number(total)}\u00a0: ${STEP[step]}`,
  'wizard.step.done': () => 'terminée',
  'wizard.step.toMend': () => 'à compléter',
  'wizard.back': () => 'Retour',
  'wizard.optional': () => 'facultatif',
  'wizard.mend': () => 'Complétez ce qui est signalé ci-dessous.',

  'wizard.discard': () => 'Abandonner…',
  'wizard.discard.new': () => 'Abandonner cette connexion\u202f?',
  'wizard.discard.edit': ({ name }) => `Abandonner les modifications de ${name}\u202f?`,
  'wizard.discard.text': () =>
    'Ce qui a été saisi ici est oublié, secrets compris. Rien n’en a été conservé. Pour y revenir plus tard, quittez simplement cette page\u00a0: elle reste telle quelle jusqu’à la fermeture de Graphkeeper.',
  'wizard.discard.confirm': () => 'Abandonner',
  'wizard.discard.cancel': () => 'Continuer la saisie',

  'wizard.tenant.title': () => 'À quel locataire les boîtes aux lettres appartiennent-elles\u202f?',
  'wizard.tenant.lead': () =>
    'Collez le point de terminaison de jeton OAuth 2.0 (v2) qui est réglé chez le fournisseur. L’ID de locataire ou un nom de domaine convient aussi.',
  'wizard.tenant.label': () => 'Point de terminaison de jeton, ID de locataire ou nom de domaine',
  'wizard.tenant.hint': () =>
    'Centre d’administration Microsoft Entra\u00a0: Inscriptions d’applications, l’application, Points de terminaison (ou ID de l’annuaire (locataire) dans sa vue d’ensemble).',
  'wizard.tenant.next': () => 'Utiliser ce locataire',
  'wizard.tenant.recognised': ({ form }) => `Reconnu\u00a0: ${form}`,
  'wizard.tenant.tenant': () => 'Locataire',
  'wizard.tenant.endpoint': () => 'Point de terminaison de jeton (v2)',
  'wizard.tenant.ofCloud': ({ cloud }) =>
    `Cette adresse appartient à ${CLOUD[cloud]}. C’est là que Graphkeeper regarde.`,
  'wizard.tenant.useRight': () => 'Utiliser plutôt le point de terminaison v2',
  'wizard.cloud': () => 'Cloud Microsoft',
  'wizard.cloud.name': ({ cloud }) => CLOUD[cloud],
  'wizard.cloud.hint': () =>
    'Un ID ou un nom de domaine ne le dit pas. La plupart des locataires sont dans le cloud mondial, GCC compris.',
  'wizard.cloud.hint.shared': () =>
    'Les deux clouds se connectent à la même adresse\u00a0: choisissez celui de ce locataire.',
  'wizard.cloud.login': () => 'Adresse de connexion',
  'wizard.cloud.graph': () => 'Adresse de Microsoft Graph',

  'wizard.app.title': () => 'Avec quelle application le fournisseur se connecte-t-il\u202f?',
  'wizard.app.lead': () => 'L’inscription d’application qui a été créée pour l’intégration de messagerie.',
  'wizard.app.clientId': () => 'ID d’application (client)',
  'wizard.app.clientId.hint': () => 'Dans la vue d’ensemble de l’inscription d’application.',
  'wizard.app.clientId.isTenant': () =>
    'C’est l’ID du locataire. L’ID d’application (client) se trouve au-dessus de lui dans la vue d’ensemble.',
  'wizard.app.clientId.isSecret': () =>
    'Un ID compte 32 chiffres et lettres en cinq groupes. S’il s’agit d’une clé secrète client, retirez-la d’ici\u00a0: sa place est deux étapes plus loin.',
  'wizard.app.profile': () => 'Fournisseur',
  'wizard.app.profile.name': ({ profile }) => PROFILE[profile],
  'wizard.app.profile.hint': ({ profile }) =>
    ({
      'genesys-cloud':
        'Attend Mail.ReadWrite, Mail.Send et User.Read, et dit où saisir une nouvelle clé secrète.',
      generic: 'Attend ce que l’inscription d’application demande elle-même.',
    })[profile],
  'wizard.app.name': () => 'Nom dans Graphkeeper',
  'wizard.app.name.hint': () => 'Comme vous l’appelleriez dans un message à un collègue.',
  'wizard.app.next': () => 'Utiliser cette application',

  'wizard.mailboxes.title': () =>
    'Dans quelles boîtes aux lettres le fournisseur relève-t-il le courrier\u202f?',
  'wizard.mailboxes.lead': () =>
    'Collez-les comme vous les avez\u00a0: depuis un tableau, la liste du fournisseur ou la ligne «\u00a0À\u00a0» d’un message.',
  'wizard.mailboxes.label': () => 'Boîtes aux lettres',
  'wizard.mailboxes.hint': () =>
    'Séparées par des lignes, des virgules ou des points-virgules. Les noms à côté des adresses sont laissés de côté.',
  'wizard.mailboxes.none': () =>
    'Saisissez au moins une adresse\u00a0: sans boîte aux lettres, il n’y a pas de courrier à surveiller.',
  'wizard.mailboxes.found': ({ count }, format) =>
    `${format.number(count)} ${format.plural(count, { one: 'boîte aux lettres', other: 'boîtes aux lettres' })}`,
  'wizard.mailboxes.repeated': ({ count }, format) =>
    format.plural(count, {
      one: `${format.number(count)} entrée figurait deux fois et ne compte qu’une fois.`,
      other: `${format.number(count)} entrées figuraient déjà et ne comptent qu’une fois.`,
    }),
  'wizard.mailboxes.refused': ({ entries, more }, format) =>
    `Ce n’est pas une adresse de messagerie\u00a0: ${entries.map((entry) => `«\u00a0${entry}\u00a0»`).join(', ')}${
      more === 0 ? '' : ` et ${format.number(more)} de plus`
    }. Corrigez ou retirez.`,
  'wizard.canary.label': () => 'Boîte aux lettres témoin',
  'wizard.canary.hint': () =>
    'Une boîte que le fournisseur ne doit pas pouvoir ouvrir, par exemple la vôtre.',
  'wizard.canary.why': () =>
    'Pourquoi\u00a0: avec Mail.ReadWrite, une application peut ouvrir toutes les boîtes du locataire, sauf si Exchange la limite. Graphkeeper frappe à celle-ci avec les informations d’identification de l’application et s’attend à être refusé. Il ne demande que l’ID du dossier et ne lit aucun courrier.',
  'wizard.canary.without': () =>
    'Sans elle, on ne sait pas si l’application peut ouvrir d’autres boîtes aux lettres.',
  'wizard.mailboxes.next': () => 'Surveiller ces boîtes aux lettres',

  'wizard.access.title': () => 'Comment Graphkeeper peut-il regarder\u202f?',
  'wizard.access.lead': () =>
    'Chaque moyen montre autre chose. Choisissez-en un ou plusieurs\u202f; vous pourrez en ajouter plus tard. Tous ne font que lire.',
  'wizard.access.name': ({ access }) => ACCESS[access],
  'wizard.access.short': ({ access }) =>
    ({
      integrationCredential: 'avec l’accès de l’intégration',
      administrator: 'avec votre connexion',
      monitorRegistration: 'avec l’inscription de surveillance',
      anonymous: 'sans connexion',
      genesysClient: 'avec le client OAuth de Genesys Cloud',
    })[access],
  'wizard.access.sees': () => 'Voit',
  'wizard.access.misses': () => 'Ne voit pas',
  'wizard.access.seesText': ({ access }) =>
    ({
      integrationCredential:
        'si la clé secrète ou le certificat fonctionne encore, les abonnements de l’application, si les boîtes s’ouvrent et si la boîte témoin reste fermée, et si du courrier attend. L’essai le plus fidèle, car c’est ce que fait le fournisseur.',
      administrator:
        'l’inscription d’application, la fin de chaque clé secrète ou certificat, les consentements, les utilisateurs et leurs licences, et les abonnements de l’application.',
      monitorRegistration:
        'l’inscription d’application, la fin de chaque clé secrète ou certificat, les consentements, les utilisateurs et leurs licences\u202f; jour et nuit, sans que personne se connecte.',
    })[access],
  'wizard.access.missesText': ({ access }) =>
    ({
      integrationCredential:
        'la fin de la clé secrète ou du certificat, les consentements et les licences, à moins que l’application n’ait reçu plus qu’elle ne devrait.',
      administrator:
        'si la clé secrète du fournisseur fonctionne et si les boîtes s’ouvrent. Microsoft peut vous demander de vous reconnecter de temps en temps\u202f; d’ici là, ces faits sont inconnus.',
      monitorRegistration:
        'les abonnements (Microsoft ne les montre qu’à l’application elle-même ou à un administrateur), et si la clé secrète du fournisseur fonctionne.',
    })[access],
  'wizard.access.next': () => 'Vérifier ce qui est lisible',
  'wizard.access.memory': () =>
    'Il n’y a pas de trousseau ici\u00a0: les secrets et les connexions sont gardés en mémoire jusqu’à la fermeture de Graphkeeper. Rien n’est écrit sur le disque à la place.',
  'wizard.access.keychain': () =>
    'Conservé dans le trousseau de cet ordinateur à l’enregistrement, et nulle part ailleurs.',

  'wizard.secret.kind': () => 'Type',
  'wizard.secret.kind.secret': () => 'Clé secrète client',
  'wizard.secret.kind.certificate': () => 'Certificat',
  'wizard.secret.label': () => 'Clé secrète client (valeur)',
  'wizard.secret.hint': () => 'La valeur, pas l’ID de la clé secrète.',
  'wizard.secret.isId': () =>
    'Cela ressemble à l’ID de la clé secrète. C’est la colonne «\u00a0Valeur\u00a0» qu’il faut\u202f; Entra ne la montre qu’une fois, à la création. Si vous ne l’avez pas, créez une nouvelle clé secrète à côté de l’actuelle.',
  'wizard.secret.use': () => 'Utiliser cette clé secrète',
  'wizard.certificate.label': () => 'Certificat avec sa clé privée (PEM)',
  'wizard.certificate.hint': () =>
    'Collez les deux blocs, ou choisissez un fichier. Il est lu ici et n’est envoyé nulle part ailleurs.',
  'wizard.certificate.file': () => 'Choisir un fichier…',
  'wizard.certificate.problem': ({ problem }) => CERTIFICATE[problem],
  'wizard.certificate.tooLarge': () => 'Ce fichier est trop volumineux pour être un certificat avec sa clé.',
  'wizard.certificate.use': () => 'Utiliser ce certificat',
  'wizard.secret.held': ({ kind }) =>
    ({
      secret: 'Clé secrète client saisie. Elle n’est plus affichée.',
      certificate: 'Certificat saisi. Sa clé n’est plus affichée.',
      kept: 'Conservé\u00a0: ce que cette connexion a déjà.',
    })[kind],
  'wizard.secret.replace': () => 'Remplacer…',
  'wizard.secret.keep': () => 'Laisser tel quel',
  'wizard.secret.forget': () => 'Oublier',

  'wizard.monitor.clientId': () => 'ID client de l’inscription de surveillance',
  'wizard.monitor.hint': () =>
    'Une inscription à part, avec les autorisations d’application Application.Read.All et Directory.Read.All et le consentement administrateur.',

  'wizard.admin.why': () =>
    'Graphkeeper n’a pas d’inscription à lui chez Microsoft. Vous vous connectez par une inscription de votre locataire\u00a0: un client public sans clé secrète, avec l’URI de redirection http://localhost et des autorisations qui ne font que lire. Vous la créez une fois et pouvez la supprimer à tout moment.',
  'wizard.admin.guide': () => 'Comment créer l’inscription',
  'wizard.admin.guide.portal': () => 'Dans le portail',
  'wizard.admin.guide.powerShell': () => 'PowerShell',
  'wizard.admin.guide.azureCli': () => 'Azure CLI',
  'wizard.admin.guide.noCli': () => 'L’Azure CLI ne connaît pas ce cloud. Utilisez PowerShell ou le portail.',
  'wizard.admin.guide.needsTenant': () =>
    'Complétez d’abord le locataire\u00a0: le script est écrit pour lui.',
  'wizard.admin.guide.optional': () => 'facultative',
  'wizard.admin.clientId': () => 'ID client de l’inscription de Graphkeeper',
  'wizard.admin.clientId.hint': () =>
    'De l’inscription que vous avez créée pour Graphkeeper, pas de celle de l’intégration de messagerie.',
  'wizard.admin.clientId.isIntegration': () =>
    'C’est l’application de l’intégration de messagerie. Graphkeeper a besoin d’une inscription à lui\u00a0: celle de l’intégration ne devrait pas pouvoir lire l’annuaire.',
  'wizard.signIn.browser': () => 'Se connecter par le navigateur',
  'wizard.signIn.code': () => 'Utiliser plutôt un code',
  'wizard.signIn.again': () => 'Se reconnecter',
  'wizard.signIn.asking': () => 'Demande de connexion envoyée à Microsoft…',
  'wizard.signIn.needsClientId': () => 'Saisissez d’abord l’ID client de l’inscription de Graphkeeper.',
  'wizard.signIn.cancel': () => 'Annuler la connexion',
  'wizard.signIn.waitingForBrowser': () =>
    'Une fenêtre de navigateur s’est ouverte. Connectez-vous-y avec un compte d’administrateur de ce locataire, puis revenez ici.',
  'wizard.signIn.waitingForCode': () =>
    'Sur cet appareil ou un autre, ouvrez l’adresse et saisissez le code. Connectez-vous avec un compte d’administrateur de ce locataire.',
  'wizard.signIn.address': () => 'Adresse',
  'wizard.signIn.userCode': () => 'Code',
  'wizard.signIn.timeLeft': () => 'Temps restant',
  'wizard.signIn.signedIn': ({ account }) => `Connecté en tant que ${account}.`,

  'wizard.preflight.title': () => 'Que peut lire Graphkeeper\u202f?',
  'wizard.preflight.lead': () =>
    'Graphkeeper essaie maintenant chaque fait une fois, comme il regardera ensuite. Rien n’est modifié ni conservé.',
  'wizard.preflight.notRun': () => 'Rien n’a encore été vérifié.',
  'wizard.preflight.noSignIn': () =>
    'Personne ne s’est encore connecté en tant qu’administrateur\u00a0: ce que seule cette connexion peut lire reste inconnu.',
  'wizard.preflight.running': ({ done, total }, format) =>
    `Lecture en cours\u00a0: ${format.number(done)} ${format.plural(done, { one: 'fait', other: 'faits' })} sur ${format.number(total)}.`,
  'wizard.preflight.all': ({ total }, format) => `Les ${format.number(total)} faits sont lisibles.`,
  'wizard.preflight.some': ({ readable, total }, format) =>
    `${format.number(readable)} ${format.plural(readable, { one: 'fait lisible', other: 'faits lisibles' })} sur ${format.number(total)}. Les autres seront affichés comme inconnus.`,
  'wizard.preflight.cancelled': () =>
    'La vérification a été arrêtée. Ce qui n’avait pas encore été lu n’est pas connu.',
  'wizard.preflight.list': () => 'Faits',
  'wizard.preflight.outcome': ({ outcome }) =>
    ({
      pending: 'lecture en cours',
      notAsked: 'non demandé',
      readable: 'lisible',
      unreadable: 'illisible',
      partly: 'lisible en partie',
    })[outcome],
  'wizard.preflight.cause': ({ outcome, cause }) =>
    outcome === 'partly' ? `Lisible en partie\u00a0: ${cause}` : `Illisible\u00a0: ${cause}`,
  'wizard.preflight.grant': ({ permission }) => `À accorder\u00a0: ${permission}`,
  'wizard.preflight.check': () => 'Vérifier maintenant',
  'wizard.preflight.again': () => 'Vérifier de nouveau',
  'wizard.preflight.stop': () => 'Arrêter',
  'wizard.preflight.request': () => 'Quelqu’un d’autre peut l’accorder\u202f?',
  'wizard.preflight.request.text': () =>
    'Envoyez-lui cette demande. Elle dit à quoi cela sert et nomme le rôle nécessaire.',
  'wizard.preflight.request.copy': () => 'Copier la demande',
  'wizard.preflight.next': () => 'Relire et enregistrer',

  'wizard.save.title': ({ name }) =>
    name === '' ? 'Surveiller cette connexion\u202f?' : `Surveiller ${name}\u202f?`,
  'wizard.save.title.edit': ({ name }) => `Enregistrer les modifications de ${name}\u202f?`,
  'wizard.save.lead': () => 'Rien n’a été conservé jusqu’ici. Voici ce que Graphkeeper va surveiller.',
  'wizard.save.name': () => 'Nom',
  'wizard.save.endpoint': () => 'Point de terminaison chez le fournisseur',
  'wizard.save.canary': () => 'Boîte témoin',
  'wizard.save.canary.none': () => 'Aucune\u00a0: l’accès au-delà des boîtes surveillées reste inconnu',
  'wizard.save.access': () => 'Regarde avec',
  'wizard.save.none': () => 'Non indiqué',
  'wizard.save.problems': () => 'À compléter d’abord',
  'wizard.save.toStep': ({ step }) => `Aller à ${STEP[step]}`,
  'wizard.save.gaps': () => 'Sera affiché comme inconnu',
  'wizard.save.gaps.text': () =>
    'Vous pouvez enregistrer maintenant et combler ces lacunes plus tard\u00a0: Graphkeeper dit ce qui manque et ne le compte jamais comme sain.',
  'wizard.save.notChecked': () =>
    'Le contrôle préalable n’a pas été mené à son terme\u00a0: on ne sait pas ce qui est lisible.',
  'wizard.save.noGaps': () => 'Tout est lisible.',
  'wizard.save.next': () => 'Surveiller cette connexion',
  'wizard.save.next.edit': () => 'Enregistrer les modifications',
  'wizard.save.failed': () => 'L’enregistrement n’a pas eu lieu.',

  'wizard.manage.title': () => 'Connexions',
  'wizard.manage.lead': ({ total }, format) =>
    format.plural(total, {
      one: `${format.number(total)} connexion est surveillée.`,
      other: `${format.number(total)} connexions sont surveillées. Cet ordre vaut partout dans Graphkeeper.`,
    }),
  'wizard.manage.open': () => 'Gérer la liste',
  'wizard.manage.actions': ({ name }) => `Autres actions pour ${name}`,
  'wizard.manage.edit': () => 'Modifier…',
  'wizard.manage.remove': () => 'Retirer…',
  'wizard.manage.up': ({ name }) => `Monter ${name}`,
  'wizard.manage.down': ({ name }) => `Descendre ${name}`,
  'wizard.manage.moved': ({ name, position, total }, format) =>
    `${name}\u00a0: position ${format.number(position)} sur ${format.number(total)}.`,
  'wizard.remove.title': ({ name }) => `Retirer ${name}\u202f?`,
  'wizard.remove.text': ({ store }) =>
    `Graphkeeper cesse de la surveiller et oublie ce qu’il en sait. ${
      store === 'keychain'
        ? 'Ses entrées dans le trousseau de cet ordinateur sont supprimées\u00a0: clé secrète client ou certificat, et connexion.'
        : 'Ses secrets et sa connexion, gardés en mémoire, sont oubliés.'
    } Rien ne change dans Microsoft Entra ID ni chez le fournisseur.`,
  'wizard.remove.confirm': () => 'Retirer',
  'wizard.remove.cancel': () => 'La garder',
  'wizard.other.title': ({ name }) =>
    name === ''
      ? 'Une autre connexion est en cours d’ajout.'
      : `${name} est encore en cours de modification.`,
  'wizard.other.text': () => 'Une à la fois\u00a0: continuez avec elle, ou abandonnez-la pour commencer ici.',
  'wizard.other.continue': () => 'Continuer avec elle',
  'wizard.other.discard': () => 'L’abandonner',
};
