import { assertNever } from '../../domain/assert-never';
import type { rotateSecret as en, RotationStep } from '../en/rotate-secret';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<RotationStep, string>> = {
  survey: 'Relever les secrets existants',
  found: 'Décider du sort d’un nouveau secret inutilisé',
  choose: 'Choisir la durée du nouveau secret',
  removeOrphan: 'Supprimer un nouveau secret dont la valeur est perdue',
  add: 'Ajouter le nouveau secret à côté de l’ancien',
  value: 'Confier le nouveau secret à Graphkeeper',
  replicate: 'Attendre que Microsoft accepte le nouveau secret',
  findPlace: 'Trouver où Genesys Cloud garde le secret',
  handOver: 'Mettre le nouveau secret dans Genesys Cloud',
  handOverElsewhere: 'Mettre le nouveau secret dans votre intégration',
  own: 'Faire utiliser le nouveau secret par Graphkeeper',
  ownByHand: 'Remplacer le secret fourni à Graphkeeper',
  removeOld: 'Supprimer l’ancien secret',
  verify: 'Tout relire une dernière fois',
  putBack: 'Remettre l’ancien secret dans Genesys Cloud',
  ownBack: 'Faire utiliser de nouveau l’ancien secret par Graphkeeper',
  undoAdd: 'Supprimer le nouveau secret',
  makeCertificate: 'Créer un nouveau certificat',
  uploadCertificate: 'Ajouter le nouveau certificat à côté de l’ancien',
  seeCertificates: 'Vérifier que tous les certificats sont là',
  handOverCertificate: 'Donner le nouveau certificat à l’intégration',
  ownCertificate: 'Remplacer le certificat fourni à Graphkeeper',
  removeCertificate: 'Supprimer l’ancien certificat',
  undoCertificate: 'Supprimer le nouveau certificat',
};

const EXPLANATION: Readonly<Record<RotationStep, string>> = {
  survey:
    'Graphkeeper lit les secrets de l’inscription, lequel est utilisé, et si l’organisation limite la durée d’un nouveau secret.',
  found:
    'Quelqu’un a commencé à renouveler le secret sans terminer. Qui l’a ajouté en a peut-être encore la valeur : Graphkeeper l’essaie par une vraie connexion avant de la remettre. Microsoft ne montre plus la valeur.',
  choose:
    'L’ancien secret fonctionne jusqu’à son terme ou sa suppression : le courrier est relevé sans interruption. Microsoft recommande moins d’un an.',
  removeOrphan:
    'Un nouveau secret a été ajouté, mais personne n’en a la valeur : Microsoft ne la montre qu’une fois. Personne n’utilise ce secret. Il est supprimé, puis remplacé.',
  add: 'Le nouveau secret s’ajoute à l’ancien : rien ne cesse de fonctionner. Sa valeur va dans le trousseau de cet ordinateur, et nulle part ailleurs.',
  value:
    'Microsoft montre la valeur une seule fois, à l’ajout du secret : elle est dans la colonne « Valeur », et non « ID de secret ». Collez-la ici pour que Graphkeeper puisse l’essayer, la remettre et s’en servir. Elle ne va que dans le trousseau.',
  replicate:
    'Il faut quelques secondes pour que tous les serveurs de Microsoft connaissent un nouveau secret. Il ne faut pas le remettre avant qu’une vraie connexion ait réussi.',
  findPlace:
    'Graphkeeper lit quelles informations d’identification l’intégration a dans Genesys Cloud, et lequel de leurs champs est le secret client. Il ne lit aucun secret : Genesys Cloud n’en montre pas.',
  handOver:
    'L’intégration dans Genesys Cloud a encore l’ancien secret. Donnez-lui le nouveau : la valeur, pas l’ID de secret.',
  handOverElsewhere:
    'Votre intégration a encore l’ancien secret. Donnez-lui le nouveau : la valeur, pas l’ID de secret.',
  own: 'Graphkeeper utilise lui aussi le secret de l’intégration. Désormais, ce sera le nouveau.',
  ownByHand:
    'Graphkeeper reçoit le secret de l’intégration de l’extérieur : par une variable d’environnement ou une entrée de trousseau qui n’est pas la sienne. Remplacez-le là-bas ; sinon Graphkeeper signalera un secret refusé dès que l’ancien aura disparu.',
  removeOld:
    'Un ancien secret encore valable est une clé que personne ne surveille. Supprimez-le maintenant, ou gardez-le jusqu’à son terme.',
  verify:
    'Un dernier regard avec des jetons neufs : le nouveau secret fonctionne, et rien d’autre n’a cessé.',
  putBack:
    'Genesys Cloud reçoit le secret qu’il avait avant, et qui fonctionne encore. Puis l’intégration est désactivée et réactivée.',
  ownBack: 'Graphkeeper utilise lui aussi le secret de l’intégration : désormais de nouveau l’ancien.',
  undoAdd: 'Rien n’utilise le nouveau secret. Il est supprimé ; l’ancien reste tel quel.',
  makeCertificate:
    'L’intégration se connecte avec un certificat. Créez le nouveau, avec sa clé privée, sur l’ordinateur qui s’en servira : la clé n’a pas à le quitter. Graphkeeper ne prend que le certificat lui-même, qui est public.',
  uploadCertificate:
    'L’inscription reçoit le nouveau certificat. L’ancien reste à côté : rien ne cesse de fonctionner.',
  seeCertificates:
    'Microsoft remplace tous les certificats d’une inscription à la fois. Graphkeeper regarde si le nouveau y figure, ainsi que chacun de ceux qui y figuraient.',
  handOverCertificate:
    'L’intégration se connecte encore avec l’ancien certificat. Désormais, elle doit utiliser le nouveau, avec sa clé privée.',
  ownCertificate:
    'Graphkeeper utilise lui aussi le certificat de l’intégration. Sinon, il signalera un certificat refusé dès que l’ancien aura disparu.',
  removeCertificate:
    'Un ancien certificat encore valable est une clé que personne ne surveille. Supprimez-le maintenant, ou gardez-le jusqu’à son terme.',
  undoCertificate: 'Rien n’utilise le nouveau certificat. Il est supprimé ; l’ancien reste tel quel.',
};

