import type { JsonObject } from '../../shared/domain/json';
import { type Message, message } from '../../shared/messages/message';
import type { Step } from './runbook';

/** Every change in Azure is followed by this, or Genesys Cloud does not take it over (Q16). */
export function refreshStep(
  options: {
    readonly isNeeded?: boolean;
    /** It may be left out. */
    readonly skip?: Message;
    readonly done?: JsonObject;
  } = {},
): Step {
  return {
    id: 'refresh',
    title: message('rotate.title', { step: 'refresh' }),
    explanation: [message('rotate.explanation', { step: 'refresh' })],
    kind: 'byHand',
    isNeeded: options.isNeeded ?? true,
    byHand: {
      instructions: (['openIntegrations', 'disable', 'enable'] as const).map((line) =>
        message('rotate.byHand', { line }),
      ),
      link: null,
      copies: [],
      lookFor: message('rotate.lookFor', { what: 'active' }),
    },
    doneLabel: message('rotate.button', { button: 'refreshed' }),
    ...(options.done === undefined ? {} : { done: options.done }),
    ...(options.skip === undefined ? {} : { skip: { label: options.skip } }),
  };
}
