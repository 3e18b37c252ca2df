import type { CheckId, Finding } from '../domain/finding';
import type { Link } from '../domain/link';

/** Which checks stand for each link of the chain, the ones that name a cause before those that feel it. */
export const CHECKS_OF_LINK: Readonly<Record<Link, readonly CheckId[]>> = {
  token: ['token-endpoint', 'app-registration', 'credential-expiry', 'credential-in-use', 'credential-works'],
  consent: ['permissions'],
  scope: ['mailbox-scope', 'mailbox-ready'],
  subscription: ['subscription-health', 'subscription-rhythm'],
  delivery: ['mail-flow'],
  genesys: [],
};

const ENTRIES = Object.entries(CHECKS_OF_LINK) as readonly (readonly [Link, readonly CheckId[]])[];

const LINK_OF_CHECK = new Map<CheckId, Link>(
  ENTRIES.flatMap(([link, checks]) => checks.map((check) => [check, link])),
);

/** The link that a finding belongs to; null for what mail does not depend on (excess, unplanned credentials, own access). */
export function linkOf({ check }: Pick<Finding, 'check'>): Link | null {
  return LINK_OF_CHECK.get(check) ?? null;
}

/** Place of a finding's check within its link: the smaller, the nearer to the cause. */
export function rankInLink({ check }: Pick<Finding, 'check'>): number {
  const link = LINK_OF_CHECK.get(check);
  return link === undefined ? Number.MAX_SAFE_INTEGER : CHECKS_OF_LINK[link].indexOf(check);
}
