import { assertNever } from '../../domain/assert-never';
import type { TestProblem } from '../../runbooks/mailbox-scoping';
import type { scopeMailboxes as en, ScopeStep } from '../en/scope-mailboxes';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<ScopeStep, string>> = {
  survey: 'Relever ce que l’application peut ouvrir',
  canary: 'Désigner une boîte qui doit rester fermée',
  choose: 'Choisir comment Exchange reconnaît les boîtes',
  group: 'Nommer le groupe',
  filter: 'Écrire le filtre',
  build: 'Faire accorder par Exchange les boîtes prévues',
  test: 'Voir ce qu’Exchange dit accorder',
  propagate: 'Attendre qu’Exchange l’applique',
  removeConsent: 'Retirer le consentement valable pour tout le locataire',
  prove: 'Constater que seules les boîtes prévues s’ouvrent',
  restore: 'Accorder de nouveau le consentement',
  removePolicy: 'Supprimer l’ancienne stratégie d’accès',
  findRemoved: 'Relever ce qui a été retiré',
};

const EXPLANATION: Readonly<Record<ScopeStep, string>> = {
  survey:
    'Graphkeeper lit les consentements de l’application valables pour tout le locataire, et essaie, avec l’identité même de l’intégration, d’ouvrir chaque boîte prévue et chaque boîte qui doit rester fermée.',
  canary:
    'Seule une boîte que l’application ne doit pas ouvrir montre que les autres sont fermées. Ajoutez-en une à la connexion, celle d’un dirigeant par exemple ; Graphkeeper n’y regarde rien d’autre que le refus.',
  choose:
    'Le « RBAC pour les applications » d’Exchange accorde à une application des boîtes précises. Il lui faut une règle pour les désigner. Les anciennes stratégies d’accès ne doivent plus être créées, et sont remplacées ici.',
  group:
    'Le script met les boîtes prévues dans le groupe, et le crée s’il n’existe pas. Seuls les membres directs comptent : un groupe dans le groupe ne compte pas.',
  filter:
    'Un filtre de destinataires d’Exchange trouve les boîtes par une propriété. Il doit trouver toutes les boîtes prévues et aucune autre ; renseignez la propriété avant de continuer.',
  build:
    'Le script crée l’étendue, puis le pointeur vers l’application d’entreprise, puis les attributions de rôle. Il ne retire rien : le courrier est relevé comme avant, et le script peut être relancé.',
  test: 'Le test d’Exchange contourne son cache et ne tient pas compte des consentements d’Entra. Les essais de Graphkeeper ne le peuvent pas : tant que le consentement existe, toutes les boîtes s’ouvrent. Ce test doit donc réussir avant que le consentement ne disparaisse.',
  propagate:
    'Exchange applique un changement d’étendue au bout de 30 minutes à 2 heures. Le consentement reste en attendant, pour qu’aucun courrier ne manque.',
  removeConsent:
    'Une application peut ouvrir ce qu’Entra accorde et ce qu’Exchange accorde, réunis. Tant que le consentement valable pour tout le locataire existe, l’étendue ne limite rien.',
  prove:
    'Graphkeeper essaie avec l’identité même de l’intégration : chaque boîte prévue doit s’ouvrir, et chaque boîte qui doit rester fermée doit être refusée.',
  restore:
    'Les consentements retirés sont accordés de nouveau, et eux seuls. Toutes les boîtes du locataire sont alors ouvertes à l’application, comme avant.',
  removePolicy:
    'L’ancienne stratégie ne limite que ce qu’Entra accorde. Il n’en reste rien, la stratégie ne limite donc plus rien ; elle vient en dernier, pour qu’aucune boîte n’ait été ouverte entre-temps.',
  findRemoved: 'Graphkeeper lit quels consentements existent.',
};

function testText(found: TestProblem, f: Formatter): string {
  switch (found.problem) {
    case 'empty':
      return 'Collez la sortie du script.';
    case 'notJson':
      return `La sortie s’interrompt à la ligne ${f.number(found.line)} : elle n’est pas complète. Copiez-la en entier, du premier crochet au dernier.`;
    case 'notList':
      return `La ligne ${f.number(found.line)} n’est pas comprise. Collez la sortie du script ci-dessus, ou celle de Format-List avec Mailbox, RoleName et InScope ; un tableau est trop facilement tronqué.`;
    case 'cutOff':
      return `PowerShell a tronqué la liste de la ligne ${f.number(found.line)}. Utilisez le script ci-dessus.`;
    case 'noProperty':
      return `L’élément qui commence à la ligne ${f.number(found.line)} n’a pas de ${found.property}. Utilisez le script ci-dessus.`;
    case 'notRun':
      return `L’élément qui commence à la ligne ${f.number(found.line)} a été testé sans boîte : InScope n’est ni True ni False.`;
    case 'untested':
      return `Non testées : ${f.list(found.mailboxes)}. Exchange n’a pas d’attribution de rôle pour l’application, ou la sortie n’est pas complète.`;
    case 'outOfScope':
      return `Exchange n’accorde pas ${found.permission} pour ${f.list(found.mailboxes)}. Ajoutez la boîte à l’étendue, relancez le script de l’étape précédente, puis le test.`;
    case 'canaryInScope':
      return `Exchange accorde ${f.list(found.mailboxes)}, qui doit rester fermée. Réduisez l’étendue, puis relancez le test.`;
    default:
      return assertNever(found, 'test problem');
  }
}

