import type { EpochMs } from '../../../shared/domain/instant';
import { certificateExpiring } from './certificate';
import { consentMissing, consentUserOnly, consentWrongType } from './consent';
import { mailBacklog } from './delivery';
import {
  domainReused,
  flowUnpublished,
  integrationError,
  integrationInactive,
  ipNotAllowed,
  linkLost,
  multipleDestinationsOff,
  noAgents,
  readButMissing,
  routeWithoutFlow,
} from './genesys';
import { buildIntegration, CONTOSO, type Scenario } from './integration';
import { setupOf } from './sample';
import { mailboxUnlicensed, rbacScoped, scopeBlocked, scopeOpen } from './scope';
import { exchangeIncident, outage, throttled } from './service';
import type { SimulatedSetup } from './setup';
import { subscriptionExpiring, subscriptionMissing } from './subscription';
import {
  appDisabled,
  secretExpired,
  secretExpiring,
  secretSuperseded,
  secretWrong,
  tokenEndpointV1,
} from './token';

export { administratorClientId } from './graphkeeper-registration';
export { buildSample } from './sample';
export { configurationAt, type SimulatedSetup } from './setup';

const SCENARIOS = {
  healthy: {},
  'secret-expiring': secretExpiring,
  'secret-expired': secretExpired,
  'secret-superseded': secretSuperseded,
  'secret-wrong': secretWrong,
  'certificate-expiring': certificateExpiring,
  'consent-missing': consentMissing,
  'consent-wrong-type': consentWrongType,
  'consent-user-only': consentUserOnly,
  'subscription-missing': subscriptionMissing,
  'subscription-expiring': subscriptionExpiring,
  'mail-backlog': mailBacklog,
  'scope-open': scopeOpen,
  'scope-blocked': scopeBlocked,
  'rbac-scoped': rbacScoped,
  'mailbox-unlicensed': mailboxUnlicensed,
  'app-disabled': appDisabled,
  'token-endpoint-v1': tokenEndpointV1,
  throttled,
  outage,
  'exchange-incident': exchangeIncident,
} satisfies Record<string, Scenario>;

/** Scenarios in which Genesys Cloud is simulated and watched too. */
const GENESYS_SCENARIOS = {
  'genesys-integration-error': integrationError,
  'genesys-inactive': integrationInactive,
  'genesys-link-lost': linkLost,
  'route-without-flow': routeWithoutFlow,
  'flow-unpublished': flowUnpublished,
  'no-agents': noAgents,
  'read-but-missing': readButMissing,
  'multiple-destinations-off': multipleDestinationsOff,
  'ip-not-allowed': ipNotAllowed,
  'domain-reused': domainReused,
} satisfies Record<string, Scenario>;

/** The name of a scenario of Microsoft's end alone. */
export type ScenarioName = keyof typeof SCENARIOS;

/** The name of a scenario of both ends. */
export type GenesysScenarioName = keyof typeof GENESYS_SCENARIOS;

/** The scenarios of Microsoft's end alone, by name. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** The scenarios of both ends, by name. */
export const GENESYS_SCENARIO_NAMES = Object.keys(GENESYS_SCENARIOS) as readonly GenesysScenarioName[];

/** Every scenario that `simulate --scenario` takes. */
export const ALL_SCENARIO_NAMES: readonly (ScenarioName | GenesysScenarioName)[] = [
  ...SCENARIO_NAMES,
  ...GENESYS_SCENARIO_NAMES,
];

/** Whether a text names a scenario. */
export function isScenarioName(text: string): text is ScenarioName | GenesysScenarioName {
  return ALL_SCENARIO_NAMES.some((name) => name === text);
}

/**
 * Builds the world of a scenario as it stands at `now`: one tenant, one connection, one thing that is wrong (or
 * none). The same moment and seed give the same world.
 *
 * @param options.organisation gives a scenario of Microsoft's end a Genesys Cloud organisation, too
 */
export function buildScenario(
  name: ScenarioName | GenesysScenarioName,
  {
    now,
    seed = 1,
    organisation = false,
  }: { readonly now: EpochMs; readonly seed?: number; readonly organisation?: boolean },
): SimulatedSetup {
  const scenario: Scenario = { ...SCENARIOS, ...GENESYS_SCENARIOS }[name];
  const isJoined = organisation || Object.hasOwn(GENESYS_SCENARIOS, name);
  return setupOf([buildIntegration(CONTOSO, scenario, { now, seed, organisation: isJoined })]);
}
