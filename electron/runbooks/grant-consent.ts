import { z } from 'zod';

import type { Connection } from '../../shared/domain/connection';
import { SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { type Observation, valueOf } from '../../shared/domain/observation';
import type { CopyText, PlannedRequest, Proof, StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { ConsentProblem, ConsentStep } from '../../shared/messages/en/grant-consent';
import { type Message, message } from '../../shared/messages/message';
import { profileOf } from '../../shared/profiles';
import { MICROSOFT_GRAPH_APP_ID } from '../../shared/profiles/graph-permissions';
import {
  type ConsentSurvey,
  consentSurvey,
  grantedByExchange,
  isConsentPageTooWide,
  isScopeUnclear,
  lacking,
  requestedWith,
  requestsToAdd,
  rolesToGrant,
  type ScopedBy,
  scopesToGrant,
  scopeWith,
} from '../../shared/runbooks/consent';
import { connectMgGraph } from '../../shared/scripts/power-shell';
import { graphUrl } from './graph-url';
import {
  NOT_REFRESHED,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
} from './integration-refresh';
import { problemOf } from './run-problems';
import {
  type Change,
  type Look,
  proofOf,
  type Runbook,
  type RunContext,
  type Step,
  type StepIo,
} from './runbook';

/** "API grants take effect immediately" (Microsoft); a page left open is read by and by. */
const TICK_MS = 60 * SECOND_MS;
const TICK_EVERY_MS = 15 * SECOND_MS;

/** A token may come from a server that does not know of the grant yet; Exchange takes longer than Entra ID. */
const EFFECT_MS = 2 * 60 * SECOND_MS;
const EFFECT_EVERY_MS = 20 * SECOND_MS;

const permission = z.strictObject({
  value: z.string(),
  type: z.enum(['application', 'delegated']),
  standing: z.enum(['granted', 'inToken', 'exchangeRbac', 'userOnly', 'wrongType', 'missing', 'undecided']),
  id: z.string().nullable(),
  isRequested: z.boolean(),
  isExchangeScoped: z.boolean(),
});

/** What is known while consent is granted. */
const values = z.strictObject({
  /** How things were at the last look; null: not looked at yet. */
  survey: z
    .strictObject({
      applicationId: z.string().nullable(),
      principalId: z.string(),
      graphId: z.string(),
      permissions: z.array(permission),
      requested: z.array(
        z.strictObject({ resourceAppId: z.string(), id: z.string(), type: z.enum(['Scope', 'Role']) }),
      ),
      grant: z.strictObject({ id: z.string(), scopes: z.array(z.string()) }).nullable(),
      losable: z.array(z.string()),
    })
    .nullable(),
  /** What opens mailboxes, as the administrator said; null: it can be seen, or was not asked. */
  scopedBy: z.enum(['entra', 'exchange']).nullable(),
  /** The directory cannot be read: consent is given on Microsoft's page, and the token shows what came of it. */
  isBlind: z.boolean(),
  /** Something was changed, by whomever, since the run began. */
  isChanged: z.boolean(),
  refresh: refreshSchema,
});

type Values = z.output<typeof values>;

const INITIAL: Values = {
  survey: null,
  scopedBy: null,
  isBlind: false,
  isChanged: false,
  refresh: NOT_REFRESHED,
};

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function mutable(survey: ConsentSurvey): NonNullable<Values['survey']> {
  return values.shape.survey.unwrap().parse(survey);
}

function problem(name: ConsentProblem, requestId: string | null = null): StepProblem {
  return problemOf(
    message('consent.problem', { problem: name }),
    message('consent.advice', { problem: name }),
    requestId,
  );
}

function titled(id: ConsentStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('consent.title', { step: id }),
    explanation: [message('consent.explanation', { step: id })],
  };
}

function lines(
  ...all: readonly Parameters<typeof message<'consent.byHand'>>[1]['line'][]
): readonly Message[] {
  return all.map((line) => message('consent.byHand', { line }));
}

function copy(what: 'names' | 'command' | 'script', text: string): CopyText {
  return { label: message('consent.copy', { what }), text, isScript: what !== 'names' };
}

function powerShell(connection: Connection, scopes: readonly string[], command: string): string {
  return [...connectMgGraph(connection, scopes), command].join('\n');
}

type Surveyed =
  | { readonly survey: ConsentSurvey; readonly snapshot: Snapshot }
  | { readonly survey: null; readonly look: Look };

async function surveyNow(io: StepIo): Promise<Surveyed> {
  const snapshot = await io.look();
  const found = consentSurvey(snapshot, profileOf(io.connection.profile));
  switch (found.is) {
    case 'surveyed':
      return { survey: found.survey, snapshot };
    case 'noPrincipal':
      return {
        survey: null,
        look: { is: 'stuck', problem: problem('noPrincipal', snapshot.servicePrincipal.requestId) },
      };
    case 'unread': {
      const { failure, requestId } = found.source;
      return { survey: null, look: { is: 'unreadable', failure, requestId } };
    }
  }
}

/** Looks anew, and is reached when nothing is left to be done of one kind. */
async function lookUntil(
  io: StepIo,
  isDone: (survey: ConsentSurvey) => boolean,
  proof: (snapshot: Snapshot) => Proof,
): Promise<Look> {
  const found = await surveyNow(io);
  if (found.survey === null) return found.look;
  const survey = mutable(found.survey);
  return isDone(survey)
    ? { is: 'reached', values: set({ survey, isChanged: true }), proofs: [proof(found.snapshot)] }
    : { is: 'notYet', values: set({ survey }) };
}

/** Refusals that mean the same at each request. */
const explain: NonNullable<Change['explain']> = (code) => {
  if (code === 'Request_BadRequest') return { problem: problem('refused') };
  return code === 'Request_ResourceNotFound' ? { problem: problem('vanished') } : null;
};

function surveyStep({ survey, scopedBy }: Values): Step {
  const scoped = survey === null ? [] : grantedByExchange(survey, scopedBy);
  return {
    ...titled('survey'),
    kind: 'look',
    skip: { label: message('consent.button', { button: 'blind' }), values: set({ isBlind: true }) },
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { appRoleAssignments } = found.snapshot;
      return {
        is: 'reached',
        values: set({ survey: mutable(found.survey) }),
        proofs: [
          proofOf(message('consent.proof', { proof: 'survey' }), appRoleAssignments),
          ...(scoped.length === 0 && grantedByExchange(found.survey, null).length === 0
            ? []
            : [
                proofOf(
                  message('consent.byExchange', { names: grantedByExchange(found.survey, null) }),
                  probeOf(found.snapshot) ?? appRoleAssignments,
                ),
              ]),
        ],
      };
    },
  };
}

