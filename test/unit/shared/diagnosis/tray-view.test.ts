import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { presentHealth, presentSeverity } from '../../../../shared/diagnosis/overview';
import { applyStaleness } from '../../../../shared/diagnosis/staleness';
import {
  deriveTrayView,
  MAX_MENU_CONNECTIONS,
  MAX_MENU_FIXES,
  TRAY_ICON_STATES,
  type TrayMenuItem,
  type TrayView,
} from '../../../../shared/diagnosis/tray-view';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import type { RunbookId } from '../../../../shared/domain/runbook-id';
import { compareSeverity, SEVERITIES, type Severity } from '../../../../shared/domain/severity';
import type { AppState, ConnectionState } from '../../../../shared/domain/state';
import { createFormatter, type Language } from '../../../../shared/messages/formatter';
import type { Message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import {
  madeUpConnection,
  madeUpFinding,
  madeUpHealth,
  madeUpState,
  STATE_NOW,
} from '../../../support/app-state';
import { runFixture } from '../../../support/run-fixtures';

function connection(
  id: string,
  severity: Severity,
  checking: ConnectionState['checking'] = 'none',
): ConnectionState {
  return madeUpConnection(id, madeUpHealth([madeUpFinding('x', severity)]), checking);
}

function words(messages: readonly Message[], language: Language = 'en', now = STATE_NOW): string {
  const format = createFormatter(language, now);
  return messages.map((one) => say(one, language, format)).join(' ');
}

/** All lines that do something, those of submenus among them. */
function items(view: TrayView): readonly TrayMenuItem[] {
  return view.menu.flatMap((entry) => {
    switch (entry.kind) {
      case 'separator':
        return [];
      case 'submenu':
        return entry.items;
      case 'item':
        return [entry];
    }
  });
}

function commandOf(view: TrayView, kind: TrayMenuItem['command']['kind']): TrayMenuItem {
  const item = items(view).find(({ command }) => command.kind === kind);
  if (item === undefined) throw new Error(`no ${kind} in the menu`);
  return item;
}

describe('the tray icon', () => {
  it('shows the worst severity, with unknown between notice and warning', () => {
    for (const severity of SEVERITIES) {
      expect(
        deriveTrayView(madeUpState([connection('a', 'ok'), connection('b', severity)]), STATE_NOW).icon,
      ).toBe(severity);
    }
    const mixed = madeUpState([connection('a', 'unknown'), connection('b', 'notice')]);
    expect(deriveTrayView(mixed, STATE_NOW).icon).toBe('unknown');
  });

  it('is unknown without connections, and before the first reading', () => {
    expect(deriveTrayView(madeUpState([]), STATE_NOW).icon).toBe('unknown');
    expect(deriveTrayView(madeUpState([madeUpConnection('a', null)]), STATE_NOW).icon).toBe('unknown');
  });

  it('says that it checks only while nothing is known', () => {
    expect(deriveTrayView(madeUpState([madeUpConnection('a', null, 'full')]), STATE_NOW).icon).toBe(
      'checking',
    );
    expect(deriveTrayView(madeUpState([connection('a', 'critical', 'full')]), STATE_NOW).icon).toBe(
      'critical',
    );
  });

  it('is offline or paused before it is anything else', () => {
    const state = (status: AppState['monitor']['status']): AppState =>
      madeUpState([connection('a', 'critical')], status);
    expect(deriveTrayView(state('offline'), STATE_NOW).icon).toBe('offline');
    expect(deriveTrayView(state('paused'), STATE_NOW).icon).toBe('paused');
    expect(deriveTrayView(state('suspended'), STATE_NOW).icon).toBe('critical');
  });

  it('turns unknown by itself when the data is past its limit', () => {
    const state = madeUpState([connection('a', 'ok')]);
    expect(deriveTrayView(state, STATE_NOW + HOUR_MS).icon).toBe('ok');
    expect(deriveTrayView(state, STATE_NOW + HOUR_MS + 1).icon).toBe('unknown');
  });

  it('shows of data past its limit what every other surface shows: what was bad stays bad', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEVERITIES),
        fc.integer({ min: 0, max: 2 * HOUR_MS }),
        (severity, age) => {
          const one = connection('a', severity);
          expect(deriveTrayView(madeUpState([one]), STATE_NOW + age).icon).toBe(
            presentHealth(one, STATE_NOW + age)?.severity,
          );
        },
      ),
    );
    const stale = STATE_NOW + 2 * HOUR_MS;
    const iconOf = (severity: Severity): string =>
      deriveTrayView(madeUpState([connection('a', severity)]), stale).icon;
    expect(SEVERITIES.map((severity) => [severity, iconOf(severity)])).toEqual([
      ['ok', 'unknown'],
      ['notice', 'unknown'],
      ['unknown', 'unknown'],
      ['warning', 'warning'],
      ['critical', 'critical'],
    ]);
  });

  it('can be each of its states', () => {
    const reached = new Set([
      ...SEVERITIES.map(
        (severity) => deriveTrayView(madeUpState([connection('a', severity)]), STATE_NOW).icon,
      ),
      ...(['offline', 'paused'] as const).map(
        (status) => deriveTrayView(madeUpState([connection('a', 'ok')], status), STATE_NOW).icon,
      ),
      deriveTrayView(madeUpState([madeUpConnection('a', null, 'full')]), STATE_NOW).icon,
    ]);
    expect([...reached].sort()).toEqual([...TRAY_ICON_STATES].sort());
  });

  it('is green only when every connection is known to be healthy', () => {
    const one = fc.record({
      severity: fc.option(fc.constantFrom(...SEVERITIES)),
      age: fc.integer({ min: 0, max: 2 * HOUR_MS }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 15 }), (connections) => {
        const state = madeUpState(
          connections.map(({ severity, age }, index) =>
            madeUpConnection(
              String(index),
              severity === null ? null : madeUpHealth([madeUpFinding('x', severity)], [], STATE_NOW - age),
            ),
          ),
        );
        const isAllHealthy =
          connections.length > 0 &&
          connections.every(({ severity, age }) => severity === 'ok' && age <= HOUR_MS);
        expect(deriveTrayView(state, STATE_NOW).icon === 'ok').toBe(isAllHealthy);
      }),
    );
  });
});

