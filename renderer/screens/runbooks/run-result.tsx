import { Button, makeStyles, tokens } from '@fluentui/react-components';

import { epochOf } from '../../../shared/domain/instant';
import type { RunState } from '../../../shared/domain/runbook-run';
import { type FileKind, fileNameOf } from '../../../shared/domain/saved-file';
import { Page } from '../../components/page';
import { useSaveText } from '../../files/use-save-text';
import { localDateOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useStore, useView } from '../../state/app-context';
import { ForgetButton } from './forget-button';
import { RunHead } from './run-head';
import { minutesTaken, passedSteps, tallyOf } from './runs-view';
import { StepRecord } from './step-record';

const useStyles = makeStyles({
  tally: {
    marginTop: '10px',
    marginLeft: '44px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    maxWidth: '70ch',
    '@media (max-width: 560px)': { marginLeft: 0 },
  },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    marginTop: '14px',
    marginLeft: '44px',
    '@media (max-width: 560px)': { marginLeft: 0 },
  },
  card: {
    marginTop: '16px',
    padding: '14px 20px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  meaning: { maxWidth: '72ch', color: tokens.colorNeutralForeground2 },
  records: { '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
  exports: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', paddingTop: '10px' },
  status: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The endings of the two forms of the change record. */
const RECORD_KINDS = { html: 'html', markdown: 'md' } as const satisfies Record<string, FileKind>;

function ChangeRecord({ run }: { readonly run: RunState }) {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const saving = useSaveText();
  const save = (kind: keyof typeof RECORD_KINDS): void => {
    saving.saveAsked(async () => {
      const answer = await store.ask('changeRecord', { runId: run.id, kind });
      if (!answer.ok) return answer;
      const day = localDateOf(epochOf(run.endedAt ?? run.startedAt));
      return {
        ok: true,
        value: {
          name: fileNameOf(t('runPage.record.name'), run.connectionName, run.runbook, day),
          kind: RECORD_KINDS[kind],
          text: answer.value.text,
        },
      };
    });
  };
  return (
    <section className={styles.card} aria-labelledby="run-record">
      <h2 className={styles.title} id="run-record">
        {t('runPage.record')}
      </h2>
      <p className={styles.meaning}>{t('runPage.record.meaning')}</p>
      <div className={styles.exports}>
        {(['html', 'markdown'] as const).map((kind) => (
          <Button
            key={kind}
            disabledFocusable={link !== 'open'}
            onBlur={saving.leave}
            onClick={() => {
              save(kind);
            }}
          >
            {t(`runPage.record.${kind}`)}
          </Button>
        ))}
        <span className={styles.status} role="status">
          {saving.status}
        </span>
      </div>
    </section>
  );
}

export interface RunResultProps {
  readonly run: RunState;
  readonly status: 'proved' | 'told' | 'cancelled';
}

/** What became of a run, with what proves it; to be saved for the ticket. */
export function RunResult({ run, status }: RunResultProps) {
  const styles = useStyles();
  const { t } = useWords();
  const minutes = minutesTaken(run);
  const passed = passedSteps(run);
  return (
    <Page>
      <RunHead run={run} sentence={t('runPage.outcome', { title: t('runbook.title', run), status })}>
        {run.endedAt !== null && (
          <time dateTime={run.endedAt} title={t('ui.moment.utc', { at: run.endedAt })}>
            {t('runPage.endedAt', { at: run.endedAt })}
          </time>
        )}
        {minutes !== null && <span>{t('runPage.took', { minutes })}</span>}
      </RunHead>
      <p className={styles.tally}>{t('runPage.tally', tallyOf(run))}</p>
      <div className={styles.ways}>
        <Button as="a" appearance="primary" href={hrefOf({ page: 'connection', id: run.connectionId })}>
          {t('runPage.toConnection')}
        </Button>
        <ForgetButton
          run={run}
          onForgotten={() => {
            window.location.hash = hrefOf({ page: 'runbooks' });
          }}
        />
      </div>
      {passed.length > 0 && (
        <section className={styles.card} aria-labelledby="run-proofs">
          <h2 className={styles.title} id="run-proofs">
            {t('runPage.proofs')}
          </h2>
          <ol className={styles.records}>
            {passed.map((step) => (
              <StepRecord key={step.id} step={step} folding={null} />
            ))}
          </ol>
        </section>
      )}
      <ChangeRecord run={run} />
    </Page>
  );
}
