import { z } from 'zod';

import type { Connection } from '../../shared/domain/connection';
import { instantOf, SECOND_MS } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import type { CopyText, PlannedRequest } from '../../shared/domain/runbook-run';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { RotationStep } from '../../shared/messages/en/rotate-secret';
import { message } from '../../shared/messages/message';
import {
  farEndObservations,
  isCredentialOlderThan,
  isPlaceOfApp,
  linkedIntegration,
  passingFailure,
  type SecretPlace,
} from '../../shared/runbooks/far-end';
import {
  certificateInUse,
  endChoice,
  endOfDay,
  isUsedSince,
  readySecret,
  secretInUse,
  type SecretPolicy,
  valueProblem,
} from '../../shared/runbooks/rotation';
import { credentialBody } from '../genesys/credential-fields';
import { SECRET_POLICY_QUERY } from '../graph/readers/app-management-policy';
import { graphUrl } from './graph-url';
import {
  genesysUrl,
  NOT_REFRESHED,
  type RefreshOptions,
  refreshSchema,
  refreshSteps,
  refreshWayBack,
  switchRequest,
} from './integration-refresh';
import { rotationProblem, stands, unreadApplication } from './registered-credential';
import { newCertificateSteps, removeCertificateStep } from './rotate-certificate';
import {
  type Change,
  type Look,
  proofOf,
  type Runbook,
  type RunContext,
  type RunPlan,
  type Step,
  type StepIo,
} from './runbook';

/** The vault's entry of the new secret: its key id and value, as JSON. */
const NEW_SECRET = 'new-secret';
/** The vault's entry of the secret that Genesys Cloud had before, for the way back. */
const OLD_SECRET = 'old-secret';

/** What stands in the place of a secret in a request that is shown. */
const HIDDEN = { new: '(the new secret)', old: '(the old secret)' } as const;

/** New secrets were seen to be accepted after 4 to 18 s (public issue of Microsoft's documentation). */
const REPLICATION_MS = 20 * SECOND_MS;
const REPLICATION_EVERY_MS = 5 * SECOND_MS;

