import { type JsonSyntaxError, placeOf, type SyntaxProblem } from '../../shared/domain/configuration-error';

/** Deeper than any document of ours, and shallow enough for the call stack. */
const MAX_DEPTH = 64;

const WHITESPACE = new Set([' ', '\t', '\n', '\r']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What a value or the next token cannot be part of: where a number or word ends. */
const NUMBER_PART = /[\w.+-]/;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const WORDS = ['true', 'false', 'null'] as const;

/** Ends the scan at the first fault. */
class FaultFound extends Error {
  constructor(
    readonly problem: SyntaxProblem,
    readonly offset: number,
  ) {
    super(problem);
  }
}

/** Walks one JSON text; `path` names the field being read. */
class Scanner {
  readonly path: PropertyKey[] = [];
  private offset = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.space();
    if (this.offset === this.text.length) throw new FaultFound('empty', this.offset);
    this.value(0);
    this.space();
    if (this.offset < this.text.length) this.fail('textAfterEnd');
  }

  private value(depth: number): void {
    if (depth > MAX_DEPTH) this.fail('tooDeep');
    const next = this.peek();
    if (next === '{') this.object(depth);
    else if (next === '[') this.array(depth);
    else if (next === '"') this.string();
    else if (next === "'") this.fail('quotes');
    else if (next === '-' || (next >= '0' && next <= '9')) this.number();
    else this.word();
  }

  private object(depth: number): void {
    const names = new Set<string>();
    this.list('}', () => {
      if (this.peek() !== '"') this.fail(/['\w]/.test(this.peek()) ? 'quotes' : 'unexpected');
      const start = this.offset;
      const name = this.string();
      this.path.push(name);
      if (names.has(name)) throw new FaultFound('duplicateField', start);
      names.add(name);
      this.space();
      if (this.peek() !== ':') this.fail('unexpected');
      this.offset += 1;
      this.space();
      this.value(depth + 1);
      this.path.pop();
    });
  }

  private array(depth: number): void {
    let index = 0;
    this.list(']', () => {
      this.path.push(index);
      this.value(depth + 1);
      this.path.pop();
      index += 1;
    });
  }

  /** From an opening bracket to its closing one, with commas between the entries. */
  private list(close: string, entry: () => void): void {
    this.offset += 1;
    this.space();
    if (this.peek() === close) {
      this.offset += 1;
      return;
    }
    for (;;) {
      entry();
      this.space();
      const after = this.peek();
      if (after === close) {
        this.offset += 1;
        return;
      }
      if (after !== ',') this.fail(after === '}' || after === ']' ? 'unexpected' : 'missingComma');
      const comma = this.offset;
      this.offset += 1;
      this.space();
      if (this.peek() === close) throw new FaultFound('trailingComma', comma);
    }
  }

  private string(): string {
    const start = this.offset;
    this.offset += 1;
    for (;;) {
      const next = this.text[this.offset];
      if (next === undefined) throw new FaultFound('endOfText', this.offset);
      if (next === '"') break;
      if (next < ' ') throw new FaultFound('controlCharacter', this.offset);
      if (next === '\\') {
        ESCAPE.lastIndex = this.offset;
        const escape = ESCAPE.exec(this.text);
        if (escape === null) throw new FaultFound(this.isCutEscape() ? 'endOfText' : 'escape', this.offset);
        this.offset += escape[0].length;
      } else {
        this.offset += 1;
      }
    }
    this.offset += 1;
    return String(JSON.parse(this.text.slice(start, this.offset)));
  }

  private isCutEscape(): boolean {
    return /^\\(?:u[0-9A-Fa-f]{0,3})?$/.test(this.text.slice(this.offset));
  }

  private number(): void {
    const start = this.offset;
    NUMBER.lastIndex = start;
    const length = NUMBER.exec(this.text)?.[0].length ?? 0;
    let end = start + length;
    while (end < this.text.length && NUMBER_PART.test(this.text[end] ?? '')) end += 1;
    if (length === 0 || end > start + length) {
      throw end === this.text.length ? new FaultFound('endOfText', end) : new FaultFound('number', start);
    }
    this.offset = end;
  }

  private word(): void {
    const word = WORDS.find((one) => this.text.startsWith(one, this.offset));
    if (word === undefined) {
      const rest = this.text.slice(this.offset, this.offset + 5);
      const isCut =
        this.offset + rest.length === this.text.length && WORDS.some((one) => one.startsWith(rest));
      if (isCut) throw new FaultFound('endOfText', this.text.length);
      this.fail('unexpected');
    } else {
      this.offset += word.length;
    }
  }

  private space(): void {
    while (WHITESPACE.has(this.text[this.offset] ?? '')) this.offset += 1;
    const two = this.text.slice(this.offset, this.offset + 2);
    if (two === '//' || two === '/*' || two.startsWith('#')) throw new FaultFound('comment', this.offset);
  }

  /** The next character; the text must not end here. */
  private peek(): string {
    const next = this.text[this.offset];
    if (next === undefined) throw new FaultFound('endOfText', this.offset);
    return next;
  }

  private fail(problem: SyntaxProblem): never {
    throw new FaultFound(problem, this.offset);
  }
}

/** Line and column of an offset, from 1. */
function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/**
 * The first thing in a text that is not JSON, with its line, column and field; null when it is JSON. Needed
 * because `JSON.parse` says where only in words, which differ between engines, and accepts a field twice.
 */
export function findSyntaxError(text: string): JsonSyntaxError | null {
  const scanner = new Scanner(text);
  try {
    scanner.document();
    return null;
  } catch (error) {
    if (!(error instanceof FaultFound)) throw error;
    const place = placeOf(scanner.path);
    return { code: 'syntax', place, problem: error.problem, ...positionOf(text, error.offset) };
  }
}
