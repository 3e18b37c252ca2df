import type { Connection, GenesysSettings } from '../../shared/domain/connection';
import type { PreflightItem } from '../../shared/domain/draft';
import type { Clock } from '../clock';
import { type Administrators, createAdministrators, type TokenCache } from '../identity/administrators';
import { type Collector, createCollector } from '../monitor/collector';
import type { Fetch } from '../network/fetch';
import { createWorkbench, type Workbench } from '../runbooks/workbench';
import type { ResolveSecret } from '../secrets/secret-store';
import { type ListedDomains, listGenesysDomains } from './list-genesys-domains';
import { type PreflightResult, runPreflight } from './preflight';

/** The world outside as one's own connections see it: the network, the secrets, the administrators' sign-ins. */
export interface OwnWorld {
  readonly collector: Collector;
  readonly administrators: Administrators;
  readonly resolveSecret: ResolveSecret;
  /** What runbooks read and change tenants with. */
  readonly workbench: Workbench;
  /** A first look at a connection that is only drafted; rejects only when it is aborted. */
  readonly preflight: (
    connection: Connection,
    options: {
      /** Finds the secrets of the draft, too. */
      readonly resolveSecret: ResolveSecret;
      readonly onItems: (items: readonly PreflightItem[]) => void;
      readonly signal: AbortSignal;
    },
  ) => Promise<PreflightResult>;
  /** The e-mail domains of an organisation that is only drafted. */
  readonly listGenesysDomains: (
    settings: Omit<GenesysSettings, 'domains'>,
    resolveSecret: ResolveSecret,
  ) => Promise<ListedDomains>;
}

/**
 * Opens it.
 *
 * @param deps.openCache where sign-ins are kept; without it they end with the process
 */
export function openOwnWorld(deps: {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly resolveSecret: ResolveSecret;
  readonly openCache?: (purpose: string) => TokenCache;
}): OwnWorld {
  const { fetch, clock, resolveSecret, openCache } = deps;
  const administrators = createAdministrators({ fetch, clock }, openCache);
  const collector = createCollector({ fetch, clock, resolveSecret, administrators });
  return {
    collector,
    administrators,
    resolveSecret,
    workbench: createWorkbench({ fetch, clock, resolveSecret, administrators, collector }),
    preflight: (connection, options) =>
      runPreflight(connection, { fetch, clock, administrators, ...options }),
    listGenesysDomains: (settings, resolver) => listGenesysDomains({ fetch, clock }, settings, resolver),
  };
}
