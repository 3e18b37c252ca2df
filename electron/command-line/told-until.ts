import { forecastOf, type ForecastSource } from '../../shared/alerts/forecast';
import { evaluate } from '../../shared/diagnosis/evaluate';
import { unreadState } from '../../shared/diagnosis/unread-state';
import { EMPTY_ALERT_BOOK, type Telling } from '../../shared/domain/alert';
import { DEFAULT_ALERT_SETTINGS } from '../../shared/domain/alert-settings';
import { type EpochMs, instantOf } from '../../shared/domain/instant';
import type { Policy } from '../../shared/domain/policy';
import type { Snapshot } from '../../shared/domain/snapshot';
import { localZone } from '../local-zone';

function sourceOf(snapshot: Snapshot, policy: Policy, now: EpochMs): ForecastSource {
  const { severity, verdict, findings } = evaluate(snapshot, policy, now);
  const { at: observedAt, requests } = snapshot;
  const health = { observedAt, staleAt: instantOf(now), severity, verdict, findings, since: {}, requests };
  return { snapshot, memory: null, state: { ...unreadState(snapshot.connection), health } };
}

/**
 * What the application would tell from `now` until a later moment if nobody does anything, in the order of time: by
 * the settings of a first start, in this computer's zone. Nothing where the moment is not a later one.
 */
export function toldUntil(
  snapshots: readonly Snapshot[],
  policy: Policy,
  now: EpochMs,
  until: EpochMs,
): readonly Telling[] {
  if (until <= now) return [];
  const sources = snapshots.map((snapshot) => sourceOf(snapshot, policy, now));
  const context = {
    settings: DEFAULT_ALERT_SETTINGS,
    now,
    zone: localZone(),
    watchingSince: null,
    isWanted: () => true,
    hasBegunAt: () => false,
  };
  return forecastOf(EMPTY_ALERT_BOOK, sources, policy, context, until).tellings;
}
