import { useState } from 'react';

import type { WizardStep } from '../../routing/wizard-steps';
import { useAppState } from '../../state/app-context';
import { StartPage } from './start-page';
import { Wizard } from './wizard';

/** Adding or editing a connection; without a draft, the way to begin one. */
export function ConnectScreen({ step }: { readonly step: WizardStep | null }) {
  const { draft } = useAppState();
  // Between the end of the draft and the change of page there is nothing to show.
  const [isLeaving, setLeaving] = useState(false);
  if (draft === null) return isLeaving ? null : <StartPage />;
  return (
    <Wizard
      key={draft.connectionId ?? ''}
      draft={draft}
      step={step}
      onLeave={() => {
        setLeaving(true);
      }}
    />
  );
}
