import type { MessageOf } from '../translation';
import { access } from './checks/access';
import { common } from './checks/common';
import { credentials } from './checks/credentials';
import { genesys } from './checks/genesys';
import { mailboxes } from './checks/mailboxes';
import { permissions } from './checks/permissions';
import { registration } from './checks/registration';
import { serviceHealth } from './checks/service-health';

/** What checks find: titles as sentences without a full stop, details as consequence, cause, action. */
export const checks = {
  ...common,
  ...registration,
  ...credentials,
  ...permissions,
  ...mailboxes,
  ...genesys,
  ...serviceHealth,
  ...access,
};

/** A text of a check, as a value of another message. */
export type CheckText = MessageOf<typeof checks>;
