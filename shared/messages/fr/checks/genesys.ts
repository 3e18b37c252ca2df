import type {
  DomainState,
  HeldSecretState,
  IntegrationErrorCause,
  IntegrationState,
  RouteState,
} from '../../../checks/terms';
import type { genesys as english } from '../../en/checks/genesys';
import type { Formatter } from '../../formatter';
import type { TranslationOf } from '../../translation';

const INTEGRATION: Readonly<Record<IntegrationState, { readonly title: string; readonly detail: string }>> = {
  active: {
    title: 'est active',
    detail: 'Le courrier est récupéré et les réponses sont envoyées par elle.',
  },
  activating: {
    title: 'est en cours d’activation',
    detail: 'Cela prend une minute ou deux. Le nouveau courrier sera récupéré une fois qu’elle sera active.',
  },
  stuck: {
    title: 'n’en finit pas de changer d’état',
    detail:
      'Il se peut que le nouveau courrier ne soit pas récupéré\u00a0: cela dure plus longtemps que la normale. Désactivez-la, attendez qu’elle soit inactive, puis réactivez-la.',
  },
  error: {
    title: 'est en erreur',
    detail:
      'Le nouveau courrier n’est pas récupéré. Une fois la cause réparée, désactivez puis réactivez l’intégration\u00a0: elle ne se rétablit pas d’elle-même.',
  },
  inactive: {
    title: 'est inactive alors qu’elle est activée',
    detail: 'Le nouveau courrier n’est pas récupéré. Désactivez puis réactivez l’intégration.',
  },
  stopping: {
    title: 'est en cours de désactivation',
    detail:
      'Le nouveau courrier ne sera plus récupéré une fois qu’elle sera inactive. Réactivez-la, sauf si l’arrêt est voulu.',
  },
  disabled: {
    title: 'est désactivée',
    detail: 'Le nouveau courrier n’est pas récupéré. Réactivez l’intégration, sauf si l’arrêt est voulu.',
  },
  deleted: {
    title: 'a été supprimée',
    detail:
      'Le nouveau courrier n’est pas récupéré. Dans Genesys Cloud, ajoutez de nouveau l’intégration et choisissez-la dans les paramètres du domaine de messagerie.',
  },
  unclear: {
    title: 'est dans un état inconnu ici',
    detail: 'Cela ne dit pas si le nouveau courrier est récupéré. Examinez l’intégration dans Genesys Cloud.',
  },
};

/** Why it is in error, as a sentence after others. */
const CAUSE: Readonly<Record<IntegrationErrorCause, string>> = {
  secret: ' La cause\u00a0: Microsoft n’accepte pas la clé secrète qui lui a été confiée.',
  endpoint: ' La cause\u00a0: le point de terminaison de jeton qui lui a été indiqué est erroné.',
  consent: ' La cause\u00a0: chez Microsoft, il lui manque le consentement à une autorisation.',
  registration: ' La cause\u00a0: chez Microsoft, son inscription d’application n’est pas utilisable.',
  mended: ' Ce que Microsoft lui a refusé semble réparé depuis.',
  unknown: '',
};

const DOMAIN: Readonly<
  Record<DomainState, { readonly title: (domain: string) => string; readonly detail: string }>
