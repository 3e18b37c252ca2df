import { DAY_MS, epochOf, HOUR_MS, type Instant, instantOf, MINUTE_MS } from '../../shared/domain/instant';
import type {
  CurrentStep,
  PlannedRequest,
  Proof,
  Question,
  RunState,
  StepView,
} from '../../shared/domain/runbook-run';
import { type Message, message } from '../../shared/messages/message';
import { fixtureInstant } from './app-state-fixtures';

const SECOND_MS = 1_000;

const APPLICATION = 'https://graph.microsoft.com/v1.0/applications/0d6b1b6e-0000-4000-8000-00000000000a';

/** The request that adds the new secret. */
export const ADD_REQUEST: PlannedRequest = {
  method: 'POST',
  url: `${APPLICATION}/addPassword`,
  body: {
    passwordCredential: { displayName: 'Genesys Cloud 2026-11', endDateTime: '2027-11-22T00:00:00.000Z' },
  },
};

/** The request that takes the app's tenant-wide permission away: it has no body. */
export const DELETE_REQUEST: PlannedRequest = {
  method: 'DELETE',
  url: 'https://graph.microsoft.com/v1.0/servicePrincipals/0d6b1b6e-0000-4000-8000-00000000000b/appRoleAssignments/1',
  body: null,
};

/** A proof of which only what a test is about has to be named. */
function proofFixture(patch: Partial<Proof> = {}): Proof {
  return {
    text: message('rotate.proof', { proof: 'added' }),
    from: 'read',
    at: fixtureInstant(-2 * MINUTE_MS),
    via: 'administrator',
    requestId: null,
    ...patch,
  };
}

type RotationStep =
  'survey' | 'choose' | 'add' | 'replicate' | 'handOver' | 'pause' | 'prove' | 'removeOld' | 'verify';

const KINDS: readonly (readonly [RotationStep, StepView['kind']])[] = [
  ['survey', 'look'],
  ['choose', 'ask'],
  ['add', 'change'],
  ['replicate', 'wait'],
  ['handOver', 'byHand'],
  ['pause', 'look'],
  ['prove', 'wait'],
  ['removeOld', 'change'],
  ['verify', 'look'],
];

const PROOFS: Partial<Readonly<Record<RotationStep, readonly Proof[]>>> = {
  survey: [
    proofFixture({ text: message('rotate.proof', { proof: 'survey' }), at: fixtureInstant(-6 * MINUTE_MS) }),
  ],
  add: [
    proofFixture({ requestId: '5f0d5c1e-0000-4000-8000-00000000000c', at: fixtureInstant(-4 * MINUTE_MS) }),
  ],
  replicate: [
    proofFixture({
      text: message('rotate.proof', { proof: 'accepted' }),
      via: 'integrationCredential',
      at: fixtureInstant(-3 * MINUTE_MS),
    }),
  ],
  handOver: [
    proofFixture({
      text: message('runbook.word'),
      from: 'word',
      via: null,
      at: fixtureInstant(-2 * MINUTE_MS),
    }),
  ],
  prove: [
    proofFixture({ text: message('refresh.proof', { proof: 'renewed' }), via: 'integrationCredential' }),
  ],
  removeOld: [proofFixture({ text: message('rotate.proof', { proof: 'removed' }) })],
  verify: [proofFixture({ text: message('rotate.proof', { proof: 'works' }), via: 'integrationCredential' })],
};

const SENT: Partial<Readonly<Record<RotationStep, readonly PlannedRequest[]>>> = {
  add: [ADD_REQUEST],
  removeOld: [
    {
      method: 'POST',
      url: `${APPLICATION}/removePassword`,
      body: { keyId: 'a1b2c3d4-0000-4000-8000-00000000000d' },
    },
  ],
};

function titleOf(id: RotationStep): Message {
  return id === 'pause' || id === 'prove'
    ? message('refresh.title', { step: id })
    : message('rotate.title', { step: id });
}

function explanationOf(id: RotationStep): Message {
  return id === 'pause' || id === 'prove'
    ? message('refresh.explanation', { step: id })
    : message('rotate.explanation', { step: id });
}

