import { makeStyles, tokens } from '@fluentui/react-components';

import type { RegistrationDetails } from '../../../shared/domain/details';
import type { ConnectionState } from '../../../shared/domain/state';
import type { RegistrationLine } from '../../../shared/messages/en/views/page';
import { ownerName } from '../../../shared/views/owners';
import { Fact, FactsList } from '../../components/facts-list';
import { useWords, type Words } from '../../i18n/words';
import { Card } from './card';
import { Mark } from './cells';

/** The heading's id: the page's contents lead to it. */
export const REGISTRATION_ANCHOR = 'part-registration';

const useStyles = makeStyles({
  comparison: {
    marginTop: '10px',
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

interface Line {
  readonly line: RegistrationLine;
  readonly value: string;
  readonly isCopied: boolean;
}

/** A value that is read from the directory: without it, it is not known. */
function read(line: RegistrationLine, value: string | null, { t }: Words): Line {
  return { line, value: value ?? t('views.unknown'), isCopied: value !== null };
}

function linesOf(registration: RegistrationDetails, words: Words): readonly Line[] {
  const { t, format } = words;
  const { isEnabled, owners, redirectUris, applicationObjectId } = registration;
  const listed = (items: readonly string[] | null): string => {
    if (items === null) return t('views.unknown');
    return items.length === 0 ? t('ui.none') : format.list(items);
  };
  return [
    read('displayName', registration.displayName, words),
    { line: 'clientId', value: registration.clientId, isCopied: true },
    { line: 'tenantId', value: registration.tenantId, isCopied: true },
    read('applicationObjectId', applicationObjectId, words),
    read('servicePrincipalObjectId', registration.servicePrincipalObjectId, words),
    {
      line: 'isEnabled',
      value: isEnabled === null ? t('views.unknown') : t('views.registration.enabled', { isEnabled }),
      isCopied: false,
    },
    {
      line: 'owners',
      value: listed(owners?.map(ownerName) ?? null),
      isCopied: owners !== null && owners.length > 0,
    },
    { ...read('audience', registration.audience, words), isCopied: false },
    {
      line: 'redirectUris',
      value: listed(applicationObjectId === null ? null : redirectUris),
      isCopied: redirectUris.length > 0,
    },
    {
      line: 'configuredEndpoint',
      value: registration.configuredTokenEndpoint ?? t('views.registration.notGiven'),
      isCopied: registration.configuredTokenEndpoint !== null,
    },
    { line: 'rightEndpoint', value: registration.rightTokenEndpoint, isCopied: true },
  ];
}

/** Whether the endpoint that is configured at the vendor is the right one; the finding about it says why not. */
function Comparison({ registration }: { readonly registration: RegistrationDetails }) {
  const styles = useStyles();
  const { t } = useWords();
  const { configuredTokenEndpoint: configured, rightTokenEndpoint: right } = registration;
  if (configured === null)
    return (
      <div className={styles.comparison}>
        <Mark kind="none" word={t('views.registration.paste')} />
      </div>
    );
  const isSame = configured.toLowerCase() === right.toLowerCase();
  return (
    <div className={styles.comparison}>
      {isSame ? (
        <Mark kind="yes" severity="ok" word={t('views.registration.same')} />
      ) : (
        <Mark kind="no" severity="warning" word={t('views.registration.differs')} />
      )}
    </div>
  );
}

/** The app's ids, and the token endpoint as it is configured and as it should be (Q2), each to be copied. */
export function RegistrationPart({ connection }: { readonly connection: ConnectionState }) {
  const words = useWords();
  const { t } = words;
  const { details, clientId, tenantId } = connection;
  return (
    <Card
      anchor={REGISTRATION_ANCHOR}
      title={t('views.page.registration')}
      meaning={t('views.page.registration.meaning')}
    >
      <FactsList>
        {details === null ? (
          <>
            <Fact name={t('views.registration', { line: 'clientId' })} value={clientId} isCopied />
            <Fact name={t('views.registration', { line: 'tenantId' })} value={tenantId} isCopied />
          </>
        ) : (
          linesOf(details.registration, words).map(({ line, value, isCopied }) => (
            <Fact key={line} name={t('views.registration', { line })} value={value} isCopied={isCopied} />
          ))
        )}
      </FactsList>
      {details !== null && <Comparison registration={details.registration} />}
    </Card>
  );
}
