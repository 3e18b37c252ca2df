import { type GenesysPermissions, type GenesysRoute, notFound } from '../genesys-route';
import { flowResource } from '../resources/flow';
import { queueResource } from '../resources/queue';

// Permissions from the Genesys SDK documentation (ArchitectApi, RoutingApi).
const VIEW_FLOWS: GenesysPermissions = { kind: 'all', names: ['architect:flow:view'] };
const VIEW_QUEUES: GenesysPermissions = { kind: 'all', names: ['routing:queue:view'] };

/** Where routed mail goes: flows and queues. */
export const routingRoutes: readonly GenesysRoute[] = [
  {
    method: 'GET',
    path: '/flows/{flowId}',
    permissions: VIEW_FLOWS,
    handle: ({ organisation, params }) => {
      const flow = organisation.flows.find(({ id }) => id === params['flowId']);
      return flow === undefined ? notFound() : { status: 200, body: flowResource(flow) };
    },
  },
  {
    method: 'GET',
    path: '/routing/queues/{queueId}',
    permissions: VIEW_QUEUES,
    handle: ({ organisation, params }) => {
      const queue = organisation.queues.find(({ id }) => id === params['queueId']);
      return queue === undefined ? notFound() : { status: 200, body: queueResource(queue) };
    },
  },
];
