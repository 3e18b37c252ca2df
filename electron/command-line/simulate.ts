import { readFile } from 'node:fs/promises';

import type { EpochMs } from '../../shared/domain/instant';
import { message } from '../../shared/messages/message';
import { shiftedClock, systemClock } from '../clock';
import { serveSimulator } from '../simulator/https-server';
import { mulberry32 } from '../simulator/random';
import {
  ALL_SCENARIO_NAMES,
  buildSample,
  buildScenario,
  configurationAt,
  type SimulatedSetup,
} from '../simulator/scenarios/index';
import { createSimulator } from '../simulator/simulator';
import { parseStateFile, type SimulatedState, type StateFileError } from '../simulator/state-file';
import { addApplications } from '../simulator/tenant-builder';
import { CommandLineError } from './command-line-error';
import { listening, parsePort } from './network-port';
import { parseChoice, parseFaults, parseMoment, parseWhole } from './option-values';
import { untilStopped } from './stop-signal';
import type { Terminal } from './terminal';

/** The options of `simulate`, as commander hands them over. */
export interface SimulateOptions {
  readonly scenario?: string;
  readonly state?: string;
  readonly port?: string;
  readonly at?: string;
  readonly latency?: string;
  readonly faults?: string;
  readonly seed?: string;
  readonly apps?: string;
}

const COMMAND = 'graphkeeper simulate';

/** A minute: more would look like an outage. */
const MAX_LATENCY_MS = 60_000;
/** Far more than the largest directory that is watched by one person. */
const MAX_APPS = 100_000;

async function readState(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new CommandLineError(message('cli.error.stateUnreadable', { path }));
  }
}

/** The place of the first mistake of a state file. */
/** A stream of its own for `--apps`, so that their ids are not those of the scenario of the same seed. */
const APPS_STREAM = 0x0a995;

function placeOf(error: StateFileError): string {
  return error.code === 'invalid' ? (error.issues[0]?.place ?? '(file)') : '(file)';
}

async function setupOf(
  options: SimulateOptions,
  now: EpochMs,
  seed: number,
): Promise<SimulatedSetup | SimulatedState> {
  const { scenario, state } = options;
  if (scenario !== undefined && state !== undefined) {
    throw new CommandLineError(
      message('cli.error.twoOptions', { first: '--scenario', second: '--state' }),
      COMMAND,
    );
  }
  if (scenario !== undefined) {
    const name = parseChoice(scenario, ALL_SCENARIO_NAMES, { flag: '--scenario', command: COMMAND });
    return buildScenario(name, { now, seed });
  }
  if (state === undefined) return buildSample({ now });
  const parsed = parseStateFile(await readState(state), now);
  if (parsed.ok) return parsed.value;
  throw new CommandLineError(
    message('cli.error.stateInvalid', { path: state, place: placeOf(parsed.error) }),
  );
}

/**
 * `graphkeeper simulate`: serves a simulated tenant over HTTPS until stopped.
 *
 * @returns the exit code
 */
export async function runSimulate(options: SimulateOptions, terminal: Terminal): Promise<number> {
  const place = (flag: string) => ({ flag, command: COMMAND });
  const port = parsePort(options.port, COMMAND);
  const seed = parseWhole(options.seed ?? '1', { min: 0, max: 2 ** 32 - 1 }, place('--seed'));
  const count = parseWhole(options.apps ?? '0', { min: 0, max: MAX_APPS }, place('--apps'));
  const latencyMs = parseWhole(options.latency ?? '0', { min: 0, max: MAX_LATENCY_MS }, place('--latency'));
  const faults = options.faults === undefined ? [] : parseFaults(options.faults, place('--faults'));
  const at = options.at === undefined ? null : parseMoment(options.at, place('--at'));
  const clock = at === null ? systemClock : shiftedClock(at);

  const { world, configuration, env } = await setupOf(options, clock.now(), seed);
  const tenant = world.tenants[0];
  if (tenant !== undefined && count > 0)
    addApplications(tenant, count, clock.now(), mulberry32(seed ^ APPS_STREAM));

  const stop = untilStopped();
  const simulator = createSimulator({ world, clock, seed, latencyMs, faults });
  const server = await listening(port, () => serveSimulator(simulator, { port }));
  const told = {
    origin: server.origin,
    ca: server.caPath,
    tenantId: tenant?.id ?? '',
    // A state file need not say who watches it.
    config: configuration === null ? null : configurationAt(configuration, server.origin),
    env,
  };
  await terminal.print(`${JSON.stringify(told)}\n`);
  if (terminal.isWatched) terminal.tell(message('cli.simulate.running'));
  await stop.stopped;
  await server.close();
  return 0;
}
