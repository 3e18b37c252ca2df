import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import type { ConnectionState } from '../../../shared/domain/state';
import { ensureBuilt } from '../../support/build';
import { type Finished, runCli, startCli } from '../../support/cli-process';
import { type SimulatedProcess, startSimulated } from '../../support/simulated-process';

/** Every way of misbehaving at once, so that errors of all kinds are met and printed. */
const FAULTS = [
  'throttled=0.1:1',
  'throttledWithoutRetryAfter=0.05',
  'unavailable=0.1:1',
  'slow=0.1:1',
  'dropped=0.1',
  'truncated=0.1',
  'notJson=0.1',
  'htmlError=0.1',
  'unauthorized=0.1',
  'batchItemThrottled=0.1:1',
  'batchItemFailed=0.1',
].join(',');

/** Begins with characters of its own: the first three are shown on purpose, as Microsoft Graph shows them. */
const MARKED = 'Zq7~MARKED-secret.of+this/run=&"<>_0123456789';

/** A secret as it stands, and as it may look in an address, a header, JSON or a page. */
function disguises(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    Buffer.from(secret).toString('hex'),
    JSON.stringify(secret).slice(1, -1),
    secret.slice(4),
  ];
}

function expectNoSecret(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    for (const form of disguises(secret)) expect(text.includes(form)).toBe(false);
  }
  // Tokens are secrets, too.
  expect(text).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
}

async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map(async (file) => `${file}\n${await readFile(file, 'latin1')}`))).join(
    '\n',
  );
}

function everythingSaid({ stdout, stderr }: Finished): string {
  return `${stdout}\n${stderr}`;
}

interface Frame {
  readonly type: string;
  readonly result?: { readonly value: { readonly connections: readonly ConnectionState[] } };
}

/** All that is sent to a window until it has asked for everything once more and seen every connection read. */
async function everythingSent(url: string): Promise<string> {
  const { origin } = new URL(url);
  const socket = new WebSocket(new URL('socket', url.replace(/^http/, 'ws')), { origin });
  let sent = '';
  let id = 0;
  const isDone = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      sent += `${text}\n`;
      const frame = JSON.parse(text) as Frame;
      const connections = frame.result?.value.connections;
      if (connections?.every(({ health, checking }) => health !== null && checking === 'none') === true)
        resolve();
    });
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const ask = setInterval(() => {
    id += 1;
    socket.send(JSON.stringify({ type: 'invoke', id, name: 'getState', argument: {} }));
  }, 500);
  try {
    await isDone;
  } finally {
    clearInterval(ask);
    socket.close();
  }
  return sent;
}

let simulated: SimulatedProcess;
let dataFolder: string;

beforeAll(async () => {
  await Promise.all([ensureBuilt('cli'), ensureBuilt('renderer')]);
  simulated = await startSimulated(['--faults', FAULTS, '--seed', '7']);
  dataFolder = join(simulated.folder, 'data');
  await mkdir(dataFolder);
}, 240_000);

afterAll(async () => {
  await simulated.stop();
});

/** One connection's secret is the marked one, which is wrong; the others are right. */
function environment(): Readonly<Record<string, string>> {
  const name = Object.keys(simulated.secrets)[0] ?? '';
  return { ...simulated.env, [name]: MARKED, GRAPHKEEPER_DATA_DIR: dataFolder };
}

function secrets(): readonly string[] {
  return [MARKED, ...Object.values(simulated.secrets)];
}

describe('a secret given to the command line', () => {
  it.each(['table', 'json', 'prometheus'])(
    'never appears in check --format %s, faults included',
    { timeout: 120_000 },
    async (format) => {
      const path = await simulated.write(simulated.config);
      const finished = await runCli(['check', '--config', path, '--format', format], environment());
      expect([1, 2, 3]).toContain(finished.exitCode);
      expect(finished.stdout.length).toBeGreaterThan(500);
      expectNoSecret(everythingSaid(finished), secrets());
    },
  );

  it('never appears when it stands where its name should', async () => {
    const [connection] = simulated.config.connections;
    const access = [{ kind: 'integrationCredential', secret: { env: MARKED } }];
    const path = await simulated.write({ connections: [{ ...connection, access }] }, 'misplaced.json');
    const finished = await runCli(['check', '--config', path], environment());
    expect(finished.exitCode).toBe(3);
    expectNoSecret(everythingSaid(finished), secrets());
  });

  it('never appears in what serve prints, serves or keeps', { timeout: 120_000 }, async () => {
    const path = await simulated.write(simulated.config);
    const running = startCli(['serve', '--config', path, '--no-open'], environment());
    const url = await running.firstLine;
    const state = await everythingSent(url);
    const page = await (await fetch(url)).text();
    const metrics = await (await fetch(new URL('metrics', url))).text();
    const finished = await running.stop();
    expect(finished.exitCode).toBe(0);
    expect(metrics).toContain('# TYPE');
    expectNoSecret(
      `${state}\n${page}\n${metrics}\n${everythingSaid(finished)}\n${await everythingIn(dataFolder)}`,
      secrets(),
    );
  });
});
