import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import type { ChannelState } from '../../../shared/domain/channel';
import { message } from '../../../shared/messages/message';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { ChannelDialog } from './channel-dialog';
import { formOf, readForm } from './channel-form';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { useOutcome } from './use-outcome';

const useStyles = makeStyles({
  last: {
    display: 'flex',
    columnGap: '6px',
    alignItems: 'flex-start',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > svg': { marginTop: '1px' },
  },
});

/** What became of the last message, and what waits. */
function LastDelivery({ last, waiting }: Pick<ChannelState, 'last' | 'waiting'>) {
  const styles = useStyles();
  const { t, say } = useWords();
  const problem = last?.problem ?? null;
  return (
    <p className={styles.last}>
      {last !== null && <SeverityIcon state={problem === null ? 'ok' : 'warning'} size={14} />}
      <span>
        {last === null
          ? t('channelPage.never')
          : t('channelPage.last', { at: last.at, isDelivered: problem === null })}
        {problem !== null && ` ${say(problem)}`}
        {waiting > 0 && ` ${t('channelPage.waiting', { count: waiting })}`}
      </span>
    </p>
  );
}

function ChannelRow({
  state,
  isFixed,
  onEdit,
}: {
  readonly state: ChannelState;
  /** It cannot be changed at present. */
  readonly isFixed: boolean;
  readonly onEdit: () => void;
}) {
  const { t } = useWords();
  const { channel, last, waiting, secrets } = state;
  const { name, kind, host, connectionIds, minimumSeverity, isEnabled, language } = channel;
  const [isRemoving, setRemoving] = useState(false);
  const [isTesting, setTesting] = useState(false);
  const result = useOutcome();
  const test = async (): Promise<void> => {
    setTesting(true);
    const answer = await result.act('testChannel', { channelId: channel.id });
    setTesting(false);
    if (!answer.ok) return;
    const { problem } = answer.value;
    result.setOutcome(
      problem === null
        ? { kind: 'told', text: message('channelPage.tested') }
        : { kind: 'failed', text: problem, isSaving: false },
    );
  };
  const turn = async (on: boolean): Promise<void> => {
    const read = readForm({ ...formOf(channel, language), isEnabled: on }, channel, secrets);
    // Something is missing, a secret for example: the form says what.
    if (!read.ok) onEdit();
    else if ((await result.act('saveChannel', read.argument)).ok) result.setOutcome({ kind: 'saved' });
  };
  const controls = (
    <>
      <Button
        disabledFocusable={isTesting}
        onClick={() => {
          if (!isTesting) void test();
        }}
      >
        {t(isTesting ? 'channelPage.testing' : 'channelPage.test')}
      </Button>
      <Button onClick={onEdit}>{t('channelPage.edit')}</Button>
      <Button
        onClick={() => {
          setRemoving(true);
        }}
      >
        {t('channelPage.remove')}
      </Button>
      <Switch
        aria-label={t('channelPage.on', { name })}
        checked={isEnabled}
        onChange={(_, { checked }) => void turn(checked)}
      />
    </>
  );
  return (
    <SettingRow
      title={name}
      hint={t('channelPage.about', {
        kind,
        host,
        count: connectionIds?.length ?? null,
        severity: minimumSeverity,
      })}
      result={result}
      control={() => (isFixed ? null : controls)}
    >
      <LastDelivery last={last} waiting={waiting} />
      {isRemoving && (
        <ConfirmDialog
          title={t('channelPage.removeTitle', { name })}
          confirm={t('channelPage.removeConfirm')}
          cancel={t('channelPage.cancel')}
          onCancel={() => {
            setRemoving(false);
          }}
          onConfirm={() => {
            setRemoving(false);
            void result.act('removeChannel', { channelId: channel.id });
          }}
        >
          {t('channelPage.removeText')}
        </ConfirmDialog>
      )}
    </SettingRow>
  );
}

/** Where alerts are told beside this computer: the channels, how they do, and what can be done about them. */
export function ChannelsGroup() {
  const { t } = useWords();
  const { channels, app } = useAppState();
  const [edited, setEdited] = useState<{ readonly present: ChannelState | null } | null>(null);
  return (
    <SettingGroup name="channels">
      <SettingRow
        title={t('channelPage.title')}
        hint={t(app.isSample ? 'channelPage.sample' : 'channelPage.hint')}
        control={() =>
          app.isSample ? null : (
            <Button
              onClick={() => {
                setEdited({ present: null });
              }}
            >
              {t('channelPage.add')}
            </Button>
          )
        }
      />
      {channels.map((state) => (
        <ChannelRow
          key={state.channel.id}
          state={state}
          isFixed={app.isSample}
          onEdit={() => {
            setEdited({ present: state });
          }}
        />
      ))}
      {edited !== null && (
        <ChannelDialog
          present={edited.present}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </SettingGroup>
  );
}
