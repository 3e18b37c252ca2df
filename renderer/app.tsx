import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';

import { overviewSentence } from '../shared/diagnosis/overview';
import type { AppState } from '../shared/domain/state';
import { type Language, LANGUAGES } from '../shared/messages/formatter';
import { Banners } from './components/banners';
import { ErrorBoundary } from './components/error-boundary';
import { LiveRegion } from './components/live-region';
import { Navigation } from './components/navigation';
import { SeverityShapes } from './components/severity-shapes';
import { type Catalogue, loadCatalogue } from './i18n/catalogue';
import { preferredLanguage } from './i18n/preferred-language';
import { useCatalogue } from './i18n/use-catalogue';
import { createWords, LastingWordsProvider, useWords, WordsProvider } from './i18n/words';
import { hrefOf, type Route } from './routing/route';
import { useRoute } from './routing/use-route';
import { BrokenPage } from './screens/broken-page';
import { Loading } from './screens/loading';
import { Overview } from './screens/overview';
import { WindowShortcuts } from './shortcuts/window-shortcuts';
import { StateProvider, useAppState, useStore, useView } from './state/app-context';
import { useTheme } from './theme/use-theme';

const loadConnection = () => import('./screens/connection/connection-screen');
const loadConnect = () => import('./screens/onboarding/connect');
const loadManage = () => import('./screens/onboarding/manage');
const loadForecast = () => import('./screens/forecast/forecast-screen');
const loadAlerts = () => import('./screens/alerts/alerts-screen');
const loadActivity = () => import('./screens/activity/activity-screen');
const loadRunbooks = () => import('./screens/runbooks/runbooks-screen');
const loadSettings = () => import('./screens/settings/settings-screen');
const ConnectionScreen = lazy(() =>
  loadConnection().then((module) => ({ default: module.ConnectionScreen })),
);
const ConnectScreen = lazy(() => loadConnect().then((module) => ({ default: module.ConnectScreen })));
const ManageScreen = lazy(() => loadManage().then((module) => ({ default: module.ManageScreen })));
const ForecastScreen = lazy(() => loadForecast().then((module) => ({ default: module.ForecastScreen })));
const AlertsScreen = lazy(() => loadAlerts().then((module) => ({ default: module.AlertsScreen })));
const ActivityScreen = lazy(() => loadActivity().then((module) => ({ default: module.ActivityScreen })));
const RunbooksScreen = lazy(() => loadRunbooks().then((module) => ({ default: module.RunbooksScreen })));
const SettingsScreen = lazy(() => loadSettings().then((module) => ({ default: module.SettingsScreen })));

/** Fetches what is not there once the first page is drawn: then it comes at once, also when the host is gone. */
function loadTheRest(): void {
  const loads = [
    loadConnection,
    loadAlerts,
    loadRunbooks,
    loadForecast,
    loadActivity,
    loadSettings,
    loadConnect,
    loadManage,
    ...LANGUAGES.map((language) => () => loadCatalogue(language)),
  ];
  for (const load of loads) load().catch(() => undefined);
}

/** Not a class of the provider: what menus and dialogs are drawn in gets its classes, and would cover the page. */
const FULL_HEIGHT = { height: '100%' } as const;

