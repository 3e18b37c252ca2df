import type { AlertEntry } from '../../../shared/domain/alert';
import { useWords, type Words } from '../../i18n/words';
import { muteWords } from './mute-view';

/** What was done about an alert that stands aside, and why; null while it is open. */
interface AlertNote {
  readonly text: string;
  /** What was typed; null: nothing. */
  readonly reason: string | null;
}

/** Puts into words what was done about an alert: by whom, when or until when, and why. */
function alertNote(alert: AlertEntry, words: Words): AlertNote | null {
  const { t } = words;
  const { acknowledged, snooze, mute } = alert;
  switch (alert.standing) {
    case 'open':
      return null;
    case 'acknowledged':
      return acknowledged === null
        ? null
        : { text: t('alertPage.acknowledged', acknowledged), reason: acknowledged.note };
    case 'snoozed':
      if (snooze === null) return null;
      return {
        text:
          snooze.until === null
            ? t('alertPage.snoozedToStage', { by: snooze.by })
            : t('alertPage.snoozed', { until: snooze.until, by: snooze.by }),
        reason: snooze.reason,
      };
    case 'muted':
      return mute === null
        ? null
        : {
            text: t('alertPage.muted', {
              scope: muteWords(mute.scope, [alert], words),
              by: mute.by,
              at: mute.at,
            }),
            reason: mute.reason,
          };
  }
}

export interface AlertNoteTextProps {
  readonly alert: AlertEntry;
  readonly className?: string | undefined;
}

/** What was done about an alert, as one line. */
export function AlertNoteText({ alert, className }: AlertNoteTextProps) {
  const words = useWords();
  const note = alertNote(alert, words);
  if (note === null) return null;
  return (
    <p className={className}>
      {note.text}
      {note.reason !== null && `. ${words.t('alertPage.reasonGiven', { reason: note.reason })}`}
    </p>
  );
}
