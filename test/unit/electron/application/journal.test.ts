import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { ActivityJournal } from '../../../../electron/application/activity-journal';
import { openFileActivityJournal } from '../../../../electron/storage/file-activity-journal';
import { MINUTE_MS } from '../../../../shared/domain/instant';
import { applicationBench } from '../../../support/application-bench';
import { createFakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

function openJournal(folder: string): ActivityJournal {
  return openFileActivityJournal({ folder, clock: createFakeClock() });
}

function segmentOf(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'journal'));
  return join(folder, 'journal', name);
}

/** An application with two connections of one's own on a data folder. */
function start(folder: string) {
  const one = applicationBench({ stored: ['a', 'b'], journal: openJournal(folder) });
  const ids = () => one.application.state().activity.map(({ text }) => text.id);
  return { ...one, ids, codes: () => one.application.state().problems.map(({ code }) => code) };
}

describe('the journal of the application', () => {
  it('is what activity shows after a restart', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    await first.must('pause', { until: 'oneHour' });
    await first.must('resume', {});
    await first.application.dispose();
    expect(first.ids()).toEqual(['application.activity.resumed', 'application.activity.paused']);
    const second = start(folder);
    expect(second.application.state().activity).toEqual(first.application.state().activity);
    await second.must('pause', { until: 'resumed' });
    expect(second.application.state().activity.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('notes what is bad once, however often Graphkeeper starts', async () => {
    const folder = temporaryFolder();
    const worse: string[][] = [];
    while (worse.length < 3) {
      const one = start(folder);
      one.application.start();
      await one.clock.advance(MINUTE_MS);
      expect(one.application.state().connections[0]?.health?.severity).toBe('critical');
      const { activity } = one.application.state();
      worse.push(
        activity.filter(({ kind }) => kind === 'worse').map(({ connectionId }) => connectionId ?? ''),
      );
      await one.application.dispose();
    }
    expect(worse).toEqual([
      ['b', 'a'],
      ['b', 'a'],
      ['b', 'a'],
    ]);
  });

  it('holds nothing of the sample tenant', async () => {
    const folder = temporaryFolder();
    const one = start(folder);
    one.application.start();
    await one.must('pause', { until: 'oneHour' });
    await one.must('resume', {});
    const before = readFileSync(segmentOf(folder), 'utf8');
    await one.must('exploreSample', {});
    await one.clock.advance(20 * MINUTE_MS);
    await one.must('pause', { until: 'oneHour' });
    await one.must('resume', {});
    expect(one.ids()).toContain('application.activity.resumed');
    expect(readFileSync(segmentOf(folder), 'utf8')).toBe(before);
  });

  it('keeps what somebody changed in the settings, also while the sample tenant is shown', async () => {
    const folder = temporaryFolder();
    const one = start(folder);
    await one.must('updateSettings', { notifications: { enabled: false } });
    expect(one.application.state().activity[0]).toMatchObject({
      text: { id: 'application.activity.settings', params: { part: 'notifications' } },
      details: { before: { enabled: true }, after: { enabled: false } },
    });
    await one.must('exploreSample', {});
    await one.must('updateSettings', { credentialDays: { notice: 90, warning: 30, critical: 7 } });
    expect(one.ids()).toEqual([]);
    await one.must('leaveSample', {});
    expect(one.ids()).toEqual(['application.activity.settings', 'application.activity.settings']);
    expect(one.application.state().activity[0]?.details).toMatchObject({
      before: { notice: 60 },
      after: { notice: 90 },
    });
  });

  it('says in the activity what was cut off', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    await first.must('pause', { until: 'oneHour' });
    await first.must('resume', {});
    const size = readFileSync(segmentOf(folder)).length;
    truncateSync(segmentOf(folder), size - 1);
    const second = start(folder);
    expect(second.ids()).toEqual(['journal.torn', 'application.activity.paused']);
    expect(second.codes()).toEqual([]);
    expect(start(folder).ids()).toEqual(second.ids());
  });

  it('says above every page what is damaged, and notes it once', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    await first.must('pause', { until: 'oneHour' });
    await first.must('resume', {});
    const path = segmentOf(folder);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"number":1', '"number":7'));
    const second = start(folder);
    expect(second.codes()).toEqual(['journalDamaged']);
    expect(second.ids()).toEqual(['journal.damaged', 'application.activity.resumed']);
    const third = start(folder);
    expect(third.codes()).toEqual([]);
    expect(third.ids()).toEqual(second.ids());
  });

  it('that cannot be written is a problem from the first entry on, and none once it can be', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'journal'), 'a file where the folder should be');
    const one = start(folder);
    expect(one.codes()).toEqual([]);
    await one.must('pause', { until: 'oneHour' });
    await one.clock.advance(1);
    expect(one.codes()).toEqual(['journalUnwritable']);
    expect(one.ids()).toEqual(['journal.unwritable', 'application.activity.paused']);
    rmSync(join(folder, 'journal'));
    mkdirSync(join(folder, 'journal'));
    await one.must('resume', {});
    await one.clock.advance(1);
    expect(one.codes()).toEqual([]);
    expect(start(folder).ids()).toEqual(one.ids());
  });
});
