import { existsSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { ALL_SCENARIO_NAMES } from '../../../electron/simulator/scenarios/index';
import { ensureBuilt } from '../../support/build';
import { parseReport } from '../../support/report-schema';
import { SCENARIO_EXPECTATIONS } from '../../support/scenario-expectations';
import { startSimulated } from '../../support/simulated-process';

const EXIT_CODES = { ok: 0, notice: 0, warning: 1, critical: 2, unknown: 3 } as const;

beforeAll(() => ensureBuilt('cli'), 180_000);

describe('check --config on simulate --scenario, over HTTPS', () => {
  it.each(ALL_SCENARIO_NAMES)('%s', { timeout: 90_000 }, async (name) => {
    const simulated = await startSimulated(['--scenario', name]);
    try {
      const { exitCode, stdout, stderr } = await simulated.check(['--format', 'json']);
      const report = parseReport(stdout);
      const [connection] = report.connections;
      const { link, severity, runbook } = connection?.verdict ?? {};
      expect({ link, severity, runbook, connection: connection?.severity }).toEqual({
        ...SCENARIO_EXPECTATIONS[name],
        connection: SCENARIO_EXPECTATIONS[name].severity,
      });
      expect(exitCode).toBe(EXIT_CODES[report.severity]);
      expect(stderr).toBe('');
    } finally {
      const stopped = await simulated.stop();
      expect(stopped.exitCode).toBe(0);
      expect(existsSync(simulated.ca)).toBe(false);
    }
  });
});
