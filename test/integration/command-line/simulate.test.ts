import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { buildScenario } from '../../../electron/simulator/scenarios/index';
import { writeStateFile } from '../../../electron/simulator/state-file';
import { ensureBuilt } from '../../support/build';
import { runCli, startCli } from '../../support/cli-process';
import { parseReport } from '../../support/report-schema';
import { type SimulatedProcess, startSimulated } from '../../support/simulated-process';

beforeAll(() => ensureBuilt('cli'), 180_000);

async function simulate(...args: readonly string[]): Promise<SimulatedProcess> {
  const simulated = await startSimulated(args);
  onTestFinished(async () => {
    await simulated.stop();
  });
  return simulated;
}

async function temporaryFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'graphkeeper-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'state.json');
  await writeFile(path, text);
  return path;
}

describe('simulate', () => {
  it('serves the sample tenant by default: check finds what --sample finds', async () => {
    const simulated = await simulate();
    expect(await readFile(simulated.ca, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(simulated.config.connections[0]?.tenantId).toBe(simulated.tenantId);
    const [served, sample] = await Promise.all([
      simulated.check(['--format', 'json']),
      runCli(['check', '--sample', '--format', 'json']),
    ]);
    const severities = (stdout: string): readonly string[] =>
      parseReport(stdout).connections.map((one) => `${one.name}: ${one.verdict.link} ${one.severity}`);
    expect(severities(served.stdout)).toEqual(severities(sample.stdout));
    expect(served.exitCode).toBe(2);
  });

  it('serves a state file', async () => {
    const now = Date.now();
    const { world, configuration, env } = buildScenario('secret-expiring', { now });
    const simulated = await simulate(
      '--state',
      await temporaryFile(writeStateFile(world, now, { configuration, env })),
    );
    const report = parseReport((await simulated.check(['--format', 'json'])).stdout);
    expect(report.connections[0]?.verdict).toMatchObject({ link: 'token', severity: 'critical' });
  });

  it('names the place in a state file that is wrong', async () => {
    const state = JSON.parse(writeStateFile(buildScenario('healthy', { now: 0 }).world, 0)) as {
      tenants: object[];
    };
    state.tenants[0] = { ...state.tenants[0], users: 'none' };
    const path = await temporaryFile(JSON.stringify(state));
    const finished = await runCli(['simulate', '--state', path]);
    expect(finished).toMatchObject({ exitCode: 3, stdout: '' });
    expect(finished.stderr).toContain('tenants[0].users');
    expect(await runCli(['simulate', '--state', await temporaryFile('{"tenants": [')])).toMatchObject({
      exitCode: 3,
    });
  });

  it('runs on the clock it is given', async () => {
    const simulated = await simulate('--scenario', 'healthy', '--at', '2027-03-01T00:00Z');
    const finished = await simulated.check(['--format', 'json', '--at', '2027-03-01T00:00Z']);
    const [connection] = parseReport(finished.stdout).connections;
    const credential = connection?.findings.find(
      (one) => one.check === 'credential-expiry' && one.deadline !== null,
    );
    expect(Date.parse(credential?.deadline ?? '')).toBeGreaterThan(Date.parse('2027-03-01T00:00Z'));
  });

  it('adds applications, slowly and with faults, and is the same again with the same seed', async () => {
    const args = [
      '--scenario',
      'healthy',
      '--apps',
      '250',
      '--latency',
      '20',
      '--seed',
      '3',
      '--faults',
      'slow=0.2:1',
    ];
    const [first, second] = [await simulate(...args), await simulate(...args)];
    expect(first.secrets).toEqual(second.secrets);
    expect((await first.check(['--format', 'json'])).exitCode).toBe(0);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s with exit 0', async (signal) => {
    const running = startCli(['simulate', '--scenario', 'healthy']);
    await running.firstLine;
    expect(await running.stop(signal)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('says when its port is taken', async () => {
    const simulated = await simulate('--scenario', 'healthy');
    const port = new URL(simulated.origin).port;
    const finished = await runCli(['simulate', '--port', port]);
    expect(finished).toMatchObject({ exitCode: 3, stdout: '' });
    expect(finished.stderr).toContain(`Port ${port}`);
  });
});
