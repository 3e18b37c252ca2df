import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

import type { DraftState } from '../../../shared/domain/draft';
import { type FieldValidation, validation } from '../../components/field-validation';
import { useDraftEditing } from './draft-editing';

const useStyles = makeStyles({ id: { maxWidth: '420px' } });

/** What is wrong with an id that was typed, beside what the draft says of it. */
type Judgement =
  FieldValidation | { readonly validationState: 'warning'; readonly validationMessage: string };

/** The fields of the draft that are an app's or a client's id. */
type ClientIdKey = Extract<keyof DraftState['fields'], `${string}lientId`>;

export interface ClientIdFieldProps {
  readonly field: ClientIdKey;
  readonly label: string;
  readonly hint: string;
  /** Looks at what was typed before the draft does; null: nothing to say. */
  readonly judge?: (typed: string) => Judgement | null;
}

/** The id of an app or of an OAuth client: pasted with blanks or braces around it, it is taken without them. */
export function ClientIdField({ field, label, hint, judge }: ClientIdFieldProps) {
  const styles = useStyles();
  const { draft, change, problemOf } = useDraftEditing();
  const [typed, setTyped] = useState(draft.fields[field]);
  return (
    <Field
      className={styles.id}
      label={label}
      hint={hint}
      {...(judge?.(typed) ?? validation(problemOf(field)))}
    >
      <Input
        value={typed}
        maxLength={2_000}
        spellCheck={false}
        placeholder="00000000-0000-0000-0000-000000000000"
        onChange={(_, { value }) => {
          const bare = value.trim().replace(/^\{(.*)\}$/, '$1');
          setTyped(bare);
          change({ [field]: bare });
        }}
      />
    </Field>
  );
}
