import { readFileSync } from 'node:fs';

import { SECOND_MS } from '../../shared/domain/instant';
import type { Application } from '../application';
import type { Clock } from '../clock';
import { writeFileAtomically } from '../storage/atomic-write';

/** Its name in the data folder; calendars subscribe to it by its path. */
export const CALENDAR_FILE = 'deadlines.ics';

/** Changes are gathered this long: many connections are read at once. */
const GATHER_MS = 5 * SECOND_MS;

function presentText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Keeps a calendar file of one's own deadlines beside the settings, written anew when they change. The sample tenant's
 * never get into it.
 *
 * @param options.onFailed it could not be written; told once, until it can be again
 * @returns ends it
 */
export function keepCalendarFile(options: {
  readonly application: Pick<Application, 'state' | 'calendar' | 'onChange'>;
  readonly path: string;
  readonly clock: Clock;
  readonly onFailed: (error: unknown) => void;
}): () => void {
  const { application, path, clock } = options;
  let written = presentText(path);
  let hasFailed = false;
  let cancel: (() => void) | null = null;

  const write = (): void => {
    cancel = null;
    if (application.state().app.isSample) return;
    const text = application.calendar();
    if (text === null || text === written) return;
    try {
      writeFileAtomically(path, text);
      written = text;
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) options.onFailed(error);
      hasFailed = true;
    }
  };
  const end = application.onChange(() => {
    cancel ??= clock.schedule(GATHER_MS, write);
  });
  return () => {
    end();
    cancel?.();
  };
}
