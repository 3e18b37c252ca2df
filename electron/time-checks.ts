import { MINUTE_MS } from '../shared/domain/instant';
import type { Application } from './application';
import type { Clock } from './clock';

/** How often is looked: what a wrong clock shows is wrong for so long at most. */
const INTERVAL_MS = MINUTE_MS;

/**
 * Has the application look at clock and time zone now and then: no system tells a program when they change.
 *
 * @returns ends it
 */
export function checkTimeRegularly(
  clock: Pick<Clock, 'schedule'>,
  application: Pick<Application, 'checkTime'>,
): () => void {
  let cancel: () => void = () => undefined;
  const wait = (): void => {
    cancel = clock.schedule(INTERVAL_MS, () => {
      application.checkTime();
      wait();
    });
  };
  wait();
  return () => {
    cancel();
  };
}
