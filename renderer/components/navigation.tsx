import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactNode, useEffect, useRef } from 'react';

import { presentSeverity } from '../../shared/diagnosis/overview';
import { useLastingWords, useWords } from '../i18n/words';
import { hrefOf, type Route } from '../routing/route';
import { openAlerts } from '../screens/alerts/alerts-view';
import { showWizard, useBeginDraft } from '../screens/onboarding/use-begin-draft';
import { openRuns } from '../screens/runbooks/runs-view';
import { useAppState, useStore } from '../state/app-context';
import type { ShownState } from '../theme/severity-colours';
import {
  ActivityGlyph,
  AheadGlyph,
  AlertsGlyph,
  OrderGlyph,
  OverviewGlyph,
  PlusGlyph,
  RunbooksGlyph,
  SettingsGlyph,
} from './glyphs';
import { SeverityIcon } from './severity-icon';
import { stateWord } from './state-text';

/** Below this width the navigation is a rail of icons: at 200 % zoom the content needs the room. */
const RAIL = '@media (max-width: 699px)';

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    padding: '14px 10px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [RAIL]: { padding: '10px 6px' },
  },
  product: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '2px 10px 14px',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    [RAIL]: { padding: '2px 8px 12px' },
  },
  list: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  connections: { flexGrow: 1, minHeight: '60px', overflowY: 'auto', paddingTop: '2px', paddingBottom: '8px' },
  group: {
    padding: '16px 10px 6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    [RAIL]: {
      padding: '8px 0',
      margin: '0 10px 6px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  item: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    minHeight: '34px',
    padding: '4px 10px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    contentVisibility: 'auto',
    containIntrinsicHeight: '34px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outlineOffset: '-2px' },
    [RAIL]: { justifyContent: 'center', minHeight: '36px', padding: '4px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '::before': {
      content: '""',
      position: 'absolute',
      left: '0',
      top: '9px',
      bottom: '9px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandBackground,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: {
    flexShrink: 0,
    minWidth: '20px',
    marginLeft: 'auto',
    padding: '0 6px',
    textAlign: 'center',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { border: '1px solid ButtonText' },
    [RAIL]: {
      position: 'absolute',
      top: '1px',
      right: '1px',
      minWidth: '16px',
      padding: '0 4px',
      fontSize: tokens.fontSizeBase100,
      lineHeight: tokens.lineHeightBase100,
    },
  },
  railHidden: {
    [RAIL]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  sample: {
    margin: '8px 10px 0',
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    [RAIL]: { display: 'none' },
  },
  sampleName: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
});

interface ItemProps {
  readonly route: Route;
  readonly isCurrent: boolean;
  readonly icon: ReactNode;
  readonly label: string;
  /** Said after the label, for example a connection's state. */
  readonly hint?: string;
  /** A number shown at the end, for example how many alerts there are; the hint says it in words. */
  readonly count?: string;
  /** Done instead of following the link. */
  readonly onOpen?: () => void;
}

function Item({ route, isCurrent, icon, label, hint, count, onOpen }: ItemProps) {
  const styles = useStyles();
  const element = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // Of hundreds, the one that is shown stays in sight, wherever it was opened from.
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <a
        ref={element}
        className={mergeClasses(styles.item, isCurrent && styles.current)}
        href={hrefOf(route)}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={hint === undefined ? undefined : `${label}, ${hint}`}
        title={hint === undefined ? label : `${label}: ${hint}`}
        onClick={(event) => {
          if (onOpen === undefined) return;
          event.preventDefault();
          onOpen();
        }}
      >
        {icon}
        <span className={mergeClasses(styles.label, styles.railHidden)}>{label}</span>
        {/* The space keeps label and number apart for whoever hears them or says them aloud. */}
        {count !== undefined && ' '}
        {count !== undefined && (
          <span className={styles.count} aria-hidden="true">
            {count}
          </span>
        )}
      </a>
    </li>
  );
}

interface ConnectionItemProps {
  readonly id: string;
  readonly name: string;
  readonly state: ShownState;
  readonly isCurrent: boolean;
}

/** One connection; of hundreds only those are drawn anew that changed. */
const ConnectionItem = memo(function ConnectionItem({ id, name, state, isCurrent }: ConnectionItemProps) {
  return (
    <Item
      route={{ page: 'connection', id }}
      isCurrent={isCurrent}
      icon={<SeverityIcon state={state} />}
      label={name}
      hint={stateWord(useLastingWords(), state)}
    />
  );
});

