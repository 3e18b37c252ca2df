import { Button } from '@fluentui/react-components';
import { useState } from 'react';

import { hasStages } from '../../../shared/alerts/stages';
import { CHECK_IDS } from '../../../shared/domain/finding';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { RemovableList } from './removable-list';
import { SettingRow } from './setting-row';
import { type StageException, type StageOwner, stageOwnerId } from './stage-days';
import { StageExceptionDialog } from './stage-exception-dialog';
import { stageExceptions, withStageDays } from './stage-exceptions';
import { useAlertSettings } from './use-alert-settings';
import { useOutcome } from './use-outcome';

/** Days of single connections and checks. */
export function StageExceptionsRow() {
  const { t } = useWords();
  const { connections } = useAppState();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const [asked, setAsked] = useState<StageException | 'new' | null>(null);
  const exceptions = stageExceptions(alerts);
  const taken = new Set(exceptions.map(({ owner }) => stageOwnerId(owner)));
  const owners = [
    ...connections.map(({ id }): StageOwner => ({ by: 'connection', connectionId: id })),
    ...CHECK_IDS.filter(hasStages).map((check): StageOwner => ({ by: 'check', check })),
  ].filter((owner) => !taken.has(stageOwnerId(owner)));
  const nameOf = (owner: StageOwner): string =>
    owner.by === 'check'
      ? t('alertSettings.owner.check', { name: t(`alertPage.source.${owner.check}`) })
      : t('alertSettings.owner.connection', {
          name:
            connections.find(({ id }) => id === owner.connectionId)?.name ?? t('alertSettings.owner.gone'),
        });
  const put = (owner: StageOwner, days: readonly number[] | null): Promise<boolean> =>
    result.save(changed(withStageDays(alerts, owner, days)));
  return (
    <SettingRow
      title={t('alertSettings.exceptions')}
      hint={owners.length === 0 ? t('alertSettings.exceptions.none') : t('alertSettings.exceptions.hint')}
      result={result}
      {...(owners.length === 0
        ? {}
        : {
            control: () => (
              <Button
                onClick={() => {
                  setAsked('new');
                }}
              >
                {t('alertSettings.add')}
              </Button>
            ),
          })}
    >
      <RemovableList
        label={t('alertSettings.exceptions')}
        items={exceptions}
        idOf={({ owner }) => stageOwnerId(owner)}
        titleOf={({ owner }) => nameOf(owner)}
        detailOf={({ days }) => t('alertSettings.stages.days', { days })}
        remove={t('alertSettings.remove')}
        onRemove={({ owner }) => put(owner, null)}
        onRestore={({ owner, days }) => put(owner, days)}
        onChange={setAsked}
      />
      {asked !== null && (
        <StageExceptionDialog
          exception={asked === 'new' ? null : asked}
          owners={owners}
          nameOf={nameOf}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </SettingRow>
  );
}
