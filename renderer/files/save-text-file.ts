/** Long enough for the browser to have begun reading; then the text is let go. */
const KEPT_MS = 60_000;

/** What is saved, for the file's type. */
export type TextFileType = 'text/csv' | 'application/json' | 'text/plain';

/** Spreadsheets take a CSV file without it for one of an old Windows code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands a text to the browser's or the desktop window's own way of saving, which asks for the place. */
export function saveTextFile(name: string, text: string, type: TextFileType): void {
  const content = type === 'text/csv' ? BYTE_ORDER_MARK + text : text;
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
