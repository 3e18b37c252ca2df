import type { Connection } from '../../../shared/domain/connection';
import { valueOf } from '../../../shared/domain/observation';
import type { PlannedRequest } from '../../../shared/domain/runbook-run';
import type { Snapshot } from '../../../shared/domain/snapshot';
import { message } from '../../../shared/messages/message';
import { isElsewhere } from '../../../shared/profiles';
import {
  farEndObservations,
  isCredentialOlderThan,
  isPlaceOfApp,
  linkedIntegration,
  passingFailure,
  type SecretPlace,
} from '../../../shared/runbooks/far-end';
import { credentialBody } from '../../genesys/credential-fields';
import { genesysUrl, refreshSteps, switchRequest } from '../integration-refresh';
import { rotationProblem } from '../registered-credential';
import { type Change, type Look, proofOf, type RunContext, type Step, type StepIo } from '../runbook';
import { OLD_SECRET, set, titled, valueIn, type Values } from './values';

/** What stands in the place of a secret in a request that is shown. */
const HIDDEN = { new: '(the new secret)', old: '(the old secret)' } as const;

/** That mail flows may be the old secret's doing, as long as Genesys Cloud's credential is older than the new one. */
export function lookForTaken(snapshot: Snapshot, { isAdopted }: Values, { startedAt }: RunContext): Look {
  // One that was found was there before the run began.
  const isOlder = isAdopted ? null : isCredentialOlderThan(snapshot.genesys, startedAt);
  return isOlder === true ? { is: 'notYet', problem: rotationProblem('notTaken') } : { is: 'reached' };
}

/** Looks where the secret is at Genesys Cloud. Where that cannot be told, a person puts it there. */
export function findPlaceStep(context: RunContext, known: Values): Step {
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

/** Puts the new secret into the integration: by a request where its place at Genesys Cloud is known, by hand otherwise. */
export function handOverStep(context: RunContext, known: Values): Step {
  const { place, refresh, hasValue } = known;
  const isOther = isElsewhere(context.connection);
  const secret =
    hasValue === true ? { secret: async (io: StepIo) => (await valueIn(io))?.secret ?? null } : {};
  const common: Step = {
    ...titled('handOver', isOther ? 'handOverElsewhere' : 'handOver'),
    kind: 'byHand',
    risks: [message(isOther ? 'rotate.elsewhere.risk' : 'rotate.risk.handOver')],
    ...secret,
    byHand: {
      instructions: (isOther
        ? (['openElsewhere', 'pasteValue', 'restart'] as const)
        : (['openIntegrations', 'openCredentialsTab', 'pasteValue'] as const)
      ).map((line) => message('rotate.byHand', { line })),
      link: null,
      copies: [],
      lookFor: message('rotate.lookFor', { what: isOther ? 'savedElsewhere' : 'saved' }),
    },
    doneLabel: message('rotate.button', { button: isOther ? 'handedOverElsewhere' : 'handedOver' }),
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

/** Puts the old secret back where Graphkeeper wrote the new one, so that nothing depends on it any more. */
export function putBackSteps(context: RunContext, known: Values): readonly Step[] {
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