/** What is known in a rotation. No value of a secret is. */
const rotationValues = z.strictObject({
  /** The registration, and its secrets when the run began; null: not looked at yet. */
  application: z
    .strictObject({
      objectId: z.string(),
      name: z.string(),
      secrets: z.array(z.strictObject({ keyId: z.string(), label: z.string() })),
    })
    .nullable(),
  policy: z.strictObject({ isBlocked: z.boolean(), maxLifetime: z.string().nullable() }).nullable(),
  /** `YYYY-MM-DD`; null: to be chosen. */
  end: z.iso.date().nullable(),
  /** One that somebody else added and nobody uses yet; null: there is none, or it was decided about. */
  found: z
    .strictObject({
      keyId: z.string(),
      label: z.string(),
      hint: z.string().nullable(),
      end: z.iso.datetime().nullable(),
      isUnused: z.boolean(),
    })
    .nullable()
    .default(null),
  /** `added` is the one that was found: it is not this run's to take away again. */
  isAdopted: z.boolean().default(false),
  /** A secret of this run, or one that was found, whose value is lost. */
  orphan: z.string().nullable(),
  added: z.strictObject({ keyId: z.string(), hint: z.string().nullable() }).nullable(),
  /** Its value is in the vault; null: not decided yet. */
  hasValue: z.boolean().nullable(),
  isHandedOver: z.boolean(),
  /** Who keeps the secret that Graphkeeper looks with; null: not tried yet. */
  own: z.enum(['replaced', 'kept', 'none']).nullable(),
  /** Where the secret is written at Genesys Cloud; null: a person does it. */
  place: z
    .strictObject({
      credentialId: z.string(),
      name: z.string().nullable(),
      typeName: z.string(),
      secretField: z.string(),
      fields: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** Graphkeeper wrote it there, and the old one is in the vault. */
  canPutBack: z.boolean(),
  refresh: refreshSchema,
  /** Of the way back. */
  undoRefresh: refreshSchema,
  /** The secret to remove at the end; null: not known, or none is to be. */
  old: z.string().nullable(),
  /** The certificate that the integration signs in with; null: it uses a secret. */
  certificate: z.strictObject({ keyId: z.string().nullable(), label: z.string() }).nullable().default(null),
  /** Of the new certificate: SHA-1, base64. */
  thumbprint: z.string().nullable().default(null),
});

type Values = z.output<typeof rotationValues>;

const INITIAL: Values = {
  application: null,
  policy: null,
  end: null,
  found: null,
  isAdopted: false,
  orphan: null,
  added: null,
  hasValue: null,
  isHandedOver: false,
  own: null,
  place: null,
  canPutBack: false,
  refresh: NOT_REFRESHED,
  undoRefresh: NOT_REFRESHED,
  old: null,
  certificate: null,
  thumbprint: null,
};

const held = z.strictObject({ keyId: z.string(), secret: z.string().min(1) });

/** microsoft.graph.passwordCredential as `addPassword` answers: the one time that it has its value. */
const addedSecret = z.object({
  keyId: z.string(),
  secretText: z.string().min(1),
  hint: z.string().nullish(),
});

/** Values that change: typed here, plain JSON for whoever keeps them. */
function set(change: Partial<Values>): JsonObject {
  return change;
}

function titled(id: RotationStep): Pick<Step, 'id' | 'title' | 'explanation'> {
  return {
    id,
    title: message('rotate.title', { step: id }),
    explanation: [message('rotate.explanation', { step: id })],
  };
}

function copy(what: 'name' | 'clientId' | 'command' | 'keyId', text: string): CopyText {
  return { label: message('rotate.copy', { what }), text, isScript: what === 'command' };
}

/** Its name tells a secret of this run from all others, also when nothing else of it is known. */
function nameOf({ runId, startedAt }: RunContext): string {
  return `genesys ${instantOf(startedAt).slice(0, 10)} (${runId.slice(0, 8)})`;
}

function removal(context: RunContext, { application }: Values, keyId: string): PlannedRequest {
  return {
    method: 'POST',
    url: graphUrl(context.connection, `/applications/${application?.objectId ?? ''}/removePassword`),
    body: { keyId },
  };
}

/**
 * Reached when a secret is gone.
 *
 * @param isOrphan nobody has its value: a sign-in with it says that somebody does
 */
async function lookForRemoval(
  io: StepIo,
  keyId: string,
  change: Partial<Values>,
  isOrphan: boolean,
): Promise<Look> {
  const snapshot = await io.look();
  const isThere = stands(snapshot, keyId);
  if (isThere === null) return unreadApplication(snapshot);
  if (isThere) {
    const isUsed = isOrphan && isUsedSince(snapshot, keyId, 0) === true;
    return isUsed ? { is: 'stuck', problem: rotationProblem('newInUse') } : { is: 'notYet' };
  }
  const proof = proofOf(message('rotate.proof', { proof: 'removed' }), snapshot.application);
  return { is: 'reached', values: set(change), proofs: [proof] };
}

async function valueIn(io: StepIo): Promise<z.output<typeof held> | null> {
  const kept = await io.vault.get(NEW_SECRET);
  return kept === null ? null : held.parse(JSON.parse(kept));
}

function keep(io: StepIo, keyId: string, secret: string): Promise<void> {
  return io.vault.set(NEW_SECRET, JSON.stringify({ keyId, secret }));
}

function surveyStep(context: RunContext): Step {
  const look = async (io: StepIo): Promise<Look> => {
    const [snapshot, policy] = await Promise.all([io.look(), io.read(SECRET_POLICY_QUERY)]);
    const { application } = snapshot;
    if (application.state === 'unreadable' || application.value === null) return unreadApplication(snapshot);
    const known: SecretPolicy | null = policy.state === 'read' ? policy.value : null;
    if (known?.isBlocked === true)
      return { is: 'stuck', problem: rotationProblem('blocked', policy.requestId) };
    const { id, displayName, credentials } = application.value;
    return {
      is: 'reached',
      values: set({
        application: {
          objectId: id,
          name: displayName ?? context.connection.name,
          secrets: credentials
            .filter(({ type }) => type === 'clientSecret')
            .map(({ keyId, name, hint }) => ({ keyId, label: name ?? hint ?? keyId })),
        },
        policy: known,
        old: secretInUse(snapshot),
        found: readySecret(snapshot, io.now()),
        certificate: certificateInUse(snapshot),
      }),
      proofs: [proofOf(message('rotate.proof', { proof: 'survey' }), application)],
    };
  };
  return { ...titled('survey'), kind: 'look', look };
}

/** A rotation that was begun elsewhere: whoever began it may have the value. */
function foundStep({ found, old }: Values): Step {
  const options = ['use', 'another', ...(found?.isUnused === true ? (['remove'] as const) : [])] as const;
  return {
    ...titled('found'),
    kind: 'ask',
    isNeeded: found !== null,
    explanation:
      found === null
        ? []
        : [
            message('rotate.found', { label: found.label, end: found.end }),
            message('rotate.explanation', { step: 'found' }),
          ],
    questions: [
      {
        id: 'what',
        kind: 'choice',
        label: message('rotate.question.found'),
        hint: null,
        value: 'use',
        problem: null,
        options: options.map((value) => ({
          value,
          label: message('rotate.found.option', { option: value }),
        })),
      },
    ],
    answer: ({ what }) => {
      if (found === null || what === 'another')
        return Promise.resolve({ ok: true, values: set({ found: null }) });
      const { keyId, hint } = found;
      const isOld = old === keyId;
      const values =
        what === 'remove' && found.isUnused
          ? set({ found: null, orphan: keyId })
          : set({ found: null, isAdopted: true, added: { keyId, hint }, ...(isOld ? { old: null } : {}) });
      return Promise.resolve({ ok: true, values });
    },
    assumed: set({ found: null }),
  };
}

function chooseStep(context: RunContext, { policy, end, isAdopted }: Values): Step {
  const choice = endChoice(policy, context.startedAt);
  return {
    ...titled('choose'),
    kind: 'ask',
    isNeeded: end === null && !isAdopted,
    repeats: true,
    questions: [
      {
        id: 'end',
        kind: 'day',
        label: message('rotate.question.end'),
        hint: message('rotate.question.end.hint', { maxDays: choice.maxDays }),
        value: choice.proposed,
        problem: null,
        min: choice.min,
        max: choice.max,
      },
    ],
    answerLabel: message('rotate.button', { button: 'choose' }),
    answer: (answers) => {
      const day = answers['end'] ?? '';
      const isDay = z.iso.date().safeParse(day).success;
      return Promise.resolve(
        isDay && day >= choice.min && day <= choice.max
          ? { ok: true, values: set({ end: day }) }
          : {
              ok: false,
              problems: {
                end: message('rotate.question.end.wrong', {
                  min: endOfDay(choice.min),
                  max: endOfDay(choice.max),
                }),
              },
            },
      );
    },
    assumed: set({ end: choice.proposed }),
  };
}

function addStep(context: RunContext, known: Values): Step {
  const { connection } = context;
  const { application, end } = known;
  const name = nameOf(context);
  const request: PlannedRequest = {
    method: 'POST',
    url: graphUrl(connection, `/applications/${application?.objectId ?? ''}/addPassword`),
    body: { passwordCredential: { displayName: name, endDateTime: endOfDay(end ?? '') } },
  };
  const look = async (io: StepIo): Promise<Look> => {
    const [snapshot, kept] = await Promise.all([io.look(), valueIn(io)]);
    if (snapshot.application.state === 'unreadable' || snapshot.application.value === null) {
      return unreadApplication(snapshot);
    }
    const before = new Set(application?.secrets.map(({ keyId }) => keyId));
    const secrets = snapshot.application.value.credentials.filter(({ type }) => type === 'clientSecret');
    const proofs = [proofOf(message('rotate.proof', { proof: 'added' }), snapshot.application)];
    const own = secrets.find(({ keyId }) => keyId === kept?.keyId);
    if (own !== undefined) {
      const added = { keyId: own.keyId, hint: own.hint };
      return { is: 'reached', values: set({ added, hasValue: true }), proofs };
    }
    // Of this run, and nobody has its value: it was added just before Graphkeeper stopped.
    const orphan = secrets.find((one) => one.name === name);
    if (orphan !== undefined) return { is: 'notYet', values: set({ orphan: orphan.keyId }) };
    const byHand = secrets.find(({ keyId }) => !before.has(keyId));
    if (byHand === undefined) return { is: 'notYet' };
    const added = { keyId: byHand.keyId, hint: byHand.hint };
    return { is: 'reached', values: set({ added }), proofs };
  };
  return {
    ...titled('add'),
    kind: 'change',
    isNeeded: !known.isAdopted,
    risks: [message('rotate.risk.policy')],
    look,
    change: {
      requests: [request],
      permission: 'application',
      confirm: message('rotate.confirm', { step: 'add' }),
      take: async ([answer], io) => {
        const { keyId, secretText, hint } = addedSecret.parse(answer?.body);
        await keep(io, keyId, secretText);
        return set({ added: { keyId, hint: hint ?? null }, hasValue: true });
      },
      explain: (code) => {
        if (code === 'CredentialInvalidLifetimeAsPerAppPolicy')
          return { problem: rotationProblem('lifetime'), values: set({ end: null }) };
        return code === 'CredentialTypeNotAllowedAsPerAppPolicy'
          ? { problem: rotationProblem('blocked') }
          : null;
      },
    },
    byHand: {
      instructions: (['openCredentials', 'newSecret', 'copyValue'] as const).map((line) =>
        message('rotate.byHand', { line }),
      ),
      link: 'entraCredentials',
      copies: [
        copy('name', `genesys ${instantOf(context.startedAt).slice(0, 10)}`),
        copy(
          'command',
          `az ad app credential reset --id ${connection.clientId} --append --display-name "genesys ${instantOf(context.startedAt).slice(0, 10)}" --end-date ${end ?? ''} --query password`,
        ),
      ],
      lookFor: message('rotate.lookFor', { what: 'listed' }),
    },
    assumed: set({ added: { keyId: '(new)', hint: null }, hasValue: true }),
  };
}

function valueStep({ added, hasValue, isAdopted }: Values): Step {
  return {
    ...titled('value'),
    kind: 'ask',
    isNeeded: added !== null && hasValue === null,
    questions: [
      {
        id: 'value',
        kind: 'secret',
        label: message('rotate.question.value'),
        hint: null,
        value: '',
        problem: null,
      },
    ],
    answerLabel: message('rotate.button', { button: 'keepValue' }),
    answer: async (answers, io) => {
      const value = (answers['value'] ?? '').trim();
      const isRefused = async (): Promise<boolean> => {
        // One that was just added may not be known everywhere yet.
        if (!isAdopted) return false;
        const token = await io.tryCredential({ method: 'secret', secret: value });
        return token.outcome === 'refused' && token.facts.entra.kind === 'secretWrong';
      };
      const wrong =
        valueProblem(value, added?.hint ?? null) ?? ((await isRefused()) ? ('refused' as const) : null);
      if (wrong !== null) {
        return {
          ok: false,
          problems: { value: message('rotate.question.value.problem', { problem: wrong }) },
        };
      }
      await keep(io, added?.keyId ?? '', value);
      return { ok: true, values: set({ hasValue: true }) };
    },
    skip: { label: message('rotate.button', { button: 'withoutValue' }), values: set({ hasValue: false }) },
  };
}

function replicateStep({ hasValue }: Values): Step {
  return {
    ...titled('replicate'),
    kind: 'wait',
    isNeeded: hasValue !== false,
    risks: [message('rotate.risk.replication')],
    wait: {
      expectedMs: REPLICATION_MS,
      everyMs: REPLICATION_EVERY_MS,
      reason: message('rotate.wait'),
    },
    look: async (io) => {
      const kept = await valueIn(io);
      if (kept === null) return { is: 'stuck', problem: rotationProblem('valueLost') };
      const token = await io.tryCredential({ method: 'secret', secret: kept.secret });
      switch (token.outcome) {
        case 'issued': {
          const proof = proofOf(message('rotate.proof', { proof: 'accepted' }), {
            ...token,
            via: 'integrationCredential',
          });
          return { is: 'reached', proofs: [proof] };
        }
        case 'refused':
          return token.facts.entra.kind === 'secretWrong'
            ? { is: 'notYet' }
            : { is: 'stuck', problem: rotationProblem('rejected', token.requestId) };
        case 'unreadable':
          return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
      }
    },
  };
}

/** That mail flows may be the old secret's doing, as long as Genesys Cloud's credential is older than the new one. */
function lookForTaken(snapshot: Snapshot, { isAdopted }: Values, { startedAt }: RunContext): Look {
  // One that was found was there before the run began.
  const isOlder = isAdopted ? null : isCredentialOlderThan(snapshot.genesys, startedAt);
  return isOlder === true ? { is: 'notYet', problem: rotationProblem('notTaken') } : { is: 'reached' };
}

/** Looks where the secret is at Genesys Cloud. Where that cannot be told, a person puts it there. */
function findPlaceStep(context: RunContext, known: Values): Step {
  const { connection } = context;
  return {
    ...titled('findPlace'),
    kind: 'look',
    isNeeded: connection.genesys !== null && known.place === null,
    skip: { label: message('rotate.button', { button: 'handOverByHand' }) },
    look: async (io) => {
      const snapshot = await io.look();
      const { genesys } = snapshot;
      if (genesys === null) return { is: 'reached' };
      const passing = passingFailure(farEndObservations(genesys));
      if (passing !== null)
        return { is: 'unreadable', failure: passing.failure, requestId: passing.requestId };
      const integration = linkedIntegration(genesys);
      const linked = genesys.integrations.find(({ id }) => id === integration?.id);
      const configuration = linked === undefined ? null : valueOf(linked.configuration);
      if (integration === null || configuration === null) return { is: 'reached' };
      const organization = valueOf(snapshot.organization);
      const app = {
        clientId: connection.clientId,
        tokenEndpoints: configuration.tokenEndpoints,
        tenantIds: [connection.tenantId, organization?.id ?? [], organization?.domains ?? []].flat(),
      };
      const places: SecretPlace[] = [];
      for (const { id } of configuration.credentials) {
        const found = await io.readSecretPlace(id);
        const unread = passingFailure([found]);
        if (unread !== null)
          return { is: 'unreadable', failure: unread.failure, requestId: unread.requestId };
        const place = valueOf(found);
        if (place !== null && isPlaceOfApp(place, app)) places.push(place);
      }
      const [place] = places;
      if (places.length !== 1 || place === undefined) return { is: 'reached' };
      return {
        is: 'reached',
        values: set({ place, refresh: { ...known.refresh, integration } }),
        proofs: [proofOf(message('rotate.proof', { proof: 'place' }), genesys.token)],
      };
    },
  };
}

/** The request that writes a secret into its credential; what is shown has none. */
function placeRequest(
  connection: Connection,
  { credentialId, name, typeName, fields, secretField }: SecretPlace,
  secret: string,
): PlannedRequest {
  return {
    method: 'PUT',
    url: genesysUrl(connection, `/integrations/credentials/${credentialId}`),
    body: credentialBody(
      { id: credentialId, name },
      { outcome: 'found', field: secretField, typeName, others: fields },
      secret,
    ),
  };
}

/** Writes a secret of the vault at Genesys Cloud, and switches the integration off and on, with one confirmation. */
function placeChange(
  context: RunContext,
  place: SecretPlace,
  integrationId: string,
  which: 'new' | 'old',
): Pick<Change, 'requests' | 'also' | 'permission' | 'fill'> {
  const { connection } = context;
  return {
    requests: [placeRequest(connection, place, HIDDEN[which])],
    also: [
      switchRequest(connection, integrationId, 'DISABLED'),
      switchRequest(connection, integrationId, 'ENABLED'),
    ],
    permission: 'genesysIntegration',
    fill: async (_request, io) => {
      const secret = which === 'new' ? (await valueIn(io))?.secret : await io.vault.get(OLD_SECRET);
      return secret === undefined || secret === null
        ? { problem: rotationProblem('valueLost') }
        : { request: placeRequest(connection, place, secret) };
    },
  };
}

function handOverStep(context: RunContext, known: Values): Step {
  const { place, refresh, hasValue } = known;
  const secret =
    hasValue === true ? { secret: async (io: StepIo) => (await valueIn(io))?.secret ?? null } : {};
  const common: Step = {
    ...titled('handOver'),
    kind: 'byHand',
    risks: [message('rotate.risk.handOver')],
    ...secret,
    byHand: {
      instructions: (['openIntegrations', 'openCredentialsTab', 'pasteValue'] as const).map((line) =>
        message('rotate.byHand', { line }),
      ),
      link: null,
      copies: [],
      lookFor: message('rotate.lookFor', { what: 'saved' }),
    },
    doneLabel: message('rotate.button', { button: 'handedOver' }),
    done: set({ isHandedOver: true }),
    assumed: set({ isHandedOver: true }),
  };
  if (place === null || refresh.integration === null) return common;
  const change = placeChange(context, place, refresh.integration.id, 'new');
  return {
    ...common,
    kind: 'change',
    explanation: [message('rotate.handOver.written')],
    change: {
      ...change,
      confirm: message('rotate.confirm', { step: 'handOver' }),
      unseen: message('rotate.unseen', { step: 'handOver' }),
      // Cancelled without an answer, the new secret must not be removed: Genesys Cloud may have it.
      begun: set({ isHandedOver: true }),
      fill: async (request, io) => {
        // Kept before it is overwritten: it is the way back.
        const own = await io.ownSecret();
        if (own !== null) await io.vault.set(OLD_SECRET, own);
        return (await change.fill?.(request, io)) ?? { request };
      },
      take: async (_answers, io) => {
        const old = await io.vault.get(OLD_SECRET);
        // An old secret that has ended is no way back.
        const isAlive =
          old !== null && (await io.tryCredential({ method: 'secret', secret: old })).outcome === 'issued';
        return set({ canPutBack: isAlive });
      },
    },
  };
}

/** Before the integration is refreshed: with a secret that has ended, nothing could be read that shows what is new. */
function ownStep({ hasValue, own }: Values): Step {
  return {
    ...titled('own'),
    kind: 'look',
    isNeeded: hasValue === true && own === null,
    look: async (io) => {
      const kept = await valueIn(io);
      if (kept === null) return { is: 'stuck', problem: rotationProblem('valueLost') };
      return { is: 'reached', values: set({ own: await io.replaceOwnSecret(kept.secret) }) };
    },
    assumed: set({ own: 'replaced' }),
  };
}

function ownByHandStep({ hasValue, own }: Values): Step {
  return {
    ...titled('ownByHand'),
    kind: 'byHand',
    isNeeded: own === 'kept',
    ...(hasValue === true ? { secret: async (io: StepIo) => (await valueIn(io))?.secret ?? null } : {}),
    byHand: {
      instructions: [message('rotate.byHand', { line: 'replaceOwn' })],
      link: null,
      copies: [],
      lookFor: null,
    },
    doneLabel: message('rotate.button', { button: 'ownReplaced' }),
    skip: { label: message('rotate.button', { button: 'ownLater' }) },
  };
}

/** Puts the old secret back where Graphkeeper wrote the new one, so that nothing depends on it any more. */
function putBackSteps(context: RunContext, known: Values): readonly Step[] {
  const { place, canPutBack, refresh, undoRefresh } = known;
  if (place === null || refresh.integration === null || !canPutBack) return [];
  const { integration } = refresh;
  return [
    {
      ...titled('putBack'),
      kind: 'change',
      change: {
        ...placeChange(context, place, integration.id, 'old'),
        confirm: message('rotate.confirm', { step: 'putBack' }),
        unseen: message('rotate.unseen', { step: 'putBack' }),
      },
      byHand: {
        instructions: (['openIntegrations', 'openCredentialsTab', 'pasteOld'] as const).map((line) =>
          message('rotate.byHand', { line }),
        ),
        link: null,
        copies: [],
        lookFor: message('rotate.lookFor', { what: 'saved' }),
      },
    },
    ...refreshSteps({
      context,
      known: { ...undoRefresh, integration },
      save: (undone) => set({ undoRefresh: undone }),
      coveredBy: 'putBack',
      prefix: 'undo-',
      isWayBack: true,
    }),
    {
      ...titled('ownBack'),
      kind: 'look',
      isNeeded: known.own === 'replaced',
      look: async (io) => {
        const old = await io.vault.get(OLD_SECRET);
        if (old !== null) await io.replaceOwnSecret(old);
        return { is: 'reached', values: set({ own: null, isHandedOver: false }) };
      },
    },
  ];
}

function removeOldSteps(context: RunContext, known: Values): readonly Step[] {
  const {
    old,
    application,
    added,
    refresh: { baseline },
  } = known;
  const others = (application?.secrets ?? []).filter(({ keyId }) => keyId !== added?.keyId);
  const since = baseline === null ? null : Date.parse(baseline.at);
  return [
    {
      ...titled('removeOld'),
      id: 'chooseOld',
      kind: 'ask',
      isNeeded: old === null && others.length > 0,
      questions: [
        {
          id: 'old',
          kind: 'choice',
          label: message('rotate.question.old'),
          hint: null,
          value: others[0]?.keyId ?? '',
          problem: null,
          options: others.map(({ keyId, label }) => ({
            value: keyId,
            label: message('rotate.secret', { label, keyId }),
          })),
        },
      ],
      answer: (answers) => {
        const chosen = others.find(({ keyId }) => keyId === answers['old']);
        return Promise.resolve({ ok: true, values: set({ old: chosen?.keyId ?? null }) });
      },
      skip: { label: message('rotate.button', { button: 'keepOld' }) },
    },
    {
      ...titled('removeOld'),
      kind: 'change',
      isNeeded: old !== null,
      risks: [message('rotate.risk.removal')],
      look: async (io) => {
        const snapshot = await io.look();
        const isThere = stands(snapshot, old ?? '');
        if (isThere === null) return unreadApplication(snapshot);
        if (!isThere) {
          const proof = proofOf(message('rotate.proof', { proof: 'removed' }), snapshot.application);
          return { is: 'reached', proofs: [proof] };
        }
        const isUsed = since !== null && isUsedSince(snapshot, old ?? '', since) === true;
        return isUsed ? { is: 'stuck', problem: rotationProblem('inUse') } : { is: 'notYet' };
      },
      change: {
        requests: [removal(context, known, old ?? '')],
        permission: 'application',
        confirm: message('rotate.confirm', { step: 'removeOld' }),
      },
      byHand: {
        instructions: (['openCredentials', 'deleteOld'] as const).map((line) =>
          message('rotate.byHand', { line }),
        ),
        link: 'entraCredentials',
        copies: [copy('keyId', old ?? '')],
        lookFor: message('rotate.lookFor', { what: 'gone' }),
      },
      skip: { label: message('rotate.button', { button: 'keepOld' }), values: set({ old: null }) },
    },
  ];
}

function verifyStep({ added }: Values): Step {
  return {
    ...titled('verify'),
    kind: 'look',
    vouch: { label: message('rotate.button', { button: 'vouch' }), text: message('rotate.word') },
    look: async (io) => {
      const snapshot = await io.look();
      const { token } = snapshot;
      if (stands(snapshot, added?.keyId ?? '') === null) return unreadApplication(snapshot);
      if (token.state === 'unreadable') {
        return { is: 'unreadable', failure: token.failure, requestId: token.requestId };
      }
      if (stands(snapshot, added?.keyId ?? '') === false || token.value.outcome === 'refused') {
        return { is: 'stuck', problem: rotationProblem('notFlowing', token.requestId) };
      }
      return { is: 'reached', proofs: [proofOf(message('rotate.proof', { proof: 'works' }), token)] };
    },
  };
}

/** Takes a lost or unwanted secret of this run away again. */
function removeNewStep(
  context: RunContext,
  known: Values,
  options: {
    readonly id: 'removeOrphan' | 'undoAdd';
    readonly keyId: string | null;
    readonly change: Partial<Values>;
  },
): Step {
  const keyId = options.keyId ?? '';
  return {
    ...titled(options.id),
    kind: 'change',
    isNeeded: options.keyId !== null,
    repeats: options.id === 'removeOrphan',
    look: (io) => lookForRemoval(io, keyId, options.change, options.id === 'removeOrphan'),
    change: {
      requests: [removal(context, known, keyId)],
      permission: 'application',
      confirm: message('rotate.confirm', { step: options.id }),
      take: () => Promise.resolve(set(options.change)),
    },
    byHand: {
      instructions: (['openCredentials', 'deleteOld'] as const).map((line) =>
        message('rotate.byHand', { line }),
      ),
      link: 'entraCredentials',
      copies: [copy('keyId', keyId)],
      lookFor: message('rotate.lookFor', { what: 'gone' }),
    },
  };
}

/** Whether a request that was under way when the run was cancelled did add a secret. */
function findOrphanStep(context: RunContext, { application, added }: Values): Step {
  return {
    ...titled('survey'),
    id: 'findOrphan',
    kind: 'look',
    isNeeded: application !== null && added === null,
    skip: { label: message('rotate.button', { button: 'keepOld' }) },
    look: async (io) => {
      const snapshot = await io.look();
      if (snapshot.application.state === 'unreadable' || snapshot.application.value === null) {
        return unreadApplication(snapshot);
      }
      const name = nameOf(context);
      const found = snapshot.application.value.credentials.find((one) => one.name === name);
      return { is: 'reached', values: set({ orphan: found?.keyId ?? null }) };
    },
  };
}

/**
 * Rotates the integration's client secret without a gap (Q12): the new one beside the old, tried, handed over, proved,
 * and only then the old one removed. At every moment one of them works.
 */
export const rotateSecret: Runbook = {
  id: 'rotate-secret',
  initial: INITIAL,
  plan: (kept, context) => {
    const known = rotationValues.parse(kept);
    const isUndone = !known.isAdopted && (!known.isHandedOver || known.canPutBack);
    const undo = isUndone ? (known.added?.keyId ?? null) : null;
    const refresh: RefreshOptions = {
      context,
      known: known.refresh,
      save: (refreshed) => set({ refresh: refreshed }),
      ...(known.place === null ? {} : { coveredBy: 'handOver' }),
      also: (snapshot) => lookForTaken(snapshot, known, context),
    };
    if (known.certificate !== null) {
      const refreshed: RefreshOptions = {
        context,
        known: known.refresh,
        save: (next) => set({ refresh: next }),
      };
      return {
        changes: [message('rotate.certificate.changes')],
        credentials: known.added === null ? [] : [known.added.keyId],
        steps: [
          surveyStep(context),
          ...newCertificateSteps(context, known),
          ...refreshSteps(refreshed),
          removeCertificateStep(known),
          verifyStep(known),
        ],
        wayBack: refreshWayBack(refreshed, message('rotate.certificate.wayBack')),
      };
    }
    return {
      changes: [message(known.place === null ? 'rotate.changes' : 'rotate.changes.both')],
      secrets: [NEW_SECRET, OLD_SECRET],
      // One that was added by hand is this run's once its value was given.
      credentials: known.added !== null && known.hasValue === true ? [known.added.keyId] : [],
      steps: [
        surveyStep(context),
        findPlaceStep(context, known),
        foundStep(known),
        chooseStep(context, known),
        removeNewStep(context, known, {
          id: 'removeOrphan',
          keyId: known.orphan,
          change: { orphan: null },
        }),
        addStep(context, known),
        valueStep(known),
        replicateStep(known),
        handOverStep(context, known),
        ownStep(known),
        ...refreshSteps(refresh),
        ownByHandStep(known),
        ...removeOldSteps(context, known),
        verifyStep(known),
      ],
      wayBack: wayBackOf(context, known, refresh, undo),
    };
  },
};

/** What undoes a rotation: before the secret was handed over all of it, afterwards only where it can be put back. */
function wayBackOf(
  context: RunContext,
  known: Values,
  refresh: RefreshOptions,
  undo: string | null,
): RunPlan['wayBack'] {
  const text =
    known.isHandedOver && !known.canPutBack
      ? message('rotate.wayBack', { state: 'handedOver' })
      : known.isHandedOver
        ? message('rotate.wayBack', { state: 'putBack' })
        : undo === null && known.orphan === null
          ? message('runbook.wayBack.nothing')
          : message('rotate.wayBack', { state: 'undo' });
  return refreshWayBack(refresh, text, [
    findOrphanStep(context, known),
    removeNewStep(context, known, { id: 'removeOrphan', keyId: known.orphan, change: { orphan: null } }),
    ...putBackSteps(context, known),
    removeNewStep(context, known, { id: 'undoAdd', keyId: undo, change: { added: null } }),
  ]);
}
