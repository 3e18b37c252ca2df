import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { MessageId } from '../../../shared/messages/message';
import { useWords } from '../../i18n/words';

/** The groups of settings, in the order of the page. */
export const GROUPS = [
  'general',
  'watching',
  'notifications',
  'alerts',
  'channels',
  'connections',
  'computer',
  'support',
  'about',
] as const;

export type GroupName = (typeof GROUPS)[number];

/** What a group is called. */
export const GROUP_TITLES = {
  general: 'screens.settings.group.general',
  watching: 'screens.settings.group.watching',
  notifications: 'screens.settings.group.notifications',
  alerts: 'alertSettings.title',
  channels: 'screens.settings.group.channels',
  connections: 'screens.settings.group.connections',
  computer: 'screens.settings.group.computer',
  support: 'screens.settings.group.support',
  about: 'screens.settings.group.about',
} as const satisfies Record<GroupName, MessageId>;

/** The element id of a group's heading. */
export function groupAnchor(group: GroupName): string {
  return `settings-${group}`;
}

const useStyles = makeStyles({
  heading: {
    marginBottom: '8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    scrollMarginTop: '20px',
  },
  card: {
    containerType: 'inline-size',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    '& > * + *': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

/** Settings that belong together, under their heading. */
export function SettingGroup({ name, children }: { readonly name: GroupName; readonly children: ReactNode }) {
  const styles = useStyles();
  const { t } = useWords();
  const anchor = groupAnchor(name);
  return (
    <section aria-labelledby={anchor}>
      <h2 id={anchor} className={styles.heading} tabIndex={-1}>
        {t(GROUP_TITLES[name])}
      </h2>
      <div className={styles.card}>{children}</div>
    </section>
  );
}
