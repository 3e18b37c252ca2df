/** Gives the browser (or the desktop window) a file to save. Nothing leaves the computer. */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The save dialog may still read it: it is given back a minute later.
  window.setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** A file name of any text: what file systems refuse becomes a hyphen. */
export function fileNameOf(...parts: readonly string[]): string {
  const name = parts
    .join(' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.@_-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'table' : name.slice(0, 120).toLowerCase();
}
