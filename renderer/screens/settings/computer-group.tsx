import { Button, makeStyles, tokens } from '@fluentui/react-components';

import { CopyButton } from '../../components/copy-button';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { platformOf } from './platform';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { useOutcome } from './use-outcome';

const useStyles = makeStyles({
  advice: { display: 'flex', flexDirection: 'column', rowGap: '10px', maxWidth: '68ch' },
  line: { display: 'flex', columnGap: '10px', '& > svg': { marginTop: '2px' } },
  commands: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: '8px',
    paddingLeft: '26px',
  },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  command: { display: 'flex', alignItems: 'center', columnGap: '6px' },
  code: {
    padding: '3px 8px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    userSelect: 'text',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** What installs a secret service, by the packages' names in their distributions. */
const LINUX_COMMANDS = [
  { name: 'screens.keychain.gnomeDebian', command: 'sudo apt install gnome-keyring libsecret-1-0' },
  { name: 'screens.keychain.gnomeFedora', command: 'sudo dnf install gnome-keyring libsecret' },
] as const;

function KeychainAdvice() {
  const styles = useStyles();
  const { t, say } = useWords();
  const { keychainProblem } = useAppState().environment;
  const platform = platformOf(navigator.userAgent);
  return (
    <div className={styles.advice}>
      {keychainProblem !== null && (
        <p className={styles.line}>
          <SeverityIcon state="warning" />
          {say(keychainProblem)}
        </p>
      )}
      <p className={styles.line}>
        <SeverityIcon state="notice" />
        {t('screens.keychain.advice', { platform })}
      </p>
      {platform === 'linux' && (
        <div className={styles.commands}>
          {LINUX_COMMANDS.map(({ name, command }) => (
            <div key={name}>
              <p className={styles.name}>{t(name)}</p>
              <p className={styles.command}>
                <code className={styles.code}>{command}</code>
                <CopyButton text={command} label={t('ui.copy.short')} what={t(name)} />
              </p>
            </div>
          ))}
          <div>
            <p className={styles.name}>{t('screens.keychain.kwallet')}</p>
            <p>{t('screens.keychain.kwalletHow')}</p>
          </div>
          <p>{t('screens.keychain.server')}</p>
        </div>
      )}
    </div>
  );
}

function KeychainRow() {
  const { t } = useWords();
  const { secretStore, app } = useAppState();
  if (app.isSample) return <SettingRow title={t('screens.keychain')} hint={t('screens.keychain.sample')} />;
  return (
    <SettingRow title={t('screens.keychain')} hint={t(`ui.settings.secrets.${secretStore}`)}>
      {secretStore === 'memory' && <KeychainAdvice />}
    </SettingRow>
  );
}

function ProxyRow() {
  const styles = useStyles();
  const { t } = useWords();
  const { proxy } = useAppState().environment;
  const value =
    proxy === null ? t('screens.proxy.unknown') : proxy === 'DIRECT' ? t('screens.proxy.direct') : proxy;
  return (
    <SettingRow title={t('screens.proxy')} hint={t('screens.proxy.hint')}>
      <code className={styles.code}>{value}</code>
    </SettingRow>
  );
}

function DataFolderRow() {
  const styles = useStyles();
  const { t } = useWords();
  const { environment, app } = useAppState();
  const result = useOutcome();
  const { dataFolder } = environment;
  if (dataFolder === null) {
    return <SettingRow title={t('screens.dataFolder')} hint={t('screens.dataFolder.none')} />;
  }
  return (
    <SettingRow
      title={t('screens.dataFolder')}
      hint={t('screens.dataFolder.hint')}
      result={result}
      control={() => (
        <>
          <CopyButton text={dataFolder} label={t('ui.copy.short')} what={t('screens.dataFolder')} />
          {app.mode === 'desktop' && (
            <Button size="small" onClick={() => void result.act('openDataFolder', {})}>
              {t('screens.dataFolder.open')}
            </Button>
          )}
        </>
      )}
    >
      <code className={styles.code}>{dataFolder}</code>
    </SettingRow>
  );
}

/** What Graphkeeper found on this computer: the keychain, the proxy, where its files are. */
export function ComputerGroup() {
  return (
    <SettingGroup name="computer">
      <KeychainRow />
      <ProxyRow />
      <DataFolderRow />
    </SettingGroup>
  );
}
