import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epochOf, MINUTE_MS } from '../../../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import { profileOf } from '../../../../shared/profiles';
import {
  extendedEnd,
  EXTENSION_MINUTES,
  isTroubled,
  subscriptionSurvey,
} from '../../../../shared/runbooks/subscriptions';
import { anySnapshot } from '../../../support/snapshot-arbitrary';

const SOON_MS = DEFAULT_POLICY.subscriptionMinutes.warning * MINUTE_MS;

describe('what is to be done about subscriptions', () => {
  it('extends live ones with little time left, confirms others, and never takes a mailbox for both', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const { subscriptions } = snapshot;
        if (subscriptions.state === 'unreadable') return;
        const at = epochOf(subscriptions.at);
        const profile = profileOf(snapshot.connection.profile);
        const survey = subscriptionSurvey(snapshot, subscriptions, DEFAULT_POLICY, profile);
        const byId = new Map(subscriptions.value.map((one) => [one.id, one]));
        for (const { id, end } of survey.ending) {
          const left = epochOf(end) - at;
          expect(byId.has(id)).toBe(true);
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThan(SOON_MS);
          expect(survey.stalled).not.toContain(id);
        }
        for (const id of survey.stalled) expect(byId.has(id)).toBe(true);
        const listed = snapshot.mailboxes.map(({ address }) => address);
        for (const address of [...survey.missing, ...survey.duplicate]) expect(listed).toContain(address);
        for (const address of survey.closed) expect(survey.missing).toContain(address);
        for (const address of survey.missing) expect(survey.duplicate).not.toContain(address);
        if (survey.missing.length > 0) expect(isTroubled(survey)).toBe(true);
      }),
    );
  });

  it('never extends farther than Microsoft allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (now) => {
        expect(epochOf(extendedEnd(now, EXTENSION_MINUTES.usual)) - now).toBeLessThan(10_070 * MINUTE_MS);
        expect(epochOf(extendedEnd(now, EXTENSION_MINUTES.withResourceData)) - now).toBeLessThan(
          1_440 * MINUTE_MS,
        );
      }),
    );
  });
});
