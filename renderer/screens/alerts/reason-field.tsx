import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';

import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';

/** As much as the contract takes. */
const MAX_REASON = 500;

/** A reason as it is typed, and whether it can be taken. */
export interface Reason {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What is wrong with it; null: nothing, or nothing was tried yet. */
  readonly problem: 'missing' | 'long' | null;
  /** The reason to hand over; undefined when it is wrong, which the field then says. */
  readonly take: () => string | null | undefined;
}

/** Keeps a reason. Where it is not required, an empty one is taken as none. */
export function useReason(isRequired: boolean): Reason {
  const [text, setText] = useState('');
  const [wasTried, setTried] = useState(false);
  const trimmed = text.trim();
  const isMissing = isRequired && trimmed === '';
  const isLong = trimmed.length > MAX_REASON;
  return {
    text,
    setText,
    problem: isLong ? 'long' : wasTried && isMissing ? 'missing' : null,
    take: () => {
      setTried(true);
      if (isMissing || isLong) return undefined;
      return trimmed === '' ? null : trimmed;
    },
  };
}

export interface ReasonFieldProps {
  readonly label: string;
  readonly isRequired: boolean;
  readonly reason: Reason;
}

/** Why something is done about an alert. */
export function ReasonField({ label, isRequired, reason }: ReasonFieldProps) {
  const { t } = useWords();
  const { text, setText, problem } = reason;
  const worded = {
    missing: t('alertPage.reason.missing'),
    long: t('alertPage.reason.long', { maximum: MAX_REASON }),
  };
  return (
    <Field
      label={label}
      hint={t('alertPage.reason.hint')}
      required={isRequired}
      {...validation(problem === null ? null : worded[problem])}
    >
      <Textarea
        rows={2}
        resize="vertical"
        value={text}
        onChange={(_, { value }) => {
          setText(value);
        }}
      />
    </Field>
  );
}
