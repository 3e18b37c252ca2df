import type { checks as english } from '../en/checks';
import type { TranslationOf } from '../translation';
import { access } from './checks/access';
import { common } from './checks/common';
import { credentials } from './checks/credentials';
import { genesys } from './checks/genesys';
import { mailboxes } from './checks/mailboxes';
import { permissions } from './checks/permissions';
import { registration } from './checks/registration';
import { serviceHealth } from './checks/service-health';

export const checks: TranslationOf<typeof english> = {
  ...common,
  ...registration,
  ...credentials,
  ...permissions,
  ...mailboxes,
  ...genesys,
  ...serviceHealth,
  ...access,
};
