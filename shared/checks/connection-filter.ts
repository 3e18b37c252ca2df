import type { RememberedFilterPolicy } from '../domain/connection-memory';
import type { MailImpact } from '../domain/mail-impact';
import type { Severity } from '../domain/severity';
import { message } from '../messages/message';
import { allEntries, expectedRanges, lackingOf, rangesOf, sharedOf } from '../runbooks/ip-ranges';
import type { Check } from './check';
import { connectionSubject, evidenceOf, finding, unknownFinding } from './findings';
import type { FilterState } from './terms';

const CHECK = 'connection-filter';

const RATINGS: Readonly<Record<FilterState, { readonly severity: Severity; readonly impact: MailImpact }>> = {
  complete: { severity: 'ok', impact: 'none' },
  // Recommended, not required: mail flows without.
  lacking: { severity: 'warning', impact: 'none' },
  blocked: { severity: 'critical', impact: 'atRisk' },
  neverSeen: { severity: 'notice', impact: 'none' },
  nothingExpected: { severity: 'notice', impact: 'none' },
};

/** More entries than these are counted, not listed, in evidence. */
const LISTED = 50;

function stateOf(
  expected: readonly string[],
  policy: RememberedFilterPolicy | null,
  lacking: readonly string[],
  blocked: readonly string[],
): FilterState {
  if (expected.length === 0) return 'nothingExpected';
  if (policy === null) return 'neverSeen';
  if (blocked.length > 0) return 'blocked';
  return lacking.length > 0 ? 'lacking' : 'complete';
}

/**
 * Exchange Online's connection filter lets Genesys Cloud's addresses in: the ranges that it sends from, against the policy
 * as it was pasted last, because no interface shows it to an app (Q11). Without an organisation, the ranges are not known
 * and nothing is said.
 */
export const checkConnectionFilter: Check = (snapshot, { memory }) => {
  const { genesys } = snapshot;
  if (genesys === null) return [];
  const { ipRanges } = genesys;
  const place = { check: CHECK, subject: connectionSubject(snapshot) } as const;
  if (ipRanges.state === 'unreadable') return [unknownFinding(place, ipRanges, 'ipRanges')];
  const policy = memory?.filterPolicy ?? null;
  const ranges = expectedRanges(ipRanges.value);
  const expected = allEntries(ranges);
  const lacking = policy === null ? [] : allEntries(lackingOf(ranges, rangesOf(policy.allowed)));
  const blocked = policy === null ? [] : allEntries(sharedOf(ranges, rangesOf(policy.blocked)));
  const state = stateOf(expected, policy, lacking, blocked);
  const count = state === 'blocked' ? blocked.length : state === 'lacking' ? lacking.length : expected.length;
  return [
    finding({
      ...place,
      ...RATINGS[state],
      title: message('check.connectionFilter', { state, count }),
      detail: message('check.connectionFilter.detail', { state, pastedAt: policy?.pastedAt ?? null }),
      runbook: state === 'complete' || state === 'nothingExpected' ? null : 'allow-ip-ranges',
      evidence: evidenceOf(ipRanges, {
        state,
        expected: expected.slice(0, LISTED),
        expectedCount: expected.length,
        lacking: lacking.slice(0, LISTED),
        blocked: blocked.slice(0, LISTED),
        policy: policy?.name ?? null,
        pastedAt: policy?.pastedAt ?? null,
      }),
    }),
  ];
};
