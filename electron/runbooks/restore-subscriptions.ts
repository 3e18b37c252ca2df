import { z } from 'zod';

import type { Connection } from '../../shared/domain/connection';
import { epochOf, instantOf, SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { Proof, StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { SubscriptionProblem, SubscriptionStep } from '../../shared/messages/en/restore-subscriptions';
import { message } from '../../shared/messages/message';
import { isElsewhere, profileOf } from '../../shared/profiles';
import {
  extendedEnd,
  EXTENSION_MINUTES,
  firstEnd,
  isTroubled,
  type SubscriptionSurvey,
  subscriptionSurvey,
} from '../../shared/runbooks/subscriptions';
import { graphUrl } from './graph-url';
import {
  NOT_REFRESHED,
  refreshByHand,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
  sawMail,
} from './integration-refresh';
import { problemOf } from './run-problems';
import { type Look, proofOf, type Runbook, type RunContext, type Step, type StepIo } from './runbook';

/** Genesys Cloud subscribes anew within minutes of being enabled (its set-up guide gives no time). */
const RETURN_MS = 10 * 60 * SECOND_MS;
const RETURN_EVERY_MS = 30 * SECOND_MS;

/** What is known while subscriptions are restored. */
const values = z.strictObject({
  /** How they stood at the last look; null: not looked at yet. */
  survey: z
    .strictObject({
      ending: z.array(z.strictObject({ id: z.string(), end: z.iso.datetime() })),
      stalled: z.array(z.string()),
      missing: z.array(z.string()),
      closed: z.array(z.string()),
      duplicate: z.array(z.string()),
      oddHosts: z.array(z.string()),
    })
    .nullable(),
  /** When that was: the new ends are counted from there. */
  lookedAt: z.iso.datetime().nullable(),
  /** How far ahead an end may lie. */
  minutes: z.number().int().positive(),
  /** Something was wrong when the run began. */
  wasTroubled: z.boolean(),
  /** Mail waited in spite of a live subscription when the run began. */
  wasStalled: z.boolean(),
  isChanged: z.boolean(),
  /** Genesys Cloud is to make its subscriptions anew some other time. */
  isRefreshLeft: z.boolean(),
  refresh: refreshSchema,
});

type Values = z.output<typeof values>;

const INITIAL: Values = {
  survey: null,
  lookedAt: null,
  minutes: EXTENSION_MINUTES.usual,
  wasTroubled: false,
  wasStalled: false,
  isChanged: false,
  isRefreshLeft: false,
  refresh: NOT_REFRESHED,
};

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function problem(
  connection: Connection,
  name: SubscriptionProblem,
  {
    addresses = [],
    requestId = null,
  }: { readonly addresses?: readonly string[]; readonly requestId?: string | null } = {},
): StepProblem {
  return problemOf(
    message('subscriptions.problem', { problem: name, addresses }),
    message(isElsewhere(connection) ? 'subscriptions.elsewhere.advice' : 'subscriptions.advice', {
      problem: name,
    }),
    requestId,
  );
}

function titled(
  id: SubscriptionStep,
  { connection }: RunContext,
): Pick<Step, 'id' | 'title' | 'explanation'> {
  const explanation = isElsewhere(connection)
    ? message('subscriptions.elsewhere.explanation', { step: id })
    : message('subscriptions.explanation', { step: id });
  return { id, title: message('subscriptions.title', { step: id }), explanation: [explanation] };
}

/** What is waited for once the integration was enabled, or restarted. */
function waitingFor({ connection }: RunContext): NonNullable<Step['wait']> {
  const reason = message(isElsewhere(connection) ? 'subscriptions.elsewhere.wait' : 'subscriptions.wait');
  return { expectedMs: RETURN_MS, everyMs: RETURN_EVERY_MS, reason };
}

type Surveyed =
  | { readonly survey: SubscriptionSurvey; readonly snapshot: Snapshot; readonly live: Proof | null }
  | { readonly survey: null; readonly look: Look };

/** Without a token of the integration nothing can come of it. */
function surveyOf(snapshot: Snapshot): Surveyed {
  const { token, subscriptions, connection } = snapshot;
  if (token.state === 'read' && token.value.outcome === 'refused') {
    return { survey: null, look: { is: 'stuck', problem: problem(connection, 'token', token) } };
  }
  if (subscriptions.state === 'unreadable') {
    const { failure, requestId } = subscriptions;
    return { survey: null, look: { is: 'unreadable', failure, requestId } };
  }
  if (snapshot.mailboxes.length === 0) {
    return { survey: null, look: { is: 'stuck', problem: problem(connection, 'noMailbox') } };
  }
  const end = firstEnd(snapshot, subscriptions);
  return {
    survey: subscriptionSurvey(snapshot, subscriptions, DEFAULT_POLICY, profileOf(connection.profile)),
    snapshot,
    live:
      end === null
        ? null
        : proofOf(
            message('subscriptions.proof.live', { count: snapshot.mailboxes.length, end }),
            subscriptions,
          ),
  };
}

async function surveyNow(io: StepIo): Promise<Surveyed> {
  return surveyOf(await io.look());
}

function known(io: StepIo, survey: SubscriptionSurvey): Partial<Values> {
  return { survey: values.shape.survey.unwrap().parse(survey), lookedAt: instantOf(io.now()) };
}

function surveyStep(context: RunContext): Step {
  const { connection } = context;
  return {
    ...titled('survey', context),
    kind: 'look',
    skip: { label: message('subscriptions.button', { button: 'others' }) },
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { survey, snapshot } = found;
      const learnt = set({
        ...known(io, survey),
        wasTroubled: isTroubled(survey),
        wasStalled: survey.stalled.length > 0,
      });
      if (survey.closed.length > 0) {
        return {
          is: 'stuck',
          problem: problem(connection, 'closed', { addresses: survey.closed }),
          values: learnt,
        };
      }
      const { subscriptions } = snapshot;
      return {
        is: 'reached',
        values: learnt,
        proofs: [
          proofOf(message('subscriptions.proof', { proof: 'survey' }), subscriptions),
          ...(survey.missing.length === 0
            ? []
            : [proofOf(message('subscriptions.missing', { addresses: survey.missing }), subscriptions)]),
          ...(survey.duplicate.length === 0
            ? []
            : [proofOf(message('subscriptions.duplicate', { addresses: survey.duplicate }), subscriptions)]),
        ],
      };
    },
  };
}

function extendStep(context: RunContext, { survey, lookedAt, minutes }: Values): Step {
  const { connection } = context;
  const ending = survey?.ending ?? [];
  const hosts = survey?.oddHosts ?? [];
  const end = extendedEnd(lookedAt === null ? 0 : epochOf(lookedAt), minutes);
  return {
    ...titled('extend', context),
    kind: 'change',
    isNeeded: ending.length > 0,
    risks: [
      ...(hosts.length === 0 ? [] : [message('subscriptions.risk.hosts', { hosts })]),
      message(isElsewhere(connection) ? 'subscriptions.elsewhere.risk' : 'subscriptions.risk.habit'),
    ],
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const learnt = set(known(io, found.survey));
      if (found.survey.ending.length > 0) return { is: 'notYet', values: learnt };
      return {
        is: 'reached',
        values: learnt,
        proofs: [
          proofOf(message('subscriptions.proof', { proof: 'extended' }), found.snapshot.subscriptions),
        ],
      };
    },
    change: {
      requests: ending.map(({ id }) => ({
        method: 'PATCH',
        url: graphUrl(connection, `/subscriptions/${encodeURIComponent(id)}`),
        body: { expirationDateTime: end },
      })),
      permission: 'ownSubscriptions',
      confirm: message('subscriptions.confirm', { step: 'extend' }),
      take: () => Promise.resolve(set({ survey: without(survey, 'ending'), isChanged: true })),
      explain: (code) => {
        if (code === 'ResourceNotFound') return { problem: problem(connection, 'vanished') };
        if (code !== 'ExtensionError') return null;
        return minutes === EXTENSION_MINUTES.withResourceData
          ? { problem: problem(connection, 'refused') }
          : {
              problem: problem(connection, 'tooLong'),
              values: set({ minutes: EXTENSION_MINUTES.withResourceData }),
            };
      },
    },
    wait: waitingFor(context),
    // Enabling the integration makes its subscriptions anew.
    byHand: refreshByHand(context),
    skip: { label: message('subscriptions.button', { button: 'leaveOut' }) },
    assumed: set({ survey: without(survey, 'ending'), isChanged: true }),
  };
}

