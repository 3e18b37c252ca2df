/** Marks that change the order in which the text around them is read, and one that is no character. */
const REORDERING = /[\p{Bidi_Control}\uFEFF]/gu;

/** Ends of lines, control characters, halves of characters, and what no XML can hold. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]+/gu;

/**
 * A text on one line, as it is read from its beginning to its end: names come from tenants and files, and must neither
 * steer a terminal nor pass for something else. What no format of a line can hold is left out.
 */
export function plainText(text: string): string {
  return text.replaceAll(REORDERING, '').replaceAll(UNPRINTABLE, ' ');
}

/** A text of at most `most` UTF-16 units, by which receivers count; a longer one ends in an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length >= most) break;
    cut += character;
  }
  return `${cut}…`;
}

/** A plain text of at most `most` units without spaces around it. */
export function oneLine(text: string, most: number): string {
  return shortened(plainText(text).trim(), most);
}

/** A text in which nothing is markup for who reads `<` and `&` as such: Slack, and notifications on Linux. */
export function escapedMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
