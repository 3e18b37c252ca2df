import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    padding: '14px 20px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    scrollMarginTop: '16px',
  },
  meaning: {
    marginBottom: '10px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

export interface CardProps {
  readonly anchor: string;
  readonly title: string;
  readonly meaning?: string;
  readonly children: ReactNode;
}

/** A section of the page that no link of the chain stands for. */
export function Card({ anchor, title, meaning, children }: CardProps) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-labelledby={anchor}>
      <h2 className={styles.title} id={anchor} tabIndex={-1}>
        {title}
      </h2>
      {meaning !== undefined && <p className={styles.meaning}>{meaning}</p>}
      {children}
    </section>
  );
}
