import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  text: {
    maxHeight: '280px',
    margin: 0,
    padding: '12px 14px',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export interface CodeBlockProps {
  readonly label: string;
  readonly text: string;
}

/** A text of several lines in a fixed-width face, which scrolls by itself where it is long. */
export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <pre className={useStyles().text} role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}
