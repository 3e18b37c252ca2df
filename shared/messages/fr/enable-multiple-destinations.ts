import type { DestinationsStep, enableMultipleDestinations as en } from '../en/enable-multiple-destinations';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<DestinationsStep, string>> = {
  effects: 'Savoir ce qui change aussi',
  scripts: 'Donner à chaque file un script d’e-mail par défaut',
  enable: 'Activer le réglage',
  setting: 'Relire le réglage',
  verify: 'Constater qu’un message atteint les deux routes',
};

const EXPLANATION: Readonly<Record<DestinationsStep, string>> = {
  effects:
    'Aujourd’hui, un message adressé à plusieurs de vos adresses donne une seule conversation, sur l’une de leurs routes. Ensuite il en donnera une sur chacune : le même message est traité par plusieurs agents, une réponse à tous arrive aussi dans les autres conversations, et les statistiques comptent chacune. Le réglage vaut pour toute l’organisation, pas seulement pour cette intégration.',
  scripts:
    'Une fois le réglage activé, le script d’e-mail par défaut de la file remplace celui que définit un flux. Une file qui n’en a pas n’affiche aucun script à ses agents.',
  enable: 'C’est un seul interrupteur, que l’on peut remettre au même endroit.',
  setting: 'Désormais, chaque adresse routée que nomme un message obtient sa propre conversation.',
  verify:
    'Graphkeeper ne voit pas les conversations dans Genesys Cloud : un message envoyé par vous montre si cela fonctionne.',
};

const BY_HAND: Readonly<Record<DestinationsStep, string>> = {
  effects:
    'Prévenez qui planifie le travail des agents et qui lit les statistiques. Les flux peuvent distinguer les conversations par Email.Message.route.id.',
  scripts:
    'Dans Genesys Cloud, ouvrez Admin > Centre de contact > Files d’attente. Pour chaque file qui reçoit des e-mails, choisissez un script d’e-mail par défaut, et enregistrez.',
  enable:
    'Ouvrez Admin > Paramètres du compte > Paramètres de l’organisation > Paramètres > Centre de contact, activez « Acheminer les e-mails vers plusieurs destinations », et enregistrez.',
  setting: 'Relisez le réglage.',
  verify: 'Envoyez un seul message à deux des adresses, et attendez-le dans Genesys Cloud.',
};

const LOOK_FOR: Readonly<Record<DestinationsStep, string>> = {
  effects: 'Aucun flux, rapport ou accord ne compte sur une seule conversation par message.',
  scripts: 'Chaque file qui reçoit des e-mails a son script par défaut.',
  enable: 'L’interrupteur est activé après réouverture de la page.',
  setting: 'L’interrupteur est activé.',
  verify: 'Il y a deux conversations, une sur chaque route.',
};

const BUTTON: Readonly<Record<DestinationsStep, string>> = {
  effects: 'C’est ce que nous voulons',
  scripts: 'Chaque file en a un',
  enable: 'Le réglage est activé',
  setting: 'Il est activé, je l’ai vu',
  verify: 'J’ai vu les deux conversations',
};

export const enableMultipleDestinations: TranslationOf<typeof en> = {
  'destinations.title': ({ step }) => TITLE[step],
  'destinations.explanation': ({ step }) => EXPLANATION[step],
  'destinations.byHand': ({ step }) => BY_HAND[step],
  'destinations.lookFor': ({ step }) => LOOK_FOR[step],
  'destinations.button': ({ step }) => BUTTON[step],
  'destinations.changes': ({ by }) =>
    by === 'api'
      ? 'Rien ne change chez Microsoft. Dans Genesys Cloud, un réglage de toute l’organisation est activé, après votre confirmation.'
      : 'Rien ne change chez Microsoft. Dans Genesys Cloud, vous activez un réglage de toute l’organisation.',
  'destinations.confirm': () => 'L’activer pour l’organisation',
  'destinations.problem': ({ queues }, f) =>
    queues.length === 1
      ? `La file ${f.list(queues)} n’a pas de script d’e-mail par défaut.`
      : `Ces files n’ont pas de script d’e-mail par défaut : ${f.list(queues)}.`,
  'destinations.advice': () => 'Choisissez-en un dans Genesys Cloud, puis vérifiez à nouveau.',
  'destinations.proof': ({ proof }) =>
    proof === 'scripts'
      ? 'Chaque file qui reçoit du courrier a un script d’e-mail par défaut.'
      : 'Genesys Cloud indique que le courrier est acheminé vers plusieurs destinations.',
  'destinations.risk': () =>
    'Si des flux comptent sur une seule conversation par message, par exemple pour répondre automatiquement, les clients reçoivent plusieurs réponses.',
  'destinations.word': () => 'L’administrateur a vu un même message arriver sur deux routes.',
  'destinations.wayBack': () =>
    'Ce qui a été réglé dans Genesys Cloud reste. L’interrupteur peut être remis au même endroit.',
};
