import type { LastingWords } from '../i18n/words';
import type { ShownState } from '../theme/severity-colours';

/** The word of a state. */
export function stateWord({ t }: LastingWords, state: ShownState): string {
  switch (state) {
    case 'offline':
      return t('ui.state.offline');
    case 'paused':
      return t('ui.state.paused');
    case 'checking':
      return t('ui.state.checking');
    case 'ok':
    case 'notice':
    case 'unknown':
    case 'warning':
    case 'critical':
    case 'notReached':
    case 'notConfigured':
      return t('ui.state', { state });
  }
}
