import { useEffect, useState } from 'react';

/** Where the page is drawn; dialogs stand beside it. */
const PAGE = '#root';

/**
 * Gives the page back when a dialog is taken away: the focus to where it was before, and the page to screen
 * readers. A dialog hides it from them, and Fluent UI's focus manager, which would show it again a moment later,
 * is itself taken away with its last user.
 */
export function useReturnFocus(): void {
  // Found out before the dialog takes the focus, which it does as soon as it is drawn.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      document.querySelector(PAGE)?.removeAttribute('aria-hidden');
      const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      const target = isThere ? opener : document.querySelector<HTMLElement>('main');
      target?.focus({ preventScroll: true });
    },
    [opener],
  );
}