/** The steps of a rotation that is at one of them; null: all are behind. */
export function rotationSteps(at: RotationStep | null): readonly StepView[] {
  const position = at === null ? KINDS.length : KINDS.findIndex(([id]) => id === at);
  return KINDS.map(([id, kind], index) => {
    const isPassed = index < position;
    const isNeeded = id !== 'pause';
    return {
      id,
      kind,
      title: titleOf(id),
      status: isPassed ? (isNeeded ? 'done' : 'notNeeded') : index === position ? 'current' : 'later',
      endedAt: isPassed && isNeeded ? fixtureInstant((index - position - 1) * MINUTE_MS) : null,
      proofs: isPassed && isNeeded ? (PROOFS[id] ?? []) : [],
      sent: isPassed && isNeeded ? (SENT[id] ?? []) : [],
    };
  });
}

/** What a step has where a test says nothing else: nothing. */
export function currentFixture(id: string, patch: Partial<CurrentStep> = {}): CurrentStep {
  return {
    id,
    explanation: [],
    risks: [],
    needs: null,
    requests: [],
    byHand: null,
    questions: [],
    wait: null,
    hasSecret: false,
    signIn: null,
    isBusy: false,
    problem: null,
    primary: null,
    others: [],
    ...patch,
  };
}

/** A run of which only what a test is about has to be named. */
export function runFixture(patch: Partial<RunState> = {}): RunState {
  return {
    id: 'run-1',
    runbook: 'rotate-secret',
    credential: 'clientSecret',
    connectionId: 'Adatum claims',
    connectionName: 'Adatum claims',
    startedAt: fixtureInstant(-7 * MINUTE_MS),
    endedAt: null,
    status: 'active',
    changes: [message('rotate.changes')],
    steps: rotationSteps('survey'),
    current: currentFixture('survey'),
    alsoConcerns: [],
    wayBack: message('runbook.wayBack.nothing'),
    ...patch,
  };
}

/** A rotation at one of its steps, as that step says itself. */
export function rotationAt(
  at: RotationStep,
  current: Partial<CurrentStep>,
  patch: Partial<RunState> = {},
): RunState {
  return runFixture({
    steps: rotationSteps(at),
    current: currentFixture(at, { explanation: [explanationOf(at)], ...current }),
    wayBack: message('rotate.wayBack', { state: 'undo' }),
    ...patch,
  });
}

const END: Question = {
  id: 'end',
  kind: 'day',
  label: message('rotate.question.end'),
  hint: message('rotate.question.end.hint', { maxDays: 365 }),
  value: '2027-11-22',
  problem: null,
  min: '2026-11-24',
  max: '2027-11-23',
};

const VALUE: Question = {
  id: 'value',
  kind: 'secret',
  label: message('rotate.question.value'),
  hint: null,
  value: '',
  problem: null,
};

const PASTE: Question = {
  id: 'policy',
  kind: 'text',
  label: message('rotate.copy', { what: 'command' }),
  hint: message('runbook.needs', {
    roles: [],
    permissions: ['Get-HostedConnectionFilterPolicy'],
    isOwnerEnough: false,
  }),
  value: '',
  problem: null,
};

const NAME: Question = {
  id: 'name',
  kind: 'line',
  label: message('rotate.copy', { what: 'name' }),
  hint: null,
  value: 'Genesys Cloud 2026-11',
  problem: null,
};

const OLD: Question = {
  id: 'old',
  kind: 'choice',
  label: message('rotate.question.old'),
  hint: null,
  value: '',
  problem: null,
  options: [
    { value: 'key-1', label: message('runPage.announce', { title: 'genesys-2025', text: 'Kxq~' }) },
    { value: 'key-2', label: message('runPage.announce', { title: 'genesys-2024', text: 'p8R~' }) },
  ],
};

/** Every kind of question at one step. */
export const QUESTIONS: readonly Question[] = [END, NAME, OLD, PASTE, VALUE];

const needs: Message = message('runbook.needs', {
  roles: ['Application Administrator', 'Cloud Application Administrator'],
  permissions: ['Application.ReadWrite.All'],
  isOwnerEnough: true,
});