function without(survey: Values['survey'], what: 'ending' | 'stalled'): Values['survey'] {
  return survey === null ? null : { ...survey, [what]: [] };
}

function reauthorizeStep(context: RunContext, { survey }: Values): Step {
  const { connection } = context;
  const stalled = survey?.stalled ?? [];
  return {
    ...titled('reauthorize', context),
    kind: 'change',
    isNeeded: stalled.length > 0,
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      return found.survey.stalled.length === 0
        ? { is: 'reached', values: set(known(io, found.survey)) }
        : { is: 'notYet', values: set(known(io, found.survey)) };
    },
    change: {
      requests: stalled.map((id) => ({
        method: 'POST',
        url: graphUrl(connection, `/subscriptions/${encodeURIComponent(id)}/reauthorize`),
        body: null,
      })),
      permission: 'ownSubscriptions',
      confirm: message('subscriptions.confirm', { step: 'reauthorize' }),
      unseen: message('subscriptions.unseen'),
      take: () => Promise.resolve(set({ survey: without(survey, 'stalled'), isChanged: true })),
      explain: (code) => (code === 'ResourceNotFound' ? { problem: problem(connection, 'vanished') } : null),
    },
    skip: {
      label: message('subscriptions.button', { button: 'leaveOut' }),
      values: set({ survey: without(survey, 'stalled') }),
    },
    assumed: set({ survey: without(survey, 'stalled'), isChanged: true }),
  };
}

