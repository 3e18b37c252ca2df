import type { EpochMs } from '../../../shared/domain/instant';
import { consentMissing, consentUserOnly, consentWrongType } from './consent';
import { mailBacklog } from './delivery';
import { buildIntegration, CONTOSO, type Scenario } from './integration';
import { setupOf } from './sample';
import { mailboxUnlicensed, rbacScoped, scopeBlocked, scopeOpen } from './scope';
import { outage, throttled } from './service';
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
} satisfies Record<string, Scenario>;

/** The name of a scenario, as `simulate --scenario` takes it. */
export type ScenarioName = keyof typeof SCENARIOS;

/** All scenarios, by name. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** Whether a text names a scenario. */
export function isScenarioName(text: string): text is ScenarioName {
  return Object.hasOwn(SCENARIOS, text);
}

/**
 * Builds the world of a scenario as it stands at `now`: one tenant, one connection, one thing that is wrong (or
 * none). The same moment and seed give the same world.
 */
export function buildScenario(
  name: ScenarioName,
  { now, seed = 1 }: { readonly now: EpochMs; readonly seed?: number },
): SimulatedSetup {
  return setupOf([buildIntegration(CONTOSO, SCENARIOS[name], { now, seed })]);
}
