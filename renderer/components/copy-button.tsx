import { Button } from '@fluentui/react-components';
import { useState } from 'react';

import { useWords } from '../i18n/words';

/** Where the clipboard is closed to pages (the desktop window grants no permission), a selection can still be copied. */
function copySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  // Deprecated, but the only way without the permission.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

export interface CopyButtonProps {
  /** What is copied; a function where it takes work to make. */
  readonly text: string | (() => string);
  readonly label: string;
  /** Says what is copied where several such buttons stand together. */
  readonly what?: string;
}

/** Copies a text and says so in its own place. */
export function CopyButton({ text, label, what }: CopyButtonProps) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const shown = { none: label, copied: t('ui.copied'), failed: t('ui.copyFailed') }[outcome];
  return (
    <Button
      size="small"
      appearance="subtle"
      aria-label={what === undefined || outcome !== 'none' ? undefined : t('ui.copyValue', { label, what })}
      onBlur={() => {
        setOutcome('none');
      }}
      onClick={() => {
        void copyText(typeof text === 'string' ? text : text()).then((isCopied) => {
          setOutcome(isCopied ? 'copied' : 'failed');
        });
      }}
    >
      <span aria-live="polite">{shown}</span>
    </Button>
  );
}
