import { type EpochMs, epochOf, type Instant, MINUTE_MS } from '../domain/instant';
import type { RunbookStart } from '../domain/runbook-id';
import { runUnderWay } from '../domain/runbook-run';
import { compareSeverity, type Severity, worstSeverity } from '../domain/severity';
import type { AppState, ConnectionState } from '../domain/state';
import type { CommandArgument } from '../ipc/contract';
import { type Message, message } from '../messages/message';
import { isStale, presentSeverity } from './overview';

/** What the tray icon can say; each has a shape of its own, so that colour is never needed. */
export const TRAY_ICON_STATES = [
  'ok',
  'notice',
  'warning',
  'critical',
  'unknown',
  'offline',
  'paused',
  'checking',
] as const;

export type TrayIconState = (typeof TRAY_ICON_STATES)[number];

/** What a click on a menu entry asks for. */
export type TrayCommand =
  | { readonly kind: 'openConnection'; readonly connectionId: string }
  | ({ readonly kind: 'fix' } & RunbookStart)
  | { readonly kind: 'recheckPermissions' }
  | { readonly kind: 'recheck' }
  | { readonly kind: 'pause'; readonly until: CommandArgument<'pause'>['until'] }
  | { readonly kind: 'resume' }
  | { readonly kind: 'installUpdate' }
  | { readonly kind: 'open' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'quit' };

/** A line of the tray menu that does something. */
export interface TrayMenuItem {
  readonly kind: 'item';
  /** Parts of one line: a connection with its severity, then its verdict. */
  readonly label: readonly Message[];
  /** The shape shown before the label, where the system shows one. */
  readonly icon: TrayIconState | null;
  readonly isEnabled: boolean;
  readonly command: TrayCommand;
}

/** One line of the tray menu. */
export type TrayMenuEntry =
  | { readonly kind: 'separator' }
  | TrayMenuItem
  | { readonly kind: 'submenu'; readonly label: Message; readonly items: readonly TrayMenuItem[] };

/** All that the tray shows. */
export interface TrayView {
  readonly icon: TrayIconState;
  /** Sentences: the worst verdict, its cause, the age of the data. */
  readonly tooltip: readonly Message[];
  readonly menu: readonly TrayMenuEntry[];
}

/** Connections listed in the menu; more would make it longer than a small screen. */
export const MAX_MENU_CONNECTIONS = 10;

/** Runbooks offered in the menu, those of the worst connections: what is less urgent is begun in the window. */
export const MAX_MENU_FIXES = 5;

/** What the tray shows of a state at a moment. */
export function deriveTrayView(state: AppState, now: EpochMs): TrayView {
  const rated = state.connections
    .map((connection) => ({ connection, severity: presentSeverity(connection, now) }))
    // A stable sort: connections of the same severity keep the administrator's order.
    .sort((a, b) => compareSeverity(b.severity, a.severity));
  return {
    icon: iconOf(state, rated),
    tooltip: tooltipOf(state, rated, now),
    menu: menuOf(state, rated, now),
  };
}

interface RatedConnection {
  readonly connection: ConnectionState;
  readonly severity: Severity;
}

function isFirstLook(state: AppState): boolean {
  return (
    state.connections.every(({ health }) => health === null) &&
    state.connections.some(({ checking }) => checking !== 'none')
  );
}

/**
 * A look that is under way does not change the icon, so that it does not flicker with every poll; only where
 * nothing is known yet does it say that something is being done about it.
 */
function iconOf(state: AppState, rated: readonly RatedConnection[]): TrayIconState {
  if (state.monitor.status === 'offline') return 'offline';
  if (state.monitor.status === 'paused') return 'paused';
  if (isFirstLook(state)) return 'checking';
  return worstSeverity(rated.map(({ severity }) => severity));
}

function tooltipOf(state: AppState, rated: readonly RatedConnection[], now: EpochMs): readonly Message[] {
  const status = statusOf(state);
  const [worst] = rated;
  if (worst === undefined) return [...status, message('desktop.tooltip.none')];
  if (isFirstLook(state)) return [...status, message('desktop.tooltip.checking')];
  const { connection, severity } = worst;
  const others = rated.filter((other) => other.severity === severity).length - 1;
  const subject =
    severity === 'ok' && others > 0
      ? message('desktop.tooltip.allOk', { count: rated.length })
      : message('desktop.tooltip.worst', { severity, name: connection.name, others });
  return [...status, subject, ...verdictOf(worst, now), ...ageOf(connection, now)];
}

/** What keeps everything from being looked at; nothing while it is looked at. */
function statusOf({ monitor: { status, pausedUntil } }: AppState): readonly Message[] {
  if (status === 'offline') return [message('desktop.tooltip.offline')];
  if (status !== 'paused') return [];
  return pausedUntil === null
    ? [message('desktop.tooltip.paused')]
    : [message('desktop.tooltip.pausedUntil', { at: pausedUntil })];
}

