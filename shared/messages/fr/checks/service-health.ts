import type { MailService } from '../../../domain/facts';
import type { serviceHealth as english } from '../../en/checks/service-health';
import type { TranslationOf } from '../../translation';

const SERVICE: Readonly<Record<MailService, string>> = {
  exchange: 'Exchange Online',
  entra: 'Microsoft Entra',
};

export const serviceHealth: TranslationOf<typeof english> = {
  'check.serviceHealth': ({ service, state, ids }, format) =>
    ({
      well: `Microsoft ne signale aucun problème de ${SERVICE[service]}`,
      advisory: `Microsoft a publié un avis sur ${SERVICE[service]} (${format.list(ids)})`,
      incident: `Microsoft signale un incident dans ${SERVICE[service]} (${format.list(ids)})`,
    })[state],
  'check.serviceHealth.detail': ({ state, since, issues, link }, format) => {
    if (state === 'well') return 'Rien n’indique que ce qui ne va pas ici vienne de Microsoft.';
    const from = since === null ? '' : ` Depuis le ${format.dateTime(since)}.`;
    const titles = issues.map(({ id, title }) => `${id} : ${title}.`).join(' ');
    const advice =
      state === 'incident'
        ? 'C’est peut-être pourquoi le courrier tarde ou manque. Attendez Microsoft avant de changer quelque chose ici : ni clé secrète ni autorisation n’y remédient.'
        : 'Cela concerne une partie du service, ou certains de ses utilisateurs.';
    return `${titles}${from} ${advice}${link === null ? '' : ` Détails : ${link}`}`;
  },
};
