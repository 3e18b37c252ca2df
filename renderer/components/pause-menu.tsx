import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';

import { useWords } from '../i18n/words';
import { useStore } from '../state/app-context';
import { PAUSE_LENGTHS } from './pause-buttons';

/** Pauses checking from the overview: one quiet button that asks for how long. */
export function PauseMenu() {
  const { t } = useWords();
  const store = useStore();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle">{t('screens.pause.button')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {PAUSE_LENGTHS.map((until) => (
            <MenuItem key={until} onClick={() => void store.run('pause', { until })}>
              {t(`screens.pause.${until}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