const byHand = { action: 'byHand', label: message('runbook.button.byHand') } as const;
const check = { action: 'check', label: message('runbook.button.check') } as const;

/** What the first step of a rotation is while it reads. */
function runReading(): RunState {
  return rotationAt('survey', { isBusy: true }, { wayBack: message('runbook.wayBack.nothing') });
}

/** Asked until when the new secret is to be valid. */
function runAsking(): RunState {
  return rotationAt('choose', {
    questions: [END],
    primary: { action: 'answer', label: message('rotate.button', { button: 'choose' }) },
  });
}

/** Asked everything that can be asked, in one step. */
export function runAskingAll(): RunState {
  return rotationAt('choose', {
    questions: QUESTIONS,
    primary: { action: 'answer', label: message('runbook.button.answer') },
  });
}

/** About to add the new secret: its request is shown and waits. */
export function runChanging(current: Partial<CurrentStep> = {}): RunState {
  return rotationAt('add', {
    risks: [message('rotate.risk.policy')],
    needs,
    requests: [ADD_REQUEST],
    primary: { action: 'confirm', label: message('rotate.confirm', { step: 'add' }) },
    others: [byHand],
    ...current,
  });
}

/** The same, where somebody has to sign in first. */
export function runSigningIn(signIn: NonNullable<CurrentStep['signIn']>): RunState {
  return runChanging({
    primary: null,
    signIn,
    problem: {
      text: message('runbook.problem.signIn'),
      advice: message('runbook.advice.signIn', { permissions: ['Application.ReadWrite.All'] }),
      request: null,
      requestId: null,
    },
  });
}

/** The same, refused for want of a role. */
export function runRefused(): RunState {
  const roles = ['Application Administrator', 'Cloud Application Administrator'];
  return runChanging({
    primary: { ...check },
    problem: {
      text: message('runbook.problem.role', { roles }),
      advice: message('runbook.advice.role'),
      request: message('runbook.request.role', {
        connection: 'Adatum claims',
        tenantId: '6d1ff9a2-0000-4000-8000-000000000001',
        clientId: '0d6b1b6e-0000-4000-8000-000000000002',
        roles,
        requests: [{ method: ADD_REQUEST.method, url: ADD_REQUEST.url, body: ADD_REQUEST.body }],
      }),
      requestId: '5f0d5c1e-0000-4000-8000-00000000000e',
    },
  });
}

/** Adding it by hand, and handing its value in. */
export function runByHand(): RunState {
  return rotationAt('add', {
    questions: [VALUE],
    byHand: {
      instructions: [
        message('rotate.byHand', { line: 'openCredentials' }),
        message('rotate.byHand', { line: 'newSecret' }),
        message('rotate.byHand', { line: 'copyValue' }),
      ],
      link: 'entraCredentials',
      copies: [
        {
          label: message('rotate.copy', { what: 'name' }),
          text: 'Genesys Cloud 2026-11',
          isScript: false,
        },
        {
          label: message('rotate.copy', { what: 'command' }),
          text: 'az ad app credential reset --id 0d6b1b6e-0000-4000-8000-000000000002 \\\n  --display-name "Genesys Cloud 2026-11" --append',
          isScript: true,
        },
      ],
      lookFor: message('rotate.lookFor', { what: 'listed' }),
    },
    primary: { action: 'done', label: message('rotate.button', { button: 'keepValue' }) },
    others: [
      { action: 'byRequest', label: message('runbook.button.byRequest') },
      { action: 'skip', label: message('rotate.button', { button: 'withoutValue' }) },
    ],
  });
}

/** Waiting until the new secret is known everywhere. */
export function runWaiting(
  since: Instant = fixtureInstant(-12 * SECOND_MS),
  nextLookAt: Instant | null = fixtureInstant(8 * SECOND_MS),
): RunState {
  return rotationAt('replicate', {
    risks: [message('rotate.risk.replication')],
    wait: {
      since,
      expectedMs: 30 * SECOND_MS,
      reason: message('rotate.wait'),
      nextLookAt,
    },
    others: [check],
  });
}

