import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

import type { DraftFields } from '../../../shared/domain/draft';
import { useWords } from '../../i18n/words';
import { useDraftEditing } from './draft-editing';

const useStyles = makeStyles({
  card: {
    padding: '10px 16px 14px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  chosen: {
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderRightColor: tokens.colorCompoundBrandStroke,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  inner: { paddingLeft: '32px', '@media (max-width: 560px)': { paddingLeft: '0' } },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '4px 14px',
    maxWidth: '78ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    '@media (max-width: 560px)': { gridTemplateColumns: '1fr' },
  },
  term: { color: tokens.colorNeutralForeground3 },
  form: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    marginTop: '14px',
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface AccessCardProps {
  readonly access: DraftFields['access'][number];
  /** What it takes, shown once it is chosen. */
  readonly children: ReactNode;
}

/** One way to look: what it sees and what it cannot, before anything is asked for. */
export function AccessCard({ access, children }: AccessCardProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change } = useDraftEditing();
  const id = useId();
  const chosen = draft.fields.access;
  const isChosen = chosen.includes(access);
  return (
    <section className={mergeClasses(styles.card, isChosen && styles.chosen)}>
      <Checkbox
        checked={isChosen}
        label={{ children: t('wizard.access.name', { access }), className: styles.name }}
        aria-describedby={id}
        onChange={(_, { checked }) => {
          const others = chosen.filter((one) => one !== access);
          change({ access: checked === true ? [...others, access] : others });
        }}
      />
      <div className={styles.inner}>
        <dl className={styles.facts} id={id}>
          <dt className={styles.term}>{t('wizard.access.sees')}</dt>
          <dd>{t('wizard.access.seesText', { access })}</dd>
          <dt className={styles.term}>{t('wizard.access.misses')}</dt>
          <dd>{t('wizard.access.missesText', { access })}</dd>
        </dl>
        {isChosen && <div className={styles.form}>{children}</div>}
      </div>
    </section>
  );
}