> = {
  active: {
    title: (domain) => `${domain} est lié à Microsoft Graph`,
    detail: 'Genesys Cloud indique que le lien fonctionne.',
  },
  changing: {
    title: (domain) => `Le lien de ${domain} avec Microsoft Graph est en train de changer`,
    detail: 'Son intégration est en cours d’activation, ce qui prend une minute ou deux.',
  },
  error: {
    title: (domain) => `Le lien de ${domain} avec Microsoft Graph est en erreur`,
    detail:
      'Le nouveau courrier de ce domaine n’est pas récupéré. Une fois la cause réparée, désactivez puis réactivez l’intégration.',
  },
  inactive: {
    title: (domain) => `Le lien de ${domain} avec Microsoft Graph est inactif`,
    detail: 'Le nouveau courrier de ce domaine n’est pas récupéré. Désactivez puis réactivez l’intégration.',
  },
  deleted: {
    title: (domain) => `L’intégration à laquelle ${domain} est lié a été supprimée`,
    detail:
      'Le nouveau courrier de ce domaine n’est pas récupéré. Choisissez une autre intégration dans les paramètres du domaine (Admin > Centre de contact > E-mail).',
  },
  unlinked: {
    title: (domain) => `${domain} n’est pas lié à Microsoft Graph`,
    detail:
      'Genesys Cloud ne récupère pas le courrier de ses boîtes aux lettres. Choisissez l’intégration dans les paramètres du domaine (Admin > Centre de contact > E-mail). Un domaine copié par CX as Code arrive sans son lien.',
  },
  lost: {
    title: (domain) => `${domain} a perdu son lien avec Microsoft Graph`,
    detail:
      'Le nouveau courrier de ce domaine n’est pas récupéré. Choisissez de nouveau l’intégration dans les paramètres du domaine (Admin > Centre de contact > E-mail), et cherchez qui les a modifiés.',
  },
  absent: {
    title: (domain) => `Il n’y a pas de domaine de messagerie ${domain} dans l’organisation Genesys Cloud`,
    detail:
      'Le courrier de ses boîtes aux lettres n’a pas d’entrée sous ce nom. Si l’organisation l’appelle autrement, indiquez-le dans les paramètres de cette connexion\u202f; sinon, ajoutez le domaine sous Admin > Centre de contact > E-mail.',
  },
  unclear: {
    title: (domain) => `On ne sait pas si le lien de ${domain} avec Microsoft Graph fonctionne`,
    detail: 'Genesys Cloud lui-même n’en connaît pas l’état, ou donne un état inconnu ici.',
  },
};

const HELD: Readonly<Record<HeldSecretState, (label: string) => string>> = {
  current: () => 'peut détenir la clé secrète la plus récente',
  behind: (label) => `ne détient pas encore la clé secrète plus récente «\u00a0${label}\u00a0»`,
  outdated: (label) =>
    `ne peut pas détenir de clé secrète valide\u00a0: «\u00a0${label}\u00a0» est plus récente que ce qui lui a été confié`,
  noneValid: () => 'ne peut pas détenir de clé secrète valide\u00a0: l’application n’en a aucune',
  noCredential: () => 'n’a pas d’informations d’identification',
  incomparable: () => 'détient une clé secrète dont aucune date ne peut être comparée',
};

const ROUTE: Readonly<
  Record<
    RouteState,
    {
      readonly title: (address: string) => string;
      readonly detail: (target: string, by: 'flow' | 'queue') => string;
    }
  >
