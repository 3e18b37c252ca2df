import type { GraphRoute } from '../graph-route';
import { appRoleAssignmentRoutes } from './app-role-assignments';
import { applicationRoutes } from './applications';
import { mailRoutes } from './mail';
import { organizationRoutes } from './organization';
import { permissionGrantRoutes } from './permission-grants';
import { policyRoutes } from './policies';
import { reportRoutes } from './reports';
import { serviceAnnouncementRoutes } from './service-announcement';
import { servicePrincipalRoutes } from './service-principals';
import { subscriptionRoutes } from './subscriptions';
import { userRoutes } from './users';

/** Every operation of the simulated Graph. */
export const graphRoutes: readonly GraphRoute[] = [
  ...applicationRoutes,
  ...servicePrincipalRoutes,
  ...appRoleAssignmentRoutes,
  ...permissionGrantRoutes,
  ...userRoutes,
  ...organizationRoutes,
  ...policyRoutes,
  ...reportRoutes,
  ...serviceAnnouncementRoutes,
  ...mailRoutes,
  ...subscriptionRoutes,
];
