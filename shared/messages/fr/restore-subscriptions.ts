import { assertNever } from '../../domain/assert-never';
import type {
  restoreSubscriptions as en,
  SubscriptionProblem,
  SubscriptionStep,
} from '../en/restore-subscriptions';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<SubscriptionStep, string>> = {
  survey: 'Examiner les abonnements',
  extend: 'Prolonger les abonnements qui vont se terminer',
  reauthorize: 'Confirmer les abonnements retenus',
  verify: 'Constater que chaque boîte a un abonnement actif',
};

const EXPLANATION: Readonly<Record<SubscriptionStep, string>> = {
  survey:
    'Microsoft signale le nouveau courrier à Genesys Cloud par un abonnement de chaque boîte. Sans lui, aucun courrier n’est relevé. Graphkeeper regarde lesquels existent, combien de temps ils durent, et si du courrier attend malgré eux.',
  extend:
    'Un abonnement appartient à l’application qui l’a créé : c’est donc l’identité de l’intégration qui le prolonge. L’adresse de ses notifications et la façon de les vérifier restent telles que Genesys Cloud les a définies.',
  reauthorize:
    'Ces abonnements durent assez longtemps, et pourtant du courrier attend. Microsoft retient les notifications quand un abonnement doit être confirmé et ne l’a pas été. La confirmation ne change rien d’autre, et ne nuit pas là où elle n’était pas nécessaire.',
  verify:
    'Chaque boîte a besoin d’un abonnement actif qui dure encore. Genesys Cloud recrée ceux qui manquent quand l’intégration est activée. Graphkeeper ne peut pas le faire à sa place : seul Genesys Cloud connaît son adresse et la valeur à laquelle il reconnaît les notifications.',
};

const ELSEWHERE: Readonly<Record<SubscriptionStep, string>> = {
  ...EXPLANATION,
  survey:
    'Microsoft signale le nouveau courrier à votre intégration par un abonnement de chaque boîte. Sans lui, aucun courrier n’est relevé. Graphkeeper regarde lesquels existent, combien de temps ils durent, et si du courrier attend malgré eux.',
  extend:
    'Un abonnement appartient à l’application qui l’a créé : c’est donc l’identité de l’intégration qui le prolonge. L’adresse de ses notifications et la façon de les vérifier restent telles que votre intégration les a définies.',
  verify:
    'Chaque boîte a besoin d’un abonnement actif qui dure encore. Votre intégration recrée ceux qui manquent au plus tard à son démarrage. Graphkeeper ne peut pas le faire à sa place : elle seule connaît son adresse et la valeur à laquelle elle reconnaît les notifications.',
};

const ADVICE: Readonly<Record<SubscriptionProblem, string>> = {
  token:
    'Voyez ce que la page de la connexion dit du jeton, et réparez-le d’abord. Souvent les abonnements reviennent alors d’eux-mêmes.',
  closed:
    'Réparez cela d’abord : la licence, l’étendue ou le consentement. La page de la connexion dit lequel. Vous pouvez continuer avec les autres en attendant.',
  vanished: 'Vérifiez à nouveau : Genesys Cloud le recrée quand l’intégration est activée.',
  tooLong: 'Une durée plus courte est maintenant proposée. Regardez-la, et confirmez-la.',
  refused:
    'Désactivez et réactivez plutôt l’intégration dans Genesys Cloud : il recrée alors ses abonnements.',
  missing:
    'S’il ne vient pas dans le quart d’heure, voyez ce que montre l’intégration dans Genesys Cloud, et si son domaine et sa route sont actifs.',
  ending: 'Désactivez et réactivez l’intégration dans Genesys Cloud.',
  stalled:
    'Voyez ce que montre l’intégration dans Genesys Cloud. Si elle est active et sans erreur, prévenez l’assistance de Genesys Cloud.',
  noMailbox: 'Ajoutez les boîtes dans les réglages de la connexion, puis vérifiez à nouveau.',
};

/** The same of another vendor's integration. */
const ADVICE_ELSEWHERE: Readonly<Record<SubscriptionProblem, string>> = {
  ...ADVICE,
  vanished: 'Vérifiez à nouveau : votre intégration le recrée quand elle est redémarrée.',
  refused: 'Redémarrez plutôt votre intégration : elle recrée alors ses abonnements.',
  missing: 'S’il ne vient pas dans le quart d’heure, voyez ce que votre intégration signale de cette boîte.',
  ending: 'Redémarrez votre intégration.',
  stalled:
    'Voyez ce que signale votre intégration. Si elle fonctionne sans erreur, prévenez qui s’en occupe.',
};

