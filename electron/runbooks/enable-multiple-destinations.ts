import { z } from 'zod';

import type { DestinationsStep } from '../../shared/messages/en/enable-multiple-destinations';
import { message } from '../../shared/messages/message';
import type { Runbook, Step } from './runbook';

const values = z.strictObject({});

function byHandStep(id: DestinationsStep): Step {
  return {
    id,
    title: message('destinations.title', { step: id }),
    explanation: [message('destinations.explanation', { step: id })],
    kind: 'byHand',
    byHand: {
      instructions: [message('destinations.byHand', { step: id })],
      link: null,
      copies: [],
      lookFor: message('destinations.lookFor', { step: id }),
    },
    doneLabel: message('destinations.button', { step: id }),
  };
}

/** Lets a mail to several addresses reach each of their routes (Q9): a setting of the whole organisation. */
export const enableMultipleDestinations: Runbook = {
  id: 'enable-multiple-destinations',
  initial: {},
  plan: (kept) => {
    values.parse(kept);
    return {
      changes: [message('destinations.changes')],
      steps: [
        { ...byHandStep('effects'), risks: [message('destinations.risk')] },
        byHandStep('scripts'),
        byHandStep('enable'),
        {
          ...byHandStep('verify'),
          vouch: {
            label: message('destinations.button', { step: 'verify' }),
            text: message('destinations.word'),
          },
        },
      ],
      wayBack: { text: message('destinations.wayBack'), steps: [] },
    };
  },
};
