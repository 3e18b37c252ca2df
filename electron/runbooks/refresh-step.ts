import type { ByHand } from '../../shared/domain/runbook-run';
import { type Message, message } from '../../shared/messages/message';
import type { Step } from './runbook';

/** How the integration is refreshed in Genesys Cloud; it then makes its subscriptions anew, too. */
export const REFRESH_BY_HAND: ByHand = {
  instructions: (['openIntegrations', 'disable', 'enable'] as const).map((line) =>
    message('rotate.byHand', { line }),
  ),
  link: null,
  copies: [],
  lookFor: message('rotate.lookFor', { what: 'active' }),
};

/**
 * Every change in Azure is followed by this, or Genesys Cloud does not take it over (Q16).
 *
 * @param options.skip what the button says that leaves it out; without it, it may not be
 */
export function refreshStep(options: { readonly isNeeded: boolean; readonly skip?: Message }): Step {
  return {
    id: 'refresh',
    title: message('rotate.title', { step: 'refresh' }),
    explanation: [message('rotate.explanation', { step: 'refresh' })],
    kind: 'byHand',
    isNeeded: options.isNeeded,
    byHand: REFRESH_BY_HAND,
    doneLabel: message('rotate.button', { button: 'refreshed' }),
    ...(options.skip === undefined ? {} : { skip: { label: options.skip } }),
  };
}
