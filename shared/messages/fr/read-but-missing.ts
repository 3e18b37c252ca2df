import type { WalkFault, WalkStep } from '../../runbooks/routing-walk';
import type { MissingStep, readButMissing as en } from '../en/read-but-missing';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<MissingStep, string>> = {
  survey: 'Voir si le courrier est relevé',
  route: 'Examiner la route de l’adresse',
  flow: 'Examiner le flux de la route',
  handling: 'Examiner ce que le flux fait du message',
  queue: 'Examiner la file d’attente',
  agents: 'Examiner les agents',
  mend: 'Réparer',
  mended: 'Constater que c’est réparé',
  arrives: 'Constater qu’un message arrive',
  verify: 'Constater qu’un message arrive',
  nothing: 'Rien n’a été trouvé',
};

const EXPLANATION: Readonly<Record<MissingStep, string>> = {
  survey:
    'Un message marqué comme lu a été téléchargé par Genesys Cloud. S’il n’arrive jamais, il s’est perdu là-bas, au-delà de Microsoft ; s’il reste non lu, il n’a jamais été relevé, et c’est une autre affaire.',
  route: 'La route d’une adresse décide vers quel flux ou quelle file va un message.',
  flow: 'Seul un flux publié reçoit le courrier. Un brouillon enregistré ne le fait pas.',
  handling:
    'Le flux peut mettre fin à la conversation, ou la confier à une autre file que celle que vous regardez.',
  queue:
    'Un message attend dans la file jusqu’à ce qu’un membre ayant les compétences voulues puisse le prendre.',
  agents: 'Un message va à un agent en file qui a de la place pour un e-mail.',
  mend: 'C’est ici. Réparez-le dans Genesys Cloud.',
  mended: 'Graphkeeper relit cet endroit jusqu’à ce qu’il soit en ordre.',
  arrives:
    'Le prochain message montre s’il passe. Un message perdu ne revient pas de lui-même : dans la boîte aux lettres, marquez-le comme non lu, ou renvoyez-le.',
  verify:
    'Le courrier perdu ne revient pas de lui-même. Dans la boîte aux lettres, marquez-le comme non lu : Genesys Cloud le prend pour nouveau, ou renvoyez-le.',
  nothing:
    'Tout est en ordre sur le parcours : seuls les enregistrements de Genesys Cloud montrent ce qui s’est passé.',
};

const OPEN: Readonly<Record<WalkStep, string>> = {
  route:
    'Dans Genesys Cloud, ouvrez Admin > Centre de contact > E-mail, puis le domaine, et la route de l’adresse.',
  flow: 'Ouvrez Admin > Architect > Flux > E-mail entrant, puis le flux que cite la route.',
  handling:
    'Dans le flux, suivez le parcours d’un message depuis le début, et ouvrez chaque « Déconnecter » et chaque « Transférer vers ACD ».',
  queue: 'Ouvrez Admin > Centre de contact > Files d’attente, puis la file.',
  agents:
    'Ouvrez Performances > Espace de travail > Activité des files, puis la file, avec l’e-mail comme média. Ensuite Admin > Centre de contact > Utilisation.',
};

const LOOK_FOR: Readonly<Record<WalkStep, string>> = {
  route:
    'Il y a une route pour exactement cette adresse, elle est active, et elle mène au flux ou à la file attendus. Un message adressé à plusieurs de vos adresses n’atteint qu’une de leurs routes, sauf si les destinations multiples sont activées.',
  flow: 'Le flux a une version publiée, est de type E-mail entrant, et n’a pas été supprimé.',
  handling:
    'Aucun chemin ne finit par « Déconnecter » pour ce message : regardez les horaires, les décisions selon l’expéditeur et l’objet, et les chemins d’erreur. « Transférer vers ACD » cite la file que vous regardez.',
  queue:
    'La file a des membres qui l’ont rejointe, et l’un d’eux au moins a les compétences et la langue que demandent le flux ou la route.',
  agents:
    'Un membre au moins est en file, n’est pas occupé ailleurs, et l’e-mail a une capacité d’au moins 1.',
};

const OPTION: Readonly<Record<WalkFault | 'fine' | 'direct', string>> = {
  fine: 'Tout est en ordre',
  direct: 'Tout est en ordre, et elle mène à une file sans passer par un flux',
  noRoute: 'Aucune route active n’a cette adresse',
  wrongTarget: 'La route mène au mauvais flux ou à la mauvaise file',
  otherRoute: 'Le message était adressé à plusieurs adresses, et une autre route l’a reçu',
  unpublished: 'Le flux n’a jamais été publié, ou pas sa dernière modification',
  deleted: 'Le flux a disparu ou est d’un autre type',
  disconnects: 'Le flux met fin à la conversation',
  otherQueue: 'Le flux la confie à une autre file',
  noMembers: 'La file n’a aucun membre qui l’ait rejointe',
  skills: 'Aucun membre n’a les compétences ou la langue demandées',
  offQueue: 'Personne n’est en file',
  capacity: 'Personne n’a de place pour un e-mail',
};

