import type { Notice } from '../domain/channel';
import type { RunbookStart } from '../domain/runbook-id';
import { compareSeverity, type Severity } from '../domain/severity';
import { type Message, message } from '../messages/message';
import { compareLevels } from './level';

/** What a click on a notification shows. */
export type ToastTarget =
  | { readonly page: 'overview' | 'alerts' }
  | { readonly page: 'connection'; readonly connectionId: string; readonly findingKey: string };

/** One desktop notification, not yet in words. */
export interface Toast {
  /** The same for the same thing, so that a newer one replaces the older instead of standing beside it. */
  readonly key: string;
  /** Keys of others that it tells something newer about: those are out of date. */
  readonly replaces: readonly string[];
  readonly severity: Severity;
  /** Stays until somebody closes it, where the system can. */
  readonly isKept: boolean;
  readonly target: ToastTarget;
  readonly title: Message;
  /** At most two lines. */
  readonly body: readonly Message[];
  /** What its buttons act on, where the system has buttons; null: it has none. */
  readonly alert: { readonly id: string; readonly fix: RunbookStart | null } | null;
}

/** How a notice looks on the desktop: what it tells by itself, or a digest that leads to the list of alerts. */
export function toastOf({ id, tellings }: Notice): Toast {
  const [first, ...others] = [...tellings].sort((a, b) => compareLevels(b, a));
  if (first === undefined) throw new RangeError(`notice ${id} tells nothing`);
  const isBad = first.reason !== 'resolved' && compareSeverity(first.severity, 'notice') > 0;
  if (others.length > 0) {
    return {
      key: 'digest',
      replaces: tellings.map(({ alertId }) => alertId),
      severity: first.severity,
      isKept: isBad,
      target: { page: 'alerts' },
      title: message('desktop.toast.digestTitle', { count: tellings.length }),
      body: [first.title, ...first.body.slice(0, 1)],
      alert: null,
    };
  }
  return {
    key: first.alertId,
    replaces: [],
    severity: first.severity,
    isKept: isBad,
    target: { page: 'connection', connectionId: first.connectionId, findingKey: first.key },
    title: first.title,
    body: first.body,
    alert:
      first.reason === 'resolved'
        ? null
        : {
            id: first.alertId,
            fix: first.runbook === null ? null : { runbook: first.runbook, connectionId: first.connectionId },
          },
  };
}
