import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { type Configuration, configurationSchema } from '../../shared/domain/configuration';
import { type Finished, runCli, startCli } from './cli-process';

/** The one line that `simulate` prints (contracts.md). */
const lineSchema = z.strictObject({
  origin: z.string().regex(/^https:\/\/localhost:\d+$/),
  ca: z.string().min(1),
  tenantId: z.guid(),
  config: configurationSchema,
  env: z.record(z.string(), z.string().min(1)),
});

/** A simulated tenant in a process of its own, and a folder for what is written about it. */
export interface SimulatedProcess {
  readonly origin: string;
  readonly ca: string;
  readonly tenantId: string;
  readonly config: Configuration;
  /** The secrets, and the authority to trust: all that `check` and `serve` need. */
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Writes a configuration file and gives its path. */
  readonly write: (configuration: unknown, name?: string) => Promise<string>;
  /** `check --config` on this tenant's own configuration. */
  readonly check: (args?: readonly string[]) => Promise<Finished>;
  readonly stop: () => Promise<Finished>;
}

/** Starts `graphkeeper simulate`. */
export async function startSimulated(args: readonly string[]): Promise<SimulatedProcess> {
  const running = startCli(['simulate', ...args]);
  const { origin, ca, tenantId, config, env } = lineSchema.parse(JSON.parse(await running.firstLine));
  const folder = await mkdtemp(join(tmpdir(), 'graphkeeper-test-'));
  const all = { ...env, NODE_EXTRA_CA_CERTS: ca };
  const write = async (configuration: unknown, name = 'graphkeeper.json'): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, typeof configuration === 'string' ? configuration : JSON.stringify(configuration));
    return path;
  };
  return {
    origin,
    ca,
    tenantId,
    config,
    env: all,
    secrets: env,
    folder,
    write,
    check: async (more = []) => runCli(['check', '--config', await write(config), ...more], all),
    stop: async () => {
      const finished = await running.stop();
      await rm(folder, { recursive: true, force: true });
      return finished;
    },
  };
}
