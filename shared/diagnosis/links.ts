import type { CheckId, Finding } from '../domain/finding';
import type { Link } from '../domain/link';

/** Which checks stand for each link of the chain, the ones that name a cause before those that feel it. */
export const CHECKS_OF_LINK: Readonly<Record<Link, readonly CheckId[]>> = {
  token: ['token-endpoint', 'app-registration', 'credential-expiry', 'credential-in-use', 'credential-works'],
  consent: ['permissions'],
  scope: ['mailbox-scope', 'mailbox-ready'],
  subscription: ['subscription-health', 'subscription-rhythm'],
  delivery: ['mail-flow'],
  genesys: [
    'genesys-integration',
    'genesys-routing',
    'multiple-destinations',
    'domain-reuse',
    'connection-filter',
  ],
};

const ENTRIES = Object.entries(CHECKS_OF_LINK) as readonly (readonly [Link, readonly CheckId[]])[];

const LINK_OF_CHECK = new Map<CheckId, Link>(
  ENTRIES.flatMap(([link, checks]) => checks.map((check) => [check, link])),
);

/** What names a finding's place in the chain. */
type Placed = Pick<Finding, 'check' | 'key'>;

/** Whether fetched mail became conversations: mail-flow looks at both ends, and this is the far one. */
function isArrival({ check, key }: Placed): boolean {
  return check === 'mail-flow' && key.endsWith('/arrival');
}

/** The link that a finding belongs to; null for what mail does not depend on (excess, unplanned credentials, own access). */
export function linkOf(finding: Placed): Link | null {
  return isArrival(finding) ? 'genesys' : (LINK_OF_CHECK.get(finding.check) ?? null);
}

/** Place of a finding's check within its link: the smaller, the nearer to the cause. */
export function rankInLink(finding: Placed): number {
  // That mail does not arrive is felt: whatever of that end is wrong comes before it.
  if (isArrival(finding)) return CHECKS_OF_LINK.genesys.length;
  const link = LINK_OF_CHECK.get(finding.check);
  return link === undefined ? Number.MAX_SAFE_INTEGER : CHECKS_OF_LINK[link].indexOf(finding.check);
}
