import { Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';

import type { SecretSlot } from '../../../shared/domain/draft';
import { isFocusLost } from '../../components/focus-lost';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import { CertificateInput } from './certificate-input';
import { useDraftEditing } from './draft-editing';
import { SecretInput } from './secret-input';
import { PROBLEM_MARK } from './step-page';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  held: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 10px', outline: 'none' },
  problem: { color: tokens.colorPaletteRedForeground1, outline: 'none' },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  store: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const KINDS = ['secret', 'certificate'] as const;

type Kind = (typeof KINDS)[number];

/**
 * A client secret or a certificate. Its value goes to the main process as soon as it is used, leaves the page
 * with that, and never comes back: what is held is known by its kind only.
 */
export function CredentialField({ slot }: { readonly slot: SecretSlot }) {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { secretStore } = useAppState();
  const { draft, problemOf, setPendingSecret } = useDraftEditing();
  const label = useId();
  const heldLine = useRef<HTMLParagraphElement>(null);
  const [kind, setKind] = useState<Kind>('secret');
  const [isReplacing, setReplacing] = useState(false);
  const held = draft.secrets[slot];
  const problem = problemOf(slot);
  const isHeldShown = held !== 'none' && !isReplacing;

  const give = async (value: string): Promise<boolean> => {
    const isGiven = await store.run('setDraftSecret', { slot, kind, value });
    if (isGiven) setReplacing(false);
    return isGiven;
  };
  const giveAndStay = async (value: string): Promise<void> => {
    // The field that had the focus goes away with its value.
    if (!(await give(value))) return;
    requestAnimationFrame(() => {
      if (isFocusLost()) heldLine.current?.focus();
    });
  };

  useEffect(
    () => () => {
      setPendingSecret(slot, null);
    },
    [setPendingSecret, slot],
  );

  if (isHeldShown) {
    return (
      <div className={styles.frame}>
        <div className={styles.held}>
          <SeverityIcon state={problem === null ? 'ok' : 'warning'} />
          <p ref={heldLine} tabIndex={-1} role="status">
            {t('wizard.secret.held', { kind: held })}
          </p>
          <Button
            size="small"
            onClick={() => {
              setReplacing(true);
            }}
          >
            {t('wizard.secret.replace')}
          </Button>
          {held !== 'kept' && (
            <Button size="small" appearance="subtle" onClick={() => void give('')}>
              {t('wizard.secret.forget')}
            </Button>
          )}
        </div>
        {problem !== null && (
          <p className={styles.problem} {...PROBLEM_MARK}>
            {problem}
          </p>
        )}
        {secretStore === 'keychain' && <p className={styles.store}>{t('wizard.access.keychain')}</p>}
      </div>
    );
  }
  const input = {
    problem,
    onUse: giveAndStay,
    onPending: (handOver: (() => string | null) | null) => {
      setPendingSecret(
        slot,
        handOver === null
          ? null
          : async () => {
              const value = handOver();
              return value !== null && (await give(value));
            },
      );
    },
  };
  return (
    <div className={styles.frame}>
      {slot !== 'genesysClient' && (
        <div>
          <span id={label} className={styles.label}>
            {t('wizard.secret.kind')}
          </span>
          <RadioGroup
            layout="horizontal"
            aria-labelledby={label}
            value={kind}
            onChange={(_, { value }) => {
              const next = KINDS.find((one) => one === value);
              if (next !== undefined) setKind(next);
            }}
          >
            {KINDS.map((one) => (
              <Radio key={one} value={one} label={t(`wizard.secret.kind.${one}`)} />
            ))}
          </RadioGroup>
        </div>
      )}
      {kind === 'secret' ? (
        <SecretInput {...input} isGenesys={slot === 'genesysClient'} />
      ) : (
        <CertificateInput {...input} />
      )}
      {isReplacing && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              setReplacing(false);
            }}
          >
            {t('wizard.secret.keep')}
          </Button>
        </div>
      )}
      {secretStore === 'keychain' && <p className={styles.store}>{t('wizard.access.keychain')}</p>}
    </div>
  );
}
