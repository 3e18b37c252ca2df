import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';

import type { DraftState, PreflightItem } from '../../../shared/domain/draft';
import { failureMessage } from '../../../shared/messages/failure-message';
import { CopyButton } from '../../components/copy-button';
import { RecheckGlyph } from '../../components/glyphs';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useStore, useView } from '../../state/app-context';
import type { ShownState } from '../../theme/severity-colours';
import { useDraftEditing } from './draft-editing';
import { preflightSentence, type ShownOutcome, shownOutcome } from './preflight-summary';
import { StepPage } from './step-page';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  sentence: { fontWeight: tokens.fontWeightSemibold, flexBasis: '280px', flexGrow: 1 },
  bar: { marginTop: '10px', minHeight: '2px' },
  list: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '10px',
    padding: '8px 16px',
    lineHeight: tokens.lineHeightBase300,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 560px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  icon: { paddingTop: '2px' },
  detail: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  side: {
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 560px)': { gridColumn: '2', textAlign: 'left' },
  },
  note: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '10px', maxWidth: '72ch' },
  link: { color: tokens.colorBrandForegroundLink },
  request: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    padding: '14px 18px 14px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  requestTitle: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  requestText: {
    maxHeight: '240px',
    overflow: 'auto',
    margin: '0',
    padding: '10px 14px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** A fact that cannot be read is unknown: neither good nor bad. */
const STATE: Readonly<Record<ShownOutcome, ShownState>> = {
  pending: 'checking',
  notAsked: 'notReached',
  readable: 'ok',
  unreadable: 'unknown',
  partly: 'unknown',
};

interface ItemProps {
  readonly item: PreflightItem;
  readonly status: DraftState['preflight']['status'];
}

function Item({ item, status }: ItemProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const outcome = shownOutcome(item, status);
  const { failure, grant, access } = item;
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <SeverityIcon state={STATE[outcome]} label={t('wizard.preflight.outcome', { outcome })} />
      </span>
      <div>
        <p>{say(item.title)}</p>
        {failure !== null && (outcome === 'unreadable' || outcome === 'partly') && (
          <p className={styles.detail}>
            {t('wizard.preflight.cause', { outcome, cause: say(failureMessage(failure)) })}
          </p>
        )}
        {grant !== null && (
          <p className={styles.detail}>{t('wizard.preflight.grant', { permission: grant })}</p>
        )}
      </div>
      <p className={styles.side}>
        {outcome === 'pending' || outcome === 'notAsked'
          ? t('wizard.preflight.outcome', { outcome })
          : access !== null && t('wizard.access.short', { access })}
      </p>
    </li>
  );
}

/** Step 5: what can really be read, filling in as it comes; what cannot, and a request to who can grant it. */
export function PreflightStep() {
  const styles = useStyles();
  const { t, say } = useWords();
  const store = useStore();
  const { link } = useView();
  const { preflight, fields, signIn } = useDraftEditing().draft;
  const lacksSignIn = fields.access.includes('administrator') && signIn.status !== 'signedIn';
  const { status, items, request } = preflight;
  const isRunning = status === 'running';
  const done = items.filter(({ outcome }) => outcome !== 'pending').length;
  return (
    <StepPage
      step="preflight"
      title={t('wizard.preflight.title')}
      lead={t('wizard.preflight.lead')}
      primary={t('wizard.preflight.next')}
    >
      <div>
        <div className={styles.head}>
          <p className={styles.sentence} role={isRunning ? undefined : 'status'}>
            {say(preflightSentence(preflight))}
          </p>
          {isRunning ? (
            <Button onClick={() => void store.run('cancelDraftCheck', {})}>
              {t('wizard.preflight.stop')}
            </Button>
          ) : (
            <Button
              icon={<RecheckGlyph />}
              disabledFocusable={link !== 'open'}
              onClick={() => void store.run('checkDraft', {})}
            >
              {status === 'notRun' ? t('wizard.preflight.check') : t('wizard.preflight.again')}
            </Button>
          )}
        </div>
        <div className={styles.bar}>
          {isRunning && (
            <ProgressBar
              aria-label={t('wizard.preflight.title')}
              {...(items.length === 0 ? {} : { value: done, max: items.length })}
            />
          )}
        </div>
      </div>
      {lacksSignIn && (
        <p className={styles.note}>
          <span className={styles.icon}>
            <SeverityIcon state="notice" />
          </span>
          <span>
            {t('wizard.preflight.noSignIn')}{' '}
            <a className={styles.link} href={hrefOf({ page: 'connect', step: 'access' })}>
              {t('wizard.save.toStep', { step: 'access' })}
            </a>
          </span>
        </p>
      )}
      {items.length > 0 && (
        <ul className={styles.list} aria-label={t('wizard.preflight.list')}>
          {items.map((item) => (
            <Item key={item.fact} item={item} status={status} />
          ))}
        </ul>
      )}
      {request !== null && !isRunning && (
        <section className={styles.request}>
          <h2 className={styles.requestTitle}>{t('wizard.preflight.request')}</h2>
          <p>{t('wizard.preflight.request.text')}</p>
          <pre
            className={styles.requestText}
            tabIndex={0}
            role="region"
            aria-label={t('wizard.preflight.request')}
          >
            {say(request)}
          </pre>
          <div>
            <CopyButton text={say(request)} label={t('wizard.preflight.request.copy')} />
          </div>
        </section>
      )}
    </StepPage>
  );
}
