import { z } from 'zod';

import type { Connection } from '../../shared/domain/connection';
import type { EntraFailureKind } from '../../shared/domain/failure';
import { SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { CopyText, StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { OwnAccessProblem, OwnAccessStep } from '../../shared/messages/en/restore-own-access';
import { type Message, message } from '../../shared/messages/message';
import { MICROSOFT_GRAPH_APP_ID, permissionByValue } from '../../shared/profiles/graph-permissions';
import {
  failedOtherwise,
  isComplete,
  type OwnAccessSurvey,
  ownAccessSurvey,
  ownPermissionRequest,
  type Refusal,
} from '../../shared/runbooks/own-access';
import { connectMgGraph } from '../../shared/scripts/power-shell';
import { adminConsentUrl } from '../portal-links';
import { type Look, proofOf, type Runbook, type RunContext, type Step, type StepIo } from './runbook';

/** A person does it somewhere else; a new permission takes some minutes to come into effect. */
const BY_HAND_MS = 5 * 60 * SECOND_MS;
const BY_HAND_EVERY_MS = 20 * SECOND_MS;

const lack = {
  kind: z.enum(['integrationCredential', 'monitorRegistration', 'administrator']),
  clientId: z.string(),
};

const refusal = z.strictObject({
  kind: z.custom<EntraFailureKind>((value) => typeof value === 'string'),
  code: z.number().nullable(),
});

/** What is known while access is restored. */
const values = z.strictObject({
  /** How things were at the last look; null: not looked at yet. */
  survey: z
    .strictObject({
      signIns: z.array(z.strictObject(lack)),
      credentials: z.array(
        z.strictObject({
          ...lack,
          lack: z.enum(['missing', 'rejected', 'ending']),
          refusal: refusal.nullable(),
          reference: z.string().nullable(),
          end: z.iso.datetime().nullable(),
        }),
      ),
      refused: z.array(z.strictObject({ ...lack, refusal })),
      grant: z
        .strictObject({
          kind: z.enum(['monitorRegistration', 'administrator']),
          clientId: z.string(),
          permissions: z.array(z.string()),
        })
        .nullable(),
      lacksRegistration: z.boolean(),
    })
    .nullable(),
});

type Values = z.output<typeof values>;

const INITIAL: Values = { survey: null };

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(survey: OwnAccessSurvey): JsonObject {
  return values.parse({ survey });
}

function titled(id: OwnAccessStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('access.title', { step: id }),
    explanation: [message('access.explanation', { step: id })],
  };
}

function lines(
  ...all: readonly Parameters<typeof message<'access.byHand'>>[1]['line'][]
): readonly Message[] {
  return all.map((line) => message('access.byHand', { line }));
}

function copy(
  what: 'clientId' | 'reference' | 'permissions' | 'script' | 'command' | 'consentUrl',
  text: string,
): CopyText {
  return {
    label: message('access.copy', { what }),
    text,
    isScript: what === 'script' || what === 'command',
  };
}

function problem(
  name: OwnAccessProblem,
  about: {
    readonly access?: OwnAccessSurvey['signIns'][number]['kind'];
    readonly end?: string | null;
    readonly refusal?: Refusal | null;
    readonly permissions?: readonly string[];
    readonly request?: Message | null;
  } = {},
): StepProblem {
  const { refusal: said = null } = about;
  return {
    text: message('access.problem', {
      problem: name,
      access: about.access ?? null,
      end: about.end ?? null,
      refusal: said === null ? null : { id: 'failure.authentication', params: said },
      permissions: about.permissions ?? [],
    }),
    advice: message('access.advice', { problem: name }),
    request: about.request ?? null,
    requestId: null,
  };
}

/** Which of the lacks a step is about, and how that is said; null: there is none of them. */
type Part = (survey: OwnAccessSurvey, snapshot: Snapshot) => StepProblem | null;

const PARTS: Readonly<Record<Exclude<OwnAccessStep, 'survey' | 'verify'>, Part>> = {
  signIn: ({ signIns: [first] }) => (first === undefined ? null : problem('signIn', { access: first.kind })),
  credential: ({ credentials: [first] }) =>
    first === undefined
      ? null
      : problem(first.lack, { access: first.kind, end: first.end, refusal: first.refusal }),
  refused: ({ refused: [first] }) =>
    first === undefined ? null : problem('refused', { access: first.kind, refusal: first.refusal }),
  registration: ({ lacksRegistration }) => (lacksRegistration ? problem('registration') : null),
  grant: ({ grant }, snapshot) =>
    grant === null
      ? null
      : problem('grant', { permissions: grant.permissions, request: ownPermissionRequest(snapshot) }),
};

type Surveyed =
  | { readonly survey: OwnAccessSurvey; readonly snapshot: Snapshot }
  | { readonly survey: null; readonly look: Look };

async function surveyNow(io: StepIo): Promise<Surveyed> {
  const snapshot = await io.look();
  const failed = failedOtherwise(snapshot);
  if (failed !== null) {
    return {
      survey: null,
      look: { is: 'unreadable', failure: failed.failure, requestId: failed.requestId },
    };
  }
  const days = io.connection.credentialDays ?? DEFAULT_POLICY.credentialDays;
  return { survey: ownAccessSurvey(snapshot, io.now(), days), snapshot };
}

/** Done by hand, and watched until it is. */
function mendStep(
  id: keyof typeof PARTS,
  survey: OwnAccessSurvey | null,
  byHand: NonNullable<Step['byHand']>,
): Step {
  const part = PARTS[id];
  return {
    ...titled(id),
    kind: 'byHand',
    isNeeded: survey !== null && isConcerned(id, survey),
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const lacks = part(found.survey, found.snapshot);
      const learnt = set(found.survey);
      if (lacks !== null) return { is: 'notYet', values: learnt, problem: lacks };
      return {
        is: 'reached',
        values: learnt,
        proofs: found.snapshot.access
          .filter(({ token }) => token.state === 'read')
          .slice(0, 1)
          .map(({ token }) => proofOf(message('access.proof', { proof: 'signedIn' }), token)),
      };
    },
    wait: { expectedMs: BY_HAND_MS, everyMs: BY_HAND_EVERY_MS, reason: message('access.wait') },
    byHand,
    skip: { label: message('access.button', { button: 'later' }) },
  };
}

