import { z } from 'zod';

import { queuesWithoutScript } from '../../shared/checks/multiple-destinations';
import { valueOf } from '../../shared/domain/observation';
import type { DestinationsStep } from '../../shared/messages/en/enable-multiple-destinations';
import { message } from '../../shared/messages/message';
import { genesysUrl } from './integration-refresh';
import { problemOf } from './run-problems';
import { type Look, proofOf, type Runbook, type RunContext, type Step, type StepIo } from './runbook';

const values = z.strictObject({
  /** Whether queues have a script cannot be read, or not of each: the administrator looks. */
  isScriptByHand: z.boolean(),
});

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

/** Whether each queue that mail reaches has a default script for it; where that is not shown, a person looks. */
async function lookForScripts(io: StepIo): Promise<Look> {
  const { genesys } = await io.look();
  const [first] = genesys?.queues ?? [];
  if (genesys === null || first === undefined) return { is: 'notYet', values: { isScriptByHand: true } };
  const isShown = genesys.queues.every(({ queue }) => typeof valueOf(queue)?.hasEmailScript === 'boolean');
  if (!isShown) return { is: 'notYet', values: { isScriptByHand: true } };
  const lacking = queuesWithoutScript(genesys);
  return lacking.length === 0
    ? { is: 'reached', proofs: [proofOf(message('destinations.proof', { proof: 'scripts' }), first.queue)] }
    : {
        is: 'notYet',
        problem: problemOf(
          message('destinations.problem', { queues: lacking }),
          message('destinations.advice'),
          first.queue.requestId,
        ),
      };
}

/** Whether the setting is on. */
async function lookForSetting(io: StepIo): Promise<Look> {
  const { genesys } = await io.look();
  const settings = genesys?.emailSettings;
  if (settings === undefined) return { is: 'notYet' };
  if (settings.state === 'unreadable') {
    return { is: 'unreadable', failure: settings.failure, requestId: settings.requestId };
  }
  return settings.value.multipleRouteDestinations
    ? { is: 'reached', proofs: [proofOf(message('destinations.proof', { proof: 'setting' }), settings)] }
    : { is: 'notYet' };
}

function scriptsStep({ connection }: RunContext, isByHand: boolean): Step {
  const step = byHandStep('scripts');
  return connection.genesys === null || isByHand
    ? step
    : { ...step, look: lookForScripts, skip: { label: message('destinations.button', { step: 'scripts' }) } };
}

function enableStep({ connection }: RunContext): Step {
  const step = byHandStep('enable');
  if (connection.genesys === null) return step;
  return {
    ...step,
    kind: 'change',
    look: lookForSetting,
    change: {
      requests: [
        {
          method: 'PATCH',
          url: genesysUrl(connection, '/emails/settings'),
          body: { multipleRouteDestinationsOnInboundEmailEnabled: true },
        },
      ],
      permission: 'genesysEmailSettings',
      confirm: message('destinations.confirm'),
    },
  };
}

/** The setting, read again; that a mail reaches two routes only a mail can show. */
function settingStep({ connection }: RunContext): Step {
  return {
    id: 'setting',
    title: message('destinations.title', { step: 'setting' }),
    explanation: [message('destinations.explanation', { step: 'setting' })],
    kind: 'look',
    isNeeded: connection.genesys !== null,
    look: lookForSetting,
    skip: { label: message('destinations.button', { step: 'setting' }) },
  };
}

/** Lets a mail to several addresses reach each of their routes (Q9): a setting of the whole organisation. */
export const enableMultipleDestinations: Runbook = {
  id: 'enable-multiple-destinations',
  initial: { isScriptByHand: false },
  plan: (kept, context) => {
    const { isScriptByHand } = values.parse(kept);
    return {
      changes: [
        message('destinations.changes', { by: context.connection.genesys === null ? 'hand' : 'api' }),
      ],
      steps: [
        { ...byHandStep('effects'), risks: [message('destinations.risk')] },
        scriptsStep(context, isScriptByHand),
        enableStep(context),
        settingStep(context),
        {
          ...byHandStep('verify'),
          // What was read shows that it is on: a mail of one's own is more, and no must.
          isNeeded: context.connection.genesys === null,
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
