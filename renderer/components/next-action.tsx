import { Button } from '@fluentui/react-components';

import type { LinkId } from '../../shared/domain/link-id';
import type { RunbookId } from '../../shared/domain/runbook-id';
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
  adminConsent: 'ui.link.adminConsent',
  documentation: 'ui.link.documentation',
  notificationsDocumentation: 'views.network.notifications.link',
  connectionFilterDocumentation: 'views.network.filter.link',
  exchangeScopeDocumentation: 'ui.link.exchangeScopeDocumentation',
} as const satisfies Record<LinkId, MessageId>;

export interface NextActionProps {
  readonly runbook: RunbookId | null;
  readonly connectionId: string;
  /** Whether the connection's own page, which says what to do, is a step further than where this stands. */
  readonly canLeadToPage?: boolean;
  /** The finding to begin at on that page, by its key. */
  readonly finding?: string;
  /** What it is about, where several such buttons stand together. */
  readonly about?: string;
}

/** The one primary button of a card or page: it says what it does. */
export function NextAction(props: NextActionProps) {
  const { runbook, connectionId, canLeadToPage = false, finding, about } = props;
  const { t } = useWords();
  const store = useStore();
  const link = runbook === null ? null : linkOfRunbook(runbook);
  const named = (action: string) =>
    about === undefined ? {} : { 'aria-label': t('alertPage.actionOn', { action, title: about }) };
  if (link === null) {
    if (!canLeadToPage) return null;
    const place = { page: 'connection', id: connectionId } as const;
    return (
      <Button
        as="a"
        appearance="primary"
        href={hrefOf(finding === undefined ? place : { ...place, finding })}
        {...named(t('ui.seeWhatToDo'))}
      >
        {t('ui.seeWhatToDo')}
      </Button>
    );
  }
  return (
    <Button
      appearance="primary"
      icon={<ExternalGlyph />}
      iconPosition="after"
      {...named(t(LINK_LABELS[link]))}
      onClick={() => void store.run('openLink', { link, connectionId })}
    >
      {t(LINK_LABELS[link])}
    </Button>
  );
}