export const restoreSubscriptions: TranslationOf<typeof en> = {
  'subscriptions.title': ({ step }) => TITLE[step],
  'subscriptions.explanation': ({ step }) => EXPLANATION[step],
  'subscriptions.elsewhere.explanation': ({ step }) => ELSEWHERE[step],
  'subscriptions.elsewhere.risk': () =>
    'Votre intégration devrait renouveler ses abonnements elle-même. Si elle ne le fait pas ensuite, ils se terminent à nouveau dans une semaine au plus : prévenez qui s’en occupe.',
  'subscriptions.elsewhere.wait': () =>
    'Votre intégration recrée ses abonnements une fois démarrée. Cela peut prendre quelques minutes.',
  'subscriptions.changes': () =>
    'Les abonnements qui vont se terminer sont prolongés, et ceux qui sont retenus sont confirmés, après votre confirmation. Graphkeeper n’en crée et n’en supprime aucun.',
  'subscriptions.changed': () =>
    'Les abonnements prolongés se terminent plus tard : rien d’autre n’a été modifié, et cela ne nuit pas. La procédure s’arrête simplement.',
  'subscriptions.confirm': ({ step }) =>
    ({ extend: 'Les prolonger', reauthorize: 'Les confirmer auprès de Microsoft' })[step],
  'subscriptions.unseen': () =>
    'Microsoft ne montre nulle part si un abonnement a été confirmé. Confirmez-les à nouveau : le faire deux fois est sans conséquence.',
  'subscriptions.button': ({ button }) =>
    ({
      others: 'Continuer avec les autres boîtes',
      leaveOut: 'Laisser cela de côté',
      later: 'Je le ferai plus tard',
    })[button],
  'subscriptions.missing': ({ addresses }, format) => `Sans abonnement : ${format.list(addresses)}.`,
  'subscriptions.duplicate': ({ addresses }, format) =>
    `Plusieurs abonnements : ${format.list(addresses)}. Ceux qui sont de trop se terminent d’eux-mêmes en une semaine ; ils ne font que notifier deux fois.`,
  'subscriptions.risk.hosts': ({ hosts }, format) =>
    `Les notifications vont à ${format.list(hosts)}, qui n’est pas une adresse connue de Genesys Cloud. Si vous ne la connaissez pas non plus, ne prolongez rien : cherchez d’abord qui a créé ces abonnements.`,
  'subscriptions.risk.habit': () =>
    'Genesys Cloud devrait renouveler ses abonnements lui-même. S’il ne le fait pas ensuite, ils se terminent à nouveau dans une semaine au plus : prévenez l’assistance de Genesys Cloud.',
  'subscriptions.wait': () =>
    'Genesys Cloud recrée ses abonnements une fois activé. Cela prend quelques minutes.',
  'subscriptions.problem': ({ problem, addresses }, format) => {
    switch (problem) {
      case 'token':
        return 'Microsoft refuse un jeton à l’intégration. Sans jeton, aucun abonnement ne peut être renouvelé ni créé.';
      case 'closed':
        return `L’intégration ne peut pas ouvrir ${format.list(addresses)} : aucun abonnement ne peut y être créé.`;
      case 'vanished':
        return 'Un abonnement n’existe plus : il s’est terminé ou a été supprimé entre-temps.';
      case 'tooLong':
        return 'Microsoft ne permet pas que cet abonnement dure aussi longtemps.';
      case 'refused':
        return 'Microsoft a refusé de prolonger l’abonnement.';
      case 'missing':
        return `Il n’y a pas encore d’abonnement actif pour ${format.list(addresses)}.`;
      case 'ending':
        return 'Un abonnement va toujours se terminer.';
      case 'stalled':
        return 'Du courrier attend toujours dans une boîte qui a un abonnement actif.';
      case 'noMailbox':
        return 'La connexion ne liste aucune boîte : on ne peut pas dire quels abonnements il devrait y avoir.';
      default:
        return assertNever(problem, 'subscription problem');
    }
  },
  'subscriptions.advice': ({ problem }) => ADVICE[problem],
  'subscriptions.elsewhere.advice': ({ problem }) => ADVICE_ELSEWHERE[problem],
  'subscriptions.proof': ({ proof }) =>
    ({
      survey: 'Les abonnements ont été lus.',
      extended: 'Aucun abonnement n’est sur le point de se terminer.',
      fetching: 'Le courrier de chaque boîte est relevé.',
    })[proof],
  'subscriptions.proof.live': ({ count, end }, format) =>
    `${format.plural(count, { one: 'La boîte a', other: `Chacune des ${format.number(count)} boîtes a` })} un abonnement actif ; le premier se termine le ${format.dateTime(end)}.`,
  'subscriptions.word': () => 'L’administrateur a vu arriver du courrier dans Genesys Cloud.',
};
