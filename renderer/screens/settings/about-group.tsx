import { makeStyles } from '@fluentui/react-components';

import { CopyButton } from '../../components/copy-button';
import { Fact, FactsList } from '../../components/facts-list';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { SettingGroup } from './setting-group';

/** As in the file LICENSE. */
const LICENCE = 'MIT';

const useStyles = makeStyles({
  frame: { padding: '14px 20px' },
  copy: { marginTop: '10px', marginLeft: '-8px' },
});

/** What this Graphkeeper is, to be copied into a support case. */
export function AboutGroup() {
  const styles = useStyles();
  const { t } = useWords();
  const { app, environment } = useAppState();
  const facts: readonly (readonly [string, string])[] = [
    [t('ui.settings.version'), app.version],
    [t('screens.about.licence'), LICENCE],
    [t('ui.settings.mode'), t(`ui.settings.mode.${app.mode}`)],
    ...Object.entries(environment.versions).sort(([a], [b]) => a.localeCompare(b)),
  ];
  return (
    <SettingGroup name="about">
      <div className={styles.frame}>
        <FactsList>
          {facts.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </FactsList>
        <div className={styles.copy}>
          <CopyButton
            label={t('screens.about.copy')}
            text={[t('ui.product'), ...facts.map(([name, value]) => `${name}: ${value}`)].join('\n')}
          />
        </div>
      </div>
    </SettingGroup>
  );
}
