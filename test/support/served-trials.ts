import { readFileSync } from 'node:fs';

import { createMemoryRunStore } from '../../electron/runbooks/run-record';
import type { FaultSpec } from '../../electron/simulator/faults';
import { serveSimulator } from '../../electron/simulator/https-server';
import type { Scenario } from '../../electron/simulator/scenarios/integration';
import type { Simulator } from '../../electron/simulator/simulator';
import type { RunbookId } from '../../shared/domain/runbook-id';
import { createHttpsFetch } from './https-fetch';
import { isConfirmed, isWrite, requestOf, type Trial, tryRunbook } from './run-trial';

/** A server of simulated tenants, for one runbook after the other. */
export interface TrialServer {
  readonly origin: string;
  /** Serves a scenario and begins a runbook in it. Writes are checked where they arrive, too. */
  readonly attempt: (runbook: RunbookId, scenario: Scenario, faults: readonly FaultSpec[]) => Trial;
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
  return {
    origin: served.origin,
    attempt: (runbook, scenario, faults) => {
      const store = createMemoryRunStore();
      const trial = tryRunbook(runbook, {
        scenario,
        store,
        origin: served.origin,
        network: () => https.fetch,
      });
      const { simulator, integration } = trial.bench;
      integration.tenant.faults.push(...faults);
      const arrived: string[] = [];
      answering = (input, init) => {
        const request = requestOf(input, init);
        if (isWrite(request.url, request.method) && !isConfirmed(store, request)) {
          arrived.push(`${request.method} ${request.url.pathname}`);
        }
        return simulator.fetch(input, init);
      };
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
