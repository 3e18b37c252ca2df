import { z } from 'zod';

import { message } from '../../shared/messages/message';
import { baselineSchema, refreshSteps } from './integration-refresh';
import { problemOf } from './run-problems';
import type { Runbook, Step } from './runbook';

const values = z.strictObject({ baseline: baselineSchema });

/** An integration that cannot sign in does not come back: better not to disable it. */
const SURVEY: Step = {
  id: 'survey',
  title: message('refresh.title', { step: 'survey' }),
  explanation: [message('refresh.explanation', { step: 'survey' })],
  kind: 'look',
  look: async (io) => {
    const { token } = await io.look();
    if (token.state === 'unreadable' || token.value.outcome === 'issued') return { is: 'reached' };
    return {
      is: 'stuck',
      problem: problemOf(message('refresh.problem'), message('refresh.advice'), token.requestId),
    };
  },
  skip: { label: message('refresh.button.allTheSame') },
};

/** Disables and enables the integration at Genesys Cloud, and shows that mail flows again (Q14, Q16). */
export const refreshIntegration: Runbook = {
  id: 'refresh-integration',
  initial: { baseline: null },
  plan: (kept) => {
    const { baseline } = values.parse(kept);
    return {
      changes: [message('refresh.changes')],
      steps: [SURVEY, ...refreshSteps({ baseline })],
      wayBack: { text: message('refresh.wayBack'), steps: [] },
    };
  },
};