> = {
  leads: {
    title: (address) => `Le courrier de ${address} est acheminé`,
    detail: (target, by) =>
      by === 'flow'
        ? `Sa route mène au flux «\u00a0${target}\u00a0», qui est publié.`
        : `Sa route mène à la file d’attente «\u00a0${target}\u00a0».`,
  },
  noDomain: {
    title: (address) => `Le domaine de ${address} n’est pas dans l’organisation Genesys Cloud`,
    detail: () =>
      'Aucune route ne peut être cherchée. Si l’organisation appelle le domaine autrement, indiquez-le dans les paramètres de cette connexion.',
  },
  noRoute: {
    title: (address) => `Il n’y a pas de route pour ${address} dans Genesys Cloud`,
    detail: () =>
      'Le courrier est récupéré et n’atteint personne. Ajoutez une route pour exactement cette adresse (Admin > Centre de contact > E-mail, le domaine).',
  },
  error: {
    title: (address) => `La route de ${address} est en erreur`,
    detail: () =>
      'Le courrier est récupéré et n’atteint personne. Ouvrez la route dans Genesys Cloud et enregistrez-la de nouveau.',
  },
  pending: {
    title: (address) => `La route de ${address} est en cours de création`,
    detail: () => 'Le courrier sera acheminé une fois qu’elle sera active.',
  },
  removing: {
    title: (address) => `La route de ${address} est en cours de suppression`,
    detail: () =>
      'Le courrier sera récupéré et n’atteindra personne. Ajoutez une route, sauf si l’adresse est abandonnée.',
  },
  noTarget: {
    title: (address) => `La route de ${address} ne mène nulle part`,
    detail: () =>
      'Elle n’a ni flux ni file d’attente\u00a0: le courrier est récupéré et n’atteint personne. Choisissez-en un dans la route.',
  },
  noFlow: {
    title: (address) => `Le flux vers lequel ${address} est acheminé n’existe pas`,
    detail: () => 'Le courrier est récupéré et n’atteint personne. Choisissez un autre flux dans la route.',
  },
  flowDeleted: {
    title: (address) => `Le flux vers lequel ${address} est acheminé a été supprimé`,
    detail: (target) =>
      `Le courrier est récupéré et n’atteint personne. Choisissez dans la route un autre flux que «\u00a0${target}\u00a0», ou restaurez-le dans Architect.`,
  },
  flowUnpublished: {
    title: (address) => `Le flux vers lequel ${address} est acheminé n’est pas publié`,
    detail: (target) =>
      `Le courrier est récupéré et n’atteint personne\u00a0: seul un flux publié le prend. Publiez «\u00a0${target}\u00a0» dans Architect.`,
  },
  flowType: {
    title: (address) => `Le flux vers lequel ${address} est acheminé n’est pas fait pour l’e-mail entrant`,
    detail: (target) =>
      `Le courrier est récupéré et n’atteint personne. Choisissez un flux de type E-mail entrant à la place de «\u00a0${target}\u00a0».`,
  },
  noQueue: {
    title: (address) => `La file d’attente vers laquelle ${address} est acheminée n’existe pas`,
    detail: () =>
      'Le courrier est récupéré et n’atteint personne. Choisissez une autre file d’attente dans la route.',
  },
  unclear: {
    title: (address) => `On ne sait pas où le courrier de ${address} est acheminé`,
    detail: () => 'La route, ou ce à quoi elle mène, est dans un état inconnu ici.',
  },
};

function mails(count: number, format: Formatter): string {
  return `${format.number(count)} ${format.plural(count, { one: 'message', other: 'messages' })}`;
}

function says(problem: string | null): string {
  return problem === null ? '' : ` Genesys Cloud indique\u00a0: «\u00a0${problem}\u00a0»`;
}