/** Adding a connection, and looking after those that are there; in the sample tenant, the way to one's own. */
function ConnectItems({ route }: { readonly route: Route }) {
  const { t } = useWords();
  const store = useStore();
  const begin = useBeginDraft();
  const { app, draft, connections } = useAppState();
  const leaveSample = async (): Promise<void> => {
    if (!(await store.run('leaveSample', {}))) return;
    const left = store.view().state;
    const isOpen = left?.draft !== null;
    const isFirst = left?.connections.length === 0;
    if (isOpen || (isFirst && (await store.run('openDraft', {})))) showWizard();
    else window.location.hash = hrefOf({ page: 'overview' });
  };
  const isCurrent = route.page === 'connect';
  if (app.isSample) {
    return (
      <Item
        route={{ page: 'connect', step: null }}
        isCurrent={isCurrent}
        icon={<PlusGlyph />}
        label={app.isReadOnly ? t('wizard.leaveSample.back') : t('wizard.leaveSample')}
        onOpen={() => void leaveSample()}
      />
    );
  }
  if (app.isReadOnly) return null;
  return (
    <>
      <Item
        route={{ page: 'connect', step: null }}
        isCurrent={isCurrent}
        icon={<PlusGlyph />}
        label={draft === null ? t('wizard.start.connect') : t('wizard.start.resume')}
        onOpen={() => {
          if (!isCurrent || draft === null) void begin();
        }}
      />
      {connections.length > 0 && (
        <Item
          route={{ page: 'connections' }}
          isCurrent={route.page === 'connections'}
          icon={<OrderGlyph />}
          label={t('wizard.manage.open')}
        />
      )}
    </>
  );
}

/** The way around: overview, every connection with its state, settings. */
export function Navigation({ route }: { readonly route: Route }) {
  const styles = useStyles();
  const { t, format, now } = useWords();
  const { connections, app, alerts, runs } = useAppState();
  const open = openAlerts(alerts).length;
  const underWay = openRuns(runs).length;
  return (
    <nav className={styles.nav} aria-label={t('ui.nav')}>
      <div className={styles.product}>
        <img src="./mark.svg" width="24" height="24" alt="" />
        <span className={styles.railHidden}>{t('ui.product')}</span>
      </div>
      <ul className={styles.list}>
        <Item
          route={{ page: 'overview' }}
          isCurrent={route.page === 'overview'}
          icon={<OverviewGlyph />}
          label={t('ui.nav.overview')}
        />
        {connections.length > 0 && (
          <Item
            route={{ page: 'forecast', date: null }}
            isCurrent={route.page === 'forecast'}
            icon={<AheadGlyph />}
            label={t('ahead.title')}
          />
        )}
      </ul>
      <div className={styles.group} id="nav-connections">
        <span className={styles.railHidden}>{t('ui.nav.connections')}</span>
      </div>
      <ul className={mergeClasses(styles.list, styles.connections)} aria-labelledby="nav-connections">
        {connections.map((connection) => (
          <ConnectionItem
            key={connection.id}
            id={connection.id}
            name={connection.name}
            state={connection.health === null ? 'checking' : presentSeverity(connection, now)}
            isCurrent={route.page === 'connection' && route.id === connection.id}
          />
        ))}
      </ul>
      <ul className={styles.list}>
        <ConnectItems route={route} />
        <Item
          route={{ page: 'alerts' }}
          isCurrent={route.page === 'alerts'}
          icon={<AlertsGlyph />}
          label={t('screens.nav.alerts')}
          {...(open === 0
            ? {}
            : { count: format.number(open), hint: t('screens.nav.alertCount', { count: open }) })}
        />
        {(connections.length > 0 || runs.length > 0) && (
          <Item
            route={{ page: 'runbooks' }}
            isCurrent={route.page === 'runbooks' || route.page === 'run'}
            icon={<RunbooksGlyph />}
            label={t('runPage.nav')}
            {...(underWay === 0
              ? {}
              : { count: format.number(underWay), hint: t('runPage.navCount', { count: underWay }) })}
          />
        )}
        <Item
          route={{ page: 'activity' }}
          isCurrent={route.page === 'activity'}
          icon={<ActivityGlyph />}
          label={t('screens.nav.activity')}
        />
        <Item
          route={{ page: 'settings' }}
          isCurrent={route.page === 'settings'}
          icon={<SettingsGlyph />}
          label={t('ui.nav.settings')}
        />
      </ul>
      {app.isSample && (
        <p className={styles.sample}>
          <span className={styles.sampleName}>{t('ui.sample')}</span>
          <br />
          {t('ui.sample.hint')}
        </p>
      )}
    </nav>
  );
}
