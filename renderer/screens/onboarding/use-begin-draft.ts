import { useCallback } from 'react';

import { hrefOf } from '../../routing/route';
import { useAppState, useStore } from '../../state/app-context';

/** Goes to the wizard, where it was left or at a step. */
export function showWizard(): void {
  window.location.hash = hrefOf({ page: 'connect', step: null });
}

/**
 * Begins to add a connection, or to edit one, and shows the wizard. A draft that is open stays as it is: the
 * wizard then shows that one, and says so where another was asked for.
 */
export function useBeginDraft(): (connectionId?: string) => Promise<void> {
  const store = useStore();
  const { draft } = useAppState();
  const isOpen = draft !== null;
  return useCallback(
    async (connectionId) => {
      const isReady =
        isOpen || (await store.run('openDraft', connectionId === undefined ? {} : { connectionId }));
      if (isReady) showWizard();
    },
    [store, isOpen],
  );
}
