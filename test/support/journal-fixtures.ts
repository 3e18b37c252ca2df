import type { ActivityEvent } from '../../shared/alerts/activity';
import type { ActivityEntry } from '../../shared/domain/activity';
import { instantOf, MINUTE_MS } from '../../shared/domain/instant';
import { message } from '../../shared/messages/message';

const START = Date.parse('2026-11-23T12:00:00.000Z');

/** What happened to connection `contoso`; each number is another minute, mailbox and detail. */
export function journalEvent(number: number, changes: Partial<ActivityEvent> = {}): ActivityEvent {
  const mailbox = `dépôt-${String(number)}@contoso.example`;
  return {
    at: instantOf(START + number * MINUTE_MS),
    kind: 'changed',
    connectionId: 'contoso',
    connectionName: 'Contoso support “mail”',
    severity: 'warning',
    text: message('views.change.subscriptionGone', { mailbox }),
    details: { change: 'subscriptionRemoved', before: { mailbox }, after: null },
    ...changes,
  };
}

/** Several of them, oldest first. */
export function journalEvents(count: number, first = 1): readonly ActivityEvent[] {
  return Array.from({ length: count }, (_, index) => journalEvent(first + index));
}

/** Entries as the events that they were. */
export function eventsOf(entries: readonly ActivityEntry[]): readonly ActivityEvent[] {
  return entries.map(({ id: _, ...event }) => event);
}
