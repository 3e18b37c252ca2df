import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type RunRecord, UNTOUCHED } from '../../../../electron/runbooks/run-record';
import { openFileRunStore } from '../../../../electron/storage/file-run-store';
import { message } from '../../../../shared/messages/message';
import { createFakeClock } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

const AT = '2026-11-23T12:00:00.000Z';

const RECORD: RunRecord = {
  id: 'run-1',
  runbook: 'rotate-secret',
  connectionId: 'a',
  connectionName: 'Contoso help',
  startedAt: AT,
  endedAt: null,
  status: 'active',
  values: { end: null },
  steps: {
    survey: {
      ...UNTOUCHED,
      since: AT,
      endedAt: AT,
      outcome: 'reached',
      proofs: [
        {
          text: message('rotate.proof', { proof: 'survey' }),
          from: 'read',
          at: AT,
          via: 'monitorRegistration',
          requestId: null,
        },
      ],
    },
  },
};

function open(folder: string) {
  return openFileRunStore({ folder, clock: createFakeClock() });
}

describe('the file of runs', () => {
  it('gives the next process what the last one kept', () => {
    const folder = temporaryFolder();
    const first = open(folder);
    expect(first.runs()).toEqual([]);
    first.change(() => [RECORD]);
    expect(open(folder).runs()).toEqual([RECORD]);
    expect(open(folder).problems()).toEqual([]);
  });

  it('is put aside when it is damaged, and the last good copy takes its place', () => {
    const folder = temporaryFolder();
    open(folder).change(() => [RECORD]);
    writeFileSync(join(folder, 'runs.json'), '{"version":1,"runs":[{"id":');
    const second = open(folder);
    expect(second.runs()).toEqual([RECORD]);
    expect(second.problems()).toMatchObject([{ code: 'runsQuarantined' }]);
  });

  it('is left alone when a newer Graphkeeper wrote it', () => {
    const folder = temporaryFolder();
    const text = '{"version":99,"runs":[],"more":true}';
    writeFileSync(join(folder, 'runs.json'), text);
    const store = open(folder);
    expect(store.problems()).toMatchObject([{ code: 'runsUnwritable' }]);
    store.change(() => [RECORD]);
    expect(store.runs()).toEqual([RECORD]);
    expect(readFileSync(join(folder, 'runs.json'), 'utf8')).toBe(text);
  });
});
