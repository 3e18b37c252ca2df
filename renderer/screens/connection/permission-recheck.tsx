import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { epochOf, MINUTE_MS } from '../../../shared/domain/instant';
import type { ConnectionState } from '../../../shared/domain/state';
import { RecheckButton } from '../../components/recheck-button';
import { useWords } from '../../i18n/words';

/** More changes than this are folded: the most important ones come first. */
const SHOWN = 6;

const useStyles = makeStyles({
  outcome: { padding: '2px 0 10px', color: tokens.colorNeutralForeground2 },
  changed: { color: tokens.colorNeutralForeground1 },
  list: {
    marginTop: '6px',
    padding: '8px 12px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    '& > li + li': { marginTop: '4px' },
  },
  change: { color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  track: {
    position: 'relative',
    height: '3px',
    marginTop: '6px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralStroke2,
    borderRadius: '2px',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  runner: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '30%',
    backgroundColor: tokens.colorBrandBackground,
    animationName: { from: { left: '-30%' }, to: { left: '100%' } },
    animationDuration: '1.4s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { left: '0', width: '100%', opacity: 0.6 },
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
});

/** Whether the facts about permissions are being read. */
function isReading({ checking }: ConnectionState): boolean {
  return checking === 'permissions' || checking === 'full';
}

/** The one-click re-check of an administrator who has just granted something. */
export function PermissionRecheckButton({ connection }: { readonly connection: ConnectionState }) {
  const { t } = useWords();
  return (
    <RecheckButton
      command="recheckPermissions"
      connectionId={connection.id}
      isBusy={isReading(connection)}
      label={t('ui.recheckPermissions')}
    />
  );
}

/** What the re-check does, and then what it found changed since the look before. */
export function PermissionRecheckOutcome({ connection }: { readonly connection: ConnectionState }) {
  const styles = useStyles();
  const { t, say, now } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const { lastRecheck } = connection;
  if (isReading(connection)) {
    return (
      <div className={styles.outcome} role="status">
        <p>{t('views.recheck.running')}</p>
        <div className={styles.track} role="progressbar" aria-label={t('views.recheck.running')}>
          <div className={styles.runner} />
        </div>
      </div>
    );
  }
  if (lastRecheck === null) {
    return (
      <p className={styles.outcome} role="status">
        {t('views.recheck.never')}
      </p>
    );
  }
  const { at, changes } = lastRecheck;
  const isNow = now - epochOf(at) < MINUTE_MS;
  if (changes.length === 0) {
    return (
      <p className={styles.outcome} role="status">
        {isNow ? t('views.recheck.nothingNow') : t('views.recheck.nothing', { at })}
      </p>
    );
  }
  const shown = isUnfolded ? changes : changes.slice(0, SHOWN);
  return (
    <div className={mergeClasses(styles.outcome, styles.changed)}>
      <div role="status">
        <p>{t('views.recheck.changed', { at, count: changes.length, isNow })}</p>
        <ul className={styles.list}>
          {shown.map((change, index) => (
            <li key={`${change.id} ${String(index)}`} className={styles.change}>
              {say(change)}
            </li>
          ))}
        </ul>
      </div>
      {shown.length < changes.length && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setUnfolded(true);
          }}
        >
          {t('views.recheck.more', { count: changes.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
