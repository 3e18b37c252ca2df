import { Button } from '@fluentui/react-components';

import { Page, PageHeading } from '../components/page';
import { useWords } from '../i18n/words';

/** In place of a page that could not be loaded or drawn. */
export function BrokenPage() {
  const { t } = useWords();
  return (
    <Page>
      <PageHeading>{t('ui.broken')}</PageHeading>
      <p>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          {t('ui.broken.reload')}
        </Button>
      </p>
    </Page>
  );
}
