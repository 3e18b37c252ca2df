import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { readMailboxList } from '../../../shared/onboarding/mailbox-list';
import { validation } from '../../components/field-validation';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useDraftEditing } from './draft-editing';
import { StepPage } from './step-page';

const useStyles = makeStyles({
  summary: { color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300, minHeight: '20px' },
  count: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  group: { display: 'flex', flexDirection: 'column', rowGap: '6px' },
  canary: { maxWidth: '420px' },
  why: {
    maxWidth: '68ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  without: { display: 'flex', alignItems: 'flex-start', columnGap: '8px', fontSize: tokens.fontSizeBase200 },
});

/** Wrong entries that are named one by one; of more only their number is said. */
const NAMED_ENTRIES = 3;

/** Step 3: the mailboxes, pasted as they are at hand, and one that has to stay closed. */
export function MailboxesStep() {
  const styles = useStyles();
  const { t, format } = useWords();
  const { draft, change, problemOf } = useDraftEditing();
  const { fields } = draft;
  const [text, setText] = useState(() => fields.mailboxes.join('\n'));
  const [canaries, setCanaries] = useState(() => fields.canaryMailboxes.join(', '));
  const list = readMailboxList(text);
  const problem =
    list.refused.length > 0
      ? t('wizard.mailboxes.refused', {
          entries: list.refused.slice(0, NAMED_ENTRIES),
          more: Math.max(0, list.refused.length - NAMED_ENTRIES),
        })
      : list.addresses.length === 0
        ? problemOf('mailboxes')
        : null;
  return (
    <StepPage
      step="mailboxes"
      title={t('wizard.mailboxes.title')}
      lead={t('wizard.mailboxes.lead')}
      primary={t('wizard.mailboxes.next')}
    >
      <div className={styles.group}>
        <Field label={t('wizard.mailboxes.label')} hint={t('wizard.mailboxes.hint')} {...validation(problem)}>
          <Textarea
            value={text}
            rows={5}
            resize="vertical"
            spellCheck={false}
            onChange={(_, { value }) => {
              const { addresses, refused } = readMailboxList(value);
              setText(value);
              // What is no address is kept with the draft until it is corrected.
              change({ mailboxes: [...addresses, ...refused] });
            }}
          />
        </Field>
        <p className={styles.summary} role="status">
          {list.addresses.length > 0 && (
            <>
              <span className={styles.count}>
                {t('wizard.mailboxes.found', { count: list.addresses.length })}
              </span>{' '}
              {list.addresses.length <= 6 && format.list(list.addresses)}
            </>
          )}
          {list.repeated > 0 && <> {t('wizard.mailboxes.repeated', { count: list.repeated })}</>}
        </p>
      </div>
      <div className={styles.group}>
        <Field
          className={styles.canary}
          label={`${t('wizard.canary.label')} (${t('wizard.optional')})`}
          hint={t('wizard.canary.hint')}
          {...validation(problemOf('canaryMailboxes'))}
        >
          <Input
            value={canaries}
            spellCheck={false}
            onChange={(_, { value }) => {
              const { addresses, refused } = readMailboxList(value);
              setCanaries(value);
              change({ canaryMailboxes: [...addresses, ...refused] });
            }}
          />
        </Field>
        <p className={styles.why}>{t('wizard.canary.why')}</p>
        {canaries.trim() === '' && (
          <p className={styles.without}>
            <SeverityIcon state="unknown" />
            {t('wizard.canary.without')}
          </p>
        )}
      </div>
    </StepPage>
  );
}
