import type { Alert, Telling } from '../domain/alert';
import { assertNever } from '../domain/assert-never';
import { type EpochMs, instantOf } from '../domain/instant';
import type { News } from './news-item';
import type { TellingContext } from './plan-context';
import { tellingWords } from './telling-words';

/** What the ids of all tellings begin with that are about one time that an alert is there. */
export function episodeOf({ id, raisedAt }: Pick<Alert, 'id' | 'raisedAt'>): string {
  return `${id}@${raisedAt}/`;
}

/** The same for the same event of the same alert, whenever it is planned. */
function idOf({ alert, reason, stage, snoozedAt }: News, now: EpochMs): string {
  const episode = `${episodeOf(alert)}${reason}`;
  switch (reason) {
    case 'raised':
    case 'resolved':
      return episode;
    case 'escalated':
      return `${episode}/${alert.severity}/${alert.impact}/${alert.since}`;
    case 'stage':
      return `${episode}/${String(stage)}/${alert.deadline ?? ''}`;
    case 'woken':
      return `${episode}/${snoozedAt ?? instantOf(now)}`;
    default:
      return assertNever(reason, 'reason');
  }
}

/** Puts news into a telling. */
export function tellingOf(news: News, context: TellingContext): Telling {
  const { alert, reason, stage, impact } = news;
  const { connectionId, connectionName, key, deadline, runbook } = alert;
  return {
    id: idOf(news, context.now),
    alertId: alert.id,
    reason,
    at: instantOf(context.now),
    connectionId,
    connectionName,
    key,
    severity: reason === 'resolved' ? 'ok' : alert.severity,
    impact: reason === 'resolved' ? 'none' : impact,
    stage,
    deadline,
    runbook,
    ...tellingWords(news, context),
  };
}
