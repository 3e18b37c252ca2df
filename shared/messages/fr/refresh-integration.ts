import type { refreshIntegration as en, RefreshStep } from '../en/refresh-integration';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<RefreshStep, string>> = {
  survey: 'Vérifier que l’intégration pourra redémarrer',
  find: 'Trouver l’intégration dans Genesys Cloud',
  disable: 'Désactiver l’intégration dans Genesys Cloud',
  inactive: 'Attendre qu’elle soit inactive',
  pause: 'Relever l’état pendant l’arrêt',
  enable: 'Réactiver l’intégration',
  active: 'Attendre qu’elle soit de nouveau active',
  prove: 'Constater que le courrier est de nouveau relevé',
  enableAgain: 'Réactiver l’intégration qui a été désactivée',
  restart: 'Redémarrer votre intégration',
};

const EXPLANATION: Readonly<Record<RefreshStep, string>> = {
  survey:
    'À son démarrage, l’intégration se connecte à Microsoft et se réabonne à ses boîtes. Graphkeeper essaie d’abord cette connexion.',
  find: 'Graphkeeper cherche quelle intégration relie le domaine de messagerie à Microsoft Graph.',
  disable:
    'Genesys Cloud prend en compte un changement fait chez Microsoft quand l’intégration est désactivée puis réactivée. Ses abonnements sont alors recréés.',
  inactive:
    'Genesys Cloud indique quand l’intégration est à l’arrêt. Réactivée plus tôt, elle ne prendrait pas le changement en compte.',
  pause:
    'Graphkeeper lit les abonnements et le courrier le plus récent. Ce qui apparaît après cet instant montre que l’intégration a redémarré.',
  enable: 'Ne la réactivez que lorsqu’elle est Inactive. Un état intermédiaire n’est pas pris en compte.',
  active:
    'L’intégration se connecte à Microsoft avec ce qu’elle a maintenant, et le domaine indique qu’il est relié.',
  enableAgain: 'Sans cela, aucun courrier ne serait relevé.',
  restart:
    'Au redémarrage, votre intégration se connecte de nouveau à Microsoft et se réabonne à ses boîtes. Si vous savez qu’elle prend un changement en compte d’elle-même, continuez sans.',
  prove:
    'Un abonnement recréé ou renouvelé, ou du courrier arrivé ensuite et relevé, montre que l’intégration fonctionne.',
};

