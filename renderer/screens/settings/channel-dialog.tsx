import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';

import type { ChannelSecret, ChannelState } from '../../../shared/domain/channel';
import { LANGUAGES } from '../../../shared/messages/formatter';
import { ownerAddresses } from '../../../shared/views/owners';
import { validation } from '../../components/field-validation';
import { FormDialog } from '../../components/form-dialog';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import {
  askedSecrets,
  type ChannelField,
  type ChannelForm,
  formOf,
  makeSigningKey,
  readForm,
  USUAL_PORTS,
  withRecipients,
} from './channel-form';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 110px',
    columnGap: '12px',
    alignItems: 'start',
  },
  halves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    columnGap: '12px',
    alignItems: 'start',
  },
  narrow: { minWidth: 0 },
  owners: { alignSelf: 'start', marginTop: '-8px' },
  key: { display: 'flex', columnGap: '8px' },
  keyInput: { flexGrow: 1, minWidth: 0 },
  list: { display: 'flex', flexDirection: 'column', maxHeight: '180px', overflowY: 'auto' },
});

const KINDS = ['teams', 'slack', 'email', 'webhook'] as const;
const SEVERITIES = ['notice', 'warning', 'critical'] as const;
const SECURITIES = ['starttls', 'tls', 'none'] as const;

export interface ChannelDialogProps {
  /** Null: a new one. */
  readonly present: ChannelState | null;
  readonly onClose: () => void;
}

interface PartProps {
  readonly form: ChannelForm;
  readonly change: (patch: Partial<ChannelForm>) => void;
  /** What is wrong with a field, in words; null: nothing. */
  readonly problemOf: (field: ChannelField) => string | null;
}