/** The verdict while it may be believed; that it is out of date, once it may not. What was bad is still told. */
function verdictOf({ connection, severity }: RatedConnection, now: EpochMs): readonly Message[] {
  const { health } = connection;
  if (health === null) return [message('desktop.tooltip.neverRead')];
  if (severity === 'ok') return [];
  if (severity === 'unknown' && isStale(connection, now)) return [message('desktop.tooltip.stale')];
  return [health.verdict.headline];
}

function ageOf({ health }: ConnectionState, now: EpochMs): readonly Message[] {
  return health === null ? [] : [checkedAgo(health.observedAt, now)];
}

/** "Checked 2 minutes ago": age is data. */
function checkedAgo(observedAt: Instant, now: EpochMs): Message {
  return message('desktop.tooltip.checked', {
    at: observedAt,
    isJustNow: now - epochOf(observedAt) < MINUTE_MS,
  });
}

function menuOf(state: AppState, rated: readonly RatedConnection[], now: EpochMs): readonly TrayMenuEntry[] {
  const shown = rated.slice(0, MAX_MENU_CONNECTIONS);
  const more = rated.length - shown.length;
  const isChecking = (depths: readonly ConnectionState['checking'][]): boolean =>
    state.connections.some(({ checking }) => depths.includes(checking));
  const canCheck = state.connections.length > 0;
  const isReadingPermissions = isChecking(['permissions', 'full']);
  const isReadingAll = isChecking(['full']);
  return [
    ...shown.map((one) => connectionEntry(one, now)),
    ...(more > 0 ? [item([message('desktop.menu.more', { count: more })], { kind: 'open' })] : []),
    ...(shown.length > 0 ? [SEPARATOR] : []),
    ...fixEntries(state, shown, now),
    item(
      [
        message(
          isReadingPermissions ? 'desktop.menu.checkingPermissions' : 'desktop.menu.recheckPermissions',
        ),
      ],
      { kind: 'recheckPermissions' },
      canCheck && !isReadingPermissions,
    ),
    item(
      [message(isReadingAll ? 'desktop.menu.checking' : 'desktop.menu.recheck')],
      { kind: 'recheck' },
      canCheck && !isReadingAll,
    ),
    state.monitor.status === 'paused' ? item([message('desktop.menu.resume')], { kind: 'resume' }) : PAUSE,
    SEPARATOR,
    ...updateEntry(state),
    item([message('desktop.menu.open')], { kind: 'open' }),
    item([message('desktop.menu.settings')], { kind: 'settings' }),
    item([message('desktop.menu.quit')], { kind: 'quit' }),
  ];
}

const SEPARATOR: TrayMenuEntry = { kind: 'separator' };

const PAUSE: TrayMenuEntry = {
  kind: 'submenu',
  label: message('desktop.menu.pause'),
  items: [
    item([message('desktop.menu.pause.oneHour')], { kind: 'pause', until: 'oneHour' }),
    item([message('desktop.menu.pause.tomorrow')], { kind: 'pause', until: 'tomorrow' }),
    item([message('desktop.menu.pause.resumed')], { kind: 'pause', until: 'resumed' }),
  ],
};

/** A new version is put in only when somebody asks for it. */
function updateEntry({ environment: { update } }: AppState): readonly TrayMenuEntry[] {
  return update.state === 'downloaded' && update.version !== null
    ? [item([message('desktop.menu.installUpdate', { version: update.version })], { kind: 'installUpdate' })]
    : [];
}

/** What mends the worst connections, one runbook each; one that is under way is gone on with. */
function fixEntries(
  { runs }: AppState,
  shown: readonly RatedConnection[],
  now: EpochMs,
): readonly TrayMenuEntry[] {
  const fixes = shown.flatMap(({ connection, severity }): TrayMenuEntry[] => {
    const runbook = connection.health?.verdict.runbook ?? null;
    const isKnown = severity !== 'unknown' || !isStale(connection, now);
    if (runbook === null || severity === 'ok' || !isKnown) return [];
    const { id: connectionId, name } = connection;
    const run = runUnderWay(runs, connectionId, runbook);
    return [
      item(
        [
          message('desktop.menu.fix', { name, isUnderWay: run !== null }),
          run === null
            ? message('runPage.start', { runbook, credential: connection.signsInWith })
            : message('runbook.title', { runbook, credential: run.credential }),
        ],
        { kind: 'fix', runbook, connectionId },
      ),
    ];
  });
  return fixes.length === 0 ? [] : [...fixes.slice(0, MAX_MENU_FIXES), SEPARATOR];
}

function connectionEntry(rated: RatedConnection, now: EpochMs): TrayMenuEntry {
  const { connection, severity } = rated;
  return {
    kind: 'item',
    label: [
      message('desktop.menu.connection', { severity, name: connection.name }),
      ...verdictOf(rated, now),
    ],
    icon: severity,
    isEnabled: true,
    command: { kind: 'openConnection', connectionId: connection.id },
  };
}

function item(label: readonly Message[], command: TrayCommand, isEnabled = true): TrayMenuItem {
  return { kind: 'item', label, icon: null, isEnabled, command };
}
