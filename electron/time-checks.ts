import { MINUTE_MS } from '../shared/domain/instant';
import type { Application } from './application';
import type { Clock } from './clock';

/** How often is looked: what a wrong clock shows is wrong for so long at most. */
const INTERVAL_MS = MINUTE_MS;

/** A timer that comes so late means that the computer slept: it is then the first to notice. */
const LATE_MS = MINUTE_MS;

/**
 * Has the application look at clock and time zone now and then: no system tells a program when they change.
 *
 * @returns ends it
 */
export function checkTimeRegularly(
  clock: Pick<Clock, 'schedule' | 'monotonic'>,
  application: Pick<Application, 'checkTime'>,
): () => void {
  let cancel: () => void = () => undefined;
  const wait = (): void => {
    const dueAt = clock.monotonic() + INTERVAL_MS;
    cancel = clock.schedule(INTERVAL_MS, () => {
      application.checkTime(clock.monotonic() - dueAt > LATE_MS);
      wait();
    });
  };
  wait();
  return () => {
    cancel();
  };
}
