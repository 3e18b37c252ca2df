import type { GenesysRoute } from '../genesys-route';
import { analyticsRoutes } from './analytics';
import { auditRoutes } from './audits';
import { credentialRoutes } from './credentials';
import { emailRoutes } from './email';
import { integrationRoutes } from './integrations';
import { platformRoutes } from './platform';
import { routingRoutes } from './routing';

/** Every operation of the simulated Platform API. */
export const genesysRoutes: readonly GenesysRoute[] = [
  ...platformRoutes,
  ...integrationRoutes,
  ...credentialRoutes,
  ...emailRoutes,
  ...routingRoutes,
  ...analyticsRoutes,
  ...auditRoutes,
];
