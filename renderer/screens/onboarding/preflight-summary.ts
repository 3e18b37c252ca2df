import type { DraftState, PreflightItem } from '../../../shared/domain/draft';
import type { Message } from '../../../shared/messages/message';
import { message } from '../../../shared/messages/message';

/** How an item is shown: one that still waits after the check has ended was not asked for. */
export type ShownOutcome = PreflightItem['outcome'] | 'notAsked';

/** How an item of a preflight is shown. */
export function shownOutcome(item: PreflightItem, status: DraftState['preflight']['status']): ShownOutcome {
  return item.outcome === 'pending' && status !== 'running' ? 'notAsked' : item.outcome;
}

/** Items that will be shown as unknown, as far as the preflight tells. */
export function gapsOf({ items }: DraftState['preflight']): readonly PreflightItem[] {
  return items.filter(({ outcome }) => outcome !== 'readable');
}

/** One sentence for the whole preflight. */
export function preflightSentence({ status, items }: DraftState['preflight']): Message {
  const total = items.length;
  const done = items.filter(({ outcome }) => outcome !== 'pending').length;
  const readable = items.filter(({ outcome }) => outcome === 'readable').length;
  switch (status) {
    case 'notRun':
      return message('wizard.preflight.notRun');
    case 'running':
      return message('wizard.preflight.running', { done, total });
    case 'cancelled':
      return message('wizard.preflight.cancelled');
    case 'done':
      return readable === total
        ? message('wizard.preflight.all', { total })
        : message('wizard.preflight.some', { readable, total });
  }
}
