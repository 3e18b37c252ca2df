import { readFileSync } from 'node:fs';

import type { Fetch } from '../../electron/network/fetch';
import { createMemoryRunStore } from '../../electron/runbooks/run-record';
import type { FaultSpec } from '../../electron/simulator/faults';
import { serveSimulator } from '../../electron/simulator/https-server';
import type { Simulator } from '../../electron/simulator/simulator';
import type { RunbookId } from '../../shared/domain/runbook-id';
import { createHttpsFetch } from './https-fetch';
import { createRunBench, isWrite, type RunBench, type RunBenchOptions } from './run-bench';
import { isConfirmed, requestOf, type Trial, tryRunbook } from './run-trial';

/** What a test may change of a trial that is served. */
export type TrialOptions = Pick<RunBenchOptions, 'scenario' | 'organisation' | 'writes' | 'workbench'> & {
  readonly faults?: readonly FaultSpec[];
  /** Wraps the way out over the sockets. */
  readonly network?: (fetch: Fetch) => Fetch;
};

/** A bench whose every write is checked against what was confirmed before it. */
export interface ServedBench {
  readonly bench: RunBench;
  /** Writes that arrived and that nobody had confirmed. */
  readonly unconfirmed: readonly string[];
}

/** A server of simulated tenants, for one runbook after the other. */
export interface TrialServer {
  readonly origin: string;
  /** Serves a scenario and begins a runbook in it. Writes are checked where they arrive, too. */
  readonly attempt: (runbook: RunbookId, options: TrialOptions) => Trial;
  /** Serves a scenario; the administrator begins what is called for. */
  readonly open: (options: TrialOptions) => ServedBench;
  readonly close: () => Promise<void>;
}

/** Serves trials over HTTPS on loopback: MSAL and the Graph client go to it over real sockets. */
export async function serveTrials(): Promise<TrialServer> {
  let answering: Simulator['fetch'] | null = null;
  const served = await serveSimulator({
    fetch: (input, init) => {
      if (answering === null) throw new Error('no trial is under way');
      return answering(input, init);
    },
  });
  const https = createHttpsFetch(readFileSync(served.caPath, 'utf8'));
  /** From now on this bench's simulator answers. */
  const serve = (
    { simulator, integration, store }: RunBench,
    faults: readonly FaultSpec[],
  ): readonly string[] => {
    integration.tenant.faults.push(...faults);
    integration.farEnd?.organisation.faults.push(...faults);
    const arrived: string[] = [];
    answering = (input, init) => {
      const request = requestOf(input, init);
      if (isWrite(request.url, request.method) && !isConfirmed(store, request)) {
        arrived.push(`${request.method} ${request.url.pathname}`);
      }
      return simulator.fetch(input, init);
    };
    return arrived;
  };
  const benchOptions = ({ network, faults: _, ...options }: TrialOptions): RunBenchOptions => ({
    ...options,
    store: createMemoryRunStore(),
    origin: served.origin,
    network: () => network?.(https.fetch) ?? https.fetch,
  });
  return {
    origin: served.origin,
    open: (options) => {
      const bench = createRunBench(benchOptions(options));
      return { bench, unconfirmed: serve(bench, options.faults ?? []) };
    },
    attempt: (runbook, options) => {
      const trial = tryRunbook(runbook, benchOptions(options));
      const arrived = serve(trial.bench, options.faults ?? []);
      return {
        ...trial,
        get unconfirmed() {
          return [...trial.unconfirmed, ...arrived];
        },
      };
    },
    close: async () => {
      https.close();
      await served.close();
    },
  };
}
