import { assertNever } from '../../domain/assert-never';
import type { PolicyProblem, RangeProblem } from '../../runbooks/ip-ranges';
import type { Formatter } from '../formatter';

/** The steps of letting addresses through the connection filter. */
export type RangesStep = 'listed' | 'expected' | 'policy' | 'blocked' | 'add' | 'check';

const TITLE: Readonly<Record<RangesStep, string>> = {
  listed: 'Read Genesys Cloud’s addresses',
  expected: 'List the addresses to let in',
  policy: 'Compare them with the policy',
  blocked: 'Some of them are blocked',
  add: 'Add what is lacking',
  check: 'See that all of them are let in',
};

const EXPLANATION: Readonly<Record<RangesStep, string>> = {
  listed:
    'Genesys Cloud lists its own addresses by service. Those that mail comes from are graphapi and smtp.',
  expected:
    'Mail that Genesys Cloud sends to your tenant comes from its addresses. Letting them in is optional but strongly recommended: a blocked address bounces mail. For change notifications nothing has to be let in: they go from Microsoft to Genesys Cloud.',
  policy:
    'Exchange’s connection filter policy cannot be read with Microsoft Graph. Paste what PowerShell shows, and Graphkeeper works out what is lacking, to the single address.',
  blocked:
    'The policy’s block list holds some of these addresses. Graphkeeper takes nothing off a list: somebody put them there for a reason.',
  add: 'The command adds to the list. A plain list in its place would replace everything that is allowed now.',
  check: 'Show the policy again, and paste it. Exchange applies a change within an hour.',
};

/** The words for lists of entries: the first few. */
function someOf(entries: readonly string[], f: Formatter): string {
  const shown = entries.slice(0, 8);
  const more = entries.length - shown.length;
  return more === 0 ? f.list(shown) : `${shown.join(', ')} and ${f.number(more)} more`;
}

function rangeText(found: RangeProblem, f: Formatter): string {
  switch (found.problem) {
    case 'empty':
      return 'Paste at least one address or network.';
    case 'notRange':
      return `Line ${f.number(found.line)}: “${found.text}” is neither an address, a network such as 198.51.100.0/28, nor a range such as 198.51.100.1-198.51.100.9.`;
    case 'ipv6':
      return `Line ${f.number(found.line)}: “${found.text}” is IPv6, which the allow list of the connection filter does not take. Leave it out.`;
    case 'backwards':
      return `Line ${f.number(found.line)}: “${found.text}” ends before it begins.`;
    case 'hostBits':
      return `Line ${f.number(found.line)}: “${found.text}” is an address within a network. Did you mean ${found.network}?`;
    case 'tooMany':
      return `Exchange takes networks of /24 at most and ${f.number(found.max)} entries; this would be ${f.number(found.count)}.`;
    default:
      return assertNever(found, 'range problem');
  }
}

function policyText(found: PolicyProblem, f: Formatter): string {
  switch (found.problem) {
    case 'empty':
      return 'Paste the output of the script.';
    case 'notJson':
      return `Line ${f.number(found.line)} breaks the output off: it is not complete. Copy it as a whole.`;
    case 'notList':
      return `Line ${f.number(found.line)} is not understood. Paste the output of the script above, or of Get-HostedConnectionFilterPolicy | Format-List.`;
    case 'cutOff':
      return `PowerShell cut the list in line ${f.number(found.line)} off. Use the script above, or set $FormatEnumerationLimit = -1 first.`;
    case 'noPolicy':
      return 'There are several policies, and none of them is called Default.';
    case 'noProperty':
      return `What begins in line ${f.number(found.line)} has no ${found.property}. Use the script above.`;
    case 'notRange':
      return `What begins in line ${f.number(found.line)} has an entry that is no address: “${found.text}”.`;
    default:
      return assertNever(found, 'policy problem');
  }
}

/** What letting addresses through the connection filter says. */
export const allowIpRanges = {
  'ranges.title': ({ step }: { step: RangesStep }) => TITLE[step],
  'ranges.explanation': ({ step }: { step: RangesStep }) => EXPLANATION[step],
  'ranges.changes': () =>
    'You add addresses to the allow list of Exchange’s connection filter policy, by a command that is shown. Nothing is removed.',
  'ranges.risk': () =>
    'Mail from an allowed address skips the spam filter. Only let in what the vendor names as its own.',
  'ranges.question': ({ question }: { question: 'ranges' | 'policy' }) =>
    question === 'ranges' ? 'Addresses of Genesys Cloud' : 'Output of the script',
  'ranges.hint': ({ question }: { question: 'ranges' | 'policy' }) =>
    question === 'ranges'
      ? 'Addresses, networks and ranges of IPv4. Genesys Cloud lists its own in GET /api/v2/ipranges: those of the services smtp and graphapi that are outbound.'
      : 'JSON of the script, or what Format-List shows.',
  'ranges.copy': ({ what }: { what: 'show' | 'add' | 'blocked' }) =>
    ({
      show: 'Script that shows the policy',
      add: 'Script that adds what is lacking',
      blocked: 'Blocked addresses',
    })[what],
  'ranges.byHand': ({ line }: { line: 'shell' | 'show' | 'paste' | 'add' | 'ask' }) =>
    ({
      shell:
        'Open PowerShell with the module ExchangeOnlineManagement, as an Exchange Administrator or Security Administrator.',
      show: 'Run the script. It changes nothing.',
      paste: 'Copy its output as a whole, and paste it below.',
      add: 'Run the script.',
      ask: 'Find out who blocked these addresses, and why. If mail of Genesys Cloud bounces, take them off the block list in the Defender portal: Email & collaboration > Policies & rules > Threat policies > Anti-spam > Connection filter policy.',
    })[line],
  'ranges.button': ({ button }: { button: 'added' | 'asked' | 'paste' }) =>
    ({
      added: 'The script ran without an error',
      asked: 'I looked into it',
      paste: 'I paste them myself',
    })[button],
  'ranges.wrong': ({ found }: { found: RangeProblem }, f: Formatter) => rangeText(found, f),
  'ranges.wrongPolicy': ({ found }: { found: PolicyProblem }, f: Formatter) => policyText(found, f),
  'ranges.stillLacking': ({ entries }: { entries: readonly string[] }, f: Formatter) =>
    `Still lacking: ${someOf(entries, f)}.`,
  'ranges.full': ({ count, max }: { count: number; max: number }, f: Formatter) =>
    `With what is lacking, the list would have ${f.number(count)} entries; Exchange takes ${f.number(max)}. Take entries off that nobody needs any more, then show the policy again.`,
  'ranges.proof': ({ policy, lacking }: { policy: string; lacking: number }, f: Formatter) =>
    lacking === 0
      ? `The policy “${policy}”, pasted by the administrator, lets all of them in.`
      : `The policy “${policy}”, pasted by the administrator, lacks ${f.plural(lacking, { one: 'one entry', other: `${f.number(lacking)} entries` })}.`,
  'ranges.proof.listed': ({ count }: { count: number }, f: Formatter) =>
    `Genesys Cloud lists ${f.plural(count, { one: 'one entry', other: `${f.number(count)} entries` })} that mail comes from.`,
  'ranges.wayBack': () =>
    'What was added to the policy stays. To take it off, use the same command with Remove in place of Add.',
};