function scopedByStep({ survey, scopedBy }: Values): Step {
  return {
    ...titled('scopedBy'),
    kind: 'ask',
    isNeeded: survey !== null && scopedBy === null && isScopeUnclear(survey),
    questions: [
      {
        id: 'scopedBy',
        kind: 'choice',
        label: message('consent.question.scopedBy'),
        hint: null,
        value: 'entra',
        problem: null,
        options: (['entra', 'exchange'] as const).map((option) => ({
          value: option,
          label: message('consent.option.scopedBy', { option }),
        })),
      },
    ],
    answer: (answers) => {
      const chosen: ScopedBy = answers['scopedBy'] === 'exchange' ? 'exchange' : 'entra';
      return Promise.resolve({ ok: true, values: set({ scopedBy: chosen }) });
    },
    assumed: set({ scopedBy: 'entra' }),
  };
}

function requestStep({ connection }: RunContext, { survey, scopedBy }: Values): Step {
  const additions = survey === null ? [] : requestsToAdd(survey, scopedBy);
  const applicationId = survey?.applicationId ?? null;
  const requests: readonly PlannedRequest[] = [
    {
      method: 'PATCH',
      url: graphUrl(connection, `/applications/${applicationId ?? ''}`),
      body: {
        requiredResourceAccess: requestedWith(survey?.requested ?? [], additions).map(
          ({ resourceAppId, resourceAccess }) => ({
            resourceAppId,
            resourceAccess: resourceAccess.map(({ id, type }) => ({ id, type })),
          }),
        ),
      },
    },
  ];
  const ids = additions.map(({ id, type }) => `${id}=${type === 'application' ? 'Role' : 'Scope'}`);
  return {
    ...titled('request'),
    explanation: [
      message('consent.explanation', { step: 'request' }),
      ...additions.flatMap(({ value, type, standing }) =>
        standing === 'wrongType' ? [message('consent.wrongType', { value, type })] : [],
      ),
    ],
    kind: 'change',
    // A registration of another tenant is listed there; consent works without.
    isNeeded: additions.length > 0 && applicationId !== null,
    look: (io) =>
      lookUntil(
        io,
        (one) => requestsToAdd(one, scopedBy).length === 0,
        ({ application }) => proofOf(message('consent.proof', { proof: 'listed' }), application),
      ),
    change: {
      requests,
      permission: 'application',
      confirm: message('consent.confirm', { step: 'request' }),
      explain,
      take: () => Promise.resolve(set({ survey: withRequests(survey), isChanged: true })),
    },
    wait: { expectedMs: TICK_MS, everyMs: TICK_EVERY_MS, reason: message('consent.wait') },
    byHand: {
      instructions: lines('openPermissions', 'addPermission'),
      link: 'entraPermissions',
      copies: [
        copy('names', additions.map(({ value }) => value).join(', ')),
        copy(
          'command',
          `az ad app permission add --id ${connection.clientId} --api ${MICROSOFT_GRAPH_APP_ID} --api-permissions ${ids.join(' ')}`,
        ),
      ],
      lookFor: message('consent.lookFor', { what: 'listed' }),
    },
    assumed: set({ survey: withRequests(survey), isChanged: true }),
  };
}

