import stringWidth from 'string-width';

import { plainText } from '../../shared/messages/plain-text';

/** Cuts a word that is longer than a line. */
function pieces(word: string, width: number): readonly string[] {
  if (stringWidth(word) <= width) return [word];
  const cut: string[] = [''];
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const last = cut.at(-1) ?? '';
    if (last !== '' && stringWidth(last + segment) > width) cut.push(segment);
    else cut[cut.length - 1] = last + segment;
  }
  return cut;
}

/** Breaks a text into lines of at most `width` columns, at ordinary spaces only: French keeps its narrow ones. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of plainText(text)
    .split(' ')
    .flatMap((word) => pieces(word, width))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** Fills a text up to `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
