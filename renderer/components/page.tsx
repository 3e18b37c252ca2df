import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: {
    maxWidth: '1040px',
    margin: '0 auto',
    padding: '28px 32px 40px',
    '@media (max-width: 860px)': { padding: '20px 20px 32px' },
  },
  heading: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  },
});

/** A page's content, at a width that reads well. */
export function Page({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.page}>{children}</div>;
}

/** The page’s heading: its sentence. It can be given the focus, so that reading goes on there. */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  return (
    <h1 className={useStyles().heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
