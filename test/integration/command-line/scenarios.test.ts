import { existsSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ALL_SCENARIO_NAMES } from '../../../electron/simulator/scenarios/index';
import { SEVERITIES } from '../../../shared/domain/severity';
import { ensureBuilt } from '../../support/build';
import { runCli } from '../../support/cli-process';
import { parseReport } from '../../support/report-schema';
import { SCENARIO_EXPECTATIONS } from '../../support/scenario-expectations';
import { type ServedScenarios, serveScenarios } from '../../support/served-scenarios';
import { startSimulated } from '../../support/simulated-process';

const EXIT_CODES = { ok: 0, notice: 0, warning: 1, critical: 2, unknown: 3 } as const;

type Report = ReturnType<typeof parseReport>;

beforeAll(() => ensureBuilt('cli'), 180_000);

function judgementOf({ verdict, severity }: Report['connections'][number]): object {
  const { link, severity: worst, runbook } = verdict;
  return { link, severity: worst, runbook, connection: severity };
}

function expectedOf(name: (typeof ALL_SCENARIO_NAMES)[number]): object {
  const expected = SCENARIO_EXPECTATIONS[name];
  return { ...expected, connection: expected.severity };
}

describe('check --config on every scenario at once, over HTTPS', () => {
  let served: ServedScenarios;
  let report: Report;
  beforeAll(async () => {
    served = await serveScenarios(ALL_SCENARIO_NAMES);
    const configuration = served.write(served.configuration);
    const { exitCode, stdout, stderr } = await runCli(
      ['check', '--config', configuration, '--format', 'json'],
      served.env,
    );
    expect(stderr).toBe('');
    report = parseReport(stdout);
    expect(report.severity).toBe('critical');
    expect(exitCode).toBe(EXIT_CODES.critical);
  }, 240_000);
  afterAll(() => served.close());

  it.each(ALL_SCENARIO_NAMES)('%s', (name) => {
    const connection = report.connections.find((one) => one.name === name);
    expect(judgementOf(connection!)).toEqual(expectedOf(name));
  });
});

describe('check --config on simulate --scenario', () => {
  const first = (severity: keyof typeof EXIT_CODES) =>
    ALL_SCENARIO_NAMES.find((name) => SCENARIO_EXPECTATIONS[name].severity === severity);

  it.each(SEVERITIES)('exits as is promised for %s', { timeout: 90_000 }, async (severity) => {
    const name = first(severity)!;
    const simulated = await startSimulated(['--scenario', name]);
    try {
      const { exitCode, stdout, stderr } = await simulated.check(['--format', 'json']);
      const report = parseReport(stdout);
      expect(report.connections.map(judgementOf)).toEqual([expectedOf(name)]);
      expect(exitCode).toBe(EXIT_CODES[severity]);
      expect(stderr).toBe('');
    } finally {
      const stopped = await simulated.stop();
      expect(stopped.exitCode).toBe(0);
      expect(existsSync(simulated.ca)).toBe(false);
    }
  });
});
