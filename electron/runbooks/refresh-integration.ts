import { z } from 'zod';

import { message } from '../../shared/messages/message';
import { isElsewhere } from '../../shared/profiles';
import {
  NOT_REFRESHED,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
} from './integration-refresh';
import { problemOf } from './run-problems';
import type { Runbook, Step } from './runbook';

const values = z.strictObject({ refresh: refreshSchema });

/** An integration that cannot sign in does not come back: better not to disable it. */
function surveyStep(isOther: boolean): Step {
  return {
    id: 'survey',
    title: message('refresh.title', { step: 'survey' }),
    explanation: [message('refresh.explanation', { step: 'survey' })],
    kind: 'look',
    look: async (io) => {
      const { token } = await io.look();
      if (token.state === 'unreadable' || token.value.outcome === 'issued') return { is: 'reached' };
      return {
        is: 'stuck',
        problem: problemOf(
          message('refresh.problem', { problem: 'noSignIn' }),
          message('refresh.advice', { problem: 'noSignIn' }),
          token.requestId,
        ),
      };
    },
    skip: { label: message(isOther ? 'refresh.elsewhere.allTheSame' : 'refresh.button.allTheSame') },
  };
}

/** Disables and enables the integration at Genesys Cloud, or has another one restarted, and shows that mail flows again (Q14, Q16). */
export const refreshIntegration: Runbook = {
  id: 'refresh-integration',
  initial: { refresh: NOT_REFRESHED },
  plan: (kept, context) => {
    const known = values.parse(kept);
    const { connection } = context;
    const isOther = isElsewhere(connection);
    const by = isOther ? 'elsewhere' : connection.genesys === null ? 'hand' : 'api';
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => ({ refresh: refreshed }),
    };
    return {
      changes: [message('refresh.changes', { by })],
      steps: [surveyStep(isOther), ...refreshSteps(refresh)],
      wayBack: refreshWayBack(refresh, message('refresh.wayBack', { by: isOther ? 'elsewhere' : 'hand' })),
    };
  },
};
