import { type AlertPlan, planAlerts } from '../../shared/alerts/plan-alerts';
import type { PlanContext } from '../../shared/alerts/plan-context';
import { type AlertBook, EMPTY_ALERT_BOOK, type Telling } from '../../shared/domain/alert';
import type { ConnectionState } from '../../shared/domain/state';
import { violationsOf } from './alert-invariants';

/** A history of plans, each from the book of the one before; what must always hold is looked at in every one. */
export class AlertCourse {
  book: AlertBook = EMPTY_ALERT_BOOK;
  plan: AlertPlan | null = null;
  readonly told: Telling[] = [];

  /** Plans; the tellings of now as `reason key`, those after quiet hours with a `~` before them. */
  at(context: PlanContext, connections: readonly ConnectionState[]): readonly string[] {
    const before = this.book;
    const plan = planAlerts(before, connections, context);
    const violations = violationsOf({ before, connections, context, plan });
    if (violations.length > 0) throw new Error(violations.join('\n'));
    this.book = plan.book;
    this.plan = plan;
    this.told.push(...plan.afterQuiet, ...plan.tellings);
    return [
      ...plan.afterQuiet.map((telling) => `~${textOf(telling)}`),
      ...plan.tellings.map((telling) => textOf(telling)),
    ];
  }

  /** The alert of a key; fails when there is none. */
  alert(key: string) {
    const found = this.book.alerts.find((alert) => alert.key === key);
    if (found === undefined) throw new Error(`no alert ${key}`);
    return found;
  }
}

function textOf({ reason, key, stage }: Telling): string {
  return `${reason} ${key}${stage === null ? '' : ` ${String(stage)}`}`;
}
