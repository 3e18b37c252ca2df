import type { AlertEntry } from '../../../shared/domain/alert';
import type { Trace } from '../trace';
import type { Invariant } from './invariant';

function described({
  id,
  severity,
  told,
  acknowledged,
  snooze,
  mute,
  unseenSince,
  explains,
}: AlertEntry): string {
  const marks = [
    told === null ? 'untold' : `told ${told.severity}${told.stage === null ? '' : ` at stage ${told.stage}`}`,
    acknowledged === null ? '' : 'acknowledged',
    snooze === null ? '' : `snoozed until ${snooze.until ?? 'the next stage'}`,
    mute === null ? '' : 'muted',
    unseenSince === null ? '' : 'unseen',
    ...explains.map((one) => `explains ${one.key}`),
  ];
  return `${id} is ${severity} (${marks.filter((mark) => mark !== '').join(', ')})`;
}

/** Breaks nothing and blames nobody: tells in the trace what was read and how the list of alerts changes. */
export function narrator(trace: Trace): Invariant {
  let known = new Map<string, string>();
  const readings = new Map<string, string>();
  let rules = '';
  return {
    onSight: ({ state, alerts, settings, zone }) => {
      const chosen = `${zone} ${JSON.stringify(settings)}`;
      if (chosen !== rules) trace.note(() => `  rules: ${chosen}`);
      rules = chosen;
      for (const { id, health } of state.connections) {
        if (health === null || readings.get(id) === health.observedAt) continue;
        readings.set(id, health.observedAt);
        const findings = health.findings.filter(({ severity }) => severity !== 'ok');
        trace.note(() => {
          const list = findings.map(({ key, severity }) => `${key} ${severity}`).join(', ');
          const { explains } = health.verdict;
          return `  read ${id}: ${list === '' ? 'all well' : list}; verdict: ${explains.join(' explains ')}`;
        });
      }
      const present = new Map(alerts.map((alert) => [alert.id, described(alert)]));
      for (const [id, text] of present) if (known.get(id) !== text) trace.note(() => `  alert ${text}`);
      for (const id of known.keys()) if (!present.has(id)) trace.note(() => `  alert ${id} is gone`);
      known = present;
    },
  };
}