function isConcerned(id: keyof typeof PARTS, survey: OwnAccessSurvey): boolean {
  switch (id) {
    case 'signIn':
      return survey.signIns.length > 0;
    case 'credential':
      return survey.credentials.length > 0;
    case 'refused':
      return survey.refused.length > 0;
    case 'registration':
      return survey.lacksRegistration;
    case 'grant':
      return survey.grant !== null;
  }
}

function credentialByHand(survey: OwnAccessSurvey | null): NonNullable<Step['byHand']> {
  const [first] = survey?.credentials ?? [];
  const isNew = first !== undefined && first.lack !== 'missing';
  return {
    instructions: isNew ? lines('newSecret', 'putSecret', 'removeOld') : lines('putSecret'),
    link: null,
    copies: [
      ...(first === undefined ? [] : [copy('clientId', first.clientId)]),
      ...(first === undefined || first.reference === null ? [] : [copy('reference', first.reference)]),
      ...(isNew
        ? [
            copy(
              'command',
              `az ad app credential reset --id ${first.clientId} --append --display-name graphkeeper --query password`,
            ),
          ]
        : []),
    ],
    lookFor: message('access.lookFor', { step: 'credential' }),
  };
}

/** Grants the application permissions of Graphkeeper's registration, one by one. */
function grantScript(connection: Connection, clientId: string, permissions: readonly string[]): string {
  const ids = permissions.flatMap((value) => permissionByValue(value)?.roleId ?? []);
  return [
    ...connectMgGraph(connection, ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All']),
    `$graph = Get-MgServicePrincipal -Filter "appId eq '${MICROSOFT_GRAPH_APP_ID}'"`,
    `$app = Get-MgServicePrincipal -Filter "appId eq '${clientId}'"`,
    ...ids.map(
      (id) =>
        `New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $app.Id -PrincipalId $app.Id -ResourceId $graph.Id -AppRoleId ${id}`,
    ),
  ].join('\n');
}

function grantByHand(connection: Connection, survey: OwnAccessSurvey | null): NonNullable<Step['byHand']> {
  const grant = survey?.grant ?? null;
  return {
    instructions: lines('addPermissions', 'consent', 'sendRequest'),
    link: null,
    copies:
      grant === null
        ? []
        : [
            copy('clientId', grant.clientId),
            copy('permissions', grant.permissions.join(', ')),
            grant.kind === 'monitorRegistration'
              ? copy('script', grantScript(connection, grant.clientId, grant.permissions))
              : copy('consentUrl', adminConsentUrl(connection, grant.clientId)),
          ],
    lookFor: message('access.lookFor', { step: 'grant' }),
  };
}

function surveyStep(): Step {
  return {
    ...titled('survey'),
    kind: 'look',
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const source = found.snapshot.access[0]?.token ?? found.snapshot.token;
      return {
        is: 'reached',
        values: set(found.survey),
        proofs: [proofOf(message('access.proof', { proof: 'survey' }), source)],
      };
    },
  };
}

function verifyStep(): Step {
  return {
    ...titled('verify'),
    kind: 'look',
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { survey, snapshot } = found;
      if (!isComplete(survey)) {
        const first = Object.values(PARTS).flatMap((part) => part(survey, snapshot) ?? [])[0];
        return {
          is: 'notYet',
          values: set(survey),
          ...(first === undefined ? {} : { problem: first }),
        };
      }
      const source = snapshot.access.find(({ token }) => token.state === 'read')?.token ?? snapshot.token;
      return {
        is: 'reached',
        values: set(survey),
        proofs: [proofOf(message('access.proof', { proof: 'complete' }), source)],
      };
    },
  };
}

/**
 * Restores what Graphkeeper itself sees with: a sign-in, a credential, permissions that read. It changes nothing in the
 * tenant: an app that could grant itself permissions would be worth stealing.
 */
export const restoreOwnAccess: Runbook = {
  id: 'restore-own-access',
  initial: INITIAL,
  plan: (kept, { connection }: RunContext) => {
    const { survey } = values.parse(kept);
    const [refused] = survey?.refused ?? [];
    return {
      changes: [message('access.changes')],
      steps: [
        surveyStep(),
        mendStep('signIn', survey, {
          instructions: lines('openSettings', 'signIn'),
          link: null,
          copies: [],
          lookFor: message('access.lookFor', { step: 'signIn' }),
        }),
        mendStep('credential', survey, credentialByHand(survey)),
        mendStep('refused', survey, {
          instructions: lines('openOwn'),
          link: null,
          copies: refused === undefined ? [] : [copy('clientId', refused.clientId)],
          lookFor: message('access.lookFor', { step: 'refused' }),
        }),
        mendStep('registration', survey, {
          instructions: lines('openSettings', 'addAccess'),
          link: null,
          copies: [],
          lookFor: message('access.lookFor', { step: 'registration' }),
        }),
        mendStep('grant', survey, grantByHand(connection, survey)),
        verifyStep(),
      ],
      wayBack: { text: message('runbook.wayBack.nothing'), steps: [] },
    };
  },
};
