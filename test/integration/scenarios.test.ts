import { describe, expect, it } from 'vitest';

import { shiftedClock } from '../../electron/clock';
import { createCollector } from '../../electron/monitor/collector';
import {
  ALL_SCENARIO_NAMES,
  buildScenario,
  type GenesysScenarioName,
  type ScenarioName,
} from '../../electron/simulator/scenarios';
import { createSimulator } from '../../electron/simulator/simulator';
import { connectionOf } from '../../electron/storage/configuration-file';
import { evaluate, type Evaluation } from '../../shared/diagnosis/evaluate';
import { configurationSchema } from '../../shared/domain/configuration';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import { createFormatter, LANGUAGES } from '../../shared/messages/formatter';
import { say } from '../../shared/messages/say';
import { SCENARIO_EXPECTATIONS } from '../support/scenario-expectations';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

/** One look at a scenario: the real collector over the simulated cloud, in this process. */
async function look(name: ScenarioName | GenesysScenarioName): Promise<Evaluation> {
  const { world, configuration, env } = buildScenario(name, { now: NOW });
  const clock = shiftedClock(NOW);
  const simulator = createSimulator({ world, clock });
  const collector = createCollector({
    fetch: simulator.fetch,
    clock,
    resolveSecret: (reference) => Promise.resolve('env' in reference ? (env[reference.env] ?? null) : null),
  });
  const [entry] = configurationSchema.parse(configuration).connections;
  if (entry === undefined) throw new Error('the scenario has no connection');
  const snapshot = await collector.collect(connectionOf(entry, entry.name), {
    depth: 'full',
    previous: null,
  });
  return evaluate(snapshot, DEFAULT_POLICY, clock.now());
}

describe('scenarios', () => {
  it.each(ALL_SCENARIO_NAMES)('%s gives exactly its expected link, severity and runbook', async (name) => {
    const { verdict, severity, findings } = await look(name);
    const bad = findings.filter((one) => one.severity !== 'ok').map((one) => `${one.severity} ${one.key}`);

    const { link, runbook } = verdict;
    expect({ link, severity: verdict.severity, runbook }, bad.join('\n')).toEqual(
      SCENARIO_EXPECTATIONS[name],
    );
    expect(severity).toBe(verdict.severity);
    for (const language of LANGUAGES) {
      const format = createFormatter(language, NOW, 'UTC');
      expect(say(verdict.headline, language, format)).not.toMatch(/undefined|NaN|\bnull\b/);
    }
  });
});
