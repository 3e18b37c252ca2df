import type { AlertSettings } from '../../../shared/domain/alert-settings';
import { CHECK_IDS } from '../../../shared/domain/finding';
import { type StageException, type StageOwner, stageOwnerId } from './stage-days';

type StageSettings = Pick<AlertSettings, 'stageDaysOfCheck' | 'stageDaysOfConnection'>;

/** All days that apply instead of the common ones: those of checks first. */
export function stageExceptions(settings: StageSettings): readonly StageException[] {
  return [
    ...CHECK_IDS.flatMap((check): StageException[] => {
      const days = settings.stageDaysOfCheck[check];
      return days === undefined ? [] : [{ owner: { by: 'check', check }, days }];
    }),
    ...Object.entries(settings.stageDaysOfConnection).map(([connectionId, days]): StageException => ({
      owner: { by: 'connection', connectionId },
      days,
    })),
  ];
}

/** The settings with an owner's days: set, changed, or taken away (null). */
export function withStageDays(
  settings: StageSettings,
  owner: StageOwner,
  days: readonly number[] | null,
): StageSettings {
  const others = stageExceptions(settings).filter((one) => stageOwnerId(one.owner) !== stageOwnerId(owner));
  const all = days === null ? others : [...others, { owner, days }];
  return {
    stageDaysOfCheck: Object.fromEntries(
      all.flatMap((one) => (one.owner.by === 'check' ? [[one.owner.check, one.days]] : [])),
    ),
    stageDaysOfConnection: Object.fromEntries(
      all.flatMap((one) => (one.owner.by === 'connection' ? [[one.owner.connectionId, one.days]] : [])),
    ),
  };
}
