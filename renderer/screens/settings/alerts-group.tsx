import { useWords } from '../../i18n/words';
import { MutesRow } from './mutes-row';
import { QuietHoursRow, QuietSwitchRow } from './quiet-rows';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { StageExceptionsRow } from './stage-exceptions-row';
import { StagesRow } from './stages-row';
import { FreezesRow, HolidaysRow, WorkingDaysRow } from './work-days-rows';

/** When alerts are told: how long before a deadline, at which hours and days, and what is not told at all. */
export function AlertsGroup() {
  const { t } = useWords();
  return (
    <SettingGroup name="alerts">
      <StagesRow />
      <StageExceptionsRow />
      <QuietHoursRow />
      <QuietSwitchRow choice="daysOff" />
      <QuietSwitchRow choice="criticalPasses" />
      <SettingRow title={t('alertSettings.digest')} hint={t('alertSettings.digest.hint')} />
      <WorkingDaysRow />
      <HolidaysRow />
      <FreezesRow />
      <MutesRow />
    </SettingGroup>
  );
}
