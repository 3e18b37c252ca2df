import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';

import { GENESYS_REGIONS } from '../../../shared/domain/genesys-region';
import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';
import { useDraftEditing } from './draft-editing';

const useStyles = makeStyles({
  select: { maxWidth: '420px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: '16px' },
});

/** The region of Amazon Web Services that each is in (SDK `PureCloudRegionHosts`). */
const PLACES: Readonly<Record<(typeof GENESYS_REGIONS)[number], string>> = {
  'mypurecloud.com': 'us-east-1',
  'use2.us-gov-pure.cloud': 'us-east-2',
  'usw2.pure.cloud': 'us-west-2',
  'cac1.pure.cloud': 'ca-central-1',
  'mxc1.pure.cloud': 'mx-central-1',
  'sae1.pure.cloud': 'sa-east-1',
  'mypurecloud.ie': 'eu-west-1',
  'euw2.pure.cloud': 'eu-west-2',
  'mypurecloud.de': 'eu-central-1',
  'euc2.pure.cloud': 'eu-central-2',
  'edee1.eusc-pure.cloud': 'eusc-de-east-1',
  'mec1.pure.cloud': 'me-central-1',
  'aps1.pure.cloud': 'ap-south-1',
  'apse1.pure.cloud': 'ap-southeast-1',
  'mypurecloud.com.au': 'ap-southeast-2',
  'mypurecloud.jp': 'ap-northeast-1',
  'apne2.pure.cloud': 'ap-northeast-2',
  'apne3.pure.cloud': 'ap-northeast-3',
};

/** Where the organisation is: one of Genesys Cloud's regions, or a pair of addresses. */
export function GenesysRegionChoice() {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change, problemOf } = useDraftEditing();
  const { genesysRegion: region } = draft.fields;
  const [pair, setPair] = useState(typeof region === 'string' ? { login: '', api: '' } : region);
  const isCustom = typeof region !== 'string';
  const enter = (next: typeof pair): void => {
    setPair(next);
    change({ genesysRegion: { login: next.login.trim(), api: next.api.trim() } });
  };
  return (
    <>
      <Field
        className={styles.select}
        label={t('wizard.genesys.region')}
        hint={t('wizard.genesys.region.hint')}
      >
        <Select
          value={isCustom ? 'custom' : region}
          onChange={(_, { value }) => {
            const next = GENESYS_REGIONS.find((one) => one === value);
            if (next === undefined) enter(pair);
            else change({ genesysRegion: next });
          }}
        >
          {GENESYS_REGIONS.map((one) => (
            <option key={one} value={one}>
              {`${one} (${PLACES[one]})`}
            </option>
          ))}
          <option value="custom">{t('wizard.genesys.region.custom')}</option>
        </Select>
      </Field>
      {isCustom && (
        <div className={styles.pair}>
          <Field label={t('wizard.genesys.login')} {...validation(problemOf('genesysRegion'))}>
            <Input
              type="url"
              value={pair.login}
              placeholder="https://login.example"
              spellCheck={false}
              onChange={(_, { value }) => {
                enter({ ...pair, login: value });
              }}
            />
          </Field>
          <Field label={t('wizard.genesys.api')}>
            <Input
              type="url"
              value={pair.api}
              placeholder="https://api.example"
              spellCheck={false}
              onChange={(_, { value }) => {
                enter({ ...pair, api: value });
              }}
            />
          </Field>
        </div>
      )}
    </>
  );
}
