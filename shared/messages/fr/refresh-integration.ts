import type { refreshIntegration as en, RefreshStep } from '../en/refresh-integration';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<RefreshStep, string>> = {
  survey: 'Vérifier que l’intégration pourra redémarrer',
  disable: 'Désactiver l’intégration dans Genesys Cloud',
  pause: 'Relever l’état pendant l’arrêt',
  enable: 'Réactiver l’intégration',
  prove: 'Constater que le courrier est de nouveau relevé',
};

const EXPLANATION: Readonly<Record<RefreshStep, string>> = {
  survey:
    'Une fois réactivée, l’intégration se connecte à Microsoft et se réabonne à ses boîtes. Graphkeeper essaie d’abord cette connexion.',
  disable:
    'Genesys Cloud prend en compte un changement fait chez Microsoft quand l’intégration est désactivée puis réactivée. Ses abonnements sont alors recréés.',
  pause:
    'Graphkeeper lit les abonnements et le courrier le plus récent. Ce qui apparaît après cet instant montre que l’intégration a redémarré.',
  enable: 'Ne la réactivez que lorsqu’elle est Inactive. Un état intermédiaire n’est pas pris en compte.',
  prove:
    'Un abonnement recréé ou renouvelé, ou du courrier arrivé ensuite et relevé, montre que l’intégration fonctionne.',
};

export const refreshIntegration: TranslationOf<typeof en> = {
  'refresh.title': ({ step }) => TITLE[step],
  'refresh.explanation': ({ step }) => EXPLANATION[step],
  'refresh.changes': () =>
    'Rien ne change chez Microsoft. C’est vous qui désactivez puis réactivez l’intégration dans Genesys Cloud.',
  'refresh.risk': () =>
    'Pendant l’arrêt, aucun courrier n’est relevé. Celui qui arrive reste dans la boîte aux lettres.',
  'refresh.byHand': ({ line }) =>
    ({
      open: 'Dans Genesys Cloud, ouvrez Admin > Intégrations > Intégrations, puis l’intégration Microsoft Graph.',
      disable: 'Passez l’intégration à Inactive, et attendez que son état soit Inactive.',
      enable: 'Passez-la à Active, et attendez que son état soit Active.',
    })[line],
  'refresh.lookFor': ({ step }) =>
    step === 'disable'
      ? 'L’état est Inactive, et non en cours de désactivation.'
      : 'L’état est Active, et non en cours d’activation, sans erreur.',
  'refresh.done': ({ step }) => (step === 'disable' ? 'Elle est inactive' : 'Elle est active'),
  'refresh.wait': () => 'En attente d’un nouvel abonnement, ou de courrier relevé.',
  'refresh.button.vouch': () => 'J’ai vu arriver un nouveau message dans Genesys Cloud',
  'refresh.button.skip': () => 'Continuer sans',
  'refresh.button.allTheSame': () => 'La désactiver et la réactiver quand même',
  'refresh.word': () =>
    'L’administrateur a vu arriver du courrier dans Genesys Cloud après la réactivation de l’intégration.',
  'refresh.problem': () =>
    'Microsoft refuse la connexion de l’intégration. Désactivée maintenant, elle ne pourrait pas redémarrer.',
  'refresh.advice': () =>
    'Réparez d’abord la connexion : sa page indique ce qui ne va pas. Vérifiez ensuite à nouveau.',
  'refresh.proof': ({ proof }) =>
    proof === 'renewed'
      ? 'Un abonnement a été recréé ou renouvelé après la réactivation de l’intégration.'
      : 'Du courrier arrivé après la réactivation de l’intégration a été relevé.',
  'refresh.wayBack': () =>
    'Si l’intégration est inactive, repassez-la à Active : d’ici là, aucun courrier n’est relevé. Rien d’autre n’a été changé.',
};