const MEND: Readonly<Record<WalkFault, string>> = {
  noRoute:
    'Créez la route de cette adresse dans Admin > Centre de contact > E-mail, et choisissez son flux ou sa file.',
  wrongTarget: 'Choisissez le bon flux ou la bonne file dans la route, et enregistrez.',
  otherRoute:
    'Cherchez le message dans la file de cette route. Pour l’avoir sur chaque route, lancez la procédure des destinations multiples.',
  unpublished: 'Ouvrez le flux dans Architect, et publiez-le.',
  deleted: 'Choisissez un autre flux dans la route, et enregistrez.',
  disconnects: 'Modifiez le chemin qui finit par « Déconnecter », et publiez le flux.',
  otherQueue: 'Cherchez le message dans cette file, ou modifiez « Transférer vers ACD », et publiez le flux.',
  noMembers: 'Ajoutez des membres à la file, et faites-la-leur rejoindre.',
  skills: 'Donnez la compétence à un membre, ou retirez-la du flux ou de la route.',
  offQueue: 'Demandez à un agent de se mettre en file.',
  capacity:
    'Augmentez la capacité de l’e-mail dans Utilisation, ou demandez à un agent de terminer des e-mails ouverts.',
};

const PLACE: Readonly<Record<WalkStep, string>> = {
  route: 'la route',
  flow: 'le flux',
  handling: 'le traitement par le flux',
  queue: 'la file',
  agents: 'les agents',
};

export const readButMissing: TranslationOf<typeof en> = {
  'missing.title': ({ step }) => TITLE[step],
  'missing.explanation': ({ step }) => EXPLANATION[step],
  'missing.changes': () =>
    'Rien ne change chez Microsoft. Ce que vous trouvez dans Genesys Cloud, vous le réparez là-bas.',
  'missing.open': ({ step }) => OPEN[step],
  'missing.lookFor': ({ step }) => LOOK_FOR[step],
  'missing.question': () => 'Qu’avez-vous trouvé ?',
  'missing.option': ({ option }) => OPTION[option],
  'missing.mend': ({ fault }) => MEND[fault],
  'missing.send': () => 'Envoyez un message à l’adresse, et attendez-le dans Genesys Cloud.',
  'missing.arrived': () => 'Le message est chez un agent, ou attend dans la file.',
  'missing.support': () =>
    'Dans Performances > Espace de travail > Interactions, cherchez l’adresse et l’heure : la chronologie d’une conversation dit où elle a fini. S’il n’y en a aucune, donnez à l’assistance de Genesys la boîte, l’heure, l’expéditeur et l’ID de message Internet d’un message.',
  'missing.button': ({ button }) =>
    ({
      allTheSame: 'Chercher quand même dans Genesys Cloud',
      arrives: 'Le message est arrivé',
      byHand: 'Je regarde moi-même',
      goOn: 'Il n’arrive toujours pas : chercher plus loin',
      noted: 'Je cherche là-bas',
    })[button],
  'missing.lost': ({ mailbox, name }) =>
    name === null
      ? `Le courrier pour ${mailbox} se perd ici.`
      : `Le courrier pour ${mailbox} se perd ici, dans « ${name} ».`,
  'missing.wait': ({ mailbox }) =>
    mailbox === null
      ? 'En attente que Genesys Cloud montre le changement.'
      : `En attente d’un message pour ${mailbox}.`,
  'missing.proof.arrived': ({ mailbox }) =>
    `Un message à ${mailbox} est devenu une conversation et a atteint une file.`,
  'missing.problem': () =>
    'Aucun message de ces boîtes n’a été lu : Genesys Cloud ne les relève tout simplement pas.',
  'missing.advice': () =>
    'Voyez sur la page de la connexion le premier maillon rompu ; il se trouve avant l’acheminement de Genesys Cloud.',
  'missing.proof.read': ({ names }, f) => `Le courrier est relevé dans ${f.list(names)}.`,
  'missing.proof.found': ({ step, fault }) =>
    fault === null ? `Rien à redire : ${PLACE[step]}.` : `Trouvé, ${PLACE[step]} : ${OPTION[fault]}.`,
  'missing.word': ({ fault }) =>
    fault === null
      ? 'L’administrateur n’a rien trouvé sur le parcours, et consulte les enregistrements de Genesys Cloud.'
      : `L’administrateur a vu arriver un message après cette réparation : ${OPTION[fault]}.`,
  'missing.wayBack': () => 'Ce que vous avez changé dans Genesys Cloud reste. Rien d’autre n’a été changé.',
};
