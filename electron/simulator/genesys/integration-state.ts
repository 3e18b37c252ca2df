import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import type {
  SimCredential,
  SimFailure,
  SimGraphSettings,
  SimIntegration,
  SimIntegrationType,
  SimOrganisation,
} from './organisation';

/** What an integration reports (Genesys SDK: `IntegrationStatusInfo.code`). */
export type ReportedState = 'ACTIVE' | 'ACTIVATING' | 'INACTIVE' | 'DEACTIVATING' | 'ERROR';

/** What an integration reports at a moment, and since when. */
export interface IntegrationStatus {
  readonly code: ReportedState;
  readonly since: EpochMs;
  readonly failure: SimFailure | null;
}

/** The kind of an integration; null: the organisation does not know it. */
export function typeOf(
  organisation: SimOrganisation,
  integration: SimIntegration,
): SimIntegrationType | null {
  return organisation.integrationTypes.find(({ id }) => id === integration.typeId) ?? null;
}

/** When the last change of the intended state has taken effect. */
export function settledAt(organisation: SimOrganisation, integration: SimIntegration): EpochMs {
  const seconds =
    integration.intendedState === 'ENABLED'
      ? organisation.activatingSeconds
      : organisation.deactivatingSeconds;
  return integration.changedAt + seconds * SECOND_MS;
}

/** What an integration reports: its intended state, delayed, and its failure as it was last noticed. */
export function integrationStatus(
  organisation: SimOrganisation,
  integration: SimIntegration,
  now: EpochMs,
): IntegrationStatus {
  const settled = settledAt(organisation, integration);
  const { changedAt, failure } = integration;
  if (integration.intendedState === 'DISABLED') {
    return now < settled
      ? { code: 'DEACTIVATING', since: changedAt, failure: null }
      : { code: 'INACTIVE', since: settled, failure: null };
  }
  if (now < settled) return { code: 'ACTIVATING', since: changedAt, failure: null };
  if (failure !== null) return { code: 'ERROR', since: Math.max(failure.since, settled), failure };
  return { code: 'ACTIVE', since: settled, failure: null };
}

/** What a Graph mail integration is configured with now; null: it is none, or a credential is missing. */
function configuredSettings(
  organisation: SimOrganisation,
  integration: SimIntegration,
): SimGraphSettings | null {
  const fields = typeOf(organisation, integration)?.graph ?? null;
  if (fields === null) return null;
  const credential = credentialOf(organisation, integration, fields.credential);
  if (credential === null) return null;
  const place = fields.tokenEndpoint.in === 'properties' ? integration.properties : credential.fields;
  return {
    clientId: credential.fields[fields.clientId] ?? '',
    secret: credential.fields[fields.secret] ?? '',
    tokenEndpoint: place[fields.tokenEndpoint.name] ?? '',
  };
}

function credentialOf(
  organisation: SimOrganisation,
  integration: SimIntegration,
  key: string,
): SimCredential | null {
  const id = integration.credentials[key];
  return organisation.credentials.find((one) => one.id === id) ?? null;
}

/**
 * Sets the intended state, as `PATCH /integrations/{id}` does. What is configured is read when an activation begins;
 * one that begins before the deactivation is over only takes it back and goes on with what it had (an assumption: the
 * real service does not say).
 */
export function setIntendedState(
  organisation: SimOrganisation,
  integration: SimIntegration,
  intended: SimIntegration['intendedState'],
  now: EpochMs,
): void {
  if (integration.intendedState === intended) return;
  const isStopped = now >= settledAt(organisation, integration);
  if (intended === 'ENABLED' && isStopped) {
    restart(organisation, integration, now);
  } else {
    integration.intendedState = intended;
    integration.changedAt = now;
  }
}

/** Puts another secret into a Graph integration's credential; used from the next activation on. */
export function replaceSecret(
  organisation: SimOrganisation,
  integration: SimIntegration,
  secret: string,
  now: EpochMs,
): void {
  const fields = typeOf(organisation, integration)?.graph ?? null;
  const credential = fields === null ? null : credentialOf(organisation, integration, fields.credential);
  if (fields === null || credential === null) return;
  credential.fields[fields.secret] = secret;
  credential.modifiedAt = now;
}

/** Changes the token endpoint that is configured; used from the next activation on. */
export function replaceTokenEndpoint(
  organisation: SimOrganisation,
  integration: SimIntegration,
  endpoint: string,
): void {
  const fields = typeOf(organisation, integration)?.graph ?? null;
  if (fields === null) return;
  const { in: place, name } = fields.tokenEndpoint;
  const credential = credentialOf(organisation, integration, fields.credential);
  const target = place === 'properties' ? integration.properties : credential?.fields;
  if (target !== undefined) target[name] = endpoint;
}

/** Somebody has disabled and enabled an integration: it is activated with what is configured, from a moment on. */
export function restart(organisation: SimOrganisation, integration: SimIntegration, at: EpochMs): void {
  const settings = configuredSettings(organisation, integration);
  integration.intendedState = 'ENABLED';
  integration.changedAt = at;
  integration.session = settings === null ? null : { settings, hasSubscribed: false };
  integration.failure = null;
}