describe('the tooltip', () => {
  it('names the worst connection, its verdict and the age of the data', () => {
    const state = madeUpState([connection('a', 'ok'), connection('b', 'critical')]);
    expect(
      words(deriveTrayView(state, STATE_NOW + 5 * MINUTE_MS).tooltip, 'en', STATE_NOW + 5 * MINUTE_MS),
    ).toBe('Critical: Connection b. the secret is not there (headline) Checked 5 minutes ago.');
  });

  it('says so when everything is well, and how many connections that is', () => {
    const state = madeUpState([connection('a', 'ok'), connection('b', 'ok')]);
    expect(words(deriveTrayView(state, STATE_NOW).tooltip)).toBe(
      'Healthy: all 2 connections. Checked just now.',
    );
  });

  it('gives no verdict that is out of date', () => {
    const tooltip = deriveTrayView(madeUpState([connection('a', 'ok')]), STATE_NOW + 3 * HOUR_MS).tooltip;
    expect(words(tooltip, 'en', STATE_NOW + 3 * HOUR_MS)).toBe(
      'Unknown: Connection a. The last result is too old to rely on. Checked 3 hours ago.',
    );
  });

  it('still tells what was bad when it was last seen, and how long ago that was', () => {
    const now = STATE_NOW + 3 * HOUR_MS;
    const tooltip = deriveTrayView(madeUpState([connection('a', 'critical')]), now).tooltip;
    expect(words(tooltip, 'en', now)).toBe(
      'Critical: Connection a. the secret is not there (headline) Checked 3 hours ago.',
    );
  });

  it('gives no verdict that is out of date when the monitor has said already that it is', () => {
    const fresh = madeUpHealth([madeUpFinding('x', 'ok')]);
    const now = STATE_NOW + 3 * HOUR_MS;
    const said = madeUpConnection('a', applyStaleness(fresh, now));
    expect(words(deriveTrayView(madeUpState([said]), now).tooltip, 'en', now)).toContain(
      'The last result is too old to rely on.',
    );
  });

  it('says until when it is paused', () => {
    const paused = madeUpState([connection('a', 'ok')], 'paused');
    expect(words(deriveTrayView(paused, STATE_NOW).tooltip)).toMatch(/^Checking is paused\. /);
    const monitor = { ...paused.monitor, pausedUntil: '2026-11-23T13:00:00.000Z' };
    const tooltip = deriveTrayView({ ...paused, monitor }, STATE_NOW).tooltip;
    expect(words(tooltip)).toMatch(/^Checking is paused until Mon,? 23 Nov 2026,? (?:at )?13:00\. /);
    expect(words(tooltip, 'fr')).toMatch(
      /^La vérification est en pause jusqu’au lun\. 23 nov\. 2026.*13:00\. /,
    );
  });

  it('says what keeps it from looking, in French too', () => {
    const offline = deriveTrayView(madeUpState([connection('a', 'warning')], 'offline'), STATE_NOW).tooltip;
    expect(words(offline, 'fr')).toMatch(
      /^Cet ordinateur est hors ligne\. Avertissement\u00a0: Connection a\./,
    );
    expect(words(deriveTrayView(madeUpState([]), STATE_NOW).tooltip)).toBe('No connection is set up yet.');
  });
});

