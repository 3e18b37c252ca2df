import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openFileActivityJournal } from '../../electron/storage/file-activity-journal';
import { openFileAlertStore } from '../../electron/storage/file-alert-store';
import { alertIdOf } from '../../shared/domain/alert';
import { DAY_MS } from '../../shared/domain/instant';
import { alertFixture } from '../support/alert-fixtures';
import { applicationBench } from '../support/application-bench';
import { createFakeClock } from '../support/fake-clock';
import { journalEvents } from '../support/journal-fixtures';
import { line, time, withSpread } from './measure';

const CONNECTIONS = Array.from({ length: 100 }, (_, index) => `connection-${String(index)}`);
const ALERTS_OF_EACH = 10;

const YEAR_DAYS = 365;
const ENTRIES_OF_A_DAY = 100;

/** A folder as a busy year leaves it: 1,000 open alerts, 36,500 entries of the journal. */
function fill(folder: string): void {
  let now = Date.now() - YEAR_DAYS * DAY_MS;
  const clock = { ...createFakeClock(), now: () => now };
  const journal = openFileActivityJournal({ folder, clock });
  for (let day = 0; day < YEAR_DAYS; day += 1) {
    journal.add(journalEvents(ENTRIES_OF_A_DAY, day * ENTRIES_OF_A_DAY + 1));
    now += DAY_MS;
  }
  const alerts = CONNECTIONS.flatMap((connectionId) =>
    Array.from({ length: ALERTS_OF_EACH }, (_, index) => {
      const key = `permissions/Permission.${String(index)}`;
      return alertFixture({ id: alertIdOf(connectionId, key), connectionId, key });
    }),
  );
  openFileAlertStore({ folder }).change((kept) => ({ ...kept, book: { ...kept.book, alerts } }));
}

/** What a start reads from the disk before there is a first state to show. */
export async function benchRestart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'graphkeeper-bench-'));
  try {
    fill(folder);
    const taken = await time(10, () => {
      const { application } = applicationBench({
        stored: CONNECTIONS,
        alertStore: openFileAlertStore({ folder }),
        journal: openFileActivityJournal({ folder }),
      });
      application.start();
      const { alerts, activity } = application.state();
      if (alerts.length === 0 || activity.length === 0) throw new Error('nothing was kept');
      return Promise.resolve();
    });
    line('restart with 1,000 alerts and a year of journal', withSpread(taken, 'ms'), '< 300 ms');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
