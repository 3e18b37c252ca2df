import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useState } from 'react';

import { MoreGlyph } from '../../components/glyphs';
import { useWords } from '../../i18n/words';
import { useAppState, useView } from '../../state/app-context';
import { RemoveDialog } from './remove-dialog';
import { useEditDraft } from './use-edit-draft';

export interface ConnectionMenuProps {
  readonly id: string;
  readonly name: string;
}

/**
 * What can be done with a connection itself: edit and remove. Those of the sample tenant and of a configuration
 * file are fixed.
 */
export function ConnectionMenu({ id, name }: ConnectionMenuProps) {
  const { t } = useWords();
  const { link } = useView();
  const { app } = useAppState();
  const [isRemoving, setRemoving] = useState(false);
  const { edit, dialog } = useEditDraft();
  if (app.isSample || app.isReadOnly) return null;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreGlyph />}
            aria-label={t('wizard.manage.actions', { name })}
            title={t('wizard.manage.actions', { name })}
            disabledFocusable={link !== 'open'}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => {
                edit(id);
              }}
            >
              {t('wizard.manage.edit')}
            </MenuItem>
            <MenuItem
              onClick={() => {
                setRemoving(true);
              }}
            >
              {t('wizard.manage.remove')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isRemoving && (
        <RemoveDialog
          id={id}
          name={name}
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
      {dialog}
    </>
  );
}
