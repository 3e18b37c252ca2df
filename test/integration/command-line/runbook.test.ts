import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RUNBOOK_IDS } from '../../../shared/domain/runbook-id';
import { ensureBuilt } from '../../support/build';
import { type Finished, runCli } from '../../support/cli-process';
import { type SimulatedProcess, startSimulated } from '../../support/simulated-process';

const runbook = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished> =>
  runCli(['runbook', ...args], env);

beforeAll(() => ensureBuilt('cli'), 180_000);

describe('graphkeeper runbook', () => {
  it('lists every runbook by id and name', async () => {
    const { exitCode, stdout, stderr } = await runbook(['list']);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(RUNBOOK_IDS);
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('shows the steps of one, without a connection and in French as well', async () => {
    const shown = await runbook(['show', 'rotate-secret']);
    expect(shown.stdout).toContain('Rotate the secret or certificate');
    expect(shown.stdout).toMatch(/^1\. /m);
    expect([shown.exitCode, shown.stderr]).toEqual([0, '']);
    const french = await runbook(['show', 'rotate-secret', '--lang', 'fr']);
    expect(french.stdout).not.toContain('Rotate');
  });

  it('shows the exact requests of a dry run on the sample tenant, and says that nothing was changed', async () => {
    const args = ['dry-run', 'rotate-secret', '--sample', '--connection', 'Fabrikam orders'];
    const { exitCode, stdout, stderr } = await runbook(args);
    expect(stdout).toContain('Dry run for “Fabrikam orders”: it was read, and nothing was changed.');
    expect(stdout).toMatch(/POST https:\/\/graph\.microsoft\.com\/v1\.0\/applications\/\S+\/addPassword/);
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it.each([
    ['no id', ['show'], 'rotate-secret'],
    ['an unknown id', ['show', 'rotate'], 'rotate-secret'],
    ['an unknown deed', ['run', 'rotate-secret'], 'dry-run'],
    ['several connections', ['dry-run', 'rotate-secret', '--sample'], '“Fabrikam orders”'],
    ['no source', ['dry-run', 'rotate-secret'], '--config'],
  ] as const)('refuses %s, and says what there is', async (_what, args, told) => {
    const { exitCode, stdout, stderr } = await runbook(args);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain(told);
  });
});

describe('a dry run on a configuration', () => {
  let simulated: SimulatedProcess;
  beforeAll(async () => {
    simulated = await startSimulated(['--scenario', 'secret-expiring']);
  }, 240_000);
  afterAll(async () => {
    await simulated.stop();
  });
  const dryRun = async (id: string, change: object = {}): Promise<Finished> => {
    const configuration = {
      ...simulated.config,
      connections: [{ ...simulated.config.connections[0], ...change }],
    };
    return runbook(['dry-run', id, '--config', await simulated.write(configuration)], simulated.env);
  };

  it('reads the tenant, and shows no secret', async () => {
    const { exitCode, stdout, stderr } = await dryRun('rotate-secret');
    expect(stdout).toContain(`POST ${simulated.origin}/v1.0/applications/`);
    for (const secret of Object.values(simulated.secrets)) expect(stdout).not.toContain(secret);
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('of what only Genesys Cloud has is refused where something else is at the other end', async () => {
    const { exitCode, stdout, stderr } = await dryRun('read-but-missing', { profile: 'generic' });
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toContain('This runbook is about Genesys Cloud');
  });
});
