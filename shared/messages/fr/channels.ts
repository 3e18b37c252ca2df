import type { channels as english } from '../en/channels';
import type { TranslationOf } from '../translation';

/** Les messages envoyés ailleurs que sur cet ordinateur, et ce qu’ils sont devenus. */
export const channels: TranslationOf<typeof english> = {
  'channel.digest': ({ worst, others, reason }, format) =>
    `${worst}, et ${format.plural(others, {
      one: `${format.number(others)} autre alerte`,
      other: `${format.number(others)} autres alertes`,
    })}${reason === 'quiet' ? ' depuis le début de la période de silence' : ''}`,
  'channel.toDo': ({ what }) => `À faire dans Graphkeeper\u00a0: «\u00a0${what}\u00a0».`,
  'channel.more': ({ count }, format) =>
    `Et ${format.number(count)} de plus\u00a0: voir les alertes dans Graphkeeper.`,
  'channel.footer': ({ zone }) => `Envoyé par Graphkeeper. Les heures sont celles de ${zone}.`,
  'channel.test.title': () => 'Message d’essai de Graphkeeper',
  'channel.test.body': ({ name }) =>
    `Les alertes prévues pour «\u00a0${name}\u00a0» arriveront ici. Il n’y a rien à faire.`,
  'channel.failure.secretMissing': () =>
    'Son adresse ou son mot de passe n’est pas dans le trousseau. Saisissez-le à nouveau.',
  'channel.failure.unreachable': () =>
    'Le destinataire n’a pas pu être joint. Rien n’a été envoyé\u00a0; une nouvelle tentative suivra.',
  'channel.failure.untrusted': () =>
    'Le certificat du destinataire n’est pas digne de confiance. Rien n’a été envoyé.',
  'channel.failure.busy': ({ status }) =>
    `Le destinataire n’a pas pu le prendre pour l’instant (${String(status)}). Une nouvelle tentative suivra.`,
  'channel.failure.refused': ({ status }) =>
    `Le destinataire l’a refusé (${String(status)}). Vérifiez l’adresse, la clé et les destinataires.`,
  'channel.failure.someRefused': ({ recipients }, format) =>
    `Le serveur de messagerie l’a pris, mais pas pour ${format.list(recipients)}. Vérifiez ces destinataires.`,
  'channel.failure.unanswered': () =>
    'Le message est parti, mais aucune réponse n’est venue. Il est peut-être arrivé\u00a0: il n’est donc pas renvoyé.',
  'channel.failure.notShown': () => 'Rien n’a été affiché.',
};