export const scopeMailboxes: TranslationOf<typeof en> = {
  'scope.title': ({ step }) => TITLE[step],
  'scope.explanation': ({ step }) => EXPLANATION[step],
  'scope.changes': () =>
    'Vous créez une étendue et des attributions de rôle dans Exchange Online. Les consentements de l’application au courrier de tout le locataire sont ensuite retirés, après votre confirmation, et vous supprimez à la fin une éventuelle ancienne stratégie d’accès.',
  'scope.risk': ({ risk }) =>
    ({
      build: 'Si le script s’arrête en chemin, rien n’est perdu : relancez-le.',
      remove:
        'Si Exchange n’accorde finalement pas les boîtes, le courrier n’est pas relevé jusqu’à ce que le consentement soit de nouveau accordé : une étape ici.',
      consentAgain:
        'Ne choisissez plus « Accorder un consentement d’administrateur » pour cette application : cela rétablirait le consentement valable pour tout le locataire. La coche manquante est désormais normale.',
      prove:
        'Exchange peut garder l’ancien état jusqu’à deux heures. Si des boîtes prévues sont refusées, accordez aussitôt le consentement de nouveau ; rien n’est perdu, le courrier reste dans la boîte.',
    })[risk],
  'scope.question': ({ question }) =>
    ({
      kind: 'Les boîtes sont',
      policy: 'Une ancienne stratégie d’accès pour cette application',
      group: 'Nom ou adresse du groupe',
      filter: 'Filtre de destinataires',
      output: 'Sortie du test',
    })[question],
  'scope.hint': ({ question }) =>
    ({
      kind: 'Un groupe est le plus simple : une boîte s’ajoute ou se retire par son appartenance.',
      policy: 'Get-ApplicationAccessPolicy les énumère. Aucun refus n’en a cité.',
      policySeen: 'Exchange a refusé une boîte à cause d’une telle stratégie.',
      group: 'Un groupe de sécurité à extension messagerie ou une liste de distribution.',
      filter:
        "Par exemple CustomAttribute1 -eq 'GENESYS'. Renseignez d’abord cet attribut sur les boîtes prévues.",
      output: 'Tout, du premier crochet au dernier.',
    })[question],
  'scope.option': ({ option }) =>
    ({
      group: 'Les membres d’un groupe',
      filter: 'Ce que trouve un filtre de destinataires',
      policy: 'existe',
      noPolicy: 'n’existe pas',
    })[option],
  'scope.wrong': ({ wrong }) =>
    ({
      empty: 'Cette indication est nécessaire.',
      lines: 'Un filtre tient sur une ligne.',
      quotes: 'Il manque un guillemet : ils vont par deux.',
    })[wrong],
  'scope.copy': ({ what }) =>
    ({
      scope: 'Script pour Exchange Online PowerShell',
      test: 'Script qui teste chaque boîte',
      policy: 'Script qui supprime l’ancienne stratégie',
      revoke: 'La même chose avec Microsoft Graph PowerShell',
    })[what],
  'scope.byHand': ({ line }) =>
    ({
      shell: 'Ouvrez PowerShell avec le module ExchangeOnlineManagement.',
      role: 'Connectez-vous comme membre de Gestion de l’organisation dans Exchange, ou comme administrateur Exchange.',
      run: 'Lancez le script. Il énumère à la fin les boîtes que couvre l’étendue.',
      runTest: 'Lancez le script.',
      copyOutput: 'Copiez toute sa sortie, et collez-la ci-dessous.',
      openEnterpriseApp:
        'Ouvrez l’application d’entreprise dans le centre d’administration Entra (dans la vue d’ensemble de l’inscription : « Application managée dans l’annuaire local »), puis « Autorisations ».',
      revoke:
        'Pour chaque autorisation citée dans le script, choisissez « Révoquer l’autorisation » dans le menu de la ligne.',
      openPermissions:
        'Ouvrez « API autorisées » de l’inscription d’application dans le centre d’administration Entra.',
      grant: 'Choisissez « Accorder un consentement d’administrateur », et confirmez.',
      runPolicy:
        'Lancez le script. Il ne supprime que les stratégies de cette application, puis n’en énumère aucune.',
    })[line],
  'scope.lookFor': ({ what }) =>
    ({
      covered: 'La liste finale montre les boîtes prévues et aucune autre.',
      revoked: 'Les autorisations ne figurent plus sous « Consentement de l’administrateur ».',
      granted: 'Chaque autorisation de courrier a sa coche verte.',
      noPolicy: 'Aucune stratégie n’est citée pour cette application.',
    })[what],
  'scope.button': ({ button }) =>
    ({
      withoutCanary: 'Continuer sans',
      built: 'Le script s’est terminé sans erreur',
      oldEnough: 'Les attributions ont plus de deux heures',
      seen: 'J’ai constaté que seules ces boîtes s’ouvrent',
      restore: 'Accorder de nouveau le consentement',
      policyRemoved: 'La stratégie est supprimée',
      leave: 'Laisser tel quel',
    })[button],
  'scope.word': ({ word }) =>
    word === 'oldEnough'
      ? 'L’administrateur a indiqué que les attributions de rôle ont plus de deux heures.'
      : 'L’administrateur a constaté que seules les boîtes prévues s’ouvrent.',
  'scope.confirm': ({ step }) =>
    step === 'restore' ? 'Accorder de nouveau le consentement' : 'Retirer le consentement',
  'scope.wait': ({ step }) =>
    step === 'propagate'
      ? 'Exchange garde de 30 minutes à 2 heures ce qu’une application peut ouvrir avant de le redemander.'
      : 'Chaque boîte prévue doit s’ouvrir, et chaque boîte qui doit rester fermée doit être refusée.',
  'scope.problem': ({ trouble, names }, f) => {
    switch (trouble) {
      case 'noMailboxes':
        return 'La connexion ne cite aucune boîte aux lettres.';
      case 'noPrincipal':
        return 'L’application n’a pas d’application d’entreprise dans ce locataire : Exchange ne peut pas la désigner.';
      case 'noCanary':
        return 'La connexion ne désigne aucune boîte qui doive rester fermée.';
      case 'stillRefused':
        return `Toujours refusées après deux heures : ${f.list(names)}.`;
      case 'refused':
        return `Refusées, leur courrier n’est donc pas relevé : ${f.list(names)}.`;
      case 'missing':
        return `Ces boîtes n’existent pas : ${f.list(names)}.`;
      case 'canaryOpen':
        return `Encore ouvertes alors qu’elles doivent rester fermées : ${f.list(names)}.`;
      default:
        return assertNever(trouble, 'scope trouble');
    }
  },
  'scope.advice': ({ trouble }) => {
    switch (trouble) {
      case 'noMailboxes':
        return 'Ajoutez à la connexion les boîtes dont le fournisseur relève le courrier, puis vérifiez à nouveau.';
      case 'noPrincipal':
        return 'Accordez une fois le consentement d’administrateur à l’application, ce qui la crée, puis vérifiez à nouveau.';
      case 'noCanary':
        return 'Ajoutez-en une dans les réglages de la connexion, puis vérifiez à nouveau.';
      case 'stillRefused':
        return 'Relancez le test de l’étape précédente. Tant qu’une boîte est refusée, le consentement doit rester.';
      case 'refused':
        return 'Accordez aussitôt le consentement de nouveau, ou attendez si le courrier le peut : il faut à Exchange jusqu’à deux heures.';
      case 'missing':
        return 'Corrigez l’adresse dans la connexion, ou attribuez une licence.';
      case 'canaryOpen':
        return 'Il faut à Exchange jusqu’à deux heures. Si rien ne change, cherchez un autre consentement ou une attribution de rôle plus large pour cette application.';
      default:
        return assertNever(trouble, 'scope trouble');
    }
  },
  'scope.test': ({ found }, f) => testText(found, f),
  'scope.proof.target': ({ kind, target }) =>
    kind === 'group'
      ? `Les boîtes sont les membres du groupe « ${target} ».`
      : `Les boîtes sont celles que ce filtre trouve : ${target}`,
  'scope.proof.grants': ({ names }, f) =>
    names.length === 0
      ? 'Aucun consentement au courrier de tout le locataire n’existe.'
      : `Consentements valables pour tout le locataire : ${f.list(names)}.`,
  'scope.proof.probe': ({ proof, names }, f) =>
    proof === 'open'
      ? `L’intégration ouvre ${f.list(names)}.`
      : `L’intégration est refusée par ${f.list(names)}.`,
  'scope.proof.test': ({ mailboxes, canaries }, f) =>
    canaries.length === 0
      ? `Test d’Exchange collé par l’administrateur : dans l’étendue, ${f.list(mailboxes)}.`
      : `Test d’Exchange collé par l’administrateur : dans l’étendue, ${f.list(mailboxes)}, et hors d’elle ${f.list(canaries)}.`,
  'scope.wayBack': ({ state }) =>
    state === 'restore'
      ? 'Les consentements valables pour tout le locataire sont accordés de nouveau, après votre confirmation. Ce qui a été créé dans Exchange reste : cela n’ajoute alors rien.'
      : 'Ce qui a été créé dans Exchange reste. Tant que le consentement valable pour tout le locataire existe, cela ne change rien.',
};
