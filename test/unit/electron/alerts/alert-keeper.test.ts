import { expect, it } from 'vitest';

import { createAlertKeeper } from '../../../../electron/alerts/alert-keeper';
import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { claim, DESKTOP_CHANNEL_ID, type OutboxTarget, settle } from '../../../../shared/alerts/outbox';
import type { Telling } from '../../../../shared/domain/alert';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../../../../shared/domain/alert-settings';
import type { Finding } from '../../../../shared/domain/finding';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import type { Severity } from '../../../../shared/domain/severity';
import { ALERT_NOW, consentFinding, planContext, reading } from '../../../support/alert-fixtures';
import { createFakeClock } from '../../../support/fake-clock';

/** A keeper of one connection, whose desktop is told at once. */
function keeperOf(
  finding: () => Finding,
  settings: AlertSettings,
  targets: () => readonly OutboxTarget[] = () => [DESKTOP],
) {
  const clock = createFakeClock(ALERT_NOW);
  const store = createMemoryAlertStore();
  const told: Telling[] = [];
  const acted: unknown[] = [];
  const deliver = (): void => {
    const claimed = claim(store.present().outbox, DESKTOP_CHANNEL_ID, clock.now());
    if (claimed === null) return;
    told.push(...claimed.notice.tellings);
    const { outbox } = settle(
      claimed.outbox,
      DESKTOP_CHANNEL_ID,
      { state: 'delivered' },
      clock.now(),
      () => HOUR_MS,
    );
    store.change((kept) => ({ ...kept, outbox }));
  };
  const keeper = createAlertKeeper({
    store,
    clock,
    zone: () => 'UTC',
    user: 'admin',
    connections: () => [reading(clock.now(), [finding()])],
    settings: () => settings,
    watchingSince: () => planContext().watchingSince,
    lookAtClock: () => undefined,
    targets,
    onQueued: deliver,
    onEnded: () => undefined,
    onActed: (event) => {
      acted.push([event, store.present().book.alerts[0]?.acknowledged ?? null]);
    },
    shown: () => [],
    onEntries: () => undefined,
  });
  return { clock, store, keeper, told, acted, reasons: () => told.map(({ reason }) => reason) };
}

const DESKTOP: OutboxTarget = { id: DESKTOP_CHANNEL_ID, connectionIds: null, minimumSeverity: 'notice' };

const NIGHT = { hours: { from: '19:00', to: '07:00' }, daysOff: false, criticalPasses: true };

it('tells after quiet hours that something is over of which it told long ago', () => {
  let severity: Severity = 'critical';
  const { clock, keeper, reasons } = keeperOf(() => consentFinding('Mail.ReadWrite', severity), {
    ...DEFAULT_ALERT_SETTINGS,
    quiet: NIGHT,
  });
  keeper.plan();
  expect(reasons()).toEqual(['raised']);
  clock.jump(40 * DAY_MS + 9 * HOUR_MS);
  severity = 'ok';
  keeper.plan();
  expect(reasons()).toEqual(['raised']);
  clock.jump(12 * HOUR_MS);
  keeper.plan();
  expect(reasons()).toEqual(['raised', 'resolved']);
  keeper.dispose();
});

it('tells anew what begins again at the very moment to which the clock was set back', () => {
  let severity: Severity = 'critical';
  const { clock, keeper, told, reasons } = keeperOf(
    () => consentFinding('Mail.ReadWrite', severity),
    DEFAULT_ALERT_SETTINGS,
  );
  keeper.plan();
  clock.jump(HOUR_MS);
  severity = 'ok';
  keeper.plan();
  clock.jump(-HOUR_MS);
  severity = 'critical';
  keeper.plan();
  clock.jump(2 * HOUR_MS);
  severity = 'ok';
  keeper.plan();
  expect(reasons()).toEqual(['raised', 'resolved', 'raised', 'resolved']);
  expect(new Set(told.map(({ id }) => id)).size).toBe(4);
  keeper.dispose();
});

it('keeps what is held for the morning for whoever can be told then', () => {
  let targets: readonly OutboxTarget[] = [DESKTOP];
  const { clock, store, keeper, reasons } = keeperOf(
    () => consentFinding('Mail.ReadWrite', 'warning'),
    { ...DEFAULT_ALERT_SETTINGS, quiet: NIGHT },
    () => targets,
  );
  clock.jump(9 * HOUR_MS);
  keeper.plan();
  targets = [];
  clock.jump(12 * HOUR_MS);
  keeper.plan();
  expect(reasons()).toEqual([]);
  expect(store.present().book.alerts.map(({ told }) => told)).toEqual([null]);
  targets = [DESKTOP];
  keeper.plan();
  expect(reasons()).toEqual(['raised']);
  keeper.dispose();
});

it('does not take for told what is too mild for every channel, and tells it when it gets worse', () => {
  let severity: Severity = 'warning';
  const { keeper, clock, store, reasons } = keeperOf(
    () => consentFinding('Mail.ReadWrite', severity),
    DEFAULT_ALERT_SETTINGS,
    () => [{ ...DESKTOP, minimumSeverity: 'critical' }],
  );
  keeper.plan();
  expect(reasons()).toEqual([]);
  expect(store.present().book.alerts.map(({ told, known }) => [told, known])).toEqual([[null, null]]);
  clock.jump(HOUR_MS);
  severity = 'critical';
  keeper.plan();
  expect(reasons()).toEqual(['raised']);
  keeper.dispose();
});

it('notes who did what before it is kept, and nothing where nothing is done', () => {
  const { keeper, acted } = keeperOf(
    () => consentFinding('Mail.ReadWrite', 'critical'),
    DEFAULT_ALERT_SETTINGS,
  );
  keeper.plan();
  const [alert] = keeper.book().alerts;
  expect(keeper.wake(alert!.id)).toEqual({ ok: false, error: 'notPutAside' });
  expect(keeper.acknowledge('gone', null)).toEqual({ ok: false, error: 'unknownAlert' });
  expect(acted).toEqual([]);
  expect(keeper.acknowledge(alert!.id, 'On it.').ok).toBe(true);
  expect(acted).toMatchObject([
    [{ kind: 'acted', details: { what: 'acknowledged', reason: 'On it.', by: 'admin' } }, null],
  ]);
  expect(keeper.book().alerts[0]?.acknowledged?.note).toBe('On it.');
  keeper.dispose();
});
