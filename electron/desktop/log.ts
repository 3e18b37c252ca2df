import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { instantOf } from '../../shared/domain/instant';
import { redact } from '../../shared/support/redact';
import type { Clock } from '../clock';

/** What happened; a closed list, so that no free text finds its way into the log. */
export type LogEvent =
  | 'started'
  | 'stopped'
  | 'secondInstance'
  | 'folderTaken'
  | 'refused'
  | 'commandFailed'
  | 'rendererGone'
  | 'childGone'
  | 'pageNotLoaded'
  | 'trayUnavailable'
  | 'notificationFailed'
  | 'calendarUnwritable'
  | 'updateFailed'
  | 'configurationInvalid'
  | 'uncaught'
  | 'unhandledRejection';

/** The fields a line may have beside its time and event; anything else does not compile. */
export interface LogFields {
  readonly version?: string;
  readonly platform?: string;
  readonly what?: string;
  readonly code?: string;
  readonly exitCode?: number;
  /** Name, redacted message and stack of an error. */
  readonly error?: unknown;
}

/** Writes one line a call; never throws. */
export type Log = (event: LogEvent, fields?: LogFields) => void;

/** At this size the file is put aside as `.1`, replacing the one before. */
const MAX_BYTES = 1_000_000;

/** Only the owner may read it. */
const MODE = 0o600;

/** One line of JSON, everything in it redacted. */
export function logLine(event: LogEvent, fields: LogFields, now: number): string {
  const { version, platform, what, code, exitCode, error } = fields;
  const line = { at: instantOf(now), event, version, platform, what, code, exitCode, ...errorFields(error) };
  return `${JSON.stringify(line, (_key, value: unknown) => (typeof value === 'string' ? redact(value) : value))}\n`;
}

function errorFields(error: unknown): Readonly<Record<string, string>> {
  if (error === undefined) return {};
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {};
  return { error: error.name, message: error.message, ...code, stack: error.stack ?? '' };
}

/** A log in a file. What cannot be written is lost: a full disk must not stop the watching. */
export function createLog(path: string, clock: Pick<Clock, 'now'>): Log {
  let size: number | null = null;
  const open = (): number => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    appendFileSync(path, '', { mode: MODE });
    chmodSync(path, MODE);
    return statSync(path).size;
  };
  return (event, fields = {}) => {
    try {
      if (size !== null && size > MAX_BYTES) {
        renameSync(path, `${path}.1`);
        size = null;
      }
      size ??= open();
      const line = logLine(event, fields, clock.now());
      appendFileSync(path, line, { mode: MODE });
      size += line.length;
    } catch {
      size = null;
    }
  };
}
