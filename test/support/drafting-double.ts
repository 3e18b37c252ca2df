import type { DraftState, PreflightItem, SignInState } from '../../shared/domain/draft';
import type { AppState } from '../../shared/domain/state';
import type { CommandHandlers } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import { changeFields, NEW_DRAFT_FIELDS } from '../../shared/onboarding/draft-fields';
import { draftProblems } from '../../shared/onboarding/draft-problems';
import { type ApplicationDouble, createApplicationDouble } from './application-double';

/** A new draft of which only what a test is about has to be named; its problems are the real ones. */
export function draftFixture(patch: Partial<DraftState> = {}): DraftState {
  const draft: DraftState = {
    connectionId: null,
    fields: NEW_DRAFT_FIELDS,
    secrets: { integrationCredential: 'none', monitorRegistration: 'none', genesysClient: 'none' },
    signIn: { status: 'none' },
    preflight: { status: 'notRun', items: [], request: null },
    problems: [],
    ...patch,
  };
  return { ...draft, problems: problemsOf(draft, []) };
}

function problemsOf(draft: DraftState, takenNames: readonly string[]): DraftState['problems'] {
  return draftProblems(draft.fields, { secrets: draft.secrets, unusable: {}, takenNames });
}

/** A complete draft: only saving is left. */
export function completeDraft(patch: Partial<DraftState> = {}): DraftState {
  return draftFixture({
    fields: {
      ...NEW_DRAFT_FIELDS,
      name: 'Contoso help',
      tenantId: 'https://login.microsoftonline.com/6d1ff9a2-0000-4000-8000-000000000001/oauth2/v2.0/token',
      clientId: '0d6b1b6e-0000-4000-8000-000000000002',
      mailboxes: ['help@contoso.example', 'orders@contoso.example'],
      canaryMailboxes: ['director@contoso.example'],
    },
    secrets: { integrationCredential: 'secret', monitorRegistration: 'none', genesysClient: 'none' },
    ...patch,
  });
}

function item(
  fact: Parameters<typeof message<'onboarding.preflight.fact'>>[1]['fact'],
  patch: Partial<PreflightItem>,
): PreflightItem {
  return {
    fact,
    title: message('onboarding.preflight.fact', { fact, readable: 1, total: 1 }),
    access: 'integrationCredential',
    outcome: 'readable',
    failure: null,
    grant: null,
    ...patch,
  };
}

/** A preflight with every kind of outcome, and a request for what is missing. */
export function preflightFixture(status: DraftState['preflight']['status']): DraftState['preflight'] {
  const isDone = status === 'done';
  const pending: Partial<PreflightItem> = isDone ? {} : { outcome: 'pending', access: null };
  const permission = 'Application.Read.All';
  return {
    status,
    items: [
      item('tenant', { access: 'anonymous' }),
      item('signIn', {}),
      item('application', {
        outcome: 'unreadable',
        access: null,
        failure: { code: 'forbidden', status: 403, graphCode: 'Authorization_RequestDenied', permission },
        grant: permission,
      }),
      item('subscriptions', pending),
      item('mailboxes', {
        ...pending,
        title: message('onboarding.preflight.fact', { fact: 'mailboxes', readable: 1, total: 2 }),
        ...(isDone ? { outcome: 'partly', failure: { code: 'network', cause: 'timeout' } } : {}),
      }),
      item('canaries', pending),
    ],
    request: isDone
      ? message('onboarding.request', {
          connection: 'Contoso help',
          tenantId: '6d1ff9a2-0000-4000-8000-000000000001',
          access: null,
          clientId: null,
          permissions: [{ value: permission, reason: 'registration' }],
        })
      : null,
  };
}

/** A double that drafts connections as the application does, without a network. */
export interface DraftingDouble extends ApplicationDouble {
  /** Changes the open draft. */
  readonly becomeDraft: (patch: Partial<DraftState>) => void;
}

/** What a sign-in and a preflight come to. */
export interface DraftingScript {
  readonly signIn?: SignInState;
  readonly preflight?: DraftState['preflight'];
}

/** Fields and their problems are the real ones; what needs a network is scripted. */
export function createDraftingDouble(initial: AppState, script: DraftingScript = {}): DraftingDouble {
  const double = createApplicationDouble(initial);
  const set = (draft: DraftState | null): void => {
    const others = double.state().connections.filter(({ id }) => id !== draft?.connectionId);
    const names = others.map(({ name }) => name);
    double.become({
      ...double.state(),
      draft: draft === null ? null : { ...draft, problems: problemsOf(draft, names) },
    });
  };
  const open = (): DraftState => {
    const { draft } = double.state();
    if (draft === null) throw new CommandFailure('notAllowed', 'no draft');
    return draft;
  };
  const becomeDraft = (patch: Partial<DraftState>): void => {
    set({ ...open(), ...patch });
  };
  const { handlers } = double;
  const drafting: Partial<CommandHandlers> = {
    openDraft: async (argument) => {
      await handlers.openDraft(argument);
      if (double.state().draft !== null) throw new CommandFailure('busy', 'draft');
      const edited = double.state().connections.find(({ id }) => id === argument.connectionId);
      set(
        edited === undefined
          ? draftFixture()
          : completeDraft({
              connectionId: edited.id,
              fields: { ...completeDraft().fields, name: edited.name, tenantId: edited.tenantId },
              secrets: { integrationCredential: 'kept', monitorRegistration: 'none', genesysClient: 'none' },
            }),
      );
      return null;
    },
    changeDraft: async (argument) => {
      await handlers.changeDraft(argument);
      becomeDraft({ fields: changeFields(open().fields, argument) });
      return null;
    },
    setDraftSecret: async (argument) => {
      await handlers.setDraftSecret(argument);
      const held = argument.value === '' ? 'none' : argument.kind;
      becomeDraft({ secrets: { ...open().secrets, [argument.slot]: held } });
      return null;
    },
    signIn: async (argument) => {
      await handlers.signIn(argument);
      if (script.signIn !== undefined) becomeDraft({ signIn: script.signIn });
      return null;
    },
    cancelSignIn: async (argument) => {
      await handlers.cancelSignIn(argument);
      becomeDraft({
        signIn: { status: 'failed', reason: message('onboarding.signIn.ended', { code: 'cancelled' }) },
      });
      return null;
    },
    checkDraft: async (argument) => {
      await handlers.checkDraft(argument);
      becomeDraft({ preflight: script.preflight ?? preflightFixture('done') });
      return null;
    },
    cancelDraftCheck: async (argument) => {
      await handlers.cancelDraftCheck(argument);
      becomeDraft({ preflight: { ...open().preflight, status: 'cancelled' } });
      return null;
    },
    saveDraft: async (argument) => {
      const answer = await handlers.saveDraft(argument);
      set(null);
      return answer;
    },
    closeDraft: async (argument) => {
      await handlers.closeDraft(argument);
      set(null);
      return null;
    },
    removeConnection: async (argument) => {
      await handlers.removeConnection(argument);
      const { connections, ...state } = double.state();
      double.become({ ...state, connections: connections.filter(({ id }) => id !== argument.connectionId) });
      return null;
    },
    reorderConnections: async (argument) => {
      await handlers.reorderConnections(argument);
      const state = double.state();
      const connections = argument.order.flatMap(
        (id) => state.connections.find((one) => one.id === id) ?? [],
      );
      double.become({ ...state, connections });
      return null;
    },
  };
  return { ...double, handlers: { ...handlers, ...drafting }, becomeDraft };
}
