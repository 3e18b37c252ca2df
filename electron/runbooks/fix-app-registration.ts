import { z } from 'zod';

import { SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { ByHand, CopyText, PlannedRequest, StepProblem } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { RegistrationProblem, RegistrationStep } from '../../shared/messages/en/fix-app-registration';
import { type Message, message } from '../../shared/messages/message';
import { isElsewhere, profileOf } from '../../shared/profiles';
import {
  isAsAsked,
  isGone,
  type Leavable,
  redirectsWith,
  type RegistrationSurvey,
  registrationSurvey,
} from '../../shared/runbooks/registration';
import { webRedirectsQuery } from '../graph/readers/web-redirects';
import { graphUrl } from './graph-url';
import {
  NOT_REFRESHED,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
  sawMail,
} from './integration-refresh';
import { problemOf } from './run-problems';
import { type Look, proofOf, type Runbook, type RunContext, type Step, type StepIo } from './runbook';

/** Entra ID passes a change on within minutes; Microsoft gives no time. */
const EFFECT_MS = 2 * 60 * SECOND_MS;
const EFFECT_EVERY_MS = 20 * SECOND_MS;

/** What is known while a registration is mended. */
const values = z.strictObject({
  /** How things were at the last look; null: not looked at yet. */
  survey: z
    .strictObject({
      applicationId: z.string().nullable(),
      principalId: z.string().nullable(),
      isDisabledByMicrosoft: z.boolean(),
      isApplicationOff: z.boolean(),
      isAccountOff: z.boolean(),
      isPrincipalOff: z.boolean(),
      audience: z.string().nullable(),
      redirectUri: z.string().nullable(),
    })
    .nullable(),
  /** The redirect URIs of the platform that gets one more; null: not read. */
  web: z.array(z.string()).nullable(),
  /** What the administrator left as it is. */
  left: z.array(z.enum(['audience', 'redirect'])),
  isChanged: z.boolean(),
  /** The enterprise application is new: nothing is granted to it, so that no mail can show anything yet. */
  isNew: z.boolean(),
  refresh: refreshSchema,
});

/** microsoft.graph.servicePrincipal, as the answer to its creation. */
const createdPrincipal = z.object({ id: z.string() });

type Values = z.output<typeof values>;
type Survey = NonNullable<Values['survey']>;

/** The steps that change something, in their order. */
type ChangeStep = Exclude<RegistrationStep, 'survey' | 'verify'>;

const INITIAL: Values = {
  survey: null,
  web: null,
  left: [],
  isChanged: false,
  isNew: false,
  refresh: NOT_REFRESHED,
};

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function problem(name: RegistrationProblem, requestId: string | null = null): StepProblem {
  return problemOf(
    message('registration.problem', { problem: name }),
    message('registration.advice', { problem: name }),
    requestId,
  );
}

function titled(id: RegistrationStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('registration.title', { step: id }),
    explanation: [message('registration.explanation', { step: id })],
  };
}

function lines(
  ...all: readonly Parameters<typeof message<'registration.byHand'>>[1]['line'][]
): readonly Message[] {
  return all.map((line) => message('registration.byHand', { line }));
}

function copy(what: 'clientId' | 'uri' | 'command', text: string): CopyText {
  return { label: message('registration.copy', { what }), text, isScript: what === 'command' };
}

type Surveyed =
  | { readonly survey: RegistrationSurvey; readonly web: string[] | null; readonly snapshot: Snapshot }
  | { readonly survey: null; readonly look: Look };

/** Reads both objects; what nobody here can mend is stuck. */
async function surveyNow(io: StepIo): Promise<Surveyed> {
  const { connection } = io;
  const snapshot = await io.look();
  const found = registrationSurvey(snapshot, profileOf(connection.profile));
  if (found.is === 'unread') {
    const { failure, requestId } = found.source;
    return { survey: null, look: { is: 'unreadable', failure, requestId } };
  }
  const { survey } = found;
  const { application, servicePrincipal } = snapshot;
  const learnt = set({ survey: { ...survey } });
  if (isGone(survey)) {
    return {
      survey: null,
      look: { is: 'stuck', problem: problem('gone', application.requestId), values: learnt },
    };
  }
  if (survey.isDisabledByMicrosoft) {
    const status =
      valueOf(application)?.disabledByMicrosoftStatus ??
      valueOf(servicePrincipal)?.disabledByMicrosoftStatus ??
      null;
    const { tenantId, clientId } = connection;
    const { vendor } = profileOf(connection.profile);
    const request = message('registration.request.microsoft', { tenantId, clientId, status, vendor });
    return {
      survey: null,
      look: {
        is: 'stuck',
        problem: { ...problem('byMicrosoft', servicePrincipal.requestId), request },
        values: learnt,
      },
    };
  }
  if (survey.redirectUri === null) return { survey, web: null, snapshot };
  const web = await io.read(webRedirectsQuery(connection.clientId));
  return web.state === 'read'
    ? { survey, web: [...web.value], snapshot }
    : { survey: null, look: { is: 'unreadable', failure: web.failure, requestId: web.requestId } };
}

