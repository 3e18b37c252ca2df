import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';

import { useWords } from '../i18n/words';
import { useAppState } from '../state/app-context';

const PauseMenu = lazy(() => import('./pause-menu').then((module) => ({ default: module.PauseMenu })));

/** Pauses checking; while it is paused, the banner resumes it and nothing stands here. */
export function PauseControl() {
  const { t } = useWords();
  const { monitor } = useAppState();
  if (monitor.status === 'paused') return null;
  // The menu is fetched after the page is drawn; its button keeps the place.
  const placeholder = (
    <Button appearance="subtle" disabledFocusable>
      {t('screens.pause.button')}
    </Button>
  );
  return (
    <Suspense fallback={placeholder}>
      <PauseMenu />
    </Suspense>
  );
}