function SecretField({
  secret,
  isHeld,
  form,
  change,
  problemOf,
}: PartProps & { readonly secret: ChannelSecret; readonly isHeld: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const set = (value: string): void => {
    change({ secrets: { ...form.secrets, [secret]: value } });
  };
  return (
    <Field
      label={t('channelPage.secret', { secret, kind: form.kind })}
      hint={t('channelPage.secretHint', { secret, isHeld, isMade: isShown })}
      {...validation(problemOf(secret))}
    >
      {(field) => (
        <div className={styles.key}>
          <Input
            {...field}
            className={styles.keyInput}
            type={isShown ? 'text' : 'password'}
            value={form.secrets[secret]}
            autoComplete="off"
            spellCheck={false}
            placeholder={isHeld ? '••••••••••••' : ''}
            onChange={(_, { value }) => {
              set(value);
            }}
          />
          {secret === 'signingKey' && (
            <Button
              onClick={() => {
                setShown(true);
                set(makeSigningKey());
              }}
            >
              {t('channelPage.makeKey')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

function MailFields({ form, change, problemOf }: PartProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <div className={styles.line}>
        <Field label={t('channelPage.host')} {...validation(problemOf('host'))}>
          <Input
            value={form.host}
            spellCheck={false}
            placeholder="smtp.contoso.com"
            onChange={(_, { value }) => {
              change({ host: value });
            }}
          />
        </Field>
        <Field label={t('channelPage.port')} {...validation(problemOf('port'))}>
          <Input
            className={styles.narrow}
            input={{ className: styles.narrow }}
            value={form.port}
            inputMode="numeric"
            onChange={(_, { value }) => {
              change({ port: value });
            }}
          />
        </Field>
      </div>
      <Field label={t('channelPage.security')} {...validation(problemOf('security'))}>
        <Select
          value={form.security}
          onChange={(_, { value }) => {
            const security = SECURITIES.find((one) => one === value) ?? 'starttls';
            const isUsual = form.port === USUAL_PORTS[form.security];
            change({ security, ...(isUsual ? { port: USUAL_PORTS[security] } : {}) });
          }}
        >
          {SECURITIES.map((security) => (
            <option key={security} value={security}>
              {t('channelPage.securityName', { security })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('channelPage.user')} hint={t('channelPage.userHint')}>
        <Input
          value={form.user}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => {
            change({ user: value });
          }}
        />
      </Field>
    </>
  );
}

function AddressFields({ form, change, problemOf }: PartProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { connections } = useAppState();
  const told = connections.filter(({ id }) => form.connectionIds?.includes(id) ?? true);
  const recipients = useRef<HTMLInputElement>(null);
  const withOwners = withRecipients(form.to, ownerAddresses(told));
  return (
    <>
      <Field label={t('channelPage.from')} {...validation(problemOf('from'))}>
        <Input
          type="email"
          value={form.from}
          onChange={(_, { value }) => {
            change({ from: value });
          }}
        />
      </Field>
      <Field label={t('channelPage.to')} hint={t('channelPage.toHint')} {...validation(problemOf('to'))}>
        <Input
          input={{ ref: recipients }}
          value={form.to}
          spellCheck={false}
          onChange={(_, { value }) => {
            change({ to: value });
          }}
        />
      </Field>
      {withOwners !== null && (
        <Button
          className={styles.owners}
          size="small"
          onClick={() => {
            change({ to: withOwners });
            // The button goes with what it was for.
            recipients.current?.focus();
          }}
        >
          {t('channelPage.addOwners')}
        </Button>
      )}
    </>
  );
}

function ConnectionFields({ form, change, problemOf }: PartProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { connections } = useAppState();
  const chosen = form.connectionIds;
  return (
    <Field label={t('channelPage.connections')} {...validation(problemOf('connectionIds'))}>
      {(field) => (
        <>
          <RadioGroup
            {...field}
            layout="horizontal"
            value={chosen === null ? 'all' : 'some'}
            onChange={(_, { value }) => {
              change({ connectionIds: value === 'all' ? null : connections.map(({ id }) => id) });
            }}
          >
            <Radio value="all" label={t('channelPage.everyConnection')} />
            <Radio value="some" label={t('channelPage.someConnections')} />
          </RadioGroup>
          {chosen !== null && (
            <div className={styles.list}>
              {connections.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={chosen.includes(id)}
                  onChange={(_, { checked }) => {
                    const others = chosen.filter((one) => one !== id);
                    change({ connectionIds: checked === true ? [...others, id] : others });
                  }}
                />
              ))}
            </div>
          )}
        </>
      )}
    </Field>
  );
}

function WhatFields({ form, change }: PartProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.halves}>
      <Field label={t('channelPage.severity')}>
        <Select
          value={form.minimumSeverity}
          onChange={(_, { value }) => {
            change({ minimumSeverity: SEVERITIES.find((one) => one === value) ?? 'notice' });
          }}
        >
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {t('channelPage.severityName', { severity })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('channelPage.language')}>
        <Select
          value={form.language}
          onChange={(_, { value }) => {
            change({ language: LANGUAGES.find((one) => one === value) ?? 'en' });
          }}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {t('channelPage.languageName', { language })}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** Adds a channel, or changes one. What the keychain has is not shown: an empty field leaves it as it is. */
export function ChannelDialog({ present, onClose }: ChannelDialogProps) {
  const { t } = useWords();
  const store = useStore();
  const { app } = useAppState();
  const before = present?.channel ?? null;
  const held = present?.secrets ?? [];
  const [form, setForm] = useState(() => formOf(before, app.language));
  const [isTried, setTried] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const read = readForm(form, before, held);
  const part: PartProps = {
    form,
    change: (patch) => {
      setForm((last) => ({ ...last, ...patch }));
    },
    problemOf: (field) => {
      const problem = isTried && !read.ok ? (read.problems[field] ?? null) : null;
      return problem === null ? null : t('channelPage.problem', { problem });
    },
  };
  const secretFields = askedSecrets(form).map((secret) => (
    <SecretField key={`${form.kind} ${secret}`} secret={secret} isHeld={held.includes(secret)} {...part} />
  ));
  return (
    <FormDialog
      title={t(before === null ? 'channelPage.addTitle' : 'channelPage.editTitle')}
      confirm={t('channelPage.save')}
      cancel={t('channelPage.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true);
        setRefused(false);
        if (!read.ok) return 'invalid';
        const answer = await store.ask('saveChannel', read.argument);
        if (!answer.ok) return answer.problem;
        if (answer.value.outcome === 'keychainRefused') {
          setRefused(true);
          return 'invalid';
        }
        return 'done';
      }}
    >
      {before === null && (
        <Field label={t('channelPage.kind')} hint={t('channelPage.kindHint', { kind: form.kind })}>
          <Select
            value={form.kind}
            onChange={(_, { value }) => {
              part.change({ kind: KINDS.find((one) => one === value) ?? 'teams' });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t('channelPage.kindName', { kind })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('channelPage.name')} {...validation(part.problemOf('name'))}>
        <Input
          value={form.name}
          maxLength={200}
          onChange={(_, { value }) => {
            part.change({ name: value });
          }}
        />
      </Field>
      {form.kind === 'email' && <MailFields {...part} />}
      {secretFields}
      {form.kind === 'email' && <AddressFields {...part} />}
      <ConnectionFields {...part} />
      <WhatFields {...part} />
      {isRefused && <p role="alert">{t('channelPage.keychainRefused')}</p>}
    </FormDialog>
  );
}