export const rotateSecret: TranslationOf<typeof en> = {
  'rotate.title': ({ step }) => TITLE[step],
  'rotate.explanation': ({ step }) => EXPLANATION[step],
  'rotate.found': ({ label, end }, format) =>
    end === null
      ? `À côté du secret utilisé se trouve « ${label} », avec lequel aucune connexion n’est connue.`
      : `À côté du secret utilisé se trouve « ${label} », valable jusqu’au ${format.date(end)}, avec lequel aucune connexion n’est connue.`,
  'rotate.question.found': () => 'Que faut-il en faire ?',
  'rotate.found.option': ({ option }) =>
    ({
      use: 'Continuer avec lui : j’en ai la valeur',
      another: 'Le laisser, et en ajouter un autre',
      remove: 'Le supprimer, et en ajouter un autre : personne n’en a la valeur',
    })[option],
  'rotate.handOver.written': () =>
    'L’intégration dans Genesys Cloud a encore l’ancien secret. La requête remplace ses informations d’identification : tous les champs sauf le secret restent tels quels.',
  'rotate.changes': () =>
    'Un secret client est ajouté à l’inscription d’application, et l’ancien est supprimé à la fin, chacun après votre confirmation.',
  'rotate.changes.both': () =>
    'Un secret client est ajouté à l’inscription d’application et écrit dans les informations d’identification de l’intégration dans Genesys Cloud, qui est alors désactivée puis réactivée. À la fin, l’ancien secret est supprimé. Chaque changement attend votre confirmation.',
  'rotate.risk.policy': () => 'Si la stratégie de l’organisation refuse le secret, rien n’est modifié.',
  'rotate.risk.replication': () =>
    'Cela prend d’ordinaire moins d’une minute. Si c’est plus long, rien n’est perdu : l’ancien secret fonctionne encore.',
  'rotate.risk.handOver': () =>
    'Tant que l’intégration n’est pas désactivée puis réactivée, elle continue avec ce qu’elle avait. En cas de problème, remettez l’ancien secret : il fonctionne encore.',
  'rotate.risk.removal': () => 'Un secret supprimé ne peut pas être rétabli.',
  'rotate.confirm': ({ step }) =>
    ({
      add: 'Ajouter le nouveau secret',
      handOver: 'L’y écrire, puis désactiver et réactiver l’intégration',
      putBack: 'Remettre l’ancien secret, puis désactiver et réactiver l’intégration',
      removeOld: 'Supprimer l’ancien secret',
      removeOrphan: 'Supprimer le secret perdu',
      undoAdd: 'Supprimer le nouveau secret',
    })[step],
  'rotate.unseen': ({ step }) =>
    ({
      handOver:
        'Genesys Cloud a le nouveau secret, ou encore l’ancien. Aucun secret n’a été supprimé : la situation n’est pas pire qu’avant. Écrivez-le à nouveau, ou à la main : la même valeur y est mise, que la requête soit arrivée ou non.',
      putBack:
        'Genesys Cloud a de nouveau l’ancien secret, ou encore le nouveau. Les deux sont valides : les messages sont relevés avec l’un comme avec l’autre. Écrivez-le à nouveau, ou à la main : la même valeur y est mise, que la requête soit arrivée ou non.',
    })[step],
  'rotate.button': ({ button }) =>
    ({
      choose: 'Choisir cette date',
      keepValue: 'La garder dans le trousseau',
      withoutValue: 'Continuer sans la donner à Graphkeeper',
      handedOver: 'Le nouveau secret est dans Genesys Cloud',
      handedOverElsewhere: 'Mon intégration a le nouveau secret',
      handOverByHand: 'Je l’y mets à la main',
      ownReplaced: 'Il est remplacé',
      ownLater: 'Je le ferai plus tard',
      keepOld: 'Garder l’ancien secret',
    })[button],
  'rotate.question.end': () => 'Valable jusqu’au',
  'rotate.question.end.hint': ({ maxDays }, format) =>
    maxDays === null
      ? 'Deux ans au plus. Graphkeeper vous le rappelle longtemps avant.'
      : `L’organisation autorise ${format.plural(maxDays, { one: '1 jour', other: `${format.number(maxDays)} jours` })} au plus. Graphkeeper vous le rappelle longtemps avant.`,
  'rotate.question.end.wrong': ({ min, max }, format) =>
    `Choisissez un jour entre le ${format.date(min)} et le ${format.date(max)}.`,
  'rotate.question.value': () => 'Valeur du nouveau secret',
  'rotate.question.value.problem': ({ problem }) =>
    ({
      empty: 'Collez la valeur du nouveau secret.',
      secretId: 'Cela ressemble à l’ID de secret. La valeur est dans la colonne voisine.',
      otherHint: 'Ce n’est pas la valeur de ce secret : elle commence par d’autres caractères.',
      refused: 'Microsoft refuse cette valeur : ce n’est pas, ou pas en entier, la valeur de ce secret.',
    })[problem],
  'rotate.question.old': () => 'Quel secret Genesys Cloud utilise-t-il jusqu’ici ?',
  'rotate.secret': ({ label, keyId }) => `${label} (${keyId})`,
  'rotate.wait': () => 'Microsoft transmet le nouveau secret à ses serveurs.',
  'rotate.copy': ({ what }) =>
    ({
      name: 'Nom du nouveau secret',
      clientId: 'ID client',
      command: 'La même chose avec la ligne de commande Azure',
      keyId: 'ID du secret à supprimer',
    })[what],
  'rotate.byHand': ({ line }) =>
    ({
      openCredentials:
        'Ouvrez « Certificats et secrets » de l’inscription d’application dans le centre d’administration Entra.',
      newSecret: 'Choisissez « Nouveau secret client », collez le nom, choisissez la fin, et ajoutez-le.',
      copyValue: 'Copiez aussitôt la valeur de la colonne « Valeur » : elle n’est montrée qu’une fois.',
      openIntegrations:
        'Dans Genesys Cloud, ouvrez Admin > Intégrations > Intégrations, puis l’intégration Microsoft Graph.',
      openElsewhere: 'Ouvrez les paramètres de votre intégration, là où se trouve son secret client.',
      restart: 'Si elle ne lit ses paramètres qu’au démarrage, redémarrez-la.',
      openCredentialsTab: 'Ouvrez Configuration > Informations d’identification, et choisissez Configurer.',
      pasteValue:
        'Collez la nouvelle valeur dans le secret client, laissez le reste tel quel, et enregistrez.',
      pasteOld: 'Collez l’ancienne valeur dans le secret client, laissez le reste tel quel, et enregistrez.',
      deleteOld: 'Supprimez le secret dont l’ID figure ci-dessous. Assurez-vous que c’est bien celui-là.',
      replaceOwn:
        'Mettez la nouvelle valeur là où Graphkeeper prend le secret, et redémarrez Graphkeeper si c’est une variable d’environnement.',
    })[line],
  'rotate.lookFor': ({ what }) =>
    ({
      listed: 'Le nouveau secret figure dans la liste, avec la fin que vous avez choisie.',
      saved: 'Genesys Cloud indique que les informations d’identification sont enregistrées.',
      savedElsewhere: 'Votre intégration l’a enregistré, et se connecte sans erreur.',
      gone: 'Le secret ne figure plus dans la liste.',
    })[what],
  'rotate.problem': ({ problem }) => {
    switch (problem) {
      case 'blocked':
        return 'La stratégie de l’organisation interdit de nouveaux secrets client pour cette application.';
      case 'lifetime':
        return 'La stratégie de l’organisation refuse un secret valable aussi longtemps.';
      case 'notHere':
        return 'L’inscription d’application n’est pas dans ce locataire : ses secrets se gèrent dans un autre.';
      case 'inUse':
      case 'inUseElsewhere':
        return 'L’ancien secret est encore utilisé : le rapport de Microsoft montre une connexion avec lui après le changement.';
      case 'certificateInUse':
        return 'L’ancien certificat est encore utilisé : le rapport de Microsoft montre une connexion avec lui après le changement.';
      case 'newCertificateInUse':
        return 'Le nouveau certificat est déjà utilisé. Le supprimer arrêterait le courrier.';
      case 'certificateGone':
        return 'Le nouveau certificat ne figure plus dans l’inscription. Sans l’ancien, rien ne pourrait se connecter.';
      case 'certificatesChanged':
        return 'Quelqu’un a modifié entre-temps les certificats de l’inscription. Rien n’a été envoyé.';
      case 'certificateEnd':
        return 'Microsoft refuse la fin d’un certificat.';
      case 'certificateLifetime':
        return 'La stratégie de l’organisation refuse un certificat valable aussi longtemps.';
      case 'certificateBlocked':
        return 'La stratégie de l’organisation interdit ce certificat pour cette application.';
      case 'newInUse':
      case 'newInUseElsewhere':
        return 'Le nouveau secret est déjà utilisé. Le supprimer arrêterait le courrier.';
      case 'notTaken':
        return 'Les informations d’identification dans Genesys Cloud ont été enregistrées avant que le nouveau secret n’existe : elles contiennent encore l’ancien.';
      case 'rejected':
        return 'Microsoft refuse la connexion pour une autre raison que le secret.';
      case 'valueLost':
        return 'La valeur du nouveau secret n’est plus dans le trousseau.';
      case 'notFlowing':
        return 'Le dernier regard a trouvé quelque chose qui ne va pas.';
      default:
        return assertNever(problem, 'rotation problem');
    }
  },
  'rotate.advice': ({ problem }) => {
    switch (problem) {
      case 'blocked':
        return 'Demandez une exception à qui gère les stratégies de gestion des applications, ou utilisez un certificat.';
      case 'lifetime':
        return 'Choisissez une fin plus proche.';
      case 'notHere':
        return 'Connectez le locataire auquel l’inscription appartient, et renouvelez-y le secret.';
      case 'inUse':
        return 'Vérifiez que le nouveau secret est bien enregistré dans Genesys Cloud, puis désactivez et réactivez l’intégration. Le rapport a jusqu’à un jour de retard ; l’ancien secret fonctionne en attendant.';
      case 'inUseElsewhere':
        return 'Vérifiez que votre intégration a le nouveau secret, et faites-la se reconnecter. Le rapport a jusqu’à un jour de retard ; l’ancien secret fonctionne en attendant.';
      case 'certificateInUse':
        return 'Vérifiez que l’intégration a le nouveau certificat, et faites-la se reconnecter. Le rapport a jusqu’à un jour de retard ; l’ancien certificat fonctionne en attendant.';
      case 'newCertificateInUse':
        return 'Terminez le renouvellement, ou faites d’abord reprendre l’ancien certificat à l’intégration.';
      case 'certificateGone':
        return 'Gardez l’ancien certificat. Demandez qui a supprimé le nouveau, ou recommencez avec un autre.';
      case 'certificatesChanged':
        return 'Vérifiez que ce changement était voulu. La requête a été refaite avec ce qui figure maintenant dans l’inscription.';
      case 'certificateEnd':
        return 'Créez-en un qui soit valable un an au plus. Si un certificat expiré figure dans l’inscription, supprimez d’abord celui-là.';
      case 'certificateLifetime':
        return 'Créez-en un qui finisse plus tôt.';
      case 'certificateBlocked':
        return 'Demandez à qui gère les stratégies de gestion des applications quels certificats sont permis, par exemple ceux d’une autorité approuvée.';
      case 'newInUse':
        return 'Terminez le renouvellement, ou remettez d’abord l’ancien secret dans Genesys Cloud.';
      case 'newInUseElsewhere':
        return 'Terminez le renouvellement, ou remettez d’abord l’ancien secret dans votre intégration.';
      case 'notTaken':
        return 'Mettez-y la nouvelle valeur dans les informations d’identification de l’intégration, enregistrez, puis désactivez et réactivez l’intégration. Vérifiez ensuite à nouveau.';
      case 'rejected':
        return 'Voyez ce que la page de la connexion dit du jeton, réparez-le, puis vérifiez à nouveau.';
      case 'valueLost':
        return 'Annulez cette procédure, ce qui supprime le nouveau secret, et recommencez.';
      case 'notFlowing':
        return 'Voyez la page de la connexion. Si cela a commencé avec ce changement, revenez en arrière et prévenez votre assistance.';
      default:
        return assertNever(problem, 'rotation problem');
    }
  },
  'rotate.proof': ({ proof }) =>
    ({
      survey: 'Les secrets ont été lus.',
      place: 'Les informations d’identification de l’intégration ont été trouvées dans Genesys Cloud.',
      added: 'Le nouveau secret figure dans l’inscription.',
      accepted: 'Microsoft a émis un jeton pour le nouveau secret.',
      removed: 'Le secret a disparu.',
      works: 'Microsoft a émis un jeton, et rien ne cloche du côté des secrets.',
    })[proof],
  'rotate.wayBack': ({ state }) =>
    ({
      undo: 'Le nouveau secret est supprimé, après votre confirmation. L’ancien reste tel quel.',
      handedOver:
        'Le nouveau secret est peut-être déjà dans Genesys Cloud : rien n’est donc supprimé. Les deux secrets continuent de fonctionner.',
      handedOverElsewhere:
        'Votre intégration a peut-être déjà le nouveau secret : rien n’est donc supprimé. Les deux secrets continuent de fonctionner.',
      putBack:
        'L’ancien secret, qui fonctionne encore, est remis dans Genesys Cloud, l’intégration est désactivée puis réactivée, et le nouveau secret est supprimé. Chaque changement attend votre confirmation.',
    })[state],
  'rotate.elsewhere.risk': () =>
    'Tant que votre intégration n’utilise pas le nouveau secret, elle continue avec l’ancien. En cas de problème, remettez l’ancien : il fonctionne encore.',
  'rotate.elsewhere.question': () => 'Quel secret votre intégration utilise-t-elle jusqu’ici ?',
  'rotate.word': () => 'L’administrateur a vu arriver du courrier dans Genesys Cloud après le changement.',
};
