import type { GenesysScenarioName, ScenarioName } from '../../electron/simulator/scenarios';
import type { Link } from '../../shared/domain/link';
import type { RunbookId } from '../../shared/domain/runbook-id';
import type { Severity } from '../../shared/domain/severity';

/** What the verdict on each scenario has to be, reasoned from contracts.md and not from what the checks do. */
export const SCENARIO_EXPECTATIONS: Readonly<
  Record<
    ScenarioName | GenesysScenarioName,
    { readonly link: Link | 'none'; readonly severity: Severity; readonly runbook: RunbookId | null }
  >
> = {
  healthy: { link: 'none', severity: 'ok', runbook: null },
  // Six days are under seven.
  'secret-expiring': { link: 'token', severity: 'critical', runbook: 'rotate-secret' },
  'secret-expired': { link: 'token', severity: 'critical', runbook: 'rotate-secret' },
  // A later one is valid and known to be the one in use: clean up.
  'secret-superseded': { link: 'token', severity: 'notice', runbook: 'rotate-secret' },
  'secret-wrong': { link: 'token', severity: 'critical', runbook: 'rotate-secret' },
  // Six days, too; that the integration gets a token is known from Microsoft's report alone.
  'certificate-expiring': { link: 'token', severity: 'critical', runbook: 'rotate-secret' },
  'consent-missing': { link: 'consent', severity: 'critical', runbook: 'grant-consent' },
  'consent-wrong-type': { link: 'consent', severity: 'critical', runbook: 'grant-consent' },
  // Mail flows; what the vendor asks for is not quite there.
  'consent-user-only': { link: 'consent', severity: 'warning', runbook: 'grant-consent' },
  'subscription-missing': { link: 'subscription', severity: 'critical', runbook: 'restore-subscriptions' },
  // Three hours are under the six of the policy, and over the 45 minutes.
  'subscription-expiring': { link: 'subscription', severity: 'warning', runbook: 'restore-subscriptions' },
  'mail-backlog': { link: 'delivery', severity: 'critical', runbook: 'restore-subscriptions' },
  'scope-open': { link: 'scope', severity: 'warning', runbook: 'scope-mailboxes' },
  'scope-blocked': { link: 'scope', severity: 'critical', runbook: 'scope-mailboxes' },
  'rbac-scoped': { link: 'none', severity: 'ok', runbook: null },
  'mailbox-unlicensed': { link: 'scope', severity: 'critical', runbook: null },
  'app-disabled': { link: 'token', severity: 'critical', runbook: 'fix-app-registration' },
  'token-endpoint-v1': { link: 'token', severity: 'critical', runbook: 'fix-token-endpoint' },
  // A token is given, but the credentials' dates are not to be read.
  throttled: { link: 'token', severity: 'unknown', runbook: null },
  outage: { link: 'token', severity: 'unknown', runbook: null },
  // Microsoft has to mend it: nothing is to be begun here.
  'exchange-incident': { link: 'delivery', severity: 'critical', runbook: null },
  // Microsoft's end is well in all of these, and still looks so: what is wrong is at the far end alone.
  // It was given the id of a secret in place of its value, which nobody can read again.
  'genesys-integration-error': { link: 'genesys', severity: 'critical', runbook: 'rotate-secret' },
  'genesys-inactive': { link: 'genesys', severity: 'critical', runbook: 'refresh-integration' },
  // Nothing is remembered in a single look: the watched mailboxes' domain has no link, which is as bad.
  'genesys-link-lost': { link: 'genesys', severity: 'critical', runbook: null },
  'route-without-flow': { link: 'genesys', severity: 'critical', runbook: 'read-but-missing' },
  'flow-unpublished': { link: 'genesys', severity: 'critical', runbook: 'read-but-missing' },
  // It waits for hours, and is not lost.
  'no-agents': { link: 'genesys', severity: 'warning', runbook: 'read-but-missing' },
  // Nine mails in a row were read and are no conversation: many, and no coincidence of replies.
  'read-but-missing': { link: 'genesys', severity: 'critical', runbook: 'read-but-missing' },
  // Those behind the other addresses do not see it.
  'multiple-destinations-off': {
    link: 'genesys',
    severity: 'warning',
    runbook: 'enable-multiple-destinations',
  },
  // The far end cannot be read, and nothing is known to be wrong.
  'ip-not-allowed': { link: 'genesys', severity: 'unknown', runbook: null },
  // Not supported; mail flows.
  'domain-reused': { link: 'genesys', severity: 'warning', runbook: null },
};
