import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useWords } from '../i18n/words';
import { useAppState, useStore, useView } from '../state/app-context';
import type { ShownState } from '../theme/severity-colours';
import { SeverityIcon } from './severity-icon';

const useStyles = makeStyles({
  // A long page leaves them their height; many of them leave the page some.
  banners: { flexShrink: 0, maxHeight: '40%', overflowY: 'auto' },
  banner: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    padding: '8px 28px',
    minHeight: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground4,
    lineHeight: tokens.lineHeightBase300,
  },
  warning: { backgroundColor: tokens.colorStatusWarningBackground1 },
  text: { flexGrow: 1 },
});

interface BannerProps {
  readonly state: ShownState;
  readonly children: ReactNode;
  readonly onDismiss?: () => void;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

function Banner({ state, children, onDismiss, action }: BannerProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={mergeClasses(styles.banner, state === 'warning' && styles.warning)} role="status">
      <SeverityIcon state={state} size={20} />
      <p className={styles.text}>{children}</p>
      {action}
      {onDismiss !== undefined && (
        <Button size="small" appearance="subtle" onClick={onDismiss}>
          {t('ui.banner.dismiss')}
        </Button>
      )}
    </div>
  );
}

/** What qualifies everything on the page: no connection to the main process, offline, paused, Graphkeeper's own problems. */
export function Banners() {
  const styles = useStyles();
  const { t, say } = useWords();
  const { link, problem } = useView();
  const store = useStore();
  const { monitor, problems } = useAppState();
  return (
    <div className={styles.banners}>
      {link !== 'open' && <Banner state="offline">{t('ui.banner.disconnected')}</Banner>}
      {link === 'open' && monitor.status === 'offline' && (
        <Banner state="offline">{t('ui.banner.offline')}</Banner>
      )}
      {link === 'open' && monitor.status === 'paused' && (
        <Banner
          state="paused"
          action={
            <Button size="small" onClick={() => void store.run('resume', {})}>
              {t('screens.pause.resume')}
            </Button>
          }
        >
          {monitor.pausedUntil === null
            ? t('ui.banner.paused')
            : t('screens.pause.until', { at: monitor.pausedUntil })}
        </Banner>
      )}
      {link === 'open' && monitor.status === 'suspended' && (
        <Banner state="paused">{t('ui.banner.suspended')}</Banner>
      )}
      {problems.map(({ message }) => (
        <Banner key={say(message)} state="warning">
          {say(message)}
        </Banner>
      ))}
      {problem !== null && (
        <Banner state="warning" onDismiss={store.dismissProblem}>
          {t(`ui.failed.${problem}`)}
        </Banner>
      )}
    </div>
  );
}