/** The survey once everything is listed. */
function withRequests(survey: Values['survey']): Values['survey'] {
  return survey === null
    ? null
    : { ...survey, permissions: survey.permissions.map((one) => ({ ...one, isRequested: true })) };
}

/** The survey once everything of one type is granted. */
function withGrants(survey: Values['survey'], type: 'application' | 'delegated'): Values['survey'] {
  return survey === null
    ? null
    : {
        ...survey,
        permissions: survey.permissions.map((one) =>
          one.type === type && one.standing !== 'exchangeRbac' ? { ...one, standing: 'granted' } : one,
        ),
      };
}

function reasons(survey: ConsentSurvey | null, granted: readonly string[]): readonly Message[] {
  return (survey?.permissions ?? []).flatMap(({ value, type, standing }): readonly Message[] => {
    if (!granted.includes(value)) return [];
    if (standing === 'wrongType') return [message('consent.wrongType', { value, type })];
    return standing === 'userOnly' ? [message('consent.userOnly', { value })] : [];
  });
}

/** By hand on the consent page, or with a script alone where the page would grant too much. */
function consentByHand(known: Values, script: string): NonNullable<Step['byHand']> {
  const { survey, scopedBy } = known;
  const isTooWide = survey !== null && isConsentPageTooWide(survey, scopedBy);
  return {
    instructions: isTooWide
      ? [message('consent.byExchange', { names: grantedByExchange(survey, scopedBy) }), ...lines('runScript')]
      : [
          ...lines('openConsent', 'accept', 'redirectError'),
          message('consent.risk.losable', { names: survey?.losable ?? [] }),
        ],
    link: isTooWide ? null : 'adminConsent',
    copies: [copy('script', script)],
    lookFor: message('consent.lookFor', { what: 'ticked' }),
  };
}

