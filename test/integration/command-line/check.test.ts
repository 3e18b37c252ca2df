import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { electronFolder, installedElectron } from '../../../electron/launcher/find-electron';
import { ensureBuilt, PROJECT_FOLDER } from '../../support/build';
import { CLI, type Finished, runCli, startCli, startProgram } from '../../support/cli-process';
import { parseReport } from '../../support/report-schema';
import { type SimulatedProcess, startSimulated } from '../../support/simulated-process';

let simulated: SimulatedProcess;

beforeAll(async () => {
  await ensureBuilt('cli');
  simulated = await startSimulated(['--scenario', 'secret-superseded']);
}, 240_000);

afterAll(async () => {
  await simulated.stop();
});

/** What is told of an unusable call: nothing on standard output, one message, exit 3. */
function expectRefusal(finished: Finished, ...parts: readonly string[]): void {
  expect(finished.stdout).toBe('');
  for (const part of parts) expect(finished.stderr).toContain(part);
  expect(finished.stderr).not.toMatch(/\n {4}at /);
  expect(finished.exitCode).toBe(3);
}

/** A copy of the simulated tenant's configuration with one connection changed. */
function changed(change: object): object {
  return { ...simulated.config, connections: [{ ...simulated.config.connections[0], ...change }] };
}

/** A server that takes connections and says nothing, and its address. */
async function listening(): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, address: `https://localhost:${String(port)}` };
}

/** The configuration with its cloud at another address. */
function elsewhere(address: string): object {
  return changed({ cloud: { login: address, graph: address }, tokenEndpoint: undefined });
}

async function checkFile(
  configuration: unknown,
  args: readonly string[] = [],
  env = simulated.env,
): Promise<Finished> {
  return runCli(['check', '--config', await simulated.write(configuration, 'changed.json'), ...args], env);
}