function surveyStep({ connection }: RunContext, { survey }: Values): Step {
  return {
    ...titled('survey'),
    ...(isElsewhere(connection) ? { explanation: [message('registration.elsewhere.survey')] } : {}),
    kind: 'look',
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { application, servicePrincipal } = found.snapshot;
      const source = valueOf(application) === null ? servicePrincipal : application;
      return {
        is: 'reached',
        values: set({ survey: { ...found.survey }, web: found.web }),
        proofs: [proofOf(message('registration.proof', { proof: 'survey' }), source)],
      };
    },
    ...(survey !== null && isGone(survey)
      ? {
          byHand: {
            instructions: lines('restore', 'checkClientId'),
            link: 'entraApp',
            copies: [copy('clientId', connection.clientId)],
            lookFor: null,
          },
        }
      : {}),
  };
}

/** What one change is about: whether it is due, what is sent, and what it is by hand. */
interface Repair {
  readonly id: ChangeStep;
  readonly isDue: (survey: RegistrationSurvey) => boolean;
  readonly request: (survey: Survey | null) => PlannedRequest;
  readonly byHand: Omit<ByHand, 'lookFor'>;
  /** The survey once it is done. */
  readonly after: Partial<Survey>;
  readonly leaves?: Leavable;
}

function repairsOf({ connection }: RunContext, { web }: Values): readonly Repair[] {
  const { clientId, profile } = connection;
  const { audiences, redirectUris } = profileOf(profile);
  const audience = audiences?.expected ?? '';
  const uri = redirectUris[0] ?? '';
  const redirects = redirectsWith(web ?? [], uri);
  const isAsked = ({ id }: Repair): boolean =>
    (id !== 'audience' || audiences !== null) && (id !== 'redirect' || redirectUris.length > 0);
  const application = (survey: Survey | null): string =>
    graphUrl(connection, `/applications/${survey?.applicationId ?? ''}`);
  const all: readonly Repair[] = [
    {
      id: 'create',
      isDue: ({ principalId }) => principalId === null,
      request: () => ({
        method: 'POST',
        url: graphUrl(connection, '/servicePrincipals'),
        body: { appId: clientId },
      }),
      byHand: {
        instructions: lines('consent'),
        link: 'adminConsent',
        copies: [copy('command', `az ad sp create --id ${clientId}`)],
      },
      after: { principalId: '(new)' },
    },
    {
      id: 'activate',
      isDue: ({ isApplicationOff }) => isApplicationOff,
      request: (survey) => ({ method: 'PATCH', url: application(survey), body: { isDisabled: false } }),
      byHand: { instructions: lines('openRegistration', 'activate'), link: 'entraApp', copies: [] },
      after: { isApplicationOff: false },
    },
    {
      id: 'enableApp',
      isDue: ({ isAccountOff, isPrincipalOff }) => isAccountOff || isPrincipalOff,
      request: (survey) => ({
        method: 'PATCH',
        url: graphUrl(connection, `/servicePrincipals/${survey?.principalId ?? ''}`),
        body: {
          accountEnabled: true,
          ...(survey?.isPrincipalOff === true ? { isDisabled: false } : {}),
        },
      }),
      byHand: {
        instructions: lines('openEnterprise', 'enable'),
        link: 'entraApp',
        copies: [
          copy('clientId', clientId),
          copy('command', `az ad sp update --id ${clientId} --set accountEnabled=true`),
        ],
      },
      after: { isAccountOff: false, isPrincipalOff: false },
    },
    {
      id: 'audience',
      isDue: (survey) => survey.audience !== null,
      request: (survey) => ({
        method: 'PATCH',
        url: application(survey),
        body: { signInAudience: audience },
      }),
      byHand: {
        instructions: lines('openAuthentication', 'audience'),
        link: 'entraApp',
        copies: [copy('command', `az ad app update --id ${clientId} --sign-in-audience ${audience}`)],
      },
      after: { audience: null },
      leaves: 'audience',
    },
    {
      id: 'redirect',
      isDue: ({ redirectUri }) => redirectUri !== null,
      request: (survey) => ({
        method: 'PATCH',
        url: application(survey),
        body: { web: { redirectUris: redirects } },
      }),
      byHand: {
        instructions: lines('openAuthentication', 'redirect'),
        link: 'entraApp',
        copies: [
          copy('uri', uri),
          copy('command', `az ad app update --id ${clientId} --web-redirect-uris ${redirects.join(' ')}`),
        ],
      },
      after: { redirectUri: null },
      leaves: 'redirect',
    },
  ];
  return all.filter(isAsked);
}