function rolesStep({ connection }: RunContext, known: Values): Step {
  const { survey, scopedBy } = known;
  const roles = survey === null ? [] : rolesToGrant(survey, scopedBy);
  const names = roles.map(({ value }) => value);
  const [principalId, resourceId] = [survey?.principalId ?? '', survey?.graphId ?? ''];
  return {
    ...titled('roles'),
    explanation: [
      message('consent.explanation', { step: 'roles' }),
      message('consent.names', { names, type: 'application' }),
      ...reasons(survey, names),
    ],
    risks: roles.some(({ isExchangeScoped }) => isExchangeScoped) ? [message('consent.risk.exchange')] : [],
    kind: 'change',
    isNeeded: roles.length > 0,
    look: (io) =>
      lookUntil(
        io,
        (one) => rolesToGrant(one, scopedBy).length === 0,
        (snapshot) => proofOf(message('consent.proof', { proof: 'granted' }), snapshot.appRoleAssignments),
      ),
    change: {
      requests: roles.map(({ id }) => ({
        method: 'POST',
        url: graphUrl(connection, `/servicePrincipals/${resourceId}/appRoleAssignedTo`),
        body: { principalId, resourceId, appRoleId: id },
      })),
      permission: 'appRoleAssignments',
      confirm: message('consent.confirm', { step: 'roles' }),
      explain,
      take: () => Promise.resolve(set({ survey: withGrants(survey, 'application'), isChanged: true })),
    },
    wait: { expectedMs: TICK_MS, everyMs: TICK_EVERY_MS, reason: message('consent.wait') },
    byHand: consentByHand(
      known,
      powerShell(
        connection,
        ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
        roles
          .map(
            ({ id }) =>
              `New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId ${principalId} -PrincipalId ${principalId} -ResourceId ${resourceId} -AppRoleId ${id}`,
          )
          .join('\n'),
      ),
    ),
    assumed: set({ survey: withGrants(survey, 'application'), isChanged: true }),
  };
}

function scopeRequest(
  connection: Connection,
  survey: ConsentSurvey | null,
  scopes: readonly string[],
): PlannedRequest {
  const grant = survey?.grant ?? null;
  return grant === null
    ? {
        method: 'POST',
        url: graphUrl(connection, '/oauth2PermissionGrants'),
        body: {
          clientId: survey?.principalId ?? '',
          consentType: 'AllPrincipals',
          resourceId: survey?.graphId ?? '',
          scope: scopeWith([], scopes),
        },
      }
    : {
        method: 'PATCH',
        url: graphUrl(connection, `/oauth2PermissionGrants/${grant.id}`),
        body: { scope: scopeWith(grant.scopes, scopes) },
      };
}

function scopesStep({ connection }: RunContext, known: Values): Step {
  const { survey } = known;
  const scopes = survey === null ? [] : scopesToGrant(survey);
  const grant = survey?.grant ?? null;
  return {
    ...titled('scopes'),
    explanation: [
      message('consent.explanation', { step: 'scopes' }),
      message('consent.names', { names: scopes, type: 'delegated' }),
      ...reasons(survey, scopes),
    ],
    kind: 'change',
    isNeeded: scopes.length > 0,
    look: (io) =>
      lookUntil(
        io,
        (one) => scopesToGrant(one).length === 0,
        (snapshot) => proofOf(message('consent.proof', { proof: 'granted' }), snapshot.permissionGrants),
      ),
    change: {
      requests: [scopeRequest(connection, survey, scopes)],
      permission: 'permissionGrants',
      confirm: message('consent.confirm', { step: 'scopes' }),
      explain,
      take: () => Promise.resolve(set({ survey: withGrants(survey, 'delegated'), isChanged: true })),
    },
    wait: { expectedMs: TICK_MS, everyMs: TICK_EVERY_MS, reason: message('consent.wait') },
    byHand: consentByHand(
      known,
      powerShell(
        connection,
        ['DelegatedPermissionGrant.ReadWrite.All'],
        grant === null
          ? `New-MgOauth2PermissionGrant -ClientId ${survey?.principalId ?? ''} -ConsentType AllPrincipals -ResourceId ${survey?.graphId ?? ''} -Scope "${scopeWith([], scopes)}"`
          : `Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId ${grant.id} -Scope "${scopeWith(grant.scopes, scopes)}"`,
      ),
    ),
    assumed: set({ survey: withGrants(survey, 'delegated'), isChanged: true }),
  };
}

/** Without a look at the directory: Microsoft's page grants what is listed. */
function blindStep({ isBlind }: Values): Step {
  return {
    ...titled('blind'),
    kind: 'byHand',
    isNeeded: isBlind,
    risks: [message('consent.risk.exchange')],
    byHand: {
      instructions: lines('openConsent', 'accept', 'redirectError'),
      link: 'adminConsent',
      copies: [],
      lookFor: message('consent.lookFor', { what: 'ticked' }),
    },
    doneLabel: message('consent.button', { button: 'consented' }),
    done: set({ isChanged: true }),
  };
}

/** A listed mailbox, or one that stands for "must not open", that opened. */
function probeOf({ mailboxes, canaries }: Snapshot): Observation<unknown> | null {
  return (
    [...mailboxes, ...canaries].map(({ probe }) => probe).find((one) => valueOf(one)?.outcome === 'open') ??
    null
  );
}

