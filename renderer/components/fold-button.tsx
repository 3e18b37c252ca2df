import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { FoldGlyph } from './glyphs';

export interface FoldButtonProps {
  readonly isUnfolded: boolean;
  readonly onFold: (isUnfolded: boolean) => void;
  /** The id of what it unfolds, which is there while it is unfolded; left out: it follows at once. */
  readonly controls?: string;
  /** For a screen reader, where the words need what stands around them. */
  readonly label?: string;
  readonly size?: 'small' | 'medium';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Unfolds what comes after it, and folds it again. */
export function FoldButton(props: FoldButtonProps) {
  const { isUnfolded, onFold, controls, label, size = 'medium', className, children } = props;
  return (
    <Button
      className={className}
      size={size}
      appearance="subtle"
      icon={<FoldGlyph isUnfolded={isUnfolded} />}
      iconPosition="after"
      aria-expanded={isUnfolded}
      aria-controls={isUnfolded ? controls : undefined}
      aria-label={label}
      onClick={() => {
        onFold(!isUnfolded);
      }}
    >
      {children}
    </Button>
  );
}
