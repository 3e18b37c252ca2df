import { Button, type ButtonProps } from '@fluentui/react-components';

import { useWords } from '../i18n/words';
import { useStore, useView } from '../state/app-context';
import { RecheckGlyph } from './glyphs';

export interface RecheckButtonProps {
  readonly command: 'recheck' | 'recheckPermissions';
  /** Left out: all connections. */
  readonly connectionId?: string;
  /** Whether what this button starts is already under way. */
  readonly isBusy: boolean;
  readonly label: string;
  readonly appearance?: ButtonProps['appearance'];
}

/** Starts a re-check. It keeps its size and the focus while the check runs, so that nothing jumps. */
export function RecheckButton({
  command,
  connectionId,
  isBusy,
  label,
  appearance = 'secondary',
}: RecheckButtonProps) {
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  return (
    <Button
      appearance={appearance}
      icon={<RecheckGlyph />}
      disabledFocusable={isBusy || link !== 'open'}
      title={isBusy ? t('ui.checking') : undefined}
      onClick={() => void store.run(command, connectionId === undefined ? {} : { connectionId })}
    >
      {label}
    </Button>
  );
}
