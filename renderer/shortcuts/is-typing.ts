/** Inputs in which a key types nothing. */
const BUTTONS = ['button', 'checkbox', 'radio', 'submit', 'reset', 'file', 'color', 'range', 'image'];

/**
 * Whether a key pressed in an element belongs to the element: a field in which it types, a list in which it
 * chooses, a menu or dialog, which is a place of its own.
 */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role=dialog]') !== null) return true;
  if (target instanceof HTMLInputElement) return !BUTTONS.includes(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target.closest('[role=textbox], [role=combobox], [role=listbox], [role=menu]') !== null;
}
