import { fail, ok, type Result } from '../domain/result';

/** The output of a PowerShell cmdlet as somebody pastes it: `Format-List` or `ConvertTo-Json`. */

/** One object of the output: its properties by their names in small letters, and the line that it begins at, from 1. */
export interface PastedRecord {
  readonly line: number;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Why a paste is not understood; lines are counted from 1. */
export type PasteProblem =
  | { readonly problem: 'empty' }
  /** It begins like JSON and is none. */
  | { readonly problem: 'notJson'; readonly line: number }
  /** Neither a property nor the continuation of one: a table, for example. */
  | { readonly problem: 'notList'; readonly line: number }
  /** PowerShell cut a list off and wrote dots in place of the rest. */
  | { readonly problem: 'cutOff'; readonly line: number };

/** A prompt with the command behind it, which is copied along with the output. */
const PROMPT = /^\s*(?:PS\b[^>]*>|>>)/;
const PROPERTY = /^([\w.]+)\s*:(?: (.*)|)$/;
const DOTS = /(?:\.\.\.|…)\s*\}?\s*$/;

/** The line of a place in a text, from 1. */
function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** Texts of one JSON value: PowerShell 5.1 writes a list as `{ value: […], Count: n }` where it holds it so. */
function textsOf(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object') return 'value' in value ? textsOf(value.value) : [];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  const text = String(value).trim();
  return text === '' ? [] : [text];
}

function fromJson(text: string): Result<readonly PastedRecord[], PasteProblem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const end = text.trimEnd().length;
    const at = position === undefined ? end : Math.min(Number(position), end);
    return fail({ problem: 'notJson', line: lineAt(text, at) });
  }
  const records = (Array.isArray(parsed) ? parsed : [parsed]).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null
      ? [new Map(Object.entries(one).map(([name, value]) => [name.toLowerCase(), textsOf(value)]))]
      : [],
  );
  // Where an object begins in the text: the nth brace at the level of the list.
  const starts = objectStarts(text);
  return records.length === 0
    ? fail({ problem: 'empty' })
    : ok(records.map((fields, index) => ({ line: lineAt(text, starts[index] ?? 0), fields })));
}

/** Where the outermost objects of a JSON text begin. */
function objectStarts(text: string): readonly number[] {
  const starts: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') {
      if (depth === 0) starts.push(index);
      depth += 1;
    } else if (token === '}') depth -= 1;
  }
  return starts;
}

/** A value of `Format-List`: a list stands in braces, with commas between. */
function valuesOf(text: string): readonly string[] {
  const list = /^\{([^]*)\}$/.exec(text);
  if (list === null) return text === '' ? [] : [text];
  return (list[1] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Joins a wrapped line: PowerShell wraps between words where it can, and inside one where it cannot. */
function joined(before: string, more: string): string {
  return before === '' || before.endsWith(',') || more === '' ? `${before} ${more}`.trim() : before + more;
}

function fromList(lines: readonly string[]): Result<readonly PastedRecord[], PasteProblem> {
  const records: { line: number; texts: Map<string, { line: number; text: string }> }[] = [];
  let isOpen = false;
  let last: { line: number; text: string } | null = null;
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    if (raw.trim() === '') {
      isOpen = false;
      last = null;
      continue;
    }
    const [, name, value = ''] = PROPERTY.exec(raw) ?? [];
    const key = name?.toLowerCase();
    const present = records.at(-1);
    if (key === undefined) {
      // Wrapped lines begin under the value they go on with.
      if (last === null || !/^\s/.test(raw)) return fail({ problem: 'notList', line });
      last.text = joined(last.text, raw.trim());
      continue;
    }
    last = { line, text: value.trim() };
    if (!isOpen || present === undefined || present.texts.has(key)) {
      records.push({ line, texts: new Map([[key, last]]) });
      isOpen = true;
    } else present.texts.set(key, last);
  }
  for (const { texts } of records) {
    for (const { line, text } of texts.values()) {
      if (text.startsWith('{') && DOTS.test(text)) return fail({ problem: 'cutOff', line });
    }
  }
  return records.length === 0
    ? fail({ problem: 'empty' })
    : ok(
        records.map(({ line, texts }) => ({
          line,
          fields: new Map([...texts].map(([key, { text }]) => [key, valuesOf(text)])),
        })),
      );
}

/** Understands a paste. Prompts and commands that were copied along with the output do not matter. */
export function readPaste(text: string): Result<readonly PastedRecord[], PasteProblem> {
  const lines = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => (PROMPT.test(line) ? '' : line));
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length === 0) return fail({ problem: 'empty' });
  // Indented as a whole, as in a mail that quotes it.
  const indent = Math.min(...filled.map((line) => line.search(/\S/)));
  const plain = lines.map((line) => line.slice(indent));
  const start = plain.findIndex((line) => line.startsWith('[') || line.startsWith('{'));
  // Warnings may stand before JSON.
  return start < 0
    ? fromList(plain)
    : fromJson(plain.map((line, index) => (index < start ? '' : line)).join('\n'));
}
