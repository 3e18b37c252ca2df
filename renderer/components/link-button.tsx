import { Button } from '@fluentui/react-components';

import type { LinkId } from '../../shared/domain/link-id';
import type { MessageId } from '../../shared/messages/message';
import { useWords } from '../i18n/words';
import { useStore } from '../state/app-context';
import { ExternalGlyph } from './glyphs';

const LABELS = {
  entraApp: 'ui.link.entraApp',
  entraCredentials: 'ui.link.entraCredentials',
  entraPermissions: 'ui.link.entraPermissions',
  adminConsent: 'ui.link.adminConsent',
  documentation: 'ui.link.documentation',
  notificationsDocumentation: 'views.network.notifications.link',
  connectionFilterDocumentation: 'views.network.filter.link',
  exchangeScopeDocumentation: 'ui.link.exchangeScopeDocumentation',
} as const satisfies Record<LinkId, MessageId>;

export interface LinkButtonProps {
  readonly link: LinkId;
  /** Left out: the page is about no connection. */
  readonly connectionId?: string;
  readonly size?: 'small' | 'medium';
  readonly appearance?: 'secondary' | 'subtle';
  readonly className?: string | undefined;
}

/** Opens a page in the system's browser, and says which. */
export function LinkButton(props: LinkButtonProps) {
  const { link, connectionId, size = 'medium', appearance = 'secondary', className } = props;
  const { t } = useWords();
  const store = useStore();
  return (
    <Button
      className={className}
      size={size}
      appearance={appearance}
      icon={<ExternalGlyph />}
      iconPosition="after"
      onClick={() =>
        void store.run('openLink', connectionId === undefined ? { link } : { link, connectionId })
      }
    >
      {t(LABELS[link])}
    </Button>
  );
}
