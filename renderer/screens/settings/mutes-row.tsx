import type { Mute } from '../../../shared/domain/alert-settings';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { mutedBy, muteWords } from '../alerts/mute-view';
import { RemovableList } from './removable-list';
import { SettingRow } from './setting-row';
import { useOutcome } from './use-outcome';

/** All mutes, also those that match nothing now, each with who, why and since when. */
export function MutesRow() {
  const words = useWords();
  const { t, now } = words;
  const { alerts, settings, connections } = useAppState();
  const result = useOutcome();
  const { mutes } = settings.alerts;
  const titleOf = ({ scope, connectionId }: Mute): string =>
    t('alertSettings.mutes.where', {
      scope: t('alertPage.muteScope', { scope: muteWords(scope, alerts, words) }),
      name:
        connectionId === null
          ? t('alertSettings.mutes.everywhere')
          : (connections.find(({ id }) => id === connectionId)?.name ?? t('alertSettings.owner.gone')),
    });
  return (
    <SettingRow
      title={t('alertSettings.mutes')}
      hint={mutes.length === 0 ? t('alertSettings.mutes.none') : t('alertSettings.mutes.hint')}
      result={result}
    >
      <RemovableList
        label={t('alertSettings.mutes')}
        items={mutes}
        idOf={({ id }) => id}
        titleOf={titleOf}
        detailOf={(mute) => (
          <>
            <p>{t('alertPage.reasonGiven', { reason: mute.reason })}</p>
            <p>
              {t('alertSettings.mutes.since', {
                by: mute.by,
                at: mute.at,
                count: mutedBy(mute, alerts, now).length,
              })}
            </p>
          </>
        )}
        remove={t('alertSettings.mutes.unmute')}
        onRemove={async ({ id }) => (await result.act('unmuteAlerts', { muteId: id })).ok}
        onRestore={async ({ connectionId, scope, reason }) =>
          (await result.act('muteAlerts', { connectionId, scope, reason })).ok
        }
      />
    </SettingRow>
  );
}
