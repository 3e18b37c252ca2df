import type { Connection } from '../../shared/domain/connection';
import type { Policy } from '../../shared/domain/policy';
import type { Collector } from '../monitor/collector';

/** The sample tenant, ready to be watched: it answers in this process, and nothing is sent anywhere. */
export interface SampleTenant {
  readonly connections: readonly Connection[];
  readonly collector: Collector;
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
