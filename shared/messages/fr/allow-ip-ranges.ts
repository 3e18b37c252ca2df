import { assertNever } from '../../domain/assert-never';
import type { PolicyProblem, RangeProblem } from '../../runbooks/ip-ranges';
import type { allowIpRanges as en, RangesStep } from '../en/allow-ip-ranges';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<RangesStep, string>> = {
  listed: 'Lire les adresses de Genesys Cloud',
  expected: 'Énumérer les adresses à admettre',
  policy: 'Les comparer à la stratégie',
  blocked: 'Certaines sont bloquées',
  add: 'Ajouter ce qui manque',
  check: 'Constater qu’elles sont toutes admises',
};

const EXPLANATION: Readonly<Record<RangesStep, string>> = {
  listed:
    'Genesys Cloud énumère ses propres adresses par service. Celles d’où vient le courrier sont graphapi et smtp.',
  expected:
    'Le courrier que Genesys Cloud envoie à votre locataire vient de ses adresses. Les admettre est facultatif mais vivement recommandé : une adresse bloquée fait rejeter le courrier. Pour les notifications de changement, il n’y a rien à admettre : elles vont de Microsoft à Genesys Cloud.',
  policy:
    'La stratégie de filtrage des connexions d’Exchange ne peut pas être lue avec Microsoft Graph. Collez ce que montre PowerShell, et Graphkeeper calcule ce qui manque, à l’adresse près.',
  blocked:
    'La liste rouge de la stratégie contient certaines de ces adresses. Graphkeeper n’enlève rien d’une liste : quelqu’un les y a mises pour une raison.',
  add: 'La commande ajoute à la liste. Une simple liste à la place remplacerait tout ce qui est admis aujourd’hui.',
  check:
    'Affichez de nouveau la stratégie, et collez-la. Exchange applique un changement en moins d’une heure.',
};

/** The words for lists of entries: the first few. */
function someOf(entries: readonly string[], f: Formatter): string {
  const shown = entries.slice(0, 8);
  const more = entries.length - shown.length;
  return more === 0 ? f.list(shown) : `${shown.join(', ')} et ${f.number(more)} de plus`;
}

function rangeText(found: RangeProblem, f: Formatter): string {
  switch (found.problem) {
    case 'empty':
      return 'Collez au moins une adresse ou un réseau.';
    case 'notRange':
      return `Ligne ${f.number(found.line)} : « ${found.text} » n’est ni une adresse, ni un réseau comme 198.51.100.0/28, ni une plage comme 198.51.100.1-198.51.100.9.`;
    case 'ipv6':
      return `Ligne ${f.number(found.line)} : « ${found.text} » est une adresse IPv6, que la liste du filtrage des connexions n’accepte pas. Retirez-la.`;
    case 'backwards':
      return `Ligne ${f.number(found.line)} : « ${found.text} » se termine avant de commencer.`;
    case 'hostBits':
      return `Ligne ${f.number(found.line)} : « ${found.text} » est une adresse dans un réseau. Vouliez-vous dire ${found.network} ?`;
    case 'tooMany':
      return `Exchange accepte des réseaux de /24 au plus et ${f.number(found.max)} entrées ; il y en aurait ${f.number(found.count)}.`;
    default:
      return assertNever(found, 'range problem');
  }
}

function policyText(found: PolicyProblem, f: Formatter): string {
  switch (found.problem) {
    case 'empty':
      return 'Collez la sortie du script.';
    case 'notJson':
      return `La sortie s’interrompt à la ligne ${f.number(found.line)} : elle n’est pas complète. Copiez-la en entier.`;
    case 'notList':
      return `La ligne ${f.number(found.line)} n’est pas comprise. Collez la sortie du script ci-dessus, ou celle de Get-HostedConnectionFilterPolicy | Format-List.`;
    case 'cutOff':
      return `PowerShell a tronqué la liste de la ligne ${f.number(found.line)}. Utilisez le script ci-dessus, ou entrez d’abord $FormatEnumerationLimit = -1.`;
    case 'noPolicy':
      return 'Il y a plusieurs stratégies, et aucune ne s’appelle Default.';
    case 'noProperty':
      return `L’élément qui commence à la ligne ${f.number(found.line)} n’a pas de ${found.property}. Utilisez le script ci-dessus.`;
    case 'notRange':
      return `L’élément qui commence à la ligne ${f.number(found.line)} contient une entrée qui n’est pas une adresse : « ${found.text} ».`;
    default:
      return assertNever(found, 'policy problem');
  }
}

