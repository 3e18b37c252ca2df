/** The event by which any part of the page asks for the dialog of shortcuts. */
const SHOW = 'graphkeeper:show-shortcuts';

/** Opens the dialog of shortcuts. */
export function showShortcuts(): void {
  window.dispatchEvent(new Event(SHOW));
}

/** Calls back when the dialog is asked for; the returned function ends it. */
export function onShowShortcuts(listener: () => void): () => void {
  window.addEventListener(SHOW, listener);
  return () => {
    window.removeEventListener(SHOW, listener);
  };
}
