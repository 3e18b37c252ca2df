import { readdirSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt } from '../../support/build';
import { type Finished, runCli, type Running, startCli } from '../../support/cli-process';
import { temporaryFolder } from '../../support/temporary-folder';

const SERVE = ['serve', '--no-open'];

beforeAll(async () => {
  await Promise.all([ensureBuilt('cli'), ensureBuilt('renderer')]);
}, 240_000);

async function start(folder: string): Promise<Running> {
  const running = startCli(SERVE, { GRAPHKEEPER_DATA_DIR: folder });
  await running.firstLine;
  return running;
}

function refusalOf({ exitCode, stdout, stderr }: Finished): string {
  expect(exitCode).toBe(3);
  expect(stdout).toBe('');
  return stderr.replaceAll(/\s+/g, ' ');
}

describe('serve on a data folder', () => {
  it('that another one has refuses and names it; a killed one makes way at once', async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    const second = await runCli(SERVE, { GRAPHKEEPER_DATA_DIR: folder });
    const refusal = refusalOf(second);
    expect(refusal).toContain(folder);
    expect(refusal).toContain(`graphkeeper serve (process ${String(first.child.pid)} on `);
    expect(refusal).toContain('GRAPHKEEPER_DATA_DIR');
    await first.stop('SIGKILL');
    expect(readdirSync(folder)).toContain('graphkeeper.lock');
    const third = await start(folder);
    expect((await third.stop()).exitCode).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('graphkeeper.lock'))).toEqual([]);
  });
});