export const genesys: TranslationOf<typeof english> = {
  'check.genesysIntegration': ({ name, state }) =>
    `L’intégration «\u00a0${name}\u00a0» ${INTEGRATION[state].title}`,
  'check.genesysIntegration.detail': ({ state, cause, since, problem }, format) => {
    const from = since === null ? '' : ` Il en est ainsi depuis le ${format.dateTime(since)}.`;
    const why = cause === null ? '' : CAUSE[cause];
    return `${INTEGRATION[state].detail}${why}${from}${says(problem)}`;
  },

  'check.genesysDomain': ({ domain, state }) => DOMAIN[state].title(domain),
  'check.genesysDomain.detail': ({ state, integration, problem, lost, isUnneeded }, format) => {
    const name = integration === null ? '' : ` Son intégration est «\u00a0${integration}\u00a0».`;
    const was =
      lost === null
        ? ''
        : ` Il a disparu entre le ${format.dateTime(lost.notBefore)} et le ${format.dateTime(lost.seenAt)}${integration === null ? '' : `\u202f; c’était «\u00a0${integration}\u00a0»`}.`;
    if (isUnneeded) {
      return 'Aucune boîte aux lettres surveillée n’est de ce domaine. Si son courrier doit passer par Microsoft Graph, choisissez l’intégration dans ses paramètres (Admin > Centre de contact > E-mail).';
    }
    return `${DOMAIN[state].detail}${state === 'lost' ? was : name}${says(problem)}`;
  },
  'check.genesysDomain.none': () => 'Aucun domaine de messagerie de Genesys Cloud n’est examiné',
  'check.genesysDomain.none.detail': () =>
    'Ajoutez les boîtes aux lettres à cette connexion, ou indiquez les domaines de messagerie entrants de l’organisation.',

  'check.genesysEndpoint': ({ name, problem, isUndecided }) =>
    problem !== null
      ? `L’intégration «\u00a0${name}\u00a0» a un mauvais point de terminaison de jeton`
      : isUndecided
        ? `On ne sait pas si le point de terminaison de jeton de «\u00a0${name}\u00a0» désigne ce locataire`
        : `L’intégration «\u00a0${name}\u00a0» a le bon point de terminaison de jeton`,
  'check.genesysEndpoint.detail': ({ problem, configured, right }) =>
    problem === null
      ? `Elle se connecte à ${configured}.`
      : `Genesys Cloud n’y obtient pas de jeton\u00a0: le courrier n’est ni récupéré ni envoyé (${configured}). Remplacez-le par ${right}, puis désactivez et réactivez l’intégration.`,

  'check.genesysCredential': ({ name, state, label }) =>
    `L’intégration «\u00a0${name}\u00a0» ${HELD[state](label ?? '')}`,
  'check.genesysCredential.detail': ({ state, written, made, end }, format) => {
    const at =
      written === null
        ? ''
        : ` Ses informations d’identification ont été écrites pour la dernière fois le ${format.dateTime(written)}.`;
    const since =
      made === null ? '' : ` La clé secrète plus récente a été créée le ${format.dateTime(made)}.`;
    switch (state) {
      case 'current':
        return `Aucune clé secrète n’a été créée depuis.${at} Genesys Cloud n’indique pas laquelle c’est.`;
      case 'behind':
        return `${end === null ? 'La clé secrète qu’elle peut détenir fonctionne encore.' : `La clé secrète qu’elle peut détenir fonctionne jusqu’au ${format.dateTime(end)}\u202f; ensuite, le courrier ne sera plus récupéré.`}${at}${since} Placez la plus récente dans Genesys Cloud, puis désactivez et réactivez l’intégration.`;
      case 'outdated':
        return `Le courrier s’arrête, ou s’est arrêté\u00a0: toutes les clés secrètes d’alors ont expiré ou ont été supprimées.${at}${since} Placez la clé valide dans Genesys Cloud, puis désactivez et réactivez l’intégration.`;
      case 'noneValid':
        return `Le courrier s’arrête, ou s’est arrêté\u00a0: aucune clé secrète de l’application n’est valide.${at} Ajoutez-en une, et placez-la dans Genesys Cloud.`;
      case 'noCredential':
        return 'Sans cela, elle ne peut pas se connecter à Microsoft. Ouvrez sa configuration dans Genesys Cloud, et saisissez l’ID client et la clé secrète.';
      case 'incomparable':
        return `Soit Genesys Cloud n’indique pas de date, soit les clés secrètes de l’application ne sont pas dans ce locataire.${at}`;
    }
  },

  'check.genesysRoute': ({ address, state }) => ROUTE[state].title(address),
  'check.genesysRoute.detail': ({ state, target, by }) => ROUTE[state].detail(target ?? '', by),

  'check.genesysAgents': ({ queue, state, onQueue, waiting }, format) => {
    switch (state) {
      case 'onQueue':
        return `La file d’attente «\u00a0${queue}\u00a0» a ${format.number(onQueue ?? 0)} ${format.plural(onQueue ?? 0, { one: 'agent en file', other: 'agents en file' })}`;
      case 'idle':
        return `Aucun message n’attend dans la file «\u00a0${queue}\u00a0»`;
      case 'nobody':
        return `Personne n’est en file dans «\u00a0${queue}\u00a0», où ${mails(waiting ?? 0, format)} ${format.plural(waiting ?? 0, { one: 'attend', other: 'attendent' })}`;
      case 'noMembers':
        return `La file d’attente «\u00a0${queue}\u00a0» n’a pas de membres`;
      case 'unclear':
        return `On ne sait pas si des agents sont en file dans «\u00a0${queue}\u00a0»`;
    }
  },
  'check.genesysAgents.detail': ({ address, state, waiting, since, waitedMinutes }, format) => {
    const oldest =
      since === null || waitedMinutes === null
        ? ''
        : ` Le plus ancien attend depuis ${format.duration(waitedMinutes)} (${format.dateTime(since)}).`;
    switch (state) {
      case 'onQueue':
        return `Ils prennent le courrier de ${address}.${(waiting ?? 0) > 0 ? ` En attente\u00a0: ${mails(waiting ?? 0, format)}.` : ''}`;
      case 'idle':
        return 'Personne n’est en file pour le moment, comme en dehors des heures de service. Le courrier qui arrive attend.';
      case 'nobody':
        return `Le courrier de ${address} est récupéré, et personne n’y répond.${oldest} Faites passer en file des agents ayant une capacité pour l’e-mail.`;
      case 'noMembers':
        return `Le courrier de ${address} est récupéré, et personne ne pourra jamais le prendre.${oldest} Ajoutez des membres à la file (Admin > Centre de contact > Files d’attente).`;
      case 'unclear':
        return 'Genesys Cloud n’a donné aucun chiffre.';
    }
  },

  'check.mailArrival': ({ address, state, fetched, missing }, format) => {
    switch (state) {
      case 'arrives':
        return `Le courrier de ${address} arrive dans Genesys Cloud`;
      case 'few':
        return `Le courrier de ${address} arrive dans Genesys Cloud, autant qu’on puisse en juger`;
      case 'ceased':
        return `Les ${mails(missing, format)} les plus récents récupérés de ${address} ne sont pas arrivés dans Genesys Cloud`;
      case 'missing':
        return `Aucun des ${mails(fetched, format)} récupérés de ${address} n’est arrivé dans Genesys Cloud`;
    }
  },
  'check.mailArrival.detail': ({ state, missing, since }, format) => {
    const from = since === null ? '' : ` Le premier est arrivé le ${format.dateTime(since)}.`;
    switch (state) {
      case 'arrives':
        return 'Chaque message récupéré qui peut être comparé a ouvert une conversation, ou est arrivé pendant qu’une était ouverte.';
      case 'few':
        return `${mails(missing, format)} sans conversation\u00a0: une réponse rejoint celle à laquelle elle appartient.`;
      case 'ceased':
      case 'missing':
        return `Ils sont marqués comme lus, donc téléchargés, et n’ont pas de conversation\u00a0: des clients attendent une réponse.${from} Examinez la route, son flux et la file d’attente, dans cet ordre.`;
    }
  },

  'check.multipleDestinations': ({ state, count }, format) => {
    switch (state) {
      case 'on':
        return 'Un message à plusieurs adresses est acheminé vers chacune';
      case 'onWithoutScript':
        return 'Une file d’attente n’a pas de script d’e-mail par défaut, ce qu’exigent plusieurs destinations';
      case 'offNeeded':
        return `Un message à plusieurs adresses n’atteint qu’une route, et ${mails(count, format)} ${format.plural(count, { one: 'récent en avait', other: 'récents en avaient' })} plusieurs`;
      case 'offUnneeded':
        return 'Un message à plusieurs adresses n’atteint qu’une route, et aucun message récent n’en avait plusieurs';
      case 'offUnseen':
        return 'Un message à plusieurs adresses n’atteint qu’une route';
    }
  },
  'check.multipleDestinations.detail': ({ state, newest, queues, mailboxes }, format) => {
    switch (state) {
      case 'on':
        return '«\u00a0Acheminer les e-mails vers plusieurs destinations\u00a0» est activé pour l’organisation.';
      case 'onWithoutScript':
        return `Les agents ne voient pas de script pour le courrier de ${format.list(queues.map((queue) => `«\u00a0${queue}\u00a0»`))}\u00a0: le script par défaut de la file remplace celui du flux. Choisissez-en un dans la file.`;
      case 'offNeeded':
        return `Les équipes des autres adresses ne le voient pas.${newest === null ? '' : ` Le plus récent est arrivé le ${format.dateTime(newest)}.`} Activez «\u00a0Acheminer les e-mails vers plusieurs destinations\u00a0».`;
      case 'offUnneeded':
        return mailboxes < 2
          ? 'Une seule boîte aux lettres est surveillée\u00a0: cela ne change rien.'
          : '«\u00a0Acheminer les e-mails vers plusieurs destinations\u00a0» est désactivé pour l’organisation.';
      case 'offUnseen':
        return '«\u00a0Acheminer les e-mails vers plusieurs destinations\u00a0» est désactivé pour l’organisation. On n’a pas regardé si du courrier récent s’adressait à plusieurs de ces adresses.';
    }
  },

  'check.domainReuse.reused': ({ domain, isLinked }) =>
    isLinked
      ? `${domain} peut aussi servir au courrier sortant`
      : `${domain} sert au courrier entrant et au courrier sortant`,
  'check.domainReuse.reused.detail': ({ isLinked }) =>
    isLinked
      ? 'C’est aussi un domaine sortant. Genesys Cloud l’admet pour un domaine que dessert l’intégration Microsoft Graph, et pour aucun autre.'
      : 'Genesys Cloud n’admet pas un même nom pour les deux, sauf si l’intégration Microsoft Graph dessert le domaine. Utilisez un sous-domaine pour les campagnes et l’e-mail sans agent, ou liez le domaine à Microsoft Graph.',
  'check.domainReuse.none': () => 'Aucun domaine entrant ne sert aussi au courrier sortant',
  'check.domainReuse.none.detail': () =>
    'Les campagnes et l’e-mail sans agent utilisent d’autres domaines, ou il n’y en a pas.',

  'check.connectionFilter': ({ state, count }, format) => {
    const ranges = `${format.number(count)} ${format.plural(count, { one: 'plage', other: 'plages' })}`;
    switch (state) {
      case 'complete':
        return 'Exchange Online laisse entrer les adresses d’envoi de Genesys Cloud';
      case 'lacking':
        return `Il manque ${ranges} de Genesys Cloud dans le filtre de connexion d’Exchange Online`;
      case 'blocked':
        return `Le filtre de connexion d’Exchange Online bloque ${ranges} de Genesys Cloud`;
      case 'neverSeen':
        return 'On n’a jamais regardé si Exchange Online laisse entrer les adresses de Genesys Cloud';
      case 'nothingExpected':
        return 'Genesys Cloud n’indique aucune adresse d’envoi de courrier';
    }
  },
  'check.connectionFilter.detail': ({ state, pastedAt }, format) => {
    const as =
      pastedAt === null ? '' : ` C’est ce que montrait la stratégie collée le ${format.dateTime(pastedAt)}.`;
    switch (state) {
      case 'complete':
        return `Toutes figurent dans la liste d’adresses autorisées du filtre de connexion.${as}`;
      case 'lacking':
        return `C’est recommandé, non obligatoire\u00a0: le courrier d’une adresse un jour bloquée est rejeté.${as} Ajoutez-les à la liste d’adresses autorisées.`;
      case 'blocked':
        return `Le courrier de ces adresses est rejeté.${as} Retirez-les de la liste d’adresses bloquées.`;
      case 'neverSeen':
        return 'Les laisser entrer est recommandé, non obligatoire\u00a0: le courrier d’une adresse un jour bloquée est rejeté. Aucune interface de Microsoft ne montre la stratégie de filtrage des connexions à une application. Suivez une fois la réparation guidée et collez la stratégie\u00a0: Graphkeeper la compare alors aux adresses de Genesys Cloud, maintenant et quand elles changent.';
      case 'nothingExpected':
        return 'Il n’y a rien à quoi comparer le filtre de connexion.';
    }
  },
};