describe('check --sample', () => {
  it('gives the report of contracts.md and exits 2, and says nothing else', async () => {
    const { exitCode, stdout, stderr } = await runCli(['check', '--sample', '--format', 'json']);
    const report = parseReport(stdout);
    expect(report.connections.length).toBeGreaterThanOrEqual(3);
    expect(new Set(report.connections.map((one) => one.severity)).size).toBeGreaterThanOrEqual(3);
    expect(report.severity).toBe('critical');
    expect(exitCode).toBe(2);
    expect(stderr).toBe('');
    expect(Math.abs(Date.parse(report.at) - Date.now())).toBeLessThan(60_000);
  });

  it('is moved by --at: what ends by then has ended', async () => {
    const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString();
    const [now, then] = await Promise.all([
      runCli(['check', '--sample', '--format', 'json', '--connection', 'Contoso help']),
      runCli(['check', '--sample', '--format', 'json', '--connection', 'Contoso help', '--at', inAYear]),
    ]);
    expect(now.exitCode).toBe(0);
    expect(then.exitCode).toBe(2);
    const report = parseReport(then.stdout);
    expect(report.at).toBe(inAYear);
    expect(report.connections[0]?.verdict).toMatchObject({ link: 'token', runbook: 'rotate-secret' });
    // Facts are those of now: only the judgement moves.
    expect(Math.abs(Date.parse(report.connections[0]?.observedAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(report.connections[0]?.findings.find((one) => one.check === 'mail-flow')?.severity).toBe('ok');
  });

  it('is a table without colour on a pipe, with it when forced, in the language of the environment', async () => {
    const [plain, coloured, french] = await Promise.all([
      runCli(['check', '--sample']),
      runCli(['check', '--sample'], { FORCE_COLOR: '1' }),
      runCli(['check', '--sample'], { LC_ALL: 'fr_FR.UTF-8' }),
    ]);
    expect(plain.stdout).not.toContain('\u001b');
    expect(plain.stdout).toContain('✖ Critical  Adatum claims');
    expect(plain.stdout.trimEnd().split('\n').at(-1)).toMatch(/^4 connections: 1 critical/);
    expect(coloured.stdout).toContain('\u001b[31m');
    expect(french.stdout).toContain('✖ Critique  Adatum claims');
    for (const finished of [plain, coloured, french])
      expect(finished).toMatchObject({ exitCode: 2, stderr: '' });
  });

  it('keeps to narrow terminals', async () => {
    const { stdout } = await runCli(['check', '--sample', '--lang', 'fr'], { COLUMNS: '40' });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('gives metrics for prometheus', async () => {
    const { exitCode, stdout } = await runCli(['check', '--sample', '--format', 'prometheus']);
    expect(stdout).toMatch(/^# HELP graphkeeper_/m);
    expect(stdout).toContain('Adatum claims');
    expect(exitCode).toBe(2);
  });

  it('does not mind a reader that goes away', async () => {
    const running = startCli(['check', '--sample', '--format', 'json']);
    running.child.stdout?.destroy();
    expect(await running.finished).toMatchObject({ exitCode: 2, stderr: '' });
  });
});

describe('--connection', () => {
  it('reads only what is named, in the order of the configuration', async () => {
    const { stdout } = await runCli([
      ...['check', '--sample', '--format', 'json'],
      ...['--connection', 'Fabrikam orders', '--connection', 'Contoso help'],
    ]);
    expect(parseReport(stdout).connections.map((one) => one.name)).toEqual([
      'Contoso help',
      'Fabrikam orders',
    ]);
  });

  it('lists the names there are when one is unknown', async () => {
    expectRefusal(
      await runCli(['check', '--sample', '--connection', 'Contosso help']),
      '“Contosso help”',
      '“Contoso help”',
      '“Adatum claims”',
    );
  });
});

describe('unusable arguments', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing at all', [], ['check, serve, simulate or runbook', 'graphkeeper --help']],
    ['an unknown command', ['chekc'], ['chekc']],
    ['an unknown option', ['check', '--sampel'], ['--sampel', 'graphkeeper check --help']],
    ['an option without its value', ['check', '--config'], ['--config', 'needs a value']],
    ['a stray argument', ['check', '--sample', 'extra'], ['no option takes']],
    ['no source', ['check'], ['--sample', '--config FILE']],
    [
      'two sources',
      ['check', '--sample', '--config', 'x.json'],
      ['--sample and --config exclude each other'],
    ],
    [
      'a moment that is none',
      ['check', '--sample', '--at', 'next month'],
      ['--at', '“next month”', '2026-12-24T09:00Z'],
    ],
    ['a day that is none', ['check', '--sample', '--at', '2026-02-30'], ['--at', '“2026-02-30”']],
    ['an unknown format', ['check', '--sample', '--format', 'xml'], ['--format', 'table, json, prometheus']],
    ['an unknown language', ['check', '--sample', '--lang', 'de'], ['--lang', 'en, fr']],
    ['an unknown scenario', ['simulate', '--scenario', 'fine'], ['--scenario', 'secret-expiring']],
    ['a port that is none', ['simulate', '--port', '70000'], ['--port', '65535']],
    ['faults that are none', ['simulate', '--faults', 'slow=0.1,melted=1'], ['--faults', '“melted=1”']],
    [
      'a state file that is not there',
      ['simulate', '--state', '/nowhere/state.json'],
      ['/nowhere/state.json'],
    ],
    ['a port for serve that is none', ['serve', '--sample', '--port', 'x'], ['--port']],
  ])('%s', async (_, args, parts) => {
    expectRefusal(await runCli(args), ...parts);
  });

  it('is told in French where that is the language', async () => {
    expectRefusal(
      await runCli(['check', '--sample', '--at', 'demain', '--lang', 'fr']),
      '--at ne peut pas être «\u00a0demain\u00a0»',
    );
    expectRefusal(
      await runCli(['check', '--sampel'], { LANG: 'fr_FR.UTF-8' }),
      'L’option --sampel n’existe pas.',
    );
  });
});

describe('unusable configuration: nothing is sent', () => {
  it('a file that is not there, and a folder', async () => {
    const missing = join(simulated.folder, 'missing.json');
    expectRefusal(await runCli(['check', '--config', missing]), missing);
    const folder = join(simulated.folder, 'folder.json');
    await mkdir(folder);
    expectRefusal(await runCli(['check', '--config', folder]), folder);
  });

  it('a file that was cut in half', async () => {
    const whole = JSON.stringify(simulated.config, null, 2);
    expectRefusal(await checkFile(whole.slice(0, whole.length / 2)), 'connections[0]', 'Line ');
  });

  it.each<[string, () => object, string]>([
    ['an unknown field', () => changed({ mailbox: [] }), 'connections[0].mailbox'],
    ['a wrong type', () => changed({ mailboxes: 'help@contoso.example' }), 'connections[0].mailboxes'],
    ['a client id that is none', () => changed({ clientId: 'Contoso' }), 'connections[0].clientId'],
    ['a tenant id that is none', () => changed({ tenantId: 'https://contoso' }), 'connections[0].tenantId'],
    [
      'a secret in the file itself',
      () => changed({ access: [{ kind: 'integrationCredential', secret: 'MARKED~8Q~secret' }] }),
      'connections[0].access[0].secret',
    ],
    ['no connections', () => ({ connections: [] }), 'connections'],
  ])('%s', async (_, configuration, place) => {
    const finished = await checkFile(configuration());
    expectRefusal(finished, place);
    expect(finished.stderr).not.toContain('MARKED');
  });

  it('a secret that the environment does not have', async () => {
    const finished = await checkFile(simulated.config, [], { ...simulated.env, CONTOSO_SECRET: '' });
    expectRefusal(finished, 'connections[0].access[0].secret.env', 'CONTOSO_SECRET');
  });

  it('is the same for serve', async () => {
    const path = await simulated.write(changed({ mailbox: [] }), 'serve.json');
    expectRefusal(await runCli(['serve', '--config', path, '--no-open']), 'connections[0].mailbox');
  });
});

describe('a world that does not answer as hoped', () => {
  it('a notice exits 0', async () => {
    const finished = await simulated.check();
    expect(finished.exitCode).toBe(0);
    expect(finished.stdout).toContain('i Notice');
  });

  it('a tenant that does not exist is named, and is the verdict', async () => {
    const tenantId = '00000000-1111-2222-3333-444444444444';
    const tokenEndpoint = `${simulated.origin}/${tenantId}/oauth2/v2.0/token`;
    const finished = await checkFile(changed({ tenantId, tokenEndpoint }), ['--format', 'json']);
    const [connection] = parseReport(finished.stdout).connections;
    expect(connection?.verdict.link).toBe('token');
    expect(JSON.stringify(connection?.verdict)).toMatch(/tenant/i);
    expect(finished.exitCode).toBe(2);
  });

  it('a host that refuses connections leaves everything unknown', async () => {
    const { server, address } = await listening();
    await new Promise((resolve) => server.close(resolve));
    const finished = await checkFile(elsewhere(address), ['--format', 'json']);
    const report = parseReport(finished.stdout);
    expect(report.severity).toBe('unknown');
    expect(
      report.connections[0]?.findings
        .filter((one) => one.check === 'mail-flow')
        .every((one) => one.severity === 'unknown'),
    ).toBe(true);
    expect(JSON.stringify(report.connections[0]?.findings)).toContain('refused');
    expect(finished.exitCode).toBe(3);
  });

  it('a certificate that is not trusted leaves everything unknown, and says so', async () => {
    const untrusting = simulated.secrets;
    const finished = await checkFile(simulated.config, [], untrusting);
    expect(finished.stdout).toContain('certificate');
    expect(finished.exitCode).toBe(3);
  });
});

describe('stopping', () => {
  it('ends check at once and cleanly', async () => {
    // It never answers.
    const { server, address } = await listening();
    const isAsked = once(server, 'connection');
    const configuration = await simulated.write(elsewhere(address), 'silent.json');
    const running = startCli(['check', '--config', configuration], simulated.env);
    await isAsked;
    const finished = await running.stop('SIGINT');
    expect(finished).toMatchObject({ exitCode: 130, stdout: '', stderr: 'Stopped.\n' });
    server.close();
  });
});

describe('a defect', () => {
  it.each(['throw new Error(secret)', 'void Promise.reject(new Error(secret))'])(
    'that nobody caught (%s) is unusable, told without its text',
    async (statement) => {
      // As soon as the program listens for such a thing.
      const defect = `const secret = process.env.DEFECT;
        const wait = setInterval(() => {
          if (process.listenerCount('uncaughtException') === 0) return;
          clearInterval(wait);
          ${statement};
        });`;
      const preload = `data:text/javascript,${encodeURIComponent(defect)}`;
      const finished = await startProgram(process.execPath, ['--import', preload, CLI, 'simulate'], {
        DEFECT: 'hunter2',
      }).finished;
      expect(finished.exitCode).toBe(3);
      expect(finished.stderr).toMatch(/Error[^]*\n {4}at /);
      expect(finished.stdout + finished.stderr).not.toContain('hunter2');
    },
  );
});

describe('help', () => {
  it.each(['check', 'serve', 'simulate'])('of %s names every option of contracts.md', async (command) => {
    const options = {
      check: ['--sample', '--config', '--connection', '--format', '--at', '--lang'],
      serve: ['--sample', '--config', '--port', '--no-open'],
      simulate: ['--scenario', '--state', '--port', '--at', '--latency', '--faults', '--seed', '--apps'],
    }[command];
    const { exitCode, stdout, stderr } = await runCli([command, '--help']);
    for (const option of options ?? []) expect(stdout).toContain(option);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('is in French, too, and names the scenarios and faults', async () => {
    const { stdout } = await runCli(['simulate', '--help'], { LANG: 'fr_FR.UTF-8' });
    expect(stdout).toContain('Utilisation\u00a0:');
    expect(stdout).toContain('token-endpoint-v1');
    expect(stdout).toContain('batchItemThrottled');
    expect(stdout).not.toMatch(/Usage:|display help/);
  });

  it('gives the version', async () => {
    expect(await runCli(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });
});

const folder = electronFolder();
const electron = folder === null ? null : installedElectron(folder, process.env);

describe.each(electron === null ? [] : [electron])('in a real Electron, %s', (program) => {
  /** Chromium refuses its sandbox to root. */
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

  beforeAll(async () => {
    for (const target of ['renderer', 'main'] as const) await ensureBuilt(target);
  });

  it('checks and tells its version where there is no display', async () => {
    // The environment of these processes names no display.
    const run = (...args: readonly string[]) =>
      startProgram(program, [...asRoot, PROJECT_FOLDER, ...args], {}).finished;
    const checked = await run('check', '--sample', '--format', 'json');
    expect([checked.exitCode, parseReport(checked.stdout).severity]).toEqual([2, 'critical']);
    expect((await run('--version')).exitCode).toBe(0);
  });
});
