import type { ActivityEvent } from '../../shared/alerts/activity';
import { instantOf } from '../../shared/domain/instant';
import type { JsonObject } from '../../shared/domain/json';
import type { PlannedRequest } from '../../shared/domain/runbook-run';
import type { Severity } from '../../shared/domain/severity';
import { type Message, message } from '../../shared/messages/message';
import type { Clock } from '../clock';
import type { RunRecord } from './run-record';
import { titledAs } from './run-view';
import type { RunPlan } from './runbook';
import type { WriteOutcome } from './writer';

/** What is written down of runs. */
export interface RunJournal {
  readonly note: (
    record: Pick<RunRecord, 'id' | 'connectionId' | 'connectionName'>,
    text: Message,
    details: JsonObject,
    severity?: Severity,
  ) => void;
  /** What became of a request. */
  readonly noteOutcome: (
    record: RunRecord,
    plan: RunPlan,
    step: string,
    request: PlannedRequest,
    outcome: WriteOutcome,
  ) => void;
}

/** Makes a journal of runs. */
export function createRunJournal(options: {
  readonly clock: Clock;
  /** The user of this computer. */
  readonly user: string;
  readonly note: (event: ActivityEvent) => void;
}): RunJournal {
  const note: RunJournal['note'] = (record, text, details, severity = 'ok') => {
    options.note({
      at: instantOf(options.clock.now()),
      kind: 'done',
      connectionId: record.connectionId,
      connectionName: record.connectionName,
      severity,
      text,
      details: { runId: record.id, by: options.user, ...details },
    });
  };

  const noteOutcome: RunJournal['noteOutcome'] = (record, plan, step, { method, url }, outcome) => {
    const titled = titledAs(record, plan);
    const about = { step, method, url };
    switch (outcome.is) {
      case 'answered':
        note(record, message('runbook.activity.sent', titled), {
          ...about,
          requestId: outcome.requestId,
        });
        return;
      case 'refused':
        note(
          record,
          message('runbook.activity.refused', titled),
          { ...about, code: outcome.graphCode, requestId: outcome.requestId },
          'warning',
        );
        return;
      case 'unclear':
        note(
          record,
          message('runbook.activity.unclear', titled),
          { ...about, code: outcome.failure.code },
          'warning',
        );
        return;
    }
  };

  return { note, noteOutcome };
}
