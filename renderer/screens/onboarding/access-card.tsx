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

interface ChoiceCardProps {
  readonly name: string;
  readonly sees: string;
  readonly misses: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  /** What it takes, shown once it is chosen. */
  readonly children: ReactNode;
}

function ChoiceCard({ name, sees, misses, isChosen, onChoose, children }: ChoiceCardProps) {
  const styles = useStyles();
  const { t } = useWords();
  const id = useId();
  return (
    <section className={mergeClasses(styles.card, isChosen && styles.chosen)}>
      <Checkbox
        checked={isChosen}
        label={{ children: name, className: styles.name }}
        aria-describedby={id}
        onChange={(_, { checked }) => {
          onChoose(checked === true);
        }}
      />
      <div className={styles.inner}>
        <dl className={styles.facts} id={id}>
          <dt className={styles.term}>{t('wizard.access.sees')}</dt>
          <dd>{sees}</dd>
          <dt className={styles.term}>{t('wizard.access.misses')}</dt>
          <dd>{misses}</dd>
        </dl>
        {isChosen && <div className={styles.form}>{children}</div>}
      </div>
    </section>
  );
}

export interface AccessCardProps {
  readonly access: DraftFields['access'][number];
  readonly children: ReactNode;
}

/** One way to look: what it sees and what it cannot, before anything is asked for. */
export function AccessCard({ access, children }: AccessCardProps) {
  const { t } = useWords();
  const { draft, change } = useDraftEditing();
  const chosen = draft.fields.access;
  return (
    <ChoiceCard
      name={t('wizard.access.name', { access })}
      sees={t('wizard.access.seesText', { access })}
      misses={t('wizard.access.missesText', { access })}
      isChosen={chosen.includes(access)}
      onChoose={(isChosen) => {
        const others = chosen.filter((one) => one !== access);
        change({ access: isChosen ? [...others, access] : others });
      }}
    >
      {children}
    </ChoiceCard>
  );
}

/** The other end, which may be looked at as well. */
export function GenesysCard({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const { draft, change } = useDraftEditing();
  return (
    <ChoiceCard
      name={t('wizard.genesys.title')}
      sees={t('wizard.genesys.seesText')}
      misses={t('wizard.genesys.missesText')}
      isChosen={draft.fields.hasGenesys}
      onChoose={(hasGenesys) => {
        change({ hasGenesys });
      }}
    >
      {children}
    </ChoiceCard>
  );
}
