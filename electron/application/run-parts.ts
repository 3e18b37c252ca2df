import type { ActivityEvent } from '../../shared/alerts/activity';
import type { Connection } from '../../shared/domain/connection';
import type { RunState } from '../../shared/domain/runbook-run';
import type { CommandHandlers } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { createFormatter, type Language } from '../../shared/messages/formatter';
import { changeRecordHtml, changeRecordMarkdown } from '../../shared/runbooks/change-record';
import type { Clock } from '../clock';
import type { DraftSignInOptions } from '../onboarding/draft-sign-in';
import { createRunKeeper, type RunKeeper, type RunKeeperOptions } from '../runbooks/run-keeper';
import type { RunStore } from '../runbooks/run-record';
import { createRunVault } from '../runbooks/run-vault';
import { RUNBOOKS } from '../runbooks/runbooks';
import type { SecretStore } from '../secrets/secret-store';
import { act } from './act';
import { type Clipboard, createClipboardLoan } from './clipboard-loan';

/** What runs are made of, for one's own connections or for the sample tenant. */
export interface RunPartsOptions extends Pick<
  RunKeeperOptions,
  | 'workbench'
  | 'replaceOwnSecret'
  | 'correctOwnEndpoint'
  | 'keepFilterPolicy'
  | 'onChanged'
  | 'onUnexpected'
  | 'newId'
  | 'user'
  | 'clock'
> {
  readonly store: RunStore;
  readonly secretStore: SecretStore;
  /** Whether these connections are the ones watched at present. */
  readonly isWatched: () => boolean;
  readonly connections: () => readonly Connection[];
  readonly signIn: Pick<DraftSignInOptions, 'openBrowser' | 'pages'>;
  readonly note: (event: ActivityEvent) => void;
  readonly show: (runs: readonly RunState[]) => void;
  /** The keychain did not take a secret of a run. */
  readonly onSecretRefused: () => void;
}

/** Always the same, so that it is seen that nothing changed. */
const NONE: readonly Connection[] = [];

/** Keeps runs of one world; they are shown while it is watched. */
export function createRunParts(options: RunPartsOptions): RunKeeper {
  const { store, clock, isWatched } = options;
  return createRunKeeper({
    runbooks: RUNBOOKS,
    store,
    vault: createRunVault(options.secretStore, options.onSecretRefused),
    workbench: options.workbench,
    connections: () => (isWatched() ? options.connections() : NONE),
    clock,
    newId: options.newId,
    user: options.user,
    replaceOwnSecret: options.replaceOwnSecret,
    correctOwnEndpoint: options.correctOwnEndpoint,
    keepFilterPolicy: options.keepFilterPolicy,
    signIn: options.signIn,
    publish: (runs) => {
      if (isWatched()) options.show(runs);
    },
    note: (event) => {
      if (isWatched()) options.note(event);
    },
    onChanged: options.onChanged,
    onUnexpected: options.onUnexpected,
  });
}

/** The commands about runs. */
export function runCommands(parts: {
  readonly keeper: () => RunKeeper;
  readonly clock: Clock;
  readonly language: () => Language;
  readonly zone: () => string;
  readonly clipboard: Clipboard | null;
  /** Somebody has the secret now: the sample tenant's vendor takes it over. */
  readonly onHandedOver: (run: RunState, secret: string) => void;
  readonly onUnexpected: (error: unknown) => void;
}): {
  readonly commands: Pick<
    CommandHandlers,
    | 'startRunbook'
    | 'actOnRun'
    | 'cancelRun'
    | 'forgetRun'
    | 'handOverSecret'
    | 'signInForRun'
    | 'cancelSignInForRun'
    | 'changeRecord'
  >;
  readonly dispose: () => Promise<void>;
} {
  const { keeper, clock, clipboard } = parts;
  const loan = clipboard === null ? null : createClipboardLoan(clipboard, clock, parts.onUnexpected);
  const stateOf = (runId: string): RunState => {
    const found = keeper()
      .states()
      .find(({ id }) => id === runId);
    if (found === undefined) throw new CommandFailure('unknownRun', 'no such run');
    return found;
  };
  return {
    commands: {
      startRunbook: ({ runbook, connectionId }) =>
        Promise.resolve().then(() => ({ runId: keeper().begin(runbook, connectionId) })),
      actOnRun: ({ runId, stepId, action, answers }) =>
        act(() => {
          keeper().act(runId, stepId, action, answers ?? {});
        }),
      cancelRun: ({ runId }) =>
        act(() => {
          keeper().cancel(runId);
        }),
      forgetRun: ({ runId }) =>
        act(() => {
          keeper().forget(runId);
        }),
      handOverSecret: async ({ runId }) => {
        const run = stateOf(runId);
        const value = await keeper().handOver(runId);
        if (value === null) throw new CommandFailure('notAllowed', 'the secret is not to be had any more');
        parts.onHandedOver(run, value);
        return loan === null
          ? { how: 'value', value }
          : { how: 'clipboard', clearedAt: await loan.lend(value) };
      },
      signInForRun: ({ runId, method }) =>
        act(() => {
          keeper().beginSignIn(runId, method);
        }),
      cancelSignInForRun: ({ runId }) =>
        act(() => {
          keeper().cancelSignIn(runId);
        }),
      changeRecord: ({ runId, kind }) =>
        Promise.resolve().then(() => {
          const run = stateOf(runId);
          const language = parts.language();
          const format = createFormatter(language, clock.now(), parts.zone());
          return {
            text:
              kind === 'html'
                ? changeRecordHtml(run, language, format)
                : changeRecordMarkdown(run, language, format),
          };
        }),
    },
    dispose: async () => {
      await loan?.end();
    },
  };
}
