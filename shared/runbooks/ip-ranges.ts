import type { Cloud } from '../domain/connection';
import type { GenesysIpRange } from '../domain/genesys';
import { fail, ok, type Result } from '../domain/result';
import { exchangeScriptStart, powerShellText } from '../scripts/power-shell';
import { type PasteProblem, readPaste } from '../scripts/power-shell-output';

/**
 * The addresses that Exchange's connection filter has to let in (Q11). Microsoft (Set-HostedConnectionFilterPolicy):
 * single IPv4 addresses, ranges of at most 256, and CIDR of /24 to /32; nothing of IPv6.
 */

/** Addresses from one to another, both included, as numbers. */
export interface IpRange {
  readonly first: number;
  readonly last: number;
}

/** Why a line of expected ranges is not taken; lines are counted from 1. */
export type RangeProblem =
  | { readonly problem: 'empty' }
  | {
      readonly problem: 'notRange' | 'ipv6' | 'backwards';
      readonly line: number;
      readonly text: string;
    }
  /** An address within a network in place of its first one. */
  | { readonly problem: 'hostBits'; readonly line: number; readonly text: string; readonly network: string }
  /** Split into networks that Exchange takes, it would be more of them than a list holds. */
  | { readonly problem: 'tooMany'; readonly count: number; readonly max: number };

/** What of a pasted policy matters. */
export interface FilterPolicy {
  readonly name: string;
  readonly allowed: readonly IpRange[];
  /** How many entries the allow list has. */
  readonly entries: number;
  readonly blocked: readonly IpRange[];
}

/** Why a pasted policy is not understood. */
export type PolicyProblem =
  | PasteProblem
  | { readonly problem: 'noPolicy' }
  | { readonly problem: 'noProperty'; readonly line: number; readonly property: string }
  | { readonly problem: 'notRange'; readonly line: number; readonly text: string };

/** The most entries that an allow list of Exchange holds (Microsoft: configure connection filtering). */
export const MAX_ENTRIES = 1273;

const BITS = 32;
const LARGEST_PREFIX = 24;
const LARGEST = 2 ** (BITS - LARGEST_PREFIX);

function addressOf(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return null;
  return parts.reduce((sofar, part) => sofar * 256 + part, 0);
}

function textOfAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** How many addresses a network of this prefix has. */
function sizeOf(prefix: number): number {
  return 2 ** (BITS - prefix);
}

type Parsed =
  | { readonly is: 'range'; readonly range: IpRange }
  | { readonly is: 'notRange' | 'backwards' }
  | { readonly is: 'hostBits'; readonly range: IpRange; readonly network: string };

/** An address, a network in CIDR, or a range with a hyphen. */
function parseRange(text: string): Parsed {
  const [start = '', end, ...more] = text.split('-').map((part) => part.trim());
  if (more.length > 0) return { is: 'notRange' };
  if (end !== undefined) {
    const first = addressOf(start);
    const last = addressOf(end);
    if (first === null || last === null) return { is: 'notRange' };
    return first <= last ? { is: 'range', range: { first, last } } : { is: 'backwards' };
  }
  const [address = '', length = '32', ...rest] = text.split('/');
  const first = addressOf(address);
  if (first === null || rest.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > BITS) {
    return { is: 'notRange' };
  }
  const size = sizeOf(Number(length));
  const base = first - (first % size);
  const range = { first: base, last: base + size - 1 };
  return base === first
    ? { is: 'range', range }
    : { is: 'hostBits', range, network: `${textOfAddress(base)}/${length}` };
}

/**
 * The fewest entries that Exchange takes for exactly these addresses: networks of /24 at most. One that is just an
 * address has no prefix.
 */
export function entriesOf({ first, last }: IpRange): readonly string[] {
  const entries: string[] = [];
  for (let at = first; at <= last;) {
    let size = LARGEST;
    while (at % size !== 0 || at + size - 1 > last) size /= 2;
    entries.push(size === 1 ? textOfAddress(at) : `${textOfAddress(at)}/${String(BITS - Math.log2(size))}`);
    at += size;
  }
  return entries;
}

/** How many entries these ranges take. At least, where that is too many anyway: not all of them are made then. */
function countOf(ranges: readonly IpRange[]): number {
  const least = ranges.reduce((sofar, { first, last }) => sofar + Math.ceil((last - first + 1) / LARGEST), 0);
  return least > MAX_ENTRIES ? least : allEntries(ranges).length;
}

/** Ranges without overlaps and gaps between neighbours, in order. */
function merged(ranges: readonly IpRange[]): readonly IpRange[] {
  const result: IpRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before !== undefined && range.first <= before.last + 1) {
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
    } else result.push(range);
  }
  return result;
}

