/** Excel takes a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet would run as a formula: one of these characters at the beginning, also behind white space and
 * in their full-width forms (OWASP: CSV injection).
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The same behind what another spreadsheet takes for the end of a cell: where the list separator is a semicolon, as in
 * France and Germany, Excel splits at those and at tabs and line breaks, whatever is quoted for commas.
 */
const FORMULA_WITHIN = /([;\t\r\n]\s*"*\s*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A plain number is no formula, although it may begin with a sign. */
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Fields that have to be quoted (RFC 4180); white space at an end, because some readers trim it. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** Text that was written in a directory by somebody else must not run on the computer that opens the file. */
function withoutFormula(text: string): string {
  if (NUMBER.test(text)) return text;
  const within = text.replace(FORMULA_WITHIN, "$1'$2");
  return FORMULA.test(text) ? `'${within}` : within;
}

function field(text: string): string {
  const safe = withoutFormula(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines of fields as a CSV file (RFC 4180): commas, CRLF, UTF-8 with its mark. */
export function toCsv(lines: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`;
}

/** Lines of fields as tab-separated text, which spreadsheets and mails take from the clipboard alike. */
export function toTabbedText(lines: readonly (readonly string[])[]): string {
  return lines
    .map((line) => line.map((text) => withoutFormula(text.replace(/[\t\r\n]+/g, ' '))).join('\t'))
    .join('\n');
}
