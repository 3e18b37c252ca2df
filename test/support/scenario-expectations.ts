import type { GenesysScenarioName, ScenarioName } from '../../electron/simulator/scenarios';
import type { Link } from '../../shared/domain/link';
import type { Severity } from '../../shared/domain/severity';

/** What the verdict on each scenario has to be, reasoned from contracts.md and not from what the checks do. */
export const SCENARIO_EXPECTATIONS: Readonly<
  Record<ScenarioName | GenesysScenarioName, { readonly link: Link | 'none'; readonly severity: Severity }>
> = {
  healthy: { link: 'none', severity: 'ok' },
  // Six days are under seven.
  'secret-expiring': { link: 'token', severity: 'critical' },
  'secret-expired': { link: 'token', severity: 'critical' },
  // A later one is valid and known to be the one in use: clean up.
  'secret-superseded': { link: 'token', severity: 'notice' },
  'secret-wrong': { link: 'token', severity: 'critical' },
  'consent-missing': { link: 'consent', severity: 'critical' },
  'consent-wrong-type': { link: 'consent', severity: 'critical' },
  // Mail flows; what the vendor asks for is not quite there.
  'consent-user-only': { link: 'consent', severity: 'warning' },
  'subscription-missing': { link: 'subscription', severity: 'critical' },
  // Three hours are under the six of the policy, and over the 45 minutes.
  'subscription-expiring': { link: 'subscription', severity: 'warning' },
  'mail-backlog': { link: 'delivery', severity: 'critical' },
  'scope-open': { link: 'scope', severity: 'warning' },
  'scope-blocked': { link: 'scope', severity: 'critical' },
  'rbac-scoped': { link: 'none', severity: 'ok' },
  'mailbox-unlicensed': { link: 'scope', severity: 'critical' },
  'app-disabled': { link: 'token', severity: 'critical' },
  'token-endpoint-v1': { link: 'token', severity: 'critical' },
  // A token is given, but the credentials' dates are not to be read.
  throttled: { link: 'token', severity: 'unknown' },
  outage: { link: 'token', severity: 'unknown' },
  // Microsoft's end is well in all of these, and still looks so: what is wrong is at the far end alone.
  'genesys-integration-error': { link: 'genesys', severity: 'critical' },
  'genesys-inactive': { link: 'genesys', severity: 'critical' },
  // Nothing is remembered in a single look: the watched mailboxes' domain has no link, which is as bad.
  'genesys-link-lost': { link: 'genesys', severity: 'critical' },
  'route-without-flow': { link: 'genesys', severity: 'critical' },
  'flow-unpublished': { link: 'genesys', severity: 'critical' },
  // It waits for hours, and is not lost.
  'no-agents': { link: 'genesys', severity: 'warning' },
  // Nine mails in a row were read and are no conversation: many, and no coincidence of replies.
  'read-but-missing': { link: 'genesys', severity: 'critical' },
  // Those behind the other addresses do not see it.
  'multiple-destinations-off': { link: 'genesys', severity: 'warning' },
  // The far end cannot be read, and nothing is known to be wrong.
  'ip-not-allowed': { link: 'genesys', severity: 'unknown' },
  // Not supported; mail flows.
  'domain-reused': { link: 'genesys', severity: 'warning' },
};