/** Reads expected ranges: one or several a line, with commas, semicolons or spaces between. `#` begins a comment. */
export function readExpected(text: string): Result<readonly IpRange[], RangeProblem> {
  const ranges: IpRange[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const plain = raw.replace(/#.*/, '').replace(/\s*-\s*/g, '-');
    for (const part of plain.split(/[\s,;"'[\]]+/).filter((one) => one !== '')) {
      if (part.includes(':')) return fail({ problem: 'ipv6', line, text: part });
      const parsed = parseRange(part);
      if (parsed.is === 'hostBits') {
        return fail({ problem: 'hostBits', line, text: part, network: parsed.network });
      }
      if (parsed.is !== 'range') return fail({ problem: parsed.is, line, text: part });
      ranges.push(parsed.range);
    }
  }
  if (ranges.length === 0) return fail({ problem: 'empty' });
  const all = merged(ranges);
  const count = countOf(all);
  return count > MAX_ENTRIES ? fail({ problem: 'tooMany', count, max: MAX_ENTRIES }) : ok(all);
}

/** Reads the pasted output of `Get-HostedConnectionFilterPolicy`: of several policies the one named Default. */
export function readPolicy(text: string): Result<FilterPolicy, PolicyProblem> {
  const pasted = readPaste(text);
  if (!pasted.ok) return pasted;
  const nameOf = (fields: ReadonlyMap<string, readonly string[]>): string | undefined =>
    fields.get('name')?.[0] ?? fields.get('identity')?.[0];
  const record =
    pasted.value.length === 1
      ? pasted.value[0]
      : pasted.value.find(({ fields }) => nameOf(fields)?.toLowerCase() === 'default');
  if (record === undefined) return fail({ problem: 'noPolicy' });
  const { line, fields } = record;
  const name = nameOf(fields);
  if (name === undefined) return fail({ problem: 'noProperty', line, property: 'Name' });
  const allowed = fields.get('ipallowlist');
  if (allowed === undefined) return fail({ problem: 'noProperty', line, property: 'IPAllowList' });
  const lists: (readonly IpRange[])[] = [];
  for (const entries of [allowed, fields.get('ipblocklist') ?? []]) {
    const ranges: IpRange[] = [];
    for (const entry of entries) {
      const parsed = parseRange(entry);
      // What stands in the policy, Exchange has accepted: an address within a network means the network.
      if (parsed.is === 'range' || parsed.is === 'hostBits') ranges.push(parsed.range);
      // An address of IPv6 lets in nobody who is expected.
      else if (!entry.includes(':')) return fail({ problem: 'notRange', line, text: entry });
    }
    lists.push(ranges);
  }
  return ok({ name, entries: allowed.length, allowed: lists[0] ?? [], blocked: lists[1] ?? [] });
}

/** The ranges of entries that are ranges of IPv4; the others are left out, because Exchange's list takes none of them. */
export function rangesOf(entries: readonly string[]): readonly IpRange[] {
  return merged(
    entries.flatMap((entry) => {
      const parsed = parseRange(entry.trim());
      return parsed.is === 'range' || parsed.is === 'hostBits' ? [parsed.range] : [];
    }),
  );
}

/** The services of Genesys Cloud that mail passes through. Its documentation says "IP addresses" and no more. */
const MAIL_SERVICES: ReadonlySet<string> = new Set(['graphapi', 'smtp']);

/**
 * The ranges that Genesys Cloud's mail comes from: outbound from its point of view. One that is more than a whole list
 * holds is left out: it could not be let in.
 */
export function expectedRanges(ranges: readonly GenesysIpRange[]): readonly IpRange[] {
  const sending = ranges.filter(
    ({ service, direction }) =>
      service !== null &&
      MAIL_SERVICES.has(service.toLowerCase()) &&
      (direction === 'outbound' || direction === 'both'),
  );
  return rangesOf(sending.map(({ cidr }) => cidr)).filter(
    ({ first, last }) => last - first < MAX_ENTRIES * LARGEST,
  );
}

/** What of the first is not in the second. */
export function lackingOf(expected: readonly IpRange[], present: readonly IpRange[]): readonly IpRange[] {
  const lacking: IpRange[] = [];
  for (const { first, last } of merged(expected)) {
    let at = first;
    for (const one of merged(present)) {
      if (one.last < at || one.first > last) continue;
      if (one.first > at) lacking.push({ first: at, last: one.first - 1 });
      at = one.last + 1;
    }
    if (at <= last) lacking.push({ first: at, last });
  }
  return lacking;
}

/** What is in both. */
export function sharedOf(a: readonly IpRange[], b: readonly IpRange[]): readonly IpRange[] {
  return merged(a).flatMap(({ first, last }) =>
    merged(b).flatMap((one) => {
      const range = { first: Math.max(first, one.first), last: Math.min(last, one.last) };
      return range.first <= range.last ? [range] : [];
    }),
  );
}

/** A range as one text that `rangesOf` reads, however large it is. */
export function textOfRange({ first, last }: IpRange): string {
  return first === last ? textOfAddress(first) : `${textOfAddress(first)}-${textOfAddress(last)}`;
}

/** The entries of several ranges. */
export function allEntries(ranges: readonly IpRange[]): readonly string[] {
  return ranges.flatMap(entriesOf);
}

/** The PowerShell that shows the policy as JSON, with its lists whole. */
export function showPolicyScript(cloud: Cloud): string {
  const list = (name: string): string =>
    `@{ Name = '${name}'; Expression = { @($_.${name} | ForEach-Object { "$_" }) } }`;
  return [
    ...exchangeScriptStart(cloud),
    `Get-HostedConnectionFilterPolicy | Select-Object Name, ${list('IPAllowList')}, ${list('IPBlockList')} |`,
    '  ConvertTo-Json -Depth 3',
    '',
  ].join('\n');
}

/**
 * The PowerShell that adds entries. With `@{Add=…}` always: a plain list would replace what is there. In portions, so
 * that no line gets too long.
 */
export function addScript(cloud: Cloud, policy: string, entries: readonly string[]): string {
  const portions: (readonly string[])[] = [];
  for (let at = 0; at < entries.length; at += 50) portions.push(entries.slice(at, at + 50));
  return [
    ...exchangeScriptStart(cloud),
    ...portions.map(
      (portion) =>
        `Set-HostedConnectionFilterPolicy -Identity ${powerShellText(policy)} -IPAllowList @{Add=${portion.map(powerShellText).join(',')}}`,
    ),
    '',
  ].join('\n');
}