/** Whether each mailbox has a live subscription with time left, and its mail does not wait. */
function lookForAll(snapshot: Snapshot, wasStalled: boolean): Look {
  const found = surveyOf(snapshot);
  if (found.survey === null) return found.look;
  const { live, survey } = found;
  const { requestId } = snapshot.subscriptions;
  const { missing, closed, ending, stalled } = survey;
  const { connection } = snapshot;
  if (closed.length > 0)
    return { is: 'notYet', problem: problem(connection, 'closed', { addresses: closed }) };
  if (missing.length > 0) {
    return { is: 'notYet', problem: problem(connection, 'missing', { addresses: missing, requestId }) };
  }
  if (ending.length > 0) return { is: 'notYet', problem: problem(connection, 'ending', { requestId }) };
  if (wasStalled && stalled.length > 0) return { is: 'notYet', problem: problem(connection, 'stalled') };
  const mail = snapshot.mailboxes[0]?.mailFlow;
  return {
    is: 'reached',
    proofs: [
      ...(live === null ? [] : [live]),
      ...(wasStalled && mail !== undefined
        ? [proofOf(message('subscriptions.proof', { proof: 'fetching' }), mail)]
        : []),
    ],
  };
}

function verifyStep(context: RunContext, { wasStalled }: Values): Step {
  return {
    ...titled('verify', context),
    kind: 'wait',
    wait: waitingFor(context),
    look: async (io) => lookForAll(await io.look(), wasStalled),
    ...(wasStalled ? { vouch: sawMail(context.connection, message('subscriptions.word')) } : {}),
  };
}

/**
 * Brings notifications back (Q7). What the integration's own identity may do with what exists is done: extend, confirm.
 * What is missing only the vendor can make; afterwards each mailbox is seen to have a live subscription.
 */
export const restoreSubscriptions: Runbook = {
  id: 'restore-subscriptions',
  initial: INITIAL,
  plan: (kept, context) => {
    const all = values.parse(kept);
    const refresh: RefreshOptions = {
      context,
      known: all.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      isNeeded: all.wasTroubled && !all.isRefreshLeft,
      also: (snapshot) => lookForAll(snapshot, all.wasStalled),
      // What is missing comes back no other way.
      ...(all.survey === null || all.survey.missing.length > 0
        ? {}
        : {
            skip: {
              label: message('subscriptions.button', { button: 'later' }),
              values: set({ isRefreshLeft: true }),
            },
          }),
    };
    return {
      changes: [message('subscriptions.changes')],
      steps: [
        surveyStep(context),
        extendStep(context, all),
        reauthorizeStep(context, all),
        ...refreshSteps(refresh),
        verifyStep(context, all),
      ],
      wayBack: refreshWayBack(
        refresh,
        message(all.isChanged ? 'subscriptions.changed' : 'runbook.wayBack.nothing'),
      ),
    };
  },
};
