import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CHECKS, evaluate } from '../../../../shared/diagnosis/evaluate';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { detailsOf } from '../../../../shared/views/connection-details';
import { learnFrom, looksAtVendor } from '../../../support/looks';
import { anySnapshot } from '../../../support/snapshot-arbitrary';
import { wordsIn } from '../../../support/words-in';

/** What only Genesys Cloud's interface answers, and only its client reads. */
const GENESYS_FAILURE = /\{"code":"(?:addressNotAllowed|genesysAuthentication)"[^}]*\}/g;

/** The same facts of another vendor's integration, whose far end nobody reads. */
function elsewhere(facts: Snapshot): Snapshot {
  const text = JSON.stringify({ ...facts, genesys: null })
    .replaceAll(GENESYS_FAILURE, '{"code":"noAccess","permission":"Application.Read.All"}')
    .replaceAll('"genesysClient"', '"integrationCredential"');
  const plain = JSON.parse(text) as Snapshot;
  return { ...plain, connection: { ...plain.connection, profile: 'generic', genesys: null } };
}

/** Everything that is said after these looks, and the checks that say it. */
function saidAfter(looks: readonly Snapshot[]): {
  readonly texts: readonly string[];
  readonly checks: readonly string[];
} {
  const { memory } = learnFrom(looks);
  const facts = looks.at(-1);
  if (facts === undefined) return { texts: [], checks: [] };
  const now = Date.parse(facts.at);
  const evaluation = evaluate(facts, DEFAULT_POLICY, now, memory);
  return {
    texts: wordsIn([evaluation, detailsOf(facts, evaluation, DEFAULT_POLICY, now)], now),
    checks: evaluation.findings.map(({ check }) => check),
  };
}

const speaksOfGenesys = (text: string): boolean => text.includes('Genesys');

describe('of another vendor’s integration', () => {
  it('no finding, verdict or table speaks of Genesys Cloud, in no language', () => {
    const spoken = new Set<string>();
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        const { texts, checks } = saidAfter([elsewhere(before), elsewhere(after)]);
        for (const check of checks) spoken.add(check);
        expect(texts.filter(speaksOfGenesys)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    for (const stopsAfterHours of [100, 1_000]) {
      const vendor = { lifeHours: 72, everyHours: 24 };
      const { texts, checks } = saidAfter(looksAtVendor(vendor, 123, { stopsAfterHours }).map(elsewhere));
      for (const check of checks) spoken.add(check);
      expect(texts.filter(speaksOfGenesys)).toEqual([]);
    }
    // What is silent needs an organisation of Genesys Cloud's.
    expect(Object.keys(CHECKS).filter((check) => !spoken.has(check))).toEqual([
      'connection-filter',
      'genesys-integration',
      'genesys-routing',
      'multiple-destinations',
      'domain-reuse',
    ]);
  });
});