/** What a fresh token, and a mailbox, show of the permissions. */
function effectOf(snapshot: Snapshot, roles: readonly string[], isFetching: boolean): Look {
  const { token, mailboxes } = snapshot;
  if (token.state === 'unreadable') {
    return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
  }
  if (token.value.outcome === 'refused') return { is: 'stuck', problem: problem('token', token.requestId) };
  const held = token.value.roles;
  if (held !== null && !roles.every((role) => held.includes(role))) {
    return { is: 'notYet', problem: problem('notInToken', token.requestId) };
  }
  const probe = probeOf(snapshot);
  if (isFetching && mailboxes.length > 0 && probe === null) {
    return { is: 'notYet', problem: problem('closed', mailboxes[0]?.probe.requestId ?? null) };
  }
  return {
    is: 'reached',
    proofs: [
      ...(held === null || roles.length === 0
        ? []
        : [proofOf(message('consent.proof', { proof: 'token' }), token)]),
      ...(probe === null ? [] : [proofOf(message('consent.proof', { proof: 'mailbox' }), probe)]),
    ],
  };
}

function verifyStep({ connection }: RunContext, { isBlind, scopedBy }: Values): Step {
  const { permissions } = profileOf(connection.profile);
  const isFetching = permissions?.some(({ without }) => without === 'fetching') ?? false;
  const needed = (type: 'application' | 'delegated'): readonly string[] =>
    (permissions ?? []).flatMap((one) => (one.type === type ? [one.value] : []));
  return {
    ...titled('verify'),
    kind: 'wait',
    wait: { expectedMs: EFFECT_MS, everyMs: EFFECT_EVERY_MS, reason: message('consent.wait') },
    ...(isBlind
      ? {
          vouch: {
            label: message('consent.button', { button: 'vouch' }),
            text: message('consent.word'),
          },
        }
      : {}),
    look: async (io) => {
      if (isBlind) {
        const effect = effectOf(await io.look(), needed('application'), isFetching);
        return effect.is === 'reached' && needed('delegated').length > 0
          ? { is: 'notYet', problem: problem('unseen') }
          : effect;
      }
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { survey, snapshot } = found;
      if (lacking(survey, scopedBy).length > 0) {
        return {
          is: 'notYet',
          values: set({ survey: mutable(survey) }),
          problem: problem('lacking', snapshot.appRoleAssignments.requestId),
        };
      }
      const byExchange = grantedByExchange(survey, scopedBy);
      const roles = survey.permissions.flatMap(({ type, value }) =>
        type === 'application' && !byExchange.includes(value) ? [value] : [],
      );
      const effect = effectOf(snapshot, roles, isFetching);
      if (effect.is !== 'reached') return effect;
      const grants = byExchange.length === 0 ? 'granted' : 'exchange';
      return {
        ...effect,
        proofs: [
          proofOf(message('consent.proof', { proof: grants }), snapshot.appRoleAssignments),
          ...(effect.proofs ?? []),
        ],
      };
    },
  };
}

/**
 * Grants what the integration needs (Q3, Q15): the registration lists it, the organisation consents to it with the
 * right type, and a fresh token and a mailbox show that it works. Nothing that is granted gets lost, and what Exchange
 * grants for some mailboxes is not granted for all.
 */
export const grantConsent: Runbook = {
  id: 'grant-consent',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = values.parse(kept);
    const grants = [
      requestStep(context, known),
      rolesStep(context, known),
      scopesStep(context, known),
      blindStep(known),
    ];
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      // What is granted has to be taken over: that is among the steps to come from the beginning.
      isNeeded: known.isChanged || grants.some(({ isNeeded }) => isNeeded === true),
    };
    return {
      changes: [message('consent.changes')],
      steps: [
        surveyStep(known),
        scopedByStep(known),
        ...grants,
        verifyStep(context, known),
        // Last: disabled before the permissions work, the integration could not come back.
        ...refreshSteps(refresh),
      ],
      wayBack: refreshWayBack(
        refresh,
        message(known.isChanged ? 'consent.changed' : 'runbook.wayBack.nothing'),
      ),
    };
  },
};
