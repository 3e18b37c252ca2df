import { z } from 'zod';

import { epochOf, instantOf, MINUTE_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { CopyText, PlannedRequest, Proof, StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { ScopeStep, ScopeTrouble } from '../../shared/messages/en/scope-mailboxes';
import { type Message, message } from '../../shared/messages/message';
import { isElsewhere } from '../../shared/profiles';
import {
  type BothWays,
  bothWays,
  filterProblem,
  isProvenBothWays,
  judgeTest,
  type MailGrant,
  mailGrants,
  permissionsToScope,
  policyRemovalScript,
  type ScopePlan,
  scopeScript,
  testScript,
} from '../../shared/runbooks/mailbox-scoping';
import { graphUrl } from './graph-url';
import {
  NOT_REFRESHED,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
} from './integration-refresh';
import { problemOf } from './run-problems';
import { type Answered, type Look, proofOf, type Runbook, type RunContext, type Step } from './runbook';

/** Exchange's cache of what an app may open lasts 30 minutes to 2 hours (Microsoft: application-rbac). */
const PROPAGATION_MS = 120 * MINUTE_MS;
/** Rarely, while nothing depends on it: each attempt of an app keeps its cache alive. */
const PROPAGATION_EVERY_MS = 15 * MINUTE_MS;
/** Often, while mail may not be fetched. */
const PROOF_EVERY_MS = 2 * MINUTE_MS;

const instant = z.iso.datetime();
const granted = z.strictObject({ appRoleId: z.string(), value: z.string() });

/** What is known while an app is limited to its mailboxes. */
const values = z.strictObject({
  /** The enterprise application; null: not looked at yet. */
  principal: z.strictObject({ objectId: z.string(), name: z.string() }).nullable(),
  /** Object id of Microsoft Graph in the tenant: consents stand there. */
  graphId: z.string().nullable(),
  permissions: z.array(z.string()),
  /** Tenant-wide consents as they were found. */
  found: z.array(granted),
  /** Those that are still there. */
  present: z.array(granted.extend({ id: z.string() })),
  /** It was so when the run began. */
  isScoped: z.boolean(),
  /** What the probes say about a legacy policy. */
  isPolicySeen: z.boolean(),
  hasPolicy: z.boolean().nullable(),
  kind: z.enum(['group', 'filter']).nullable(),
  target: z.string().nullable(),
  isTested: z.boolean(),
  /** Since when Exchange grants the mailboxes, as far as is known. */
  waitingSince: instant.nullable(),
  isPropagated: z.boolean(),
  isRemoved: z.boolean(),
  isProven: z.boolean(),
  isRestoring: z.boolean(),
  refresh: refreshSchema,
});

type Values = z.output<typeof values>;

const INITIAL: Values = {
  principal: null,
  graphId: null,
  permissions: [],
  found: [],
  present: [],
  isScoped: false,
  isPolicySeen: false,
  hasPolicy: null,
  kind: null,
  target: null,
  isTested: false,
  waitingSince: null,
  isPropagated: false,
  isRemoved: false,
  isProven: false,
  isRestoring: false,
  refresh: NOT_REFRESHED,
};

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function titled(id: ScopeStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('scope.title', { step: id }),
    explanation: [message('scope.explanation', { step: id })],
  };
}

function problem(trouble: ScopeTrouble, names: readonly string[] = []): StepProblem {
  return problemOf(message('scope.problem', { trouble, names }), message('scope.advice', { trouble }));
}

function script(what: 'scope' | 'test' | 'policy' | 'revoke', text: string): CopyText {
  return { label: message('scope.copy', { what }), text, isScript: true };
}

function planOf({ connection }: RunContext, known: Values): ScopePlan {
  const target = known.target ?? '';
  return {
    cloud: connection.cloud,
    clientId: connection.clientId,
    objectId: known.principal?.objectId ?? '',
    name: known.principal?.name ?? connection.name,
    mailboxes: connection.mailboxes,
    canaries: connection.canaryMailboxes,
    permissions: known.permissions,
    scope: known.kind === 'filter' ? { kind: 'filter', filter: target } : { kind: 'group', group: target },
  };
}

/** Everything that was read without a request of its own: consents, and whether they could be read. */
function unreadGrants({ servicePrincipal, appRoleAssignments }: Snapshot): Look | null {
  for (const one of [servicePrincipal, appRoleAssignments]) {
    if (one.state === 'unreadable') {
      return { is: 'unreadable', failure: one.failure, requestId: one.requestId };
    }
  }
  return null;
}

function probeProofs(snapshot: Snapshot, ways: BothWays): readonly Proof[] {
  const probeOf = (address: string | undefined): Snapshot['canaries'][number]['probe'] | undefined =>
    [...snapshot.mailboxes, ...snapshot.canaries].find((one) => one.address === address)?.probe;
  const opened = probeOf(ways.open[0]);
  const refused = probeOf(ways.refusedCanaries[0]);
  return [
    ...(opened === undefined
      ? []
      : [proofOf(message('scope.proof.probe', { proof: 'open', names: ways.open }), opened)]),
    ...(refused === undefined
      ? []
      : [proofOf(message('scope.proof.probe', { proof: 'refused', names: ways.refusedCanaries }), refused)]),
  ];
}

function surveyStep({ connection }: RunContext): Step {
  const look: Step['look'] = async (io) => {
    if (connection.mailboxes.length === 0) return { is: 'stuck', problem: problem('noMailboxes') };
    const snapshot = await io.look();
    const unread = unreadGrants(snapshot);
    if (unread !== null) return unread;
    const { servicePrincipal, resource, appRoleAssignments } = snapshot;
    if (servicePrincipal.state === 'unreadable' || servicePrincipal.value === null) {
      return { is: 'stuck', problem: problem('noPrincipal') };
    }
    if (resource.state === 'unreadable') {
      return { is: 'unreadable', failure: resource.failure, requestId: resource.requestId };
    }
    const present = mailGrants(snapshot) ?? [];
    const ways = bothWays(snapshot);
    const isScoped = present.length === 0 && isProvenBothWays(ways);
    const { id, displayName } = servicePrincipal.value;
    return {
      is: 'reached',
      values: set({
        principal: { objectId: id, name: displayName ?? connection.name },
        graphId: resource.value.id,
        permissions: [...permissionsToScope(snapshot)],
        found: present.map(({ appRoleId, value }) => ({ appRoleId, value })),
        present: [...present],
        isScoped,
        isPolicySeen: ways.isByAccessPolicy,
      }),
      proofs: [
        proofOf(
          message('scope.proof.grants', { names: present.map(({ value }) => value) }),
          appRoleAssignments,
        ),
        ...probeProofs(snapshot, ways),
      ],
    };
  };
  return { ...titled('survey'), kind: 'look', look };
}

/** Without a mailbox that has to stay closed, nothing can show that the others do. */
function canaryStep({ connection }: RunContext): Step {
  return {
    ...titled('canary'),
    kind: 'look',
    isNeeded: connection.canaryMailboxes.length === 0,
    look: () => Promise.resolve({ is: 'stuck', problem: problem('noCanary') }),
    skip: { label: message('scope.button', { button: 'withoutCanary' }) },
  };
}

/** What is proposed for the mailboxes of Genesys Cloud, and for those of another vendor's integration. */
const PROPOSED = {
  genesys: { group: 'Genesys Cloud mailboxes', filter: "CustomAttribute1 -eq 'GENESYS'" },
  elsewhere: { group: 'Integration mailboxes', filter: "CustomAttribute1 -eq 'INTEGRATION'" },
} as const;

function chooseSteps(
  { connection }: RunContext,
  { isScoped, isPolicySeen, kind, target }: Values,
): readonly Step[] {
  const choose: Step = {
    ...titled('choose'),
    kind: 'ask',
    isNeeded: !isScoped,
    questions: [
      {
        id: 'kind',
        kind: 'choice',
        label: message('scope.question', { question: 'kind' }),
        hint: message('scope.hint', { question: 'kind' }),
        value: 'group',
        problem: null,
        options: (['group', 'filter'] as const).map((option) => ({
          value: option,
          label: message('scope.option', { option }),
        })),
      },
      {
        id: 'policy',
        kind: 'choice',
        label: message('scope.question', { question: 'policy' }),
        hint: message('scope.hint', { question: isPolicySeen ? 'policySeen' : 'policy' }),
        value: isPolicySeen ? 'policy' : 'noPolicy',
        problem: null,
        options: (['policy', 'noPolicy'] as const).map((option) => ({
          value: option,
          label: message('scope.option', { option }),
        })),
      },
    ],
    answer: (answers) =>
      Promise.resolve({
        ok: true,
        values: set({
          kind: answers['kind'] === 'filter' ? 'filter' : 'group',
          hasPolicy: answers['policy'] === 'policy',
        }),
      }),
    assumed: set({ kind: 'group', hasPolicy: isPolicySeen }),
  };
  const isFilter = kind === 'filter';
  const names = PROPOSED[isElsewhere(connection) ? 'elsewhere' : 'genesys'];
  const proposed = target ?? (isFilter ? names.filter : names.group);
  const name: Step = {
    ...titled(isFilter ? 'filter' : 'group'),
    id: 'target',
    kind: 'ask',
    isNeeded: !isScoped,
    questions: [
      {
        id: 'target',
        kind: 'line',
        label: message('scope.question', { question: isFilter ? 'filter' : 'group' }),
        hint: message('scope.hint', { question: isFilter ? 'filter' : 'group' }),
        value: proposed,
        problem: null,
      },
    ],
    answer: (answers, io) => {
      const given = (answers['target'] ?? '').trim();
      const wrong = isFilter ? filterProblem(given) : given === '' ? 'empty' : null;
      if (wrong !== null) {
        return Promise.resolve({ ok: false, problems: { target: message('scope.wrong', { wrong }) } });
      }
      const text = message('scope.proof.target', { kind: isFilter ? 'filter' : 'group', target: given });
      return Promise.resolve({
        ok: true,
        values: set({ target: given }),
        proofs: [{ text, from: 'word', at: instantOf(io.now()), via: null, requestId: null }],
      });
    },
    assumed: set({ target: proposed }),
  };
  return [choose, name];
}

function buildStep(context: RunContext, known: Values): Step {
  return {
    ...titled('build'),
    kind: 'byHand',
    isNeeded: !known.isScoped,
    risks: [message('scope.risk', { risk: 'build' })],
    byHand: {
      instructions: (['shell', 'role', 'run'] as const).map((line) => message('scope.byHand', { line })),
      link: 'exchangeScopeDocumentation',
      copies: [script('scope', scopeScript(planOf(context, known)))],
      lookFor: message('scope.lookFor', { what: 'covered' }),
    },
    doneLabel: message('scope.button', { button: 'built' }),
  };
}

function testStep(context: RunContext, known: Values): Step {
  const plan = planOf(context, known);
  const answer: Step['answer'] = (answers, io): Promise<Answered> => {
    const wrong = judgeTest(answers['output'] ?? '', plan);
    if (wrong !== null) {
      return Promise.resolve({ ok: false, problems: { output: message('scope.test', { found: wrong }) } });
    }
    const text: Message = message('scope.proof.test', {
      mailboxes: plan.mailboxes,
      canaries: plan.canaries,
    });
    return Promise.resolve({
      ok: true,
      values: set({ isTested: true }),
      proofs: [{ text, from: 'word', at: instantOf(io.now()), via: null, requestId: null }],
    });
  };
  return {
    ...titled('test'),
    kind: 'ask',
    isNeeded: !known.isScoped && !known.isTested,
    repeats: true,
    byHand: {
      instructions: (['shell', 'runTest', 'copyOutput'] as const).map((line) =>
        message('scope.byHand', { line }),
      ),
      link: 'exchangeScopeDocumentation',
      copies: [script('test', testScript(plan))],
      lookFor: null,
    },
    questions: [
      {
        id: 'output',
        kind: 'text',
        label: message('scope.question', { question: 'output' }),
        hint: message('scope.hint', { question: 'output' }),
        value: '',
        problem: null,
      },
    ],
    answer,
    assumed: set({ isTested: true }),
  };
}

/** While the consent is still there, nobody is locked out by waiting: so it is waited for before it goes. */
function propagateStep({ found, isScoped, isPropagated, waitingSince }: Values): Step {
  return {
    ...titled('propagate'),
    kind: 'wait',
    isNeeded: !isScoped && !isPropagated && found.length > 0,
    repeats: true,
    wait: {
      expectedMs: PROPAGATION_MS,
      everyMs: PROPAGATION_EVERY_MS,
      reason: message('scope.wait', { step: 'propagate' }),
    },
    vouch: {
      label: message('scope.button', { button: 'oldEnough' }),
      text: message('scope.word', { word: 'oldEnough' }),
    },
    done: set({ isPropagated: true }),
    look: async (io) => {
      if (waitingSince === null) return { is: 'notYet', values: set({ waitingSince: instantOf(io.now()) }) };
      if (io.now() - epochOf(waitingSince) < PROPAGATION_MS) return { is: 'notYet' };
      const snapshot = await io.look();
      const { refused } = bothWays(snapshot);
      // Exchange and the consent together: what is refused now is in neither.
      if (refused.length > 0) return { is: 'notYet', problem: problem('stillRefused', refused) };
      return { is: 'reached', values: set({ isPropagated: true }) };
    },
    assumed: set({ isPropagated: true }),
  };
}

/** Which of the consents stand at present. */
function presentOf(snapshot: Snapshot): MailGrant[] {
  return [...(mailGrants(snapshot) ?? [])];
}

function consentPath(graphId: string | null): string {
  return `/servicePrincipals/${graphId ?? ''}/appRoleAssignedTo`;
}

function removeStep({ connection }: RunContext, known: Values): Step {
  const { present, graphId, isScoped, isRemoved, found, principal } = known;
  return {
    ...titled('removeConsent'),
    kind: 'change',
    isNeeded: !isScoped && !isRemoved && found.length > 0,
    repeats: true,
    risks: [message('scope.risk', { risk: 'remove' }), message('scope.risk', { risk: 'consentAgain' })],
    look: async (io) => {
      const snapshot = await io.look();
      const unread = unreadGrants(snapshot);
      if (unread !== null) return unread;
      const still = presentOf(snapshot);
      if (still.length > 0) return { is: 'notYet', values: set({ present: still }) };
      const proof = proofOf(message('scope.proof.grants', { names: [] }), snapshot.appRoleAssignments);
      return { is: 'reached', values: set({ present: [], isRemoved: true }), proofs: [proof] };
    },
    change: {
      requests: present.map(({ id }): PlannedRequest => ({
        method: 'DELETE',
        url: graphUrl(connection, `${consentPath(graphId)}/${encodeURIComponent(id)}`),
        body: null,
      })),
      permission: 'appRoleAssignments',
      confirm: message('scope.confirm', { step: 'removeConsent' }),
      take: () => Promise.resolve(set({ present: [], isRemoved: true })),
    },
    byHand: {
      instructions: (['openEnterpriseApp', 'revoke'] as const).map((line) =>
        message('scope.byHand', { line }),
      ),
      link: 'entraApp',
      copies: [
        script(
          'revoke',
          present
            .map(
              ({ id, value }) =>
                `Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId '${principal?.objectId ?? ''}' -AppRoleAssignmentId '${id}' # ${value}`,
            )
            .join('\n'),
        ),
      ],
      lookFor: message('scope.lookFor', { what: 'revoked' }),
    },
    assumed: set({ isRemoved: true }),
  };
}

/** What is wrong with both-way probes; null: nothing. */
function trouble(ways: BothWays): StepProblem | null {
  if (ways.refused.length > 0) return problem('refused', ways.refused);
  if (ways.missing.length > 0) return problem('missing', ways.missing);
  return ways.openCanaries.length > 0 ? problem('canaryOpen', ways.openCanaries) : null;
}

function lookBothWays(snapshot: Snapshot): Look {
  const ways = bothWays(snapshot);
  const wrong = trouble(ways);
  if (wrong !== null) return { is: 'notYet', problem: wrong };
  if (ways.unread !== null) {
    const { failure, requestId } = ways.unread;
    return { is: 'unreadable', failure, requestId };
  }
  return { is: 'reached', proofs: probeProofs(snapshot, ways) };
}

/**
 * Whether a consent that is gone may still be in force: then what opens proves nothing. A refused canary shows that it is
 * not; without one, the permissions in a fresh token do.
 */
function mayStillBeConsented(snapshot: Snapshot, found: Values['found']): boolean {
  const ways = bothWays(snapshot);
  if (trouble(ways) !== null || ways.unread !== null || ways.refusedCanaries.length > 0) return false;
  const facts = valueOf(snapshot.token);
  const roles = facts?.outcome === 'issued' ? facts.roles : null;
  return roles === null || found.some(({ value }) => roles.includes(value));
}

function proveStep({ isScoped, isProven, isRestoring, found }: Values): Step {
  return {
    ...titled('prove'),
    // Not `prove`, which the refresh at the end has.
    id: 'probe',
    kind: 'wait',
    isNeeded: !isScoped && !isProven && !isRestoring,
    repeats: true,
    risks: [message('scope.risk', { risk: 'prove' })],
    wait: {
      expectedMs: PROPAGATION_MS,
      everyMs: PROOF_EVERY_MS,
      reason: message('scope.wait', { step: 'prove' }),
    },
    vouch: {
      label: message('scope.button', { button: 'seen' }),
      text: message('scope.word', { word: 'seen' }),
    },
    done: set({ isProven: true }),
    ...(found.length === 0
      ? {}
      : {
          skip: {
            label: message('scope.button', { button: 'restore' }),
            values: set({ isRestoring: true }),
          },
        }),
    look: async (io) => {
      const snapshot = await io.look();
      if (mayStillBeConsented(snapshot, found)) return { is: 'notYet' };
      const look = lookBothWays(snapshot);
      return look.is === 'reached' ? { ...look, values: set({ isProven: true }) } : look;
    },
    assumed: set({ isProven: true }),
  };
}

/** The way back: what was taken away is granted again, and nothing else. */
function restoreStep({ connection }: RunContext, known: Values, isNeeded: boolean): Step {
  const { found, present, principal, graphId } = known;
  const lacking = found.filter(({ appRoleId }) => !present.some((one) => one.appRoleId === appRoleId));
  const again: Partial<Values> = {
    isRestoring: false,
    isTested: false,
    isPropagated: false,
    waitingSince: null,
    isRemoved: false,
  };
  return {
    ...titled('restore'),
    kind: 'change',
    isNeeded,
    repeats: true,
    look: async (io) => {
      const snapshot = await io.look();
      const unread = unreadGrants(snapshot);
      if (unread !== null) return unread;
      const still = presentOf(snapshot);
      const isWhole = found.every(({ appRoleId }) => still.some((one) => one.appRoleId === appRoleId));
      if (!isWhole) return { is: 'notYet', values: set({ present: still }) };
      const names = still.map(({ value }) => value);
      const proof = proofOf(message('scope.proof.grants', { names }), snapshot.appRoleAssignments);
      return { is: 'reached', values: set({ ...again, present: still }), proofs: [proof] };
    },
    change: {
      requests: lacking.map(({ appRoleId }): PlannedRequest => ({
        method: 'POST',
        url: graphUrl(connection, consentPath(graphId)),
        body: { principalId: principal?.objectId ?? '', resourceId: graphId ?? '', appRoleId },
      })),
      permission: 'appRoleAssignments',
      confirm: message('scope.confirm', { step: 'restore' }),
      take: () => Promise.resolve(set(again)),
    },
    byHand: {
      instructions: (['openPermissions', 'grant'] as const).map((line) => message('scope.byHand', { line })),
      link: 'entraPermissions',
      copies: [],
      lookFor: message('scope.lookFor', { what: 'granted' }),
    },
    assumed: set(again),
  };
}

function removePolicyStep({ connection }: RunContext, { isScoped, hasPolicy }: Values): Step {
  return {
    ...titled('removePolicy'),
    kind: 'byHand',
    isNeeded: !isScoped && hasPolicy === true,
    byHand: {
      instructions: (['shell', 'runPolicy'] as const).map((line) => message('scope.byHand', { line })),
      link: 'exchangeScopeDocumentation',
      copies: [script('policy', policyRemovalScript(connection))],
      lookFor: message('scope.lookFor', { what: 'noPolicy' }),
    },
    doneLabel: message('scope.button', { button: 'policyRemoved' }),
  };
}

/** Whether consents were taken away that are not proven to be superfluous. */
function findRemovedStep({ found, isTested, isProven }: Values): Step {
  return {
    ...titled('findRemoved'),
    kind: 'look',
    isNeeded: found.length > 0 && isTested && !isProven,
    look: async (io) => {
      const snapshot = await io.look();
      const unread = unreadGrants(snapshot);
      if (unread !== null) return unread;
      const present = presentOf(snapshot);
      const isWhole = found.every(({ appRoleId }) => present.some((one) => one.appRoleId === appRoleId));
      return { is: 'reached', values: set({ present, isRestoring: !isWhole }) };
    },
    skip: { label: message('scope.button', { button: 'leave' }) },
  };
}

function wayBackState({ isScoped, isRemoved, isProven, kind }: Values): 'restore' | 'stays' | null {
  if (isRemoved && !isProven) return 'restore';
  return isScoped || kind === null ? null : 'stays';
}

/**
 * Limits the integration to its mailboxes with RBAC for Applications (Q1), from nothing or from a legacy application
 * access policy, in the order in which mail flows all the time: scope, pointer, assignments, then the tenant-wide
 * consent goes, and the policy last.
 */
export const scopeMailboxes: Runbook = {
  id: 'scope-mailboxes',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = values.parse(kept);
    const state = wayBackState(known);
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      isNeeded: !known.isScoped,
      also: (snapshot) => lookBothWays(snapshot),
    };
    return {
      changes: [message('scope.changes')],
      steps: [
        surveyStep(context),
        canaryStep(context),
        ...chooseSteps(context, known),
        buildStep(context, known),
        testStep(context, known),
        propagateStep(known),
        removeStep(context, known),
        proveStep(known),
        restoreStep(context, known, known.isRestoring),
        removePolicyStep(context, known),
        ...refreshSteps(refresh),
      ],
      wayBack: refreshWayBack(
        refresh,
        state === null ? message('runbook.wayBack.nothing') : message('scope.wayBack', { state }),
        [findRemovedStep(known), restoreStep(context, known, known.isRestoring)],
      ),
    };
  },
};
