import { epochOf, type Instant, MINUTE_MS } from '../../shared/domain/instant';
import { useWords } from '../i18n/words';

/** A time, relative and absolute together, in the reader's zone; UTC in the tooltip. */
export function Moment({ at }: { readonly at: Instant }) {
  const { t } = useWords();
  return (
    <time dateTime={at} title={t('ui.moment.utc', { at })}>
      {t('ui.moment', { at })}
    </time>
  );
}

/** Since when something has been as it is. */
export function Since({ at }: { readonly at: Instant }) {
  const { t, now } = useWords();
  return (
    <time dateTime={at} title={t('ui.moment.utc', { at })}>
      {now - epochOf(at) < MINUTE_MS ? t('ui.since.now', { at }) : t('ui.since', { at })}
    </time>
  );
}
