import { lazy, Suspense, useCallback, useEffect, useState } from 'react';

import { hrefOf, parseRoute, type Route } from '../routing/route';
import { useAppState, useStore } from '../state/app-context';
import { isTyping } from './is-typing';
import { onShowShortcuts } from './shortcut-events';
import { actionOf, neighbourOf, type ShortcutAction } from './shortcuts';

const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog').then((module) => ({ default: module.ShortcutsDialog })),
);

function go(route: Route): void {
  window.location.hash = hrefOf(route);
}

/** The shortcuts of the whole window, and the dialog that lists them. */
export function WindowShortcuts() {
  const store = useStore();
  const { settings, connections } = useAppState();
  const [isShown, setShown] = useState(false);
  const show = useCallback(() => {
    setShown(true);
  }, []);
  useEffect(() => onShowShortcuts(show), [show]);
  useEffect(() => {
    // As the address has it at the moment: of two quick presses the second must not start from the page before.
    const present = (): Route => parseRoute(window.location.hash);
    const goToNeighbour = (step: 1 | -1): void => {
      const ids = connections.map(({ id }) => id);
      const id = neighbourOf(ids, present(), step);
      if (id !== null) go({ page: 'connection', id });
    };
    const perform = (action: ShortcutAction): void => {
      const route = present();
      switch (action) {
        case 'overview':
        case 'alerts':
        case 'activity':
        case 'settings':
          go({ page: action });
          return;
        case 'recheck':
        case 'recheckPermissions':
          void store.run(action, route.page === 'connection' ? { connectionId: route.id } : {});
          return;
        case 'nextConnection':
          goToNeighbour(1);
          return;
        case 'previousConnection':
          goToNeighbour(-1);
          return;
        case 'filter':
          document.querySelector<HTMLInputElement>('main input[type=search]')?.focus();
          return;
        case 'help':
          show();
          return;
      }
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      const action = actionOf(event, settings.shortcuts.enabled);
      if (action === null) return;
      // F1 asks for help from inside a field as well; it types nothing.
      if (event.key.length === 1 && isTyping(event.target)) return;
      event.preventDefault();
      perform(action);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [store, connections, settings.shortcuts.enabled, show]);

  if (!isShown) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog
        onClose={() => {
          setShown(false);
        }}
      />
    </Suspense>
  );
}
