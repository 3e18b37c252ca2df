import { setImmediate } from 'node:timers/promises';

import type { ActivityEntry } from '../../shared/domain/activity';
import { instantOf } from '../../shared/domain/instant';
import type { CommandHandlers } from '../../shared/ipc/contract';
import { createFormatter, type Language } from '../../shared/messages/formatter';
import { say } from '../../shared/messages/say';
import { toCsv } from '../../shared/views/csv';
import { journalJson, journalLines, journalTest, journalWords } from '../../shared/views/journal';
import type { Clock } from '../clock';
import type { ActivityJournal } from './activity-journal';

/** What the commands about the journal are made of. */
export interface JournalCommandParts {
  /** Of one's own connections, or of the sample tenant. */
  readonly journal: () => ActivityJournal;
  readonly clock: Clock;
  /** The reader's. */
  readonly language: () => Language;
  /** Something was read: what was found damaged is known now. */
  readonly onRead: () => void;
}

/** Entries answered at once. */
const PAGE = 100;

/** Entries looked at for one answer: some tens of milliseconds, in which nothing else happens. */
const LOOKED_AT = 2_000;

/** The commands about what happened. */
export function journalCommands(
  parts: JournalCommandParts,
): Pick<CommandHandlers, 'readJournal' | 'exportJournal'> {
  const { journal, clock } = parts;
  const words = () => {
    const language = parts.language();
    return journalWords((text, now) => say(text, language, createFormatter(language, now)));
  };
  return {
    readJournal: ({ filter, before }) => {
      const isWanted = journalTest(filter, words());
      const entries: ActivityEntry[] = [];
      let lookedAt = 0;
      let last: ActivityEntry | null = null;
      for (const entry of journal().backwards(Number(before))) {
        if (entry === null) continue;
        if (entries.length >= PAGE || lookedAt >= LOOKED_AT) {
          parts.onRead();
          return Promise.resolve({ entries, next: last?.id ?? before, lookedUntil: last?.at ?? null });
        }
        lookedAt += 1;
        last = entry;
        if (isWanted(entry)) entries.push(entry);
      }
      parts.onRead();
      return Promise.resolve({ entries, next: null, lookedUntil: null });
    },
    exportJournal: async ({ filter, kind }) => {
      const isWanted = journalTest(filter, words());
      const entries: ActivityEntry[] = [];
      let lookedAt = 0;
      for (const entry of journal().backwards(Number.POSITIVE_INFINITY)) {
        if (entry !== null && isWanted(entry)) entries.push(entry);
        lookedAt += 1;
        if (lookedAt % LOOKED_AT === 0) await setImmediate();
      }
      parts.onRead();
      switch (kind) {
        case 'csv':
          return { text: toCsv(journalLines(entries, words())) };
        case 'json':
          return { text: journalJson(entries, words(), instantOf(clock.now())) };
      }
    },
  };
}