export const refreshIntegration: TranslationOf<typeof en> = {
  'refresh.title': ({ step }) => TITLE[step],
  'refresh.explanation': ({ step }) => EXPLANATION[step],
  'refresh.changes': ({ by }) =>
    ({
      api: 'Rien ne change chez Microsoft. L’intégration dans Genesys Cloud est désactivée puis réactivée, après votre confirmation.',
      hand: 'Rien ne change chez Microsoft. C’est vous qui désactivez puis réactivez l’intégration dans Genesys Cloud.',
      elsewhere:
        'Rien ne change chez Microsoft. C’est vous, ou la personne qui exploite votre intégration, qui la redémarrez.',
    })[by],
  'refresh.confirm': ({ step }) => (step === 'disable' ? 'La désactiver et la réactiver' : 'La réactiver'),
  'refresh.waiting': ({ step }) =>
    step === 'inactive'
      ? 'Genesys Cloud est en train d’arrêter l’intégration.'
      : 'Genesys Cloud est en train de démarrer l’intégration.',
  'refresh.risk': () =>
    'Pendant l’arrêt, aucun courrier n’est relevé. Celui qui arrive reste dans la boîte aux lettres.',
  'refresh.byHand': ({ line }) =>
    ({
      open: 'Dans Genesys Cloud, ouvrez Admin > Intégrations > Intégrations, puis l’intégration Microsoft Graph.',
      disable: 'Passez l’intégration à Inactive, et attendez que son état soit Inactive.',
      enable: 'Passez-la à Active, et attendez que son état soit Active.',
      restart: 'Arrêtez votre intégration puis relancez-la, ou demandez-le à qui l’exploite.',
    })[line],
  'refresh.lookFor': ({ step }) =>
    ({
      disable: 'L’état est Inactive, et non en cours de désactivation.',
      enable: 'L’état est Active, et non en cours d’activation, sans erreur.',
      restart: 'Elle fonctionne de nouveau, et ne signale aucune erreur.',
    })[step],
  'refresh.done': ({ step }) =>
    ({ disable: 'Elle est inactive', enable: 'Elle est active', restart: 'Elle est redémarrée' })[step],
  'refresh.wait': () => 'En attente d’un nouvel abonnement, ou de courrier relevé.',
  'refresh.button.vouch': () => 'J’ai vu arriver un nouveau message dans Genesys Cloud',
  'refresh.button.skip': () => 'Continuer sans',
  'refresh.button.allTheSame': () => 'La désactiver et la réactiver quand même',
  'refresh.word': () =>
    'L’administrateur a vu arriver du courrier dans Genesys Cloud après la réactivation de l’intégration.',
  'refresh.button.byHand': () => 'Je la désactive et la réactive à la main',
  'refresh.problem': ({ problem }) =>
    ({
      noSignIn:
        'Microsoft refuse la connexion de l’intégration. Arrêtée maintenant, elle ne pourrait pas redémarrer.',
      gone: 'Plus aucun domaine de messagerie de la connexion n’est relié par cette intégration.',
      error: 'Genesys Cloud signale une erreur : l’intégration n’a pas redémarré.',
    })[problem],
  'refresh.advice': ({ problem }) =>
    ({
      noSignIn:
        'Réparez d’abord la connexion : sa page indique ce qui ne va pas. Vérifiez ensuite à nouveau.',
      gone: 'Dans Genesys Cloud, ouvrez les paramètres du domaine et choisissez de nouveau l’intégration Microsoft Graph. Vérifiez ensuite à nouveau.',
      error:
        'Voyez son état sous Admin > Intégrations. Ce qui vient d’être changé peut être repris en annulant ; vérifiez ensuite à nouveau.',
    })[problem],
  'refresh.proof': ({ proof }) =>
    ({
      inactive: 'Genesys Cloud a signalé l’intégration comme inactive.',
      active: 'Genesys Cloud a signalé l’intégration et son domaine comme actifs.',
      renewed: 'Un abonnement a été recréé ou renouvelé après la réactivation de l’intégration.',
      fetched: 'Du courrier arrivé après la réactivation de l’intégration a été relevé.',
    })[proof],
  'refresh.elsewhere.allTheSame': () => 'La redémarrer quand même',
  'refresh.elsewhere.risk': () =>
    'Pendant l’arrêt, aucun courrier n’est relevé. Celui qui arrive reste dans la boîte aux lettres.',
  'refresh.elsewhere.pause': () => 'Relever l’état actuel',
  'refresh.elsewhere.explanation': () =>
    'Dans le rapport de Microsoft, une connexion avec le nouveau certificat le montre aussi. Le rapport a jusqu’à un jour de retard.',
  'refresh.elsewhere.vouch': () => 'J’ai vu qu’elle a repris un nouveau message',
  'refresh.elsewhere.word': () =>
    'L’administrateur a vu l’intégration reprendre du courrier après le changement.',
  'refresh.elsewhere.proof': ({ proof }) =>
    ({
      renewed: 'Un abonnement a été recréé ou renouvelé après le changement.',
      fetched: 'Du courrier arrivé après le changement a été relevé.',
    })[proof],
  'refresh.wayBack': ({ by }) =>
    ({
      api: 'L’intégration est réactivée, après votre confirmation. Ce qui a déjà été changé par ailleurs reste en l’état.',
      hand: 'Si l’intégration est inactive, repassez-la à Active : d’ici là, aucun courrier n’est relevé. Rien d’autre n’a été changé.',
      elsewhere:
        'Si votre intégration est arrêtée, relancez-la : d’ici là, aucun courrier n’est relevé. Rien d’autre n’a été changé.',
    })[by],
};