export const allowIpRanges: TranslationOf<typeof en> = {
  'ranges.title': ({ step }) => TITLE[step],
  'ranges.explanation': ({ step }) => EXPLANATION[step],
  'ranges.changes': () =>
    'Vous ajoutez des adresses à la liste verte de la stratégie de filtrage des connexions d’Exchange, par une commande affichée. Rien n’est supprimé.',
  'ranges.risk': () =>
    'Le courrier d’une adresse admise échappe au filtre antispam. N’admettez que ce que le fournisseur désigne comme sien.',
  'ranges.question': ({ question }) =>
    question === 'ranges' ? 'Adresses de Genesys Cloud' : 'Sortie du script',
  'ranges.hint': ({ question }) =>
    question === 'ranges'
      ? 'Des adresses, réseaux et plages IPv4. Genesys Cloud donne les siens dans GET /api/v2/ipranges : ceux des services smtp et graphapi, sortants.'
      : 'Le JSON du script, ou ce qu’affiche Format-List.',
  'ranges.copy': ({ what }) =>
    ({
      show: 'Script qui affiche la stratégie',
      add: 'Script qui ajoute ce qui manque',
      blocked: 'Adresses bloquées',
    })[what],
  'ranges.byHand': ({ line }) =>
    ({
      shell:
        'Ouvrez PowerShell avec le module ExchangeOnlineManagement, en tant qu’administrateur Exchange ou administrateur de la sécurité.',
      show: 'Lancez le script. Il ne change rien.',
      paste: 'Copiez toute sa sortie, et collez-la ci-dessous.',
      add: 'Lancez le script.',
      ask: 'Cherchez qui a bloqué ces adresses, et pourquoi. Si du courrier de Genesys Cloud est rejeté, retirez-les de la liste rouge dans le portail Defender : E-mail et collaboration > Stratégies et règles > Stratégies de menace > Anti-spam > Stratégie de filtrage des connexions.',
    })[line],
  'ranges.button': ({ button }) =>
    ({
      added: 'Le script s’est terminé sans erreur',
      asked: 'Je m’en suis occupé',
      paste: 'Je les colle moi-même',
    })[button],
  'ranges.wrong': ({ found }, f) => rangeText(found, f),
  'ranges.wrongPolicy': ({ found }, f) => policyText(found, f),
  'ranges.stillLacking': ({ entries }, f) => `Il manque encore : ${someOf(entries, f)}.`,
  'ranges.full': ({ count, max }, f) =>
    `Avec ce qui manque, la liste aurait ${f.number(count)} entrées ; Exchange en accepte ${f.number(max)}. Retirez des entrées dont plus personne n’a besoin, puis affichez de nouveau la stratégie.`,
  'ranges.proof': ({ policy, lacking }, f) =>
    lacking === 0
      ? `La stratégie « ${policy} », collée par l’administrateur, les admet toutes.`
      : `À la stratégie « ${policy} », collée par l’administrateur, il manque ${f.plural(lacking, { one: 'une entrée', other: `${f.number(lacking)} entrées` })}.`,
  'ranges.proof.listed': ({ count }, f) =>
    `Genesys Cloud indique ${f.plural(count, { one: 'une entrée', other: `${f.number(count)} entrées` })} d’où vient le courrier.`,
  'ranges.wayBack': () =>
    'Ce qui a été ajouté à la stratégie reste. Pour l’enlever, utilisez la même commande avec Remove à la place de Add.',
};
