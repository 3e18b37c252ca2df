import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { WIZARD_STEPS, type WizardStep } from '../../routing/wizard-steps';
import { useView } from '../../state/app-context';
import { useWizardFlow } from './wizard-flow';

const useStyles = makeStyles({
  position: { marginBottom: '2px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  heading: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
    overflowWrap: 'anywhere',
    outline: 'none',
  },
  lead: {
    marginTop: '6px',
    maxWidth: '68ch',
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase300,
  },
  body: { display: 'flex', flexDirection: 'column', rowGap: '20px', marginTop: '22px' },
  alert: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    marginTop: '14px',
    fontWeight: tokens.fontWeightSemibold,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    marginTop: '28px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  discard: { marginLeft: 'auto' },
});

/** Marks what the focus goes to when a page was not complete, beside controls that are invalid. */
export const PROBLEM_MARK = { 'data-problem': '', tabIndex: -1 } as const;

export interface StepPageProps {
  readonly step: WizardStep;
  /** The question. */
  readonly title: string;
  readonly lead: string;
  /** What the primary button does. */
  readonly primary: string;
  /** Done before going on; false stays here. Left out: nothing. */
  readonly onPrimary?: () => Promise<boolean>;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** One page of the wizard: a question, its fields, and the way on and back. */
export function StepPage({ step, title, lead, primary, onPrimary, isBusy = false, children }: StepPageProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { link } = useView();
  const { subject, failures, submit, discard } = useWizardFlow();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const index = WIZARD_STEPS.indexOf(step);
  const previous = WIZARD_STEPS[index - 1];

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (failures === 0) return;
    form.current
      ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')
      ?.focus({ preventScroll: false });
  }, [failures]);

  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit(onPrimary);
      }}
    >
      <p className={styles.position}>
        {subject}
        {' · '}
        {t('wizard.step.position', { step, index: index + 1, total: WIZARD_STEPS.length })}
      </p>
      <h1 ref={heading} className={styles.heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles.lead}>{lead}</p>
      <div role="alert">
        {failures > 0 && (
          <p className={styles.alert}>
            <SeverityIcon state="warning" size={20} />
            {t('wizard.mend')}
          </p>
        )}
      </div>
      <div className={styles.body}>{children}</div>
      <footer className={styles.foot}>
        <Button appearance="primary" type="submit" disabledFocusable={isBusy || link !== 'open'}>
          {primary}
        </Button>
        {previous !== undefined && (
          <Button as="a" href={hrefOf({ page: 'connect', step: previous })}>
            {t('wizard.back')}
          </Button>
        )}
        <Button className={styles.discard} appearance="subtle" onClick={discard}>
          {t('wizard.discard')}
        </Button>
      </footer>
    </form>
  );
}
