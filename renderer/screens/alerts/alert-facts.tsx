import { makeStyles, tokens } from '@fluentui/react-components';

import type { AlertEntry } from '../../../shared/domain/alert';
import { epochOf } from '../../../shared/domain/instant';
import { Moment, Since } from '../../components/moment';
import { SeverityIcon } from '../../components/severity-icon';
import { localDateOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { dayOffNote } from './day-off';

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '18px',
    rowGap: '1px',
    marginTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  deadline: { color: tokens.colorNeutralForeground2 },
  dayOff: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  unseen: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '6px',
    marginTop: '4px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > svg': { marginTop: '1px' },
  },
});

/** The dates of an alert: until when, since when, when it was last told, and whether the last look confirmed it. */
export function AlertFacts({ alert }: { readonly alert: AlertEntry }) {
  const styles = useStyles();
  const { t, say, now } = useWords();
  const { calendar } = useAppState().settings.alerts;
  const dayOff = dayOffNote(alert, calendar, now, localDateOf);
  const { deadline, since, told, unseenSince } = alert;
  return (
    <>
      <p className={styles.facts}>
        {deadline !== null && (
          <span className={styles.deadline}>
            {epochOf(deadline) > now ? t('ui.deadline') : t('ui.deadline.passed')} <Moment at={deadline} />
          </span>
        )}
        <Since at={since} />
        {told === null ? (
          <span>{t('alertPage.toldNever')}</span>
        ) : (
          <time dateTime={told.at} title={t('ui.moment.utc', { at: told.at })}>
            {t('alertPage.told', { at: told.at })}
          </time>
        )}
      </p>
      {dayOff !== null && <p className={styles.dayOff}>{say(dayOff)}</p>}
      {unseenSince !== null && (
        <p className={styles.unseen}>
          <SeverityIcon state="unknown" size={14} />
          {t('alertPage.unseen', { at: unseenSince })}
        </p>
      )}
    </>
  );
}
