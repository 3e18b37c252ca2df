import type { Alert, Telling } from '../domain/alert';
import { muteOf } from './mutes';
import type { PlanContext } from './plan-context';
import { mayDisturb } from './quiet';

/** What quiet hours do with what is to be told. */
export interface Held {
  readonly now: readonly Telling[];
  /** In the order they came up; of one alert only the newest. */
  readonly held: readonly Telling[];
}

/**
 * Holds back what must not disturb. What passes at once, and what is held anew, takes the place of what was held of
 * the same alert.
 */
export function hold(
  held: readonly Telling[],
  news: readonly Telling[],
  isQuiet: boolean,
  { settings }: PlanContext,
): Held {
  const kept = new Map(held.map((telling) => [telling.alertId, telling]));
  const now: Telling[] = [];
  for (const telling of news) {
    const { severity, reason, alertId } = telling;
    const passes = reason !== 'resolved' && mayDisturb(severity, settings);
    kept.delete(alertId);
    if (isQuiet && !passes) kept.set(alertId, telling);
    else now.push(telling);
  }
  return { now, held: [...kept.values()] };
}

/**
 * Whether something held back is still to be told. What ended is told where it began; of what is there, nothing is
 * told that was muted meanwhile, or that something else explains by now. Whoever acknowledged or snoozed it took it
 * out of here.
 */
export function isStillNews(telling: Telling, alert: Alert | undefined, context: PlanContext): boolean {
  if (alert === undefined || telling.reason === 'resolved') return telling.reason === 'resolved';
  if (muteOf(alert, context.settings.mutes, context.now) !== null) return false;
  return alert.cause === null || telling.stage !== null;
}
