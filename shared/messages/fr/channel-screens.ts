import type { channelScreens as english } from '../en/channel-screens';
import type { TranslationOf } from '../translation';

const KIND = {
  teams: 'Microsoft Teams',
  slack: 'Slack',
  email: 'E-mail',
  webhook: 'Webhook',
} as const;

const KIND_HINT = {
  teams:
    'Dans Teams, créez un flux de travail à partir du modèle «\u00a0Publier dans un canal lorsqu’une requête webhook est reçue\u00a0».',
  slack: 'Dans Slack, ajoutez un webhook entrant au canal à prévenir.',
  email: 'Envoyé par l’un de vos serveurs de messagerie (SMTP).',
  webhook: 'Un message JSON signé, adressé à l’un de vos programmes selon Standard Webhooks.',
} as const;

const MINIMUM = {
  notice: 'Tout',
  warning: 'Avertissements et critiques',
  critical: 'Critiques seulement',
} as const;

const SECURITY = {
  starttls: 'Chiffré après l’accueil (STARTTLS)',
  tls: 'Chiffré dès le début (TLS)',
  none: 'Non chiffré\u00a0: seulement pour un relais de votre réseau',
} as const;

const PROBLEM = {
  nameMissing: 'Donnez-lui un nom.',
  connectionsMissing: 'Choisissez au moins une connexion.',
  host: 'Saisissez le nom du serveur de messagerie.',
  port: 'Saisissez un nombre de 1 à 65535.',
  noEncryption:
    'Un mot de passe n’est pas envoyé sans chiffrement. Choisissez un chiffrement ou laissez le nom d’utilisateur vide.',
  from: 'Saisissez une adresse e-mail.',
  to: 'Saisissez au moins une adresse e-mail, et rien d’autre.',
  secretMissing: 'Cette valeur est nécessaire.',
  secretAgain:
    'Saisissez à nouveau le mot de passe\u00a0: il avait été donné pour un autre serveur ou utilisateur.',
  url: 'Saisissez l’adresse entière, commençant par https://.',
  signingKey: 'Saisissez une clé qui commence par whsec_, ou créez-en une.',
} as const;

/** Les réglages des canaux autres que cet ordinateur. */
export const channelScreens: TranslationOf<typeof english> = {
  'screens.settings.group.channels': () => 'Autres canaux',
  'channelPage.title': () => 'Prévenir aussi ailleurs',
  'channelPage.hint': () =>
    'Les alertes peuvent aussi aller vers Microsoft Teams, Slack, l’e-mail ou l’un de vos programmes\u00a0: une seule fois, et jamais avec un secret.',
  'channelPage.sample': () =>
    'Les alertes du locataire d’exemple ne sont signalées que sur cet ordinateur. Quittez-le pour modifier vos canaux.',
  'channelPage.add': () => 'Ajouter un canal…',
  'channelPage.addTitle': () => 'Ajouter un canal',
  'channelPage.editTitle': () => 'Modifier le canal',
  'channelPage.save': () => 'Enregistrer',
  'channelPage.cancel': () => 'Annuler',
  'channelPage.edit': () => 'Modifier…',
  'channelPage.test': () => 'Essayer',
  'channelPage.testing': () => 'Envoi…',
  'channelPage.tested': () => 'Le message d’essai a été accepté. Vérifiez qu’il est arrivé.',
  'channelPage.remove': () => 'Supprimer…',
  'channelPage.removeTitle': ({ name }) => `Supprimer «\u00a0${name}\u00a0»\u00a0?`,
  'channelPage.removeText': () =>
    'Plus rien n’y sera signalé, y compris ce qui attend encore, et ses secrets quitteront le trousseau.',
  'channelPage.removeConfirm': () => 'Supprimer le canal',
  'channelPage.on': ({ name }) => `Prévenir sur «\u00a0${name}\u00a0»`,
  'channelPage.about': ({ kind, host, count, severity }, format) =>
    [
      KIND[kind],
      host,
      count === null
        ? 'toutes les connexions'
        : format.plural(count, {
            one: `${format.number(count)} connexion`,
            other: `${format.number(count)} connexions`,
          }),
      MINIMUM[severity].toLowerCase(),
    ].join(' · '),
  'channelPage.never': () => 'Rien n’a encore été envoyé.',
  'channelPage.last': ({ at, isDelivered }, format) =>
    isDelivered
      ? `Dernier envoi accepté ${format.relative(at)} (${format.dateTime(at)}).`
      : `Dernier essai ${format.relative(at)} (${format.dateTime(at)}).`,
  'channelPage.waiting': ({ count }, format) =>
    format.plural(count, {
      one: `${format.number(count)} alerte attend d’être envoyée.`,
      other: `${format.number(count)} alertes attendent d’être envoyées.`,
    }),
  'channelPage.kind': () => 'Vers',
  'channelPage.kindName': ({ kind }) => KIND[kind],
  'channelPage.kindHint': ({ kind }) => KIND_HINT[kind],
  'channelPage.name': () => 'Nom',
  'channelPage.host': () => 'Serveur de messagerie',
  'channelPage.port': () => 'Port',
  'channelPage.security': () => 'Chiffrement',
  'channelPage.securityName': ({ security }) => SECURITY[security],
  'channelPage.user': () => 'Nom d’utilisateur',
  'channelPage.userHint': () => 'Vide\u00a0: le serveur ne demande pas d’authentification.',
  'channelPage.from': () => 'Expéditeur',
  'channelPage.to': () => 'Destinataires',
  'channelPage.addOwners': () => 'Ajouter les propriétaires des inscriptions d’applications',
  'channelPage.toHint': () => 'Séparez-les par des virgules.',
  'channelPage.secret': ({ secret, kind }) => {
    switch (secret) {
      case 'url':
        return kind === 'teams' ? 'Adresse du flux de travail' : 'Adresse du webhook';
      case 'signingKey':
        return 'Clé de signature';
      case 'password':
        return 'Mot de passe';
    }
  },
  'channelPage.secretHint': ({ secret, isHeld, isMade }) => {
    if (isMade) return 'Copiez-la maintenant chez le destinataire\u00a0: elle ne sera plus affichée.';
    if (isHeld) return 'Dans le trousseau. Laissez vide pour ne rien changer.';
    return secret === 'signingKey'
      ? 'Elle permet au destinataire de vérifier qu’un message vient d’ici. Conservée dans le trousseau.'
      : 'Quiconque connaît cette valeur peut l’utiliser\u00a0: elle est conservée dans le trousseau et n’est plus affichée.';
  },
  'channelPage.makeKey': () => 'En créer une',
  'channelPage.connections': () => 'Alertes de',
  'channelPage.everyConnection': () => 'Toutes les connexions',
  'channelPage.someConnections': () => 'Certaines',
  'channelPage.severity': () => 'Ce qui est signalé',
  'channelPage.severityName': ({ severity }) => MINIMUM[severity],
  'channelPage.language': () => 'Langue',
  'channelPage.languageName': ({ language }) => (language === 'en' ? 'English' : 'Français'),
  'channelPage.problem': ({ problem }) => PROBLEM[problem],
  'channelPage.keychainRefused': () =>
    'Le trousseau n’a pas accepté le secret\u00a0: rien n’a été enregistré. Déverrouillez-le et enregistrez à nouveau.',
};
