import { z } from 'zod';

import { epochOf, instantOf, MINUTE_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { ByHand } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { RefreshStep } from '../../shared/messages/en/refresh-integration';
import { message } from '../../shared/messages/message';
import { flowSince, subscriptionEnds } from '../../shared/runbooks/rotation';
import { type Look, proofOf, type Step } from './runbook';

/**
 * Disabling and enabling the integration at Genesys Cloud, and what shows that it came back (Q16): the last steps of each
 * runbook that changes something at Microsoft.
 */

const instant = z.iso.datetime();

/** How things stood while the integration was disabled: what is new afterwards is its doing. Null: not looked at yet. */
export const baselineSchema = z
  .strictObject({
    at: instant,
    /** Null: subscriptions could not be read, so that only mail can show something. */
    ends: z.record(z.string(), instant).nullable(),
  })
  .nullable();

type Baseline = z.output<typeof baselineSchema>;

/** Mail arrives and is fetched within minutes; subscriptions are made anew at once. */
const PROOF_MS = 10 * MINUTE_MS;
const PROOF_EVERY_MS = MINUTE_MS;

function titled(id: RefreshStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('refresh.title', { step: id }),
    explanation: [message('refresh.explanation', { step: id })],
  };
}

/** How the integration is disabled and enabled, as one thing. */
export const REFRESH_BY_HAND: ByHand = {
  instructions: (['open', 'disable', 'enable'] as const).map((line) => message('refresh.byHand', { line })),
  link: null,
  copies: [],
  lookFor: message('refresh.lookFor', { step: 'enable' }),
};

function byHandStep(id: 'disable' | 'enable', isNeeded: boolean): Step {
  return {
    ...titled(id),
    kind: 'byHand',
    isNeeded,
    ...(id === 'disable' ? { risks: [message('refresh.risk')] } : {}),
    byHand: {
      instructions: [message('refresh.byHand', { line: 'open' }), message('refresh.byHand', { line: id })],
      link: null,
      copies: [],
      lookFor: message('refresh.lookFor', { step: id }),
    },
    doneLabel: message('refresh.done', { step: id }),
  };
}

/** Whether there is anything that could show that mail flows again. */
function canShowFlow({ subscriptions, mailboxes }: Snapshot): boolean {
  return subscriptions.state === 'read' || mailboxes.some(({ mailFlow }) => mailFlow.state === 'read');
}

async function lookForBaseline(look: () => Promise<Snapshot>, now: () => number): Promise<Look> {
  const snapshot = await look();
  const { subscriptions } = snapshot;
  if (!canShowFlow(snapshot) && subscriptions.state === 'unreadable') {
    return { is: 'unreadable', failure: subscriptions.failure, requestId: subscriptions.requestId };
  }
  const baseline: Baseline = { at: instantOf(now()), ends: subscriptionEnds(snapshot) };
  const values: JsonObject = { baseline };
  return { is: 'reached', values };
}

/** What shows that mail flows since the baseline; null: nothing does yet. */
function flowLook(snapshot: Snapshot, baseline: NonNullable<Baseline>): Look | null {
  const flow = flowSince(snapshot, { at: epochOf(baseline.at), ends: baseline.ends });
  if (flow === null) return null;
  const source =
    flow === 'renewed'
      ? snapshot.subscriptions
      : (snapshot.mailboxes.find(({ mailFlow }) => mailFlow.state === 'read')?.mailFlow ?? snapshot.token);
  return { is: 'reached', proofs: [proofOf(message('refresh.proof', { proof: flow }), source)] };
}

/** What a runbook makes of them. */
export interface RefreshOptions {
  readonly baseline: Baseline;
  readonly isNeeded?: boolean;
  /** It may be left out; the values then have to say that it is not needed. */
  readonly skip?: NonNullable<Step['skip']>;
  /** What else has to be so at the end; a look that is reached adds its proofs. */
  readonly also?: (snapshot: Snapshot) => Look;
}

/** Disable, look, enable, and wait for the proof. The run's values need a `baseline`. */
export function refreshSteps({ baseline, isNeeded = true, skip, also }: RefreshOptions): readonly Step[] {
  return [
    { ...byHandStep('disable', isNeeded), ...(skip === undefined ? {} : { skip }) },
    {
      ...titled('pause'),
      kind: 'look',
      isNeeded,
      look: (io) => lookForBaseline(io.look, io.now),
      skip: { label: message('refresh.button.skip') },
    },
    byHandStep('enable', isNeeded),
    {
      ...titled('prove'),
      kind: 'wait',
      isNeeded,
      wait: { expectedMs: PROOF_MS, everyMs: PROOF_EVERY_MS, reason: message('refresh.wait') },
      vouch: { label: message('refresh.button.vouch'), text: message('refresh.word') },
      look: async (io) => {
        const snapshot = await io.look();
        const other = also?.(snapshot) ?? null;
        if (other !== null && other.is !== 'reached') return other;
        const flow = baseline === null ? null : flowLook(snapshot, baseline);
        if (flow?.is !== 'reached') return { is: 'notYet' };
        return { is: 'reached', proofs: [...(other?.proofs ?? []), ...(flow.proofs ?? [])] };
      },
    },
  ];
}
