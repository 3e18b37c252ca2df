import { z } from 'zod';

import { analyseEndpointOf } from '../../shared/checks/token-endpoint';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import { analyseTokenEndpoint, graphHostOf } from '../../shared/domain/token-endpoint';
import type { EndpointStep } from '../../shared/messages/en/fix-token-endpoint';
import { type Message, message } from '../../shared/messages/message';
import { isElsewhere } from '../../shared/profiles';
import {
  NOT_REFRESHED,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
} from './integration-refresh';
import { problemOf } from './run-problems';
import { type Look, proofOf, type Runbook, type RunContext, type Step } from './runbook';

/** What is known while a token endpoint is corrected. */
const values = z.strictObject({
  /** The address to use; null: not looked at yet. */
  right: z.string().nullable(),
  /** It was right when the run began. */
  isRight: z.boolean(),
  /** What stands at the vendor, as somebody copied it; null: not said yet. */
  entered: z.string().nullable(),
  /** Who keeps what Graphkeeper compares with; null: not tried yet. */
  own: z.enum(['corrected', 'elsewhere']).nullable(),
  refresh: refreshSchema,
});

type Values = z.output<typeof values>;

const INITIAL: Values = { right: null, isRight: false, entered: null, own: null, refresh: NOT_REFRESHED };

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function titled(id: EndpointStep, step: EndpointStep = id): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('endpoint.title', { step }),
    explanation: [message('endpoint.explanation', { step })],
  };
}

function problem(text: Message, requestId: string | null): StepProblem {
  return problemOf(text, message('endpoint.advice'), requestId);
}

/** What keeps the right address from being known; null: it is known. */
function barrier({ connection, discovery }: Snapshot): Look | null {
  if (discovery.state === 'unreadable') {
    const { failure, requestId } = discovery;
    if (failure.code !== 'authentication' || failure.entra.kind !== 'tenantNotFound') {
      return { is: 'unreadable', failure, requestId };
    }
    const text = message('check.tokenEndpoint.noTenant', { tenant: connection.tenantId });
    return { is: 'stuck', problem: problem(text, requestId) };
  }
  const expected = graphHostOf(connection.cloud);
  const actual = valueOf(discovery)?.graphHost?.toLowerCase() ?? null;
  if (expected === null || actual === null || actual === expected) return null;
  const text = message('check.tokenEndpoint.otherCloud.detail', { expected, actual });
  return { is: 'stuck', problem: problem(text, discovery.requestId) };
}

function isRightIn(snapshot: Snapshot): boolean {
  const { problems, isTenantUndecided } = analyseEndpointOf(snapshot);
  return snapshot.connection.tokenEndpoint !== null && problems.length === 0 && !isTenantUndecided;
}

const SURVEY: Step = {
  ...titled('survey'),
  kind: 'look',
  look: async (io) => {
    const snapshot = await io.look();
    const barred = barrier(snapshot);
    if (barred !== null) return barred;
    const { right } = analyseEndpointOf(snapshot);
    const isRight = isRightIn(snapshot);
    const text = message('endpoint.proof', { proof: isRight ? 'right' : 'discovered' });
    return {
      is: 'reached',
      values: set({ right, isRight }),
      proofs: [proofOf(text, snapshot.discovery)],
    };
  },
};

function correctStep({ connection }: RunContext, { right, isRight }: Values): Step {
  const isOther = isElsewhere(connection);
  const lines = [isOther ? 'openElsewhere' : 'open', 'paste', 'rest'] as const;
  return {
    ...titled('correct', isOther ? 'correctElsewhere' : 'correct'),
    kind: 'byHand',
    isNeeded: !isRight,
    byHand: {
      instructions: lines.map((line) => message('endpoint.byHand', { line })),
      link: null,
      copies: [{ label: message('endpoint.copy'), text: right ?? '', isScript: false }],
      lookFor: message(isOther ? 'endpoint.elsewhere.lookFor' : 'endpoint.lookFor'),
    },
  };
}

