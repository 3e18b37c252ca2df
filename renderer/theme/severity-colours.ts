import { makeStyles, tokens } from '@fluentui/react-components';

import type { Severity } from '../../shared/domain/severity';

/** Every state that has a shape of its own: the tray's, and the two that only links have. */
export type ShownState = Severity | 'offline' | 'paused' | 'checking' | 'notReached' | 'notConfigured';

/**
 * The colour of a state's shape and word, each at least 4.5:1 on every background used. Colour comes third:
 * what follows a broken link is grey like everything that says nothing by itself.
 */
export const useSeverityColours: () => Record<ShownState, string> = makeStyles({
  ok: { color: tokens.colorStatusSuccessForeground1 },
  notice: { color: tokens.colorBrandForeground1 },
  unknown: { color: tokens.colorNeutralForeground2 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  critical: { color: tokens.colorStatusDangerForeground1 },
  offline: { color: tokens.colorNeutralForeground2 },
  paused: { color: tokens.colorNeutralForeground2 },
  checking: { color: tokens.colorBrandForeground1 },
  notReached: { color: tokens.colorNeutralForeground3 },
  notConfigured: { color: tokens.colorNeutralForeground3 },
});
