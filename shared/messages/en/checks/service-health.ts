import type { ServiceState } from '../../../checks/terms';
import type { MailService } from '../../../domain/facts';
import type { Formatter } from '../../formatter';

const SERVICE: Readonly<Record<MailService, string>> = {
  exchange: 'Exchange Online',
  entra: 'Microsoft Entra',
};

/** What the check of Microsoft's service health says. */
export const serviceHealth = {
  'check.serviceHealth': (
    { service, state, ids }: { service: MailService; state: ServiceState; ids: readonly string[] },
    format: Formatter,
  ) =>
    ({
      well: `Microsoft reports no issue of ${SERVICE[service]}`,
      advisory: `Microsoft has an advisory about ${SERVICE[service]} (${format.list(ids)})`,
      incident: `Microsoft reports an incident in ${SERVICE[service]} (${format.list(ids)})`,
    })[state],
  'check.serviceHealth.detail': (
    {
      state,
      since,
      issues,
      link,
    }: {
      state: ServiceState;
      since: string | null;
      issues: readonly { readonly id: string; readonly title: string }[];
      link: string | null;
    },
    format: Formatter,
  ) => {
    if (state === 'well') return 'What is wrong here is not known to be Microsoft’s doing.';
    const from = since === null ? '' : ` Since ${format.dateTime(since)}.`;
    const titles = issues.map(({ id, title }) => `${id}: ${title}.`).join(' ');
    const advice =
      state === 'incident'
        ? 'It may be why mail is late or missing. Wait for Microsoft before you change something here: no secret and no permission mends it.'
        : 'It concerns part of the service, or some of its users.';
    return `${titles}${from} ${advice}${link === null ? '' : ` More: ${link}`}`;
  },
};
