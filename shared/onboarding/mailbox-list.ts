/**
 * Mailbox addresses as an administrator has them at hand: a column of a table, a line of an Outlook message, an
 * export. Pure, so that they can be read while somebody types or pastes.
 */

/** What a pasted list holds. */
export interface MailboxList {
  /** Each address once, in its order and as it was written. */
  readonly addresses: readonly string[];
  /** Entries that are no address. */
  readonly refused: readonly string[];
  /** How many entries were there before. */
  readonly repeated: number;
}

/** The form that a stored connection accepts (`configurationSchema`); a test holds both equal. */
const ADDRESS =
  /^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

const IN_BRACKETS = /<([^<>]*)>/g;
/** A display name in quotes, as Outlook writes it: what stands in it separates nothing. */
const QUOTED_NAME = /"[^"\n]*"(?=\s*<)/g;

/** Whether a text is a mail address that a connection may have. */
export function isMailboxAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Without what programs put around an address: quotes, `mailto:`, and `SMTP:` in Exchange's lists. */
function bare(entry: string): string {
  return entry
    .trim()
    .replace(/^(?:mailto|smtp):/i, '')
    .replace(/^["'‘’“”]+|["'‘’“”]+$/g, '')
    .trim();
}

/** Entries of a piece without brackets: words beside an address are taken for its name. */
function plainEntries(piece: string): readonly string[] {
  return piece.split(',').flatMap((entry) => {
    const words = entry.split(/\s+/).map(bare);
    const addresses = words.filter((word) => word.includes('@'));
    return addresses.length > 0 ? addresses : [bare(entry)];
  });
}

/** Entries of a piece with addresses in brackets; names may hold commas ("Doe, Jane <jane@…>"). */
function bracketedEntries(piece: string): readonly string[] {
  const inside = [...piece.matchAll(IN_BRACKETS)].map((match) => bare(match[1] ?? ''));
  const outside = plainEntries(piece.replace(IN_BRACKETS, ','));
  return [...outside.filter((entry) => entry.includes('@')), ...inside];
}

/** Reads a list that is separated by lines, commas, semicolons or tabs, with or without names. */
export function readMailboxList(text: string): MailboxList {
  const entries = text
    .replace(QUOTED_NAME, '')
    .split(/[\r\n;\t]+/)
    .flatMap((piece) => (piece.includes('<') ? bracketedEntries(piece) : plainEntries(piece)))
    .filter((entry) => entry !== '');
  const seen = new Set<string>();
  const addresses: string[] = [];
  const refused: string[] = [];
  let repeated = 0;
  for (const entry of entries) {
    const key = entry.toLowerCase();
    if (seen.has(key)) repeated += 1;
    else if (isMailboxAddress(entry)) addresses.push(entry);
    else refused.push(entry);
    seen.add(key);
  }
  return { addresses, refused, repeated };
}