function repairStep(repair: Repair, known: Values): Step {
  const { survey, left } = known;
  const { id, isDue, leaves } = repair;
  const after = set({
    survey: survey === null ? null : { ...survey, ...repair.after },
    isChanged: true,
    ...(id === 'create' ? { isNew: true } : {}),
  });
  return {
    ...titled(id),
    kind: 'change',
    isNeeded: survey !== null && isDue(survey) && (leaves === undefined || !left.includes(leaves)),
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const learnt: Partial<Values> = { survey: { ...found.survey }, web: found.web };
      if (isDue(found.survey)) return { is: 'notYet', values: set(learnt) };
      const { application, servicePrincipal } = found.snapshot;
      const source = id === 'create' || id === 'enableApp' ? servicePrincipal : application;
      return {
        is: 'reached',
        values: set({ ...learnt, isChanged: true, ...(id === 'create' ? { isNew: true } : {}) }),
        proofs: [proofOf(message('registration.proof', { proof: id }), source)],
      };
    },
    change: {
      requests: [repair.request(survey)],
      permission: 'application',
      confirm: message('registration.confirm', { step: id }),
      take: ([answer]) =>
        Promise.resolve(
          id !== 'create' || survey === null
            ? after
            : set({
                survey: { ...survey, principalId: createdPrincipal.parse(answer?.body).id },
                isChanged: true,
                isNew: true,
              }),
        ),
      explain: (code) => {
        if (code === 'Request_ResourceNotFound') return { problem: problem('vanished') };
        return code === 'Request_BadRequest' ? { problem: problem('refused') } : null;
      },
    },
    wait: { expectedMs: EFFECT_MS, everyMs: EFFECT_EVERY_MS, reason: message('registration.wait') },
    byHand: { ...repair.byHand, lookFor: message('registration.lookFor', { step: id }) },
    ...(leaves === undefined
      ? {}
      : {
          skip: {
            label: message('registration.button'),
            values: set({ left: [...left, leaves] }),
          },
        }),
    assumed: after,
  };
}

function verifyStep({ connection }: RunContext, { left }: Values): Step {
  const holdsCredential = connection.access.some(({ kind }) => kind === 'integrationCredential');
  return {
    ...titled('verify'),
    kind: 'wait',
    wait: { expectedMs: EFFECT_MS, everyMs: EFFECT_EVERY_MS, reason: message('registration.wait') },
    ...(holdsCredential ? {} : { vouch: sawMail(connection, message('registration.word')) }),
    look: async (io) => {
      const found = await surveyNow(io);
      if (found.survey === null) return found.look;
      const { token, servicePrincipal } = found.snapshot;
      if (!isAsAsked(found.survey, left)) {
        return { is: 'notYet', values: set({ survey: { ...found.survey }, web: found.web }) };
      }
      if (!holdsCredential) return { is: 'notYet', problem: problem('unseen') };
      if (token.state === 'unreadable') {
        return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
      }
      if (token.value.outcome === 'refused') {
        const { kind } = token.value.entra;
        return kind === 'appDisabled' || kind === 'appNotFound'
          ? { is: 'notYet', problem: problem('notYet', token.requestId) }
          : { is: 'stuck', problem: problem('tokenRefused', token.requestId) };
      }
      return {
        is: 'reached',
        proofs: [
          proofOf(message('registration.proof', { proof: 'asAsked' }), servicePrincipal),
          proofOf(message('registration.proof', { proof: 'token' }), token),
        ],
      };
    },
  };
}

/**
 * Mends the app's two objects (Q14, Q17): there, switched on, and set up as the vendor asks. What Microsoft disabled
 * nobody here can enable; what was deleted is restored in the portal.
 */
export const fixAppRegistration: Runbook = {
  id: 'fix-app-registration',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = values.parse(kept);
    const repairs = repairsOf(context, known).map((repair) => repairStep(repair, known));
    const due = repairs.filter(({ isNeeded }) => isNeeded === true);
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      isNeeded: (known.isChanged || due.length > 0) && !known.isNew && !due.some(({ id }) => id === 'create'),
    };
    return {
      changes: [
        message(isElsewhere(context.connection) ? 'registration.elsewhere.changes' : 'registration.changes'),
      ],
      steps: [
        surveyStep(context, known),
        ...repairs,
        verifyStep(context, known),
        // Last: disabled before it gets a token, the integration could not come back.
        ...refreshSteps(refresh),
      ],
      wayBack: refreshWayBack(
        refresh,
        message(known.isChanged ? 'registration.changed' : 'runbook.wayBack.nothing'),
      ),
    };
  },
};
