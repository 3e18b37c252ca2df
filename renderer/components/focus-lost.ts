/**
 * Whether nothing of the page has the focus: what had it was taken away. Only then may it be moved after something
 * that took time, or it would be taken from whoever has gone on elsewhere meanwhile.
 */
export function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.tagName === 'MAIN';
}