/** Handing the new secret over, by hand. */
export function runHandingOver(): RunState {
  return rotationAt(
    'handOver',
    {
      risks: [message('rotate.risk.handOver')],
      hasSecret: true,
      byHand: {
        instructions: [
          message('rotate.byHand', { line: 'openIntegrations' }),
          message('rotate.byHand', { line: 'openCredentialsTab' }),
          message('rotate.byHand', { line: 'pasteValue' }),
        ],
        link: null,
        copies: [
          {
            label: message('rotate.copy', { what: 'clientId' }),
            text: '0d6b1b6e-0000-4000-8000-000000000002',
            isScript: false,
          },
        ],
        lookFor: message('rotate.lookFor', { what: 'saved' }),
      },
      primary: { action: 'done', label: message('rotate.button', { button: 'handedOver' }) },
    },
    { wayBack: message('rotate.wayBack', { state: 'handedOver' }), alsoConcerns: ['Fabrikam orders'] },
  );
}

/** Waiting for a proof that may have to be taken on somebody's word. */
function runProving(): RunState {
  return rotationAt('prove', {
    wait: {
      since: fixtureInstant(-2 * HOUR_MS),
      expectedMs: HOUR_MS,
      reason: message('refresh.wait'),
      nextLookAt: null,
    },
    others: [check, { action: 'vouch', label: message('refresh.button.vouch') }],
  });
}

/** Cancelled while half done: what was added is taken away again. */
export function runUndoing(): RunState {
  return runFixture({
    status: 'undoing',
    steps: [
      {
        id: 'undoAdd',
        kind: 'change',
        title: message('rotate.title', { step: 'undoAdd' }),
        status: 'current',
        endedAt: null,
        proofs: [],
        sent: [],
      },
    ],
    current: currentFixture('undoAdd', {
      explanation: [message('rotate.explanation', { step: 'undoAdd' })],
      requests: [DELETE_REQUEST],
      primary: { action: 'confirm', label: message('rotate.confirm', { step: 'undoAdd' }) },
    }),
    wayBack: null,
  });
}

/** One that cannot be got at any more. */
function runStopped(): RunState {
  return runFixture({
    steps: [],
    current: currentFixture('gone', {
      problem: {
        text: message('runbook.problem.otherVersion'),
        advice: message('runbook.advice.cancel'),
        request: null,
        requestId: null,
      },
    }),
  });
}

/** One that has ended. */
export function endedRun(status: 'proved' | 'told' | 'cancelled', patch: Partial<RunState> = {}): RunState {
  const steps = rotationSteps(status === 'cancelled' ? 'replicate' : null);
  return runFixture({
    id: `run-${status}`,
    status,
    startedAt: fixtureInstant(-DAY_MS),
    endedAt: fixtureInstant(-DAY_MS + 42 * MINUTE_MS),
    steps: steps.map((step) => ({
      ...step,
      status: step.status === 'current' ? 'later' : step.status,
      endedAt: step.endedAt === null ? null : instantOf(epochOf(step.endedAt) - DAY_MS + 42 * MINUTE_MS),
      proofs: step.proofs.map((proof) => ({
        ...proof,
        at: instantOf(epochOf(proof.at) - DAY_MS + 42 * MINUTE_MS),
      })),
    })),
    current: null,
    wayBack: null,
    ...patch,
  });
}

/** Every page that a run can have, by name. */
export function everyRun(): Readonly<Record<string, RunState>> {
  const runs = {
    reading: runReading(),
    asking: runAsking(),
    askingAll: runAskingAll(),
    changing: runChanging(),
    signIn: runSigningIn({ status: 'none' }),
    code: runSigningIn({
      status: 'waitingForCode',
      userCode: 'CDEFGHJKL',
      verificationUri: 'https://microsoft.com/devicelogin',
      expiresAt: fixtureInstant(15 * MINUTE_MS),
    }),
    refused: runRefused(),
    byHand: runByHand(),
    waiting: runWaiting(),
    handingOver: runHandingOver(),
    proving: runProving(),
    undoing: runUndoing(),
    stopped: runStopped(),
    proved: endedRun('proved'),
    told: endedRun('told'),
    cancelled: endedRun('cancelled'),
  };
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, { ...run, id: name }]));
}
