import type { Connection } from '../../../shared/domain/connection';
import { SECOND_MS } from '../../../shared/domain/instant';
import type { PlannedRequest } from '../../../shared/domain/runbook-run';
import { type Message, message } from '../../../shared/messages/message';
import { MICROSOFT_GRAPH_APP_ID } from '../../../shared/profiles/graph-permissions';
import {
  type ConsentSurvey,
  grantedByExchange,
  isConsentPageTooWide,
  requestedWith,
  requestsToAdd,
  rolesToGrant,
  scopesToGrant,
  scopeWith,
} from '../../../shared/runbooks/consent';
import { connectMgGraph } from '../../../shared/scripts/power-shell';
import { graphUrl } from '../graph-url';
import { type Change, proofOf, type RunContext, type Step } from '../runbook';
import { lookUntil } from './survey';
import { copy, lines, problem, set, titled, type Values } from './values';

/** "API grants take effect immediately" (Microsoft); a page left open is read by and by. */
const TICK_MS = 60 * SECOND_MS;

const TICK_EVERY_MS = 15 * SECOND_MS;

function powerShell(connection: Connection, scopes: readonly string[], command: string): string {
  return [...connectMgGraph(connection, scopes), command].join('\n');
}

/** Refusals that mean the same at each request. */
const explain: NonNullable<Change['explain']> = (code) => {
  if (code === 'Request_BadRequest') return { problem: problem('refused') };
  return code === 'Request_ResourceNotFound' ? { problem: problem('vanished') } : null;
};

/** The registration lists what the integration needs. */
export function requestStep({ connection }: RunContext, { survey, scopedBy }: Values): Step {
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

/** Consents to application permissions. */
export function rolesStep({ connection }: RunContext, known: Values): Step {
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

/** Consents to delegated permissions, beside those that are granted. */
export function scopesStep({ connection }: RunContext, known: Values): Step {
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
export function blindStep({ isBlind }: Values): Step {
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
