import { Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { type RunbookId, runbooksFor } from '../../../shared/domain/runbook-id';
import { NextAction } from '../../components/next-action';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';

const useStyles = makeStyles({
  heading: {
    marginTop: '22px',
    marginBottom: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    columnGap: '14px',
    rowGap: '10px',
    padding: '12px 20px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  // A title is longer than a narrow window: what is chosen is cut off there, and the list shows it whole.
  field: {
    flex: '1 1 220px',
    minWidth: '0px',
    maxWidth: '320px',
    '& > *': { minWidth: '0px' },
  },
  /** Titles are longer than most names. */
  runbook: { flexBasis: '320px', maxWidth: '380px' },
  select: { width: '100%', minWidth: '0px' },
});

/**
 * Begins a runbook that no finding asks for: a secret is rotated early, or the integration is disabled and enabled after
 * something was changed in a portal (Q16). Like each beginning, it changes nothing by itself.
 */
export function BeginRunbook() {
  const styles = useStyles();
  const { t } = useWords();
  const { connections } = useAppState();
  const [wanted, setWanted] = useState<RunbookId>('refresh-integration');
  const [chosen, setChosen] = useState<string | null>(null);
  const connection = connections.find(({ id }) => id === chosen) ?? connections[0];
  if (connection === undefined) return null;
  const offered = runbooksFor(connection.isElsewhere);
  const runbook = offered.includes(wanted) ? wanted : 'refresh-integration';
  return (
    <section aria-labelledby="runs-begin">
      <h2 className={styles.heading} id="runs-begin">
        {t('runPage.begin')}
      </h2>
      <div className={styles.form}>
        <Field className={mergeClasses(styles.field, styles.runbook)} label={t('runPage.begin.runbook')}>
          <Select
            className={styles.select}
            value={runbook}
            onChange={(_, { value }) => {
              setWanted(offered.find((id) => id === value) ?? runbook);
            }}
          >
            {offered.map((id) => (
              <option key={id} value={id}>
                {t('runbook.title', { runbook: id, credential: connection.signsInWith })}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={styles.field} label={t('runPage.begin.connection')}>
          <Select
            className={styles.select}
            value={connection.id}
            onChange={(_, { value }) => {
              setChosen(value);
            }}
          >
            {connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <NextAction runbook={runbook} connectionId={connection.id} about={connection.name} />
      </div>
    </section>
  );
}
