/** A text without what no format of a line can hold: control characters, and halves of characters. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ');
}

/** A text of at most `most` characters; a longer one ends in an ellipsis. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