/** What stands there now is pasted back: a slip in copying is found before anything depends on it. */
function enteredStep({ connection }: RunContext, { right, isRight, entered }: Values): Step {
  const isOther = isElsewhere(connection);
  return {
    ...titled('entered', isOther ? 'enteredElsewhere' : 'entered'),
    kind: 'ask',
    isNeeded: !isRight,
    questions: [
      {
        id: 'endpoint',
        kind: 'line',
        label: message(isOther ? 'endpoint.elsewhere.question' : 'endpoint.question'),
        hint: message('endpoint.hint'),
        value: entered ?? '',
        problem: null,
      },
    ],
    answer: (answers) => {
      const given = (answers['endpoint'] ?? '').trim();
      const { cloud, tenantId } = connection;
      const { problems, isTenantUndecided } = analyseTokenEndpoint(given, {
        cloud,
        tenantId,
        knownTenantId: null,
        knownDomains: null,
        discovered: right,
      });
      const [wrong] = problems;
      // Another name of the same tenant may be right, but only the address that was shown is known to be.
      const isOther = isTenantUndecided && given.toLowerCase() !== right?.toLowerCase();
      return Promise.resolve(
        wrong === undefined && !isOther
          ? { ok: true, values: set({ entered: given }) }
          : {
              ok: false,
              problems: {
                endpoint: message('endpoint.wrong', { problem: wrong ?? null, right: right ?? '' }),
              },
            },
      );
    },
    assumed: set({ entered: right }),
  };
}

function ownSteps({ entered, isRight, own }: Values): readonly Step[] {
  return [
    {
      ...titled('own'),
      kind: 'look',
      isNeeded: !isRight && own === null,
      look: async (io) => ({
        is: 'reached',
        values: set({ own: await io.correctOwnEndpoint(entered ?? '') }),
      }),
      assumed: set({ own: 'corrected' }),
    },
    {
      ...titled('ownByHand'),
      kind: 'byHand',
      isNeeded: own === 'elsewhere',
      byHand: {
        instructions: [message('endpoint.byHand', { line: 'file' })],
        link: null,
        copies: [{ label: message('endpoint.copy'), text: entered ?? '', isScript: false }],
        lookFor: null,
      },
      skip: { label: message('endpoint.button', { button: 'later' }) },
    },
  ];
}

function signInStep({ connection }: RunContext, { isRight }: Values): Step {
  const isOther = isElsewhere(connection);
  return {
    ...titled('signIn'),
    kind: 'look',
    isNeeded: !isRight,
    vouch: {
      label: message('endpoint.button', { button: isOther ? 'signsInElsewhere' : 'signsIn' }),
      text: message(isOther ? 'endpoint.elsewhere.word' : 'endpoint.word'),
    },
    look: async (io) => {
      const snapshot = await io.look();
      const barred = barrier(snapshot);
      if (barred !== null) return barred;
      const { token } = snapshot;
      if (token.state === 'unreadable') {
        return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
      }
      return token.value.outcome === 'issued'
        ? { is: 'reached', proofs: [proofOf(message('endpoint.proof', { proof: 'signedIn' }), token)] }
        : { is: 'stuck', problem: problem(message('endpoint.refused'), token.requestId) };
    },
  };
}

/** Corrects the token endpoint that is configured at the vendor, and what Graphkeeper knows of it (Q2). */
export const fixTokenEndpoint: Runbook = {
  id: 'fix-token-endpoint',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = values.parse(kept);
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      isNeeded: !known.isRight,
      isSetByHand: true,
    };
    const isOther = isElsewhere(context.connection);
    return {
      changes: [message(isOther ? 'endpoint.elsewhere.changes' : 'endpoint.changes')],
      steps: [
        SURVEY,
        correctStep(context, known),
        enteredStep(context, known),
        ...ownSteps(known),
        signInStep(context, known),
        ...refreshSteps(refresh),
      ],
      wayBack: refreshWayBack(refresh, message(isOther ? 'endpoint.elsewhere.wayBack' : 'endpoint.wayBack')),
    };
  },
};
