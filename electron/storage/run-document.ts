import { z } from 'zod';

import { placeOf } from '../../shared/domain/configuration-error';
import { fail } from '../../shared/domain/result';
import { message } from '../../shared/messages/message';
import { runRecordSchema } from '../runbooks/run-record';
import type { DocumentFormat } from './kept-document';
import type { Migration } from './versioned-document';

const RUNS_VERSION = 1;

const schema = z.strictObject({
  version: z.literal(RUNS_VERSION),
  runs: z.array(runRecordSchema).readonly(),
});

/** What the file of runbooks under way and ended holds. */
export type RunDocument = z.output<typeof schema>;

/** The formats that the file had. Entries are added, never changed. Format 0 never was. */
const MIGRATIONS: readonly Migration[] = [
  { description: 'Format 1: runs.', migrate: () => fail(placeOf(['version'])) },
];

/** The file of runs: `runs.json` in the data folder. */
export const RUN_FORMAT: DocumentFormat<RunDocument> = {
  name: 'runs',
  version: RUNS_VERSION,
  schema,
  migrations: MIGRATIONS,
  initial: { version: RUNS_VERSION, runs: [] },
  problems: {
    quarantined: (found) => ({ code: 'runsQuarantined', message: message('runs.quarantined', found) }),
    unwritable: (found) => ({ code: 'runsUnwritable', message: message('runs.unwritable', found) }),
    unreadable: (found) => ({ code: 'runsUnwritable', message: message('runs.unreadable', found) }),
    newer: (found) => ({ code: 'runsUnwritable', message: message('runs.newer', found) }),
  },
};
