import { makeStyles, tokens } from '@fluentui/react-components';

import type { JsonObject, JsonValue } from '../../shared/domain/json';
import { useWords, type Words } from '../i18n/words';
import { CopyButton } from './copy-button';

const useStyles = makeStyles({
  frame: {
    marginTop: '8px',
    padding: '10px 14px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, max-content) minmax(0, 1fr)',
    columnGap: '20px',
    rowGap: '3px',
    marginBottom: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  key: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

function plain(value: string | number | boolean | null, { t }: Words): string {
  if (value === null) return t('ui.none');
  if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no');
  return String(value);
}

/** An evidence object as lines: nested names joined by dots, lists of plain values in one line. */
function evidenceLines(value: JsonValue, words: Words, path = ''): readonly (readonly [string, string])[] {
  if (value === null || typeof value !== 'object') return [[path, plain(value, words)]];
  if (isList(value)) {
    if (value.length === 0) return [[path, words.t('ui.none')]];
    const isPlain = value.every((item) => item === null || typeof item !== 'object');
    if (isPlain) return [[path, value.map((item) => plain(item, words)).join(', ')]];
    return value.flatMap((item, index) => evidenceLines(item, words, `${path}[${String(index)}]`));
  }
  return Object.entries(value).flatMap(([key, item]) =>
    evidenceLines(item, words, path === '' ? key : `${path}.${key}`),
  );
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export interface EvidenceProps {
  readonly evidence: JsonObject;
  /** What the copied text begins with. */
  readonly heading: string;
  readonly id: string;
}

/** What a finding was made of, as it was read; to be copied into a support case. */
export function Evidence({ evidence, heading, id }: EvidenceProps) {
  const styles = useStyles();
  const words = useWords();
  const lines = evidenceLines(evidence, words);
  return (
    <div className={styles.frame} id={id}>
      <dl className={styles.list}>
        {lines.map(([key, value]) => (
          <EvidenceLine key={key} name={key} value={value} />
        ))}
      </dl>
      <CopyButton
        label={words.t('ui.copy')}
        text={[heading, ...lines.map(([key, value]) => `${key}: ${value}`)].join('\n')}
      />
    </div>
  );
}

function EvidenceLine({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.key}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
