import { alertScreens } from './alert-screens';
import { alertSettings } from './alert-settings';
import { alerts } from './alerts';
import { allowIpRanges } from './allow-ip-ranges';
import { application } from './application';
import { calendar } from './calendar';
import { channelScreens } from './channel-screens';
import { channels } from './channels';
import { checks } from './checks';
import { cli } from './cli';
import { configuration } from './configuration';
import { desktop } from './desktop';
import { enableMultipleDestinations } from './enable-multiple-destinations';
import { failures } from './failures';
import { fixAppRegistration } from './fix-app-registration';
import { fixTokenEndpoint } from './fix-token-endpoint';
import { forecast } from './forecast';
import { genesysAccess } from './genesys-access';
import { grantConsent } from './grant-consent';
import { onboarding } from './onboarding';
import { readButMissing } from './read-but-missing';
import { refreshIntegration } from './refresh-integration';
import { restoreOwnAccess } from './restore-own-access';
import { restoreSubscriptions } from './restore-subscriptions';
import { rotateCertificate } from './rotate-certificate';
import { rotateSecret } from './rotate-secret';
import { runbookScreens } from './runbook-screens';
import { runbooks } from './runbooks';
import { scopeMailboxes } from './scope-mailboxes';
import { screens } from './screens';
import { storage } from './storage';
import { ui } from './ui';
import { verdicts } from './verdicts';
import { views } from './views';
import { wizard } from './wizard';

/**
 * English. Each message is a function of its parameters (and the formatter), so that the compiler knows them;
 * every other language is checked against this table.
 */
export const en = {
  ...checks,
  ...verdicts,
  ...failures,
  ...ui,
  ...desktop,
  ...cli,
  ...configuration,
  ...onboarding,
  ...genesysAccess,
  ...runbooks,
  ...rotateCertificate,
  ...rotateSecret,
  ...scopeMailboxes,
  ...refreshIntegration,
  ...allowIpRanges,
  ...fixTokenEndpoint,
  ...readButMissing,
  ...enableMultipleDestinations,
  ...grantConsent,
  ...fixAppRegistration,
  ...restoreSubscriptions,
  ...restoreOwnAccess,
  ...runbookScreens,
  ...screens,
  ...alertScreens,
  ...alertSettings,
  ...forecast,
  ...wizard,
  ...alerts,
  ...calendar,
  ...channels,
  ...channelScreens,
  ...application,
  ...views,
  ...storage,
};