const useStyles = makeStyles({
  root: { height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  frame: {
    height: '100%',
    display: 'grid',
    gridTemplateColumns: '232px minmax(0, 1fr)',
    '@media (min-width: 700px) and (max-width: 960px)': { gridTemplateColumns: '192px minmax(0, 1fr)' },
    '@media (max-width: 699px)': { gridTemplateColumns: '52px minmax(0, 1fr)' },
  },
  content: { display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0 },
  main: { flexGrow: 1, minHeight: 0, overflowY: 'auto', scrollbarGutter: 'stable', outline: 'none' },
  skip: {
    position: 'absolute',
    left: '12px',
    top: '-60px',
    zIndex: 1,
    padding: '8px 14px',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { top: '12px' },
  },
});

/** What makes a page a page of its own; the steps of the wizard are one, and so are the days looked ahead to. */
function screenKey(route: Route): string {
  switch (route.page) {
    case 'connect':
      return hrefOf({ page: 'connect', step: null });
    case 'forecast':
      return hrefOf({ page: 'forecast', date: null });
    default:
      return hrefOf(route);
  }
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'overview':
      return <Overview />;
    case 'connection':
      return <ConnectionScreen key={route.id} id={route.id} />;
    case 'connect':
      return <ConnectScreen step={route.step} />;
    case 'connections':
      return <ManageScreen />;
    case 'forecast':
      return <ForecastScreen first={route.date} />;
    case 'runbooks':
      return <RunbooksScreen id={null} />;
    case 'run':
      return <RunbooksScreen key={route.id} id={route.id} />;
    case 'alerts':
      return <AlertsScreen />;
    case 'activity':
      return <ActivityScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

function Frame() {
  const styles = useStyles();
  const { t, say, now } = useWords();
  const { connections } = useAppState();
  const store = useStore();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  // The first page leaves the focus where the browser put it; each later one takes it, so that reading starts there.
  const shownRoute = useRef(route);
  const title = t('ui.title', { sentence: say(overviewSentence(connections, now)) });

  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const timer = requestIdleCallback(loadTheRest);
    return () => {
      cancelIdleCallback(timer);
    };
  }, []);
  useEffect(() => {
    const before = shownRoute.current;
    if (before === route) return;
    shownRoute.current = route;
    // The day looked ahead to is chosen on the page: whoever chooses keeps the focus.
    if (before.page === 'forecast' && route.page === 'forecast') return;
    main.current?.scrollTo(0, 0);
    // A page that begins with its heading has put the focus there itself.
    const focused = document.activeElement;
    const isTaken = focused instanceof HTMLHeadingElement && main.current?.contains(focused) === true;
    if (!isTaken) main.current?.focus({ preventScroll: true });
  }, [route]);
  useEffect(
    () =>
      store.onNavigate((target) => {
        window.location.hash = hrefOf(
          target.page === 'connection'
            ? {
                page: 'connection',
                id: target.connectionId,
                ...(target.findingKey === null ? {} : { finding: target.findingKey }),
              }
            : target,
        );
      }),
    [store],
  );

  return (
    <div className={styles.frame}>
      <a
        className={styles.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('ui.skip')}
      </a>
      <Navigation route={route} />
      <div className={styles.content}>
        <Banners />
        <main id="content" ref={main} className={styles.main} tabIndex={-1}>
          <ErrorBoundary key={screenKey(route)} fallback={<BrokenPage />}>
            <Suspense fallback={null}>
              <Screen route={route} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <LiveRegion />
      <WindowShortcuts />
    </div>
  );
}

interface SpeakingProps {
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}

/** Gives the words of one language to everything inside, and names it for screen readers. */
function Speaking({ catalogue, children }: SpeakingProps) {
  const { now } = useView();
  const words = useMemo(() => createWords(catalogue, now), [catalogue, now]);
  const lastingWords = useMemo(() => createWords(catalogue, 0), [catalogue]);
  useEffect(() => {
    document.documentElement.lang = catalogue.language;
  }, [catalogue]);
  return (
    <LastingWordsProvider value={lastingWords}>
      <WordsProvider value={words}>{children}</WordsProvider>
    </LastingWordsProvider>
  );
}

/** What is drawn once the words of the language are here; after that, another language replaces the one before. */
function Contents({ state, language }: { readonly state: AppState | null; readonly language: Language }) {
  const catalogue = useCatalogue(language);
  if (catalogue === null) return null;
  return (
    <Speaking catalogue={catalogue}>
      {state === null ? (
        <Loading />
      ) : (
        <StateProvider value={state}>
          <Frame />
        </StateProvider>
      )}
    </Speaking>
  );
}

/** The whole interface, in the theme and language of the state. */
export function App() {
  const styles = useStyles();
  const { state } = useView();
  const { theme, scheme } = useTheme(state?.settings.theme ?? 'system');

  useEffect(() => {
    document.documentElement.style.colorScheme = scheme === 'contrast' ? '' : scheme;
  }, [scheme]);

  return (
    <FluentProvider theme={theme} style={FULL_HEIGHT}>
      <div className={styles.root}>
        <SeverityShapes />
        {state === null ? (
          <Contents key="before" state={null} language={preferredLanguage(navigator.languages)} />
        ) : (
          <Contents key="after" state={state} language={state.app.language} />
        )}
      </div>
    </FluentProvider>
  );
}