describe('the tray menu', () => {
  it('lists connections worst first, at most ten, and opens each', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SEVERITIES), { maxLength: 25 }), (severities) => {
        const state = madeUpState(severities.map((severity, index) => connection(String(index), severity)));
        const view = deriveTrayView(state, STATE_NOW);
        const listed = items(view).flatMap(({ command }) =>
          command.kind === 'openConnection'
            ? [state.connections.find(({ id }) => id === command.connectionId)!]
            : [],
        );
        expect(listed).toHaveLength(Math.min(severities.length, MAX_MENU_CONNECTIONS));
        const shown = listed.map((one) => presentSeverity(one, STATE_NOW));
        expect(shown).toEqual([...shown].sort((a, b) => compareSeverity(b, a)));
        const hidden = state.connections.filter((one) => !listed.includes(one));
        for (const one of hidden)
          expect(compareSeverity(presentSeverity(one, STATE_NOW), shown.at(-1)!)).toBeLessThanOrEqual(0);
        const hasMore = items(view).some(({ label }) => label[0]?.id === 'desktop.menu.more');
        expect(hasMore).toBe(hidden.length > 0);
      }),
    );
  });

  it('offers what mends the worst connections, and to go on with what is under way', () => {
    const broken = (id: string, severity: Severity, runbook: RunbookId | null): ConnectionState => {
      const health = madeUpHealth([madeUpFinding('x', severity)]);
      return madeUpConnection(id, { ...health, verdict: { ...health.verdict, runbook } });
    };
    const fixesOf = (state: AppState, language: Language = 'en', now = STATE_NOW): readonly string[] =>
      items(deriveTrayView(state, now)).flatMap(({ label, command }) =>
        command.kind === 'fix' ? [label.map((one) => words([one], language)).join(' – ')] : [],
      );
    const state = madeUpState([
      broken('a', 'notice', 'rotate-secret'),
      broken('b', 'critical', 'grant-consent'),
      broken('c', 'critical', null),
      broken('d', 'ok', 'rotate-secret'),
      broken('e', 'unknown', 'restore-own-access'),
    ]);
    expect(fixesOf(state)).toEqual([
      'Fix: Connection b – Grant the permissions…',
      'Fix: Connection e – Restore the access…',
      'Fix: Connection a – Rotate the secret…',
    ]);
    const run = runFixture({ runbook: 'grant-consent', connectionId: 'b' });
    expect(fixesOf({ ...state, runs: [run] }, 'fr')[0]).toBe(
      'Poursuivre\u00a0: Connection b – Accorder les autorisations manquantes',
    );
    expect(fixesOf({ ...state, runs: [{ ...run, status: 'proved' }] })[0]).toBe(
      'Fix: Connection b – Grant the permissions…',
    );
    // What is too old to be believed is read anew first; what was bad stays bad.
    expect(fixesOf(state, 'en', STATE_NOW + HOUR_MS + 1)).toEqual([
      'Fix: Connection b – Grant the permissions…',
    ]);
    const certificates = (signsInWith: ConnectionState['signsInWith']) =>
      madeUpState([{ ...broken('a', 'notice', 'rotate-secret'), signsInWith }]);
    expect(fixesOf(certificates('certificate'))).toEqual(['Fix: Connection a – Rotate the certificate…']);
    expect(fixesOf(certificates(null), 'fr')).toEqual([
      'Corriger\u00a0: Connection a – Renouveler le secret ou le certificat…',
    ]);
    const rotation = runFixture({ credential: 'certificate', connectionId: 'a' });
    expect(fixesOf({ ...certificates(null), runs: [rotation] })).toEqual([
      'Go on: Connection a – Rotate the certificate',
    ]);
    const many = madeUpState(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => broken(id, 'warning', 'grant-consent')),
    );
    expect(fixesOf(many)).toHaveLength(MAX_MENU_FIXES);
    const start = items(deriveTrayView(state, STATE_NOW)).find(({ command }) => command.kind === 'fix');
    expect(start?.command).toEqual({ kind: 'fix', runbook: 'grant-consent', connectionId: 'b' });
  });

  it('always offers the two re-checks, the window and the end', () => {
    const view = deriveTrayView(madeUpState([connection('a', 'ok')]), STATE_NOW);
    expect(words(commandOf(view, 'recheckPermissions').label)).toBe('Re-check permissions now');
    expect(words(commandOf(view, 'recheck').label)).toBe('Re-check everything');
    expect(commandOf(view, 'open').isEnabled).toBe(true);
    expect(commandOf(view, 'quit').isEnabled).toBe(true);
  });

  it('says that a look is under way and does not offer it twice', () => {
    const view = deriveTrayView(madeUpState([connection('a', 'ok', 'permissions')]), STATE_NOW);
    const permissions = commandOf(view, 'recheckPermissions');
    expect([words(permissions.label), permissions.isEnabled]).toEqual(['Checking permissions…', false]);
    expect(commandOf(view, 'recheck').isEnabled).toBe(true);
    const full = deriveTrayView(madeUpState([connection('a', 'ok', 'full')]), STATE_NOW);
    expect(commandOf(full, 'recheck').isEnabled).toBe(false);
    expect(commandOf(full, 'recheckPermissions').isEnabled).toBe(false);
  });

  it('has nothing to re-check without connections', () => {
    const view = deriveTrayView(madeUpState([]), STATE_NOW);
    expect(commandOf(view, 'recheck').isEnabled).toBe(false);
    expect(commandOf(view, 'recheckPermissions').isEnabled).toBe(false);
  });

  it('offers three pauses while it watches, and to go on while it does not', () => {
    const running = deriveTrayView(madeUpState([connection('a', 'ok')]), STATE_NOW);
    const pauses = items(running).flatMap(({ command }) => (command.kind === 'pause' ? [command.until] : []));
    expect(pauses).toEqual(['oneHour', 'tomorrow', 'resumed']);
    expect(running.menu.filter(({ kind }) => kind === 'submenu')).toHaveLength(1);
    const paused = deriveTrayView(madeUpState([connection('a', 'ok')], 'paused'), STATE_NOW);
    expect(words(commandOf(paused, 'resume').label)).toBe('Resume checking');
    expect(paused.menu.filter(({ kind }) => kind === 'submenu')).toEqual([]);
  });

  it('offers to put a new version in only when one is ready', () => {
    const state = madeUpState([connection('a', 'ok')]);
    const withUpdate = (update: AppState['environment']['update']): TrayView =>
      deriveTrayView({ ...state, environment: { ...state.environment, update } }, STATE_NOW);
    for (const waiting of ['off', 'idle', 'available', 'failed', 'unsupported'] as const) {
      const view = withUpdate({ state: waiting, version: '1.2.0' });
      expect(items(view).map(({ command }) => command.kind)).not.toContain('installUpdate');
    }
    const ready = commandOf(withUpdate({ state: 'downloaded', version: '1.2.0' }), 'installUpdate');
    expect(words(ready.label)).toBe('Restart to update to 1.2.0');
  });

  it('ends with the window, the settings and the end', () => {
    const view = deriveTrayView(madeUpState([connection('a', 'ok')]), STATE_NOW);
    expect(
      items(view)
        .slice(-3)
        .map(({ command }) => command.kind),
    ).toEqual(['open', 'settings', 'quit']);
  });
});
