import { Button } from '@fluentui/react-components';

import type { RunbookId } from '../../shared/domain/finding';
import type { LinkId } from '../../shared/ipc/contract';
import type { MessageId } from '../../shared/messages/message';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { useStore } from '../state/app-context';
import { linkOfRunbook } from './action-of-runbook';
import { ExternalGlyph } from './glyphs';

/** What the button of each link says. */
export const LINK_LABELS = {
  entraApp: 'ui.link.entraApp',
  entraCredentials: 'ui.link.entraCredentials',
  entraPermissions: 'ui.link.entraPermissions',
  documentation: 'ui.link.documentation',
  notificationsDocumentation: 'views.network.notifications.link',
  connectionFilterDocumentation: 'views.network.filter.link',
} as const satisfies Record<LinkId, MessageId>;

export interface NextActionProps {
  readonly runbook: RunbookId | null;
  readonly connectionId: string;
  /** Whether the connection's own page, which says what to do, is a step further than where this stands. */
  readonly canLeadToPage?: boolean;
}

/** The one primary button of a card or page: it says what it does. */
export function NextAction({ runbook, connectionId, canLeadToPage = false }: NextActionProps) {
  const { t } = useWords();
  const store = useStore();
  const link = runbook === null ? null : linkOfRunbook(runbook);
  if (link === null) {
    if (!canLeadToPage) return null;
    return (
      <Button as="a" appearance="primary" href={hrefOf({ page: 'connection', id: connectionId })}>
        {t('ui.seeWhatToDo')}
      </Button>
    );
  }
  return (
    <Button
      appearance="primary"
      icon={<ExternalGlyph />}
      iconPosition="after"
      onClick={() => void store.run('openLink', { link, connectionId })}
    >
      {t(LINK_LABELS[link])}
    </Button>
  );
}
