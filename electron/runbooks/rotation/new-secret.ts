import { z } from 'zod';

import { instantOf, SECOND_MS } from '../../../shared/domain/instant';
import type { PlannedRequest } from '../../../shared/domain/runbook-run';
import { message } from '../../../shared/messages/message';
import { isElsewhere } from '../../../shared/profiles';
import { endOfDay, isUsedSince, valueProblem } from '../../../shared/runbooks/rotation';
import { graphUrl } from '../graph-url';
import { lookForRemoval, rotationProblem, unreadApplication } from '../registered-credential';
import { type Look, proofOf, type RunContext, type Step, type StepIo } from '../runbook';
import { copy, keepValue, set, titled, valueIn, type Values } from './values';

/** New secrets were seen to be accepted after 4 to 18 s (public issue of Microsoft's documentation). */
const REPLICATION_MS = 20 * SECOND_MS;
const REPLICATION_EVERY_MS = 5 * SECOND_MS;

/** microsoft.graph.passwordCredential as `addPassword` answers: the one time that it has its value. */
const addedSecret = z.object({
  keyId: z.string(),
  secretText: z.string().min(1),
  hint: z.string().nullish(),
});

/** Its name tells a secret of this run from all others, also when nothing else of it is known. */
function nameOf({ runId, startedAt, connection }: RunContext): string {
  return `${isElsewhere(connection) ? 'mail-integration' : 'genesys'} ${instantOf(startedAt).slice(0, 10)} (${runId.slice(0, 8)})`;
}

/** The request that removes a secret from the registration. */
export function removal(context: RunContext, { application }: Values, keyId: string): PlannedRequest {
  return {
    method: 'POST',
    url: graphUrl(context.connection, `/applications/${application?.objectId ?? ''}/removePassword`),
    body: { keyId },
  };
}

/** Adds the new secret beside the old one. */
export function addStep(context: RunContext, known: Values): Step {
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
        await keepValue(io, keyId, secretText);
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

/** Asks for the value of a secret that was added by hand, or by somebody else. */
export function valueStep({ added, hasValue, isAdopted }: Values): Step {
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
      await keepValue(io, added?.keyId ?? '', value);
      return { ok: true, values: set({ hasValue: true }) };
    },
    skip: { label: message('rotate.button', { button: 'withoutValue' }), values: set({ hasValue: false }) },
  };
}

/** Waits until a real sign-in with the new secret succeeds. */
export function replicateStep({ hasValue }: Values): Step {
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

/** Takes a lost or unwanted secret of this run away again. */
export function removeNewStep(
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
    look: (io) =>
      lookForRemoval(io, keyId, {
        proof: message('rotate.proof', { proof: 'removed' }),
        values: set(options.change),
        // Nobody has the value of an orphan: a sign-in with it says that somebody does.
        barred: (snapshot) =>
          options.id === 'removeOrphan' && isUsedSince(snapshot, keyId, 0) === true
            ? isElsewhere(context.connection)
              ? 'newInUseElsewhere'
              : 'newInUse'
            : null,
      }),
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
export function findOrphanStep(context: RunContext, { application, added }: Values): Step {
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
