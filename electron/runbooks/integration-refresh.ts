import { z } from 'zod';

import type { Connection } from '../../shared/domain/connection';
import { genesysOriginsOf } from '../../shared/domain/genesys-region';
import { epochOf, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { ByHand, PlannedRequest, Proof } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { RefreshStep } from '../../shared/messages/en/refresh-integration';
import { type Message, message } from '../../shared/messages/message';
import { isElsewhere } from '../../shared/profiles';
import {
  farEndObservations,
  farEndState,
  linkedIntegration,
  passingFailure,
} from '../../shared/runbooks/far-end';
import { flowSince, subscriptionEnds } from '../../shared/runbooks/rotation';
import { problemOf } from './run-problems';
import { type Change, type Look, proofOf, type RunContext, type RunPlan, type Step } from './runbook';

/**
 * Disabling and enabling the integration at Genesys Cloud, and what shows that it came back (Q16): the last steps of each
 * runbook that changes something at Microsoft. By its Platform API where the organisation is connected, by hand otherwise.
 */

const instant = z.iso.datetime();

/** What is known while the integration is refreshed. */
export const refreshSchema = z.strictObject({
  /** The integration that the domains are joined by; null: not found, so that it is refreshed by hand. */
  integration: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** Graphkeeper disabled it, and has not enabled it again. */
  isDisabled: z.boolean(),
  /** How things stood while it was disabled: what is new afterwards is its doing. Null: not looked at yet. */
  baseline: z
    .strictObject({
      at: instant,
      /** Null: subscriptions could not be read, so that only mail can show something. */
      ends: z.record(z.string(), instant).nullable(),
    })
    .nullable(),
});

export type Refresh = z.output<typeof refreshSchema>;

/** Nothing of it was begun. */
export const NOT_REFRESHED: Refresh = { integration: null, isDisabled: false, baseline: null };

/** Mail arrives and is fetched within minutes; subscriptions are made anew at once. */
const PROOF_MS = 10 * MINUTE_MS;
const PROOF_EVERY_MS = MINUTE_MS;

/** How long Genesys Cloud takes from one state to the next is not documented: an estimate of ours. */
const CHANGE_MS = 30 * SECOND_MS;
const CHANGE_EVERY_MS = 5 * SECOND_MS;

/** The address of something in a connection's Genesys Cloud organisation. */
export function genesysUrl({ genesys }: Connection, path: string): string {
  return genesys === null ? path : `${genesysOriginsOf(genesys.region).api}/api/v2${path}`;
}

/** The request that switches the integration on or off. */
export function switchRequest(
  connection: Connection,
  integrationId: string,
  intendedState: 'ENABLED' | 'DISABLED',
): PlannedRequest {
  return {
    method: 'PATCH',
    url: genesysUrl(connection, `/integrations/${integrationId}`),
    body: { intendedState },
  };
}

function byHandLines(
  lines: readonly ('open' | 'disable' | 'enable' | 'restart')[],
  lookFor: 'disable' | 'enable' | 'restart',
): ByHand {
  return {
    instructions: lines.map((line) => message('refresh.byHand', { line })),
    link: null,
    copies: [],
    lookFor: message('refresh.lookFor', { step: lookFor }),
  };
}

/** How the integration is disabled and enabled, as one thing. */
export function refreshByHand({ connection }: RunContext): ByHand {
  return isElsewhere(connection)
    ? byHandLines(['restart'], 'restart')
    : byHandLines(['open', 'disable', 'enable'], 'enable');
}

/** What a runbook makes of the steps. */
export interface RefreshOptions {
  readonly context: RunContext;
  readonly known: Refresh;
  /** How what is known is kept among the run's values. */
  readonly save: (known: Refresh) => JsonObject;
  readonly isNeeded?: boolean;
  /** It may be left out; the values then have to say that it is not needed. */
  readonly skip?: NonNullable<Step['skip']>;
  /** What else has to be so at the end; a look that is reached adds its proofs. */
  readonly also?: (snapshot: Snapshot) => Look;
  /** The step whose confirmation covers disabling and enabling. */
  readonly coveredBy?: string;
  /** Tells the steps of a second refresh in the same runbook from those of the first. */
  readonly prefix?: string;
  /** It undoes something: mail that was seen to flow is no part of it. */
  readonly isWayBack?: boolean;
  /** Somebody puts something new into the integration before: one of another vendor takes that over without more. */
  readonly isSetByHand?: boolean;
  /** What else than mail shows that the integration works; null: nothing does yet. */
  readonly shows?: (snapshot: Snapshot) => Proof | null;
}

/** A step of the refresh, by its name and what is common to all. */
function titled(id: RefreshStep, { prefix = '', isNeeded = true }: RefreshOptions): Omit<Step, 'kind'> {
  return {
    id: `${prefix}${id}`,
    title: message('refresh.title', { step: id }),
    explanation: [message('refresh.explanation', { step: id })],
    isNeeded,
  };
}

/** Finds the integration at Genesys Cloud. Where it is not to be found, the rest is done by hand. */
function findStep(options: RefreshOptions): Step {
  const { context, known, save, isNeeded = true } = options;
  return {
    ...titled('find', options),
    kind: 'look',
    isNeeded: isNeeded && context.connection.genesys !== null && known.integration === null,
    look: async (io) => {
      const { genesys } = await io.look();
      const passing = genesys === null ? null : passingFailure(farEndObservations(genesys));
      if (passing !== null)
        return { is: 'unreadable', failure: passing.failure, requestId: passing.requestId };
      return { is: 'reached', values: save({ ...known, integration: linkedIntegration(genesys) }) };
    },
    skip: { label: message('refresh.button.byHand') },
  };
}

function byHandOf(id: 'disable' | 'enable'): Pick<Step, 'byHand' | 'doneLabel'> {
  return { byHand: byHandLines(['open', id], id), doneLabel: message('refresh.done', { step: id }) };
}

/** Switches the integration; where it is not known, the administrator does. */
function switchStep(id: 'disable' | 'enable', options: RefreshOptions): Step {
  const { context, known, save, skip, coveredBy, prefix = '' } = options;
  const isOff = id === 'disable';
  const common = {
    ...titled(id, options),
    ...byHandOf(id),
    ...(isOff ? { risks: [message('refresh.risk')], ...(skip === undefined ? {} : { skip }) } : {}),
  };
  const { integration } = known;
  if (integration === null) return { ...common, kind: 'byHand' };
  const switched = (): JsonObject => save({ ...known, isDisabled: isOff });
  const enabling = switchRequest(context.connection, integration.id, 'ENABLED');
  const covering = [...(coveredBy === undefined ? [] : [coveredBy]), ...(isOff ? [] : [`${prefix}disable`])];
  const change: Change = {
    requests: [isOff ? switchRequest(context.connection, integration.id, 'DISABLED') : enabling],
    permission: 'genesysIntegration',
    confirm: message('refresh.confirm', { step: id }),
    ...(isOff ? { also: [enabling] } : {}),
    coveredBy: covering,
    take: () => Promise.resolve(switched()),
  };
  return {
    ...common,
    kind: 'change',
    change,
    look: async (io) => {
      const state = farEndState(await io.readFarEnd(integration.id));
      if (state.is === 'unreadable') return state;
      if (state.is === 'gone') return { is: 'stuck', problem: goneProblem() };
      return state.intended === (isOff ? 'DISABLED' : 'ENABLED')
        ? { is: 'reached', values: switched() }
        : { is: 'notYet' };
    },
    assumed: switched(),
  };
}

function goneProblem(): ReturnType<typeof problemOf> {
  return problemOf(
    message('refresh.problem', { problem: 'gone' }),
    message('refresh.advice', { problem: 'gone' }),
  );
}

/** Waits until Genesys Cloud reports that the integration is where it was switched to. */
function arriveStep(id: 'inactive' | 'active', options: RefreshOptions): Step {
  const { known, isNeeded = true } = options;
  const { integration } = known;
  return {
    ...titled(id, options),
    kind: 'wait',
    isNeeded: isNeeded && integration !== null,
    wait: {
      expectedMs: CHANGE_MS,
      everyMs: CHANGE_EVERY_MS,
      reason: message('refresh.waiting', { step: id }),
    },
    skip: { label: message('refresh.button.skip') },
    look: async (io) => {
      if (integration === null) return { is: 'reached' };
      const state = farEndState(await io.readFarEnd(integration.id));
      if (state.is === 'unreadable') return state;
      if (state.is === 'gone') return { is: 'stuck', problem: goneProblem() };
      const { reported, domains, source } = state;
      if (id === 'inactive') {
        return reported === 'INACTIVE'
          ? { is: 'reached', proofs: [proofOf(message('refresh.proof', { proof: 'inactive' }), source)] }
          : { is: 'notYet' };
      }
      if (reported === 'ERROR' || domains === 'error') {
        return {
          is: 'stuck',
          problem: problemOf(
            message('refresh.problem', { problem: 'error' }),
            message('refresh.advice', { problem: 'error' }),
            source.requestId,
          ),
        };
      }
      return reported === 'ACTIVE' && domains === 'active'
        ? { is: 'reached', proofs: [proofOf(message('refresh.proof', { proof: 'active' }), source)] }
        : { is: 'notYet' };
    },
  };
}

/**
 * What an administrator may say in place of a proof: that mail arrived at the other end.
 *
 * @param text how it is recorded where that is Genesys Cloud
 */
export function sawMail(connection: Connection, text: Message): NonNullable<Step['vouch']> {
  return isElsewhere(connection)
    ? { label: message('refresh.elsewhere.vouch'), text: message('refresh.elsewhere.word') }
    : { label: message('refresh.button.vouch'), text };
}

/** Whether there is anything that could show that mail flows again. */
function canShowFlow({ subscriptions, mailboxes }: Snapshot): boolean {
  return subscriptions.state === 'read' || mailboxes.some(({ mailFlow }) => mailFlow.state === 'read');
}

function pauseStep(options: RefreshOptions): Step {
  const { context, known, save, shows } = options;
  return {
    ...titled('pause', options),
    ...(isElsewhere(context.connection) ? { title: message('refresh.elsewhere.pause') } : {}),
    kind: 'look',
    look: async (io) => {
      const snapshot = await io.look();
      const { subscriptions } = snapshot;
      const canShow =
        canShowFlow(snapshot) || (shows !== undefined && passingFailure([subscriptions]) === null);
      if (!canShow && subscriptions.state === 'unreadable') {
        return { is: 'unreadable', failure: subscriptions.failure, requestId: subscriptions.requestId };
      }
      const baseline = { at: instantOf(io.now()), ends: subscriptionEnds(snapshot) };
      return { is: 'reached', values: save({ ...known, baseline }) };
    },
    skip: { label: message('refresh.button.skip') },
  };
}

/** What shows that mail flows since the baseline; null: nothing does yet. */
function flowLook(
  snapshot: Snapshot,
  baseline: NonNullable<Refresh['baseline']>,
  connection: Connection,
): Look | null {
  const flow = flowSince(snapshot, { at: epochOf(baseline.at), ends: baseline.ends });
  if (flow === null) return null;
  const source =
    flow === 'renewed'
      ? snapshot.subscriptions
      : (snapshot.mailboxes.find(({ mailFlow }) => valueOf(mailFlow) !== null)?.mailFlow ?? snapshot.token);
  const proof = isElsewhere(connection)
    ? message('refresh.elsewhere.proof', { proof: flow })
    : message('refresh.proof', { proof: flow });
  return { is: 'reached', proofs: [proofOf(proof, source)] };
}

function proveStep(options: RefreshOptions): Step {
  const { context, known, also, shows } = options;
  const { connection } = context;
  const common = titled('prove', options);
  return {
    ...common,
    kind: 'wait',
    explanation: [
      ...common.explanation,
      ...(isElsewhere(connection) && shows !== undefined ? [message('refresh.elsewhere.explanation')] : []),
    ],
    wait: { expectedMs: PROOF_MS, everyMs: PROOF_EVERY_MS, reason: message('refresh.wait') },
    vouch: sawMail(connection, message('refresh.word')),
    look: async (io) => {
      const snapshot = await io.look();
      const other = also?.(snapshot) ?? null;
      if (other !== null && other.is !== 'reached') return other;
      const shown = shows?.(snapshot) ?? null;
      if (shown !== null) return { is: 'reached', proofs: [...(other?.proofs ?? []), shown] };
      const flow = known.baseline === null ? null : flowLook(snapshot, known.baseline, connection);
      if (flow?.is !== 'reached') return { is: 'notYet' };
      return { is: 'reached', proofs: [...(other?.proofs ?? []), ...(flow.proofs ?? [])] };
    },
  };
}

/** What another vendor's integration needs to take a change over: whoever runs it starts it anew. */
function restartStep(options: RefreshOptions): Step {
  return {
    ...titled('restart', options),
    kind: 'byHand',
    risks: [message('refresh.elsewhere.risk')],
    byHand: refreshByHand(options.context),
    doneLabel: message('refresh.done', { step: 'restart' }),
    skip: options.skip ?? { label: message('refresh.button.skip') },
  };
}

/** Disable, look, enable, and wait for the proof. */
export function refreshSteps(options: RefreshOptions): readonly Step[] {
  if (isElsewhere(options.context.connection)) {
    const restart = options.isSetByHand === true ? [] : [restartStep(options)];
    return [pauseStep(options), ...restart, proveStep(options)];
  }
  return [
    findStep(options),
    switchStep('disable', options),
    arriveStep('inactive', options),
    ...(options.isWayBack === true ? [] : [pauseStep(options)]),
    switchStep('enable', options),
    arriveStep('active', options),
    ...(options.isWayBack === true ? [] : [proveStep(options)]),
  ];
}

/** What a run that is cancelled owes the integration: it is not left disabled. */
function enableAgainStep(options: RefreshOptions): Step {
  const { context, known, save } = options;
  const { integration, isDisabled } = known;
  const id = integration?.id ?? '';
  const enabled = save({ ...known, isDisabled: false });
  return {
    ...titled('enableAgain', options),
    kind: 'change',
    isNeeded: integration !== null && isDisabled,
    ...byHandOf('enable'),
    change: {
      requests: [switchRequest(context.connection, id, 'ENABLED')],
      permission: 'genesysIntegration',
      confirm: message('refresh.confirm', { step: 'enable' }),
      take: () => Promise.resolve(enabled),
    },
    look: async (io) => {
      const state = farEndState(await io.readFarEnd(id));
      if (state.is === 'unreadable') return state;
      return state.is === 'gone' || state.intended === 'ENABLED'
        ? { is: 'reached', values: enabled }
        : { is: 'notYet' };
    },
  };
}

/** The way back of a runbook that refreshes the integration: it is enabled again where it stands still. */
export function refreshWayBack(
  options: RefreshOptions,
  text: Message,
  steps: readonly Step[] = [],
): RunPlan['wayBack'] {
  const { integration, isDisabled } = options.known;
  if (isElsewhere(options.context.connection)) return { text, steps };
  return {
    text: integration !== null && isDisabled ? message('refresh.wayBack', { by: 'api' }) : text,
    steps: [...steps, enableAgainStep(options)],
  };
}
