import type { Connection } from '../../shared/domain/connection';
import type { Policy } from '../../shared/domain/policy';
import type { Collector } from '../monitor/collector';
import type { Workbench } from '../runbooks/workbench';

/** The sample tenant, ready to be watched: it answers in this process, and nothing is sent anywhere. */
export interface SampleTenant {
  readonly connections: readonly Connection[];
  readonly collector: Collector;
  readonly workbench: Workbench;
  /** Lets Graphkeeper look with another secret of an integration. */
  readonly replaceSecret: (connection: Connection, value: string) => void;
  /** The simulated vendor takes the secret that somebody was handed for it. */
  readonly handToVendor: (connectionId: string, secret: string) => void;
}

/**
 * What is watched: one's own connections out of the settings store, those of a configuration file (which are
 * edited there and not here), or the sample tenant.
 */
export type Watched =
  | { readonly source: 'stored' }
  | { readonly source: 'file'; readonly connections: readonly Connection[]; readonly policy: Policy }
  | { readonly source: 'sample'; readonly sample: SampleTenant };

/** A collector that asks whichever is the right one at the moment. */
export function switchedCollector(present: () => Collector, all: () => readonly Collector[]): Collector {
  return {
    collect: (connection, options) => present().collect(connection, options),
    forget: (connectionId) => {
      for (const collector of all()) collector.forget(connectionId);
    },
  };
}
