import { expect, it } from 'vitest';

import { createAlertKeeper } from '../../../../electron/alerts/alert-keeper';
import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { claim, DESKTOP_CHANNEL_ID, settle } from '../../../../shared/alerts/outbox';
import { DEFAULT_ALERT_SETTINGS } from '../../../../shared/domain/alert-settings';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import type { Severity } from '../../../../shared/domain/severity';
import { ALERT_NOW, consentFinding, planContext, reading } from '../../../support/alert-fixtures';
import { createFakeClock } from '../../../support/fake-clock';

it('tells after quiet hours that something is over of which it told long ago', () => {
  const clock = createFakeClock(ALERT_NOW);
  const store = createMemoryAlertStore();
  const told: string[] = [];
  const quiet = { hours: { from: '19:00', to: '07:00' }, daysOff: false, criticalPasses: true };
  const settings = { ...DEFAULT_ALERT_SETTINGS, quiet };
  let severity: Severity = 'critical';
  const deliver = (): void => {
    const claimed = claim(store.present().outbox, DESKTOP_CHANNEL_ID, clock.now());
    if (claimed === null) return;
    told.push(...claimed.notice.tellings.map(({ reason }) => reason));
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
    connections: () => [reading(clock.now(), [consentFinding('Mail.ReadWrite', severity)])],
    settings: () => settings,
    watchingSince: () => planContext().watchingSince,
    targets: () => [{ id: DESKTOP_CHANNEL_ID, connectionIds: null, minimumSeverity: 'notice' }],
    onQueued: deliver,
    onEnded: () => undefined,
    shown: () => [],
    onEntries: () => undefined,
  });
  keeper.plan();
  expect(told).toEqual(['raised']);
  clock.jump(40 * DAY_MS + 9 * HOUR_MS);
  severity = 'ok';
  keeper.plan();
  expect(told).toEqual(['raised']);
  clock.jump(12 * HOUR_MS);
  keeper.plan();
  expect(told).toEqual(['raised', 'resolved']);
  keeper.dispose();
});
