import type { Alert } from '../domain/alert';
import { epochOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { AlertText } from '../messages/en/alerts';
import { type Message, message } from '../messages/message';
import type { News } from './news-item';
import type { TellingContext } from './plan-context';
import { earlinessOf, hasStages } from './stages';

/** The words of a telling: connection and consequence, then cause and deadline in at most two lines. */
export interface TellingWords {
  readonly title: Message;
  readonly body: readonly Message[];
}

/** Once a credential that mail hangs on has ended, mail stops with the next token: no reading is needed to say so. */
function impactOf({ alert, stage, impact }: News): MailImpact {
  const hasStopped = stage === 0 && alert.source === 'credential-expiry' && alert.severity === 'critical';
  return hasStopped && impact === 'atRisk' ? 'stopped' : impact;
}

function titleOf(news: News): Message {
  const { alert, reason, stage } = news;
  const { connectionName: name, severity, source } = alert;
  return message('alerts.telling.title', {
    name,
    severity,
    impact: impactOf(news),
    reason,
    isBlind: source === 'stale',
    stage,
  });
}

/** A text that others can hold: verdicts and checks. */
function asAlertText(text: Message): AlertText | null {
  return text.id.startsWith('check.') || text.id.startsWith('verdict.') ? (text as AlertText) : null;
}

function endedBody({ title, source, raisedAt }: Alert, { now }: TellingContext): readonly Message[] {
  const what = source === 'stale' ? null : asAlertText(title);
  const minutes = Math.floor((now - epochOf(raisedAt)) / MINUTE_MS);
  return [
    ...(what === null ? [] : [message('alerts.telling.over', { what })]),
    ...(minutes > 0 ? [message('alerts.telling.lasted', { minutes })] : []),
  ];
}

/** The line about what ends: the finding's own title says it too, but as it was when it was read. */
function endOf({ alert, stage }: News, at: string): Message {
  const { subject } = alert;
  const type = subject.type === 'clientSecret' || subject.type === 'certificate' ? subject.type : 'own';
  return message('alerts.telling.end', { type, name: subject.name, at, hasPassed: stage === 0 });
}

/** Why it is told now, where that is not plain. */
function whyNow({ alert, reason, stage }: News, { settings, now, zone }: TellingContext): readonly Message[] {
  const { deadline, unseenSince, source } = alert;
  if (reason === 'woken') return [message('alerts.telling.woken')];
  if (deadline !== null && stage !== null && hasStages(source)) {
    const early = earlinessOf(deadline, stage, settings, now, zone);
    if (early !== null) return [message('alerts.telling.early', early)];
    if (unseenSince !== null) return [message('alerts.telling.unseen', { at: unseenSince })];
  }
  return reason === 'escalated' ? [message('alerts.telling.worse')] : [];
}

/** Puts together what is told of an alert. */
export function tellingWords(news: News, context: TellingContext): TellingWords {
  const { alert, reason } = news;
  const { deadline, source } = alert;
  const title = titleOf(news);
  if (reason === 'resolved') return { title, body: endedBody(alert, context) };
  const why = whyNow(news, context);
  if (deadline === null) return { title, body: [alert.title, ...why] };
  if (hasStages(source)) return { title, body: [endOf(news, deadline), ...why] };
  const until = message('alerts.telling.deadline', { at: deadline });
  return { title, body: [alert.title, ...(why.length > 0 ? why : [until])] };
}
