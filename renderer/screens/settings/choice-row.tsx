import { makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { CommandArgument } from '../../../shared/ipc/contract';
import { SettingRow, type SettingRowProps } from './setting-row';
import { useOutcome } from './use-outcome';

const useStyles = makeStyles({
  radios: { flexWrap: 'wrap', justifyContent: 'flex-end', columnGap: '4px' },
});

export interface ChoiceRowProps<C extends string> extends Pick<
  SettingRowProps,
  'title' | 'hint' | 'children'
> {
  /** Below each other where their words are long. */
  readonly layout?: 'horizontal' | 'vertical';
  readonly choices: readonly C[];
  readonly chosen: C;
  readonly labelOf: (choice: C) => ReactNode;
  readonly changeTo: (choice: C) => CommandArgument<'updateSettings'>;
}

/** A setting of which one of a few is chosen. */
export function ChoiceRow<C extends string>(props: ChoiceRowProps<C>) {
  const { layout = 'horizontal', choices, chosen, labelOf, changeTo, ...row } = props;
  const styles = useStyles();
  const result = useOutcome();
  return (
    <SettingRow
      {...row}
      result={result}
      control={(labels) => (
        <RadioGroup
          {...labels}
          className={styles.radios}
          layout={layout}
          value={chosen}
          onChange={(_, { value }) => {
            const choice = choices.find((one) => one === value);
            if (choice !== undefined) void result.save(changeTo(choice));
          }}
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={<>{labelOf(choice)}</>} />
          ))}
        </RadioGroup>
      )}
    />
  );
}
