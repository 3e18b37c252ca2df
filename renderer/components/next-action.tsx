import { Button } from '@fluentui/react-components';
import { useState } from 'react';

import type { RunbookId } from '../../shared/domain/runbook-id';
import { runUnderWay } from '../../shared/domain/runbook-run';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { useAppState, useStore, useView } from '../state/app-context';

export interface NextActionProps {
  readonly runbook: RunbookId | null;
  readonly connectionId: string;
  /** Whether the connection's own page, which says what to do, is a step further than where this stands. */
  readonly canLeadToPage?: boolean;
  /** The finding to begin at on that page, by its key. */
  readonly finding?: string;
  /** What it is about, where several such buttons stand together. */
  readonly about?: string;
  /** Whether it stands beside the primary button of its page. */
  readonly isQuiet?: boolean;
}

/**
 * The one button of a card or page that mends it: it says what it does. It begins a runbook, which changes nothing by
 * itself, or leads to the one that is under way.
 */
export function NextAction(props: NextActionProps) {
  const { runbook, connectionId, canLeadToPage = false, finding, about, isQuiet = false } = props;
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const { connections, runs } = useAppState();
  const [isStarting, setStarting] = useState(false);
  const look = isQuiet ? ({ size: 'small' } as const) : ({ appearance: 'primary' } as const);
  const named = (action: string, title = about) =>
    title === undefined ? {} : { 'aria-label': t('alertPage.actionOn', { action, title }) };
  const run = runbook === null ? null : runUnderWay(runs, connectionId, runbook);
  if (runbook === null) {
    if (!canLeadToPage) return null;
    const place = { page: 'connection', id: connectionId } as const;
    return (
      <Button
        as="a"
        {...look}
        href={hrefOf(finding === undefined ? place : { ...place, finding })}
        {...named(t('ui.seeWhatToDo'))}
      >
        {t('ui.seeWhatToDo')}
      </Button>
    );
  }
  if (run !== null) {
    const action = t('runPage.continue');
    return (
      <Button
        as="a"
        {...look}
        href={hrefOf({ page: 'run', id: run.id })}
        {...named(action, about ?? t('runbook.title', run))}
      >
        {action}
      </Button>
    );
  }
  const credential = connections.find(({ id }) => id === connectionId)?.signsInWith ?? null;
  const label = t('runPage.start', { runbook, credential });
  const start = async (): Promise<void> => {
    if (isStarting) return;
    setStarting(true);
    const answer = await store.obtain('startRunbook', { runbook, connectionId });
    setStarting(false);
    if (answer.ok) window.location.hash = hrefOf({ page: 'run', id: answer.value.runId });
  };
  return (
    <Button
      {...look}
      {...named(label)}
      disabledFocusable={isStarting || link !== 'open'}
      onClick={() => void start()}
    >
      {label}
    </Button>
  );
}
