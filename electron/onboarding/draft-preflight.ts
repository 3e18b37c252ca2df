import type { Connection } from '../../shared/domain/connection';
import type { DraftState, PreflightItem } from '../../shared/domain/draft';
import { message } from '../../shared/messages/message';
import { ownRegistrationMessage } from '../../shared/messages/onboarding-message';
import type { OwnRegistrationCheck } from '../../shared/onboarding/registration-check';
import type { ResolveSecret } from '../secrets/secret-store';
import type { OwnWorld } from './own-world';

type PreflightState = DraftState['preflight'];

const NOT_RUN: PreflightState = { status: 'notRun', items: [], request: null };

/** Graphkeeper's own registration as lines of the preflight. */
function registrationItems(check: OwnRegistrationCheck | null): readonly PreflightItem[] {
  if (check === null) return [];
  const { problems, unknown } = check;
  const line = (index: number, title: PreflightItem['title']): PreflightItem => ({
    fact: `registration/${String(index)}`,
    title,
    access: 'administrator',
    outcome: 'unreadable',
    failure: null,
    grant: null,
  });
  const found = problems.map((problem, index) => {
    const isPartial = problem.code === 'publicFlowsOff' || problem.code === 'optionalNotConsented';
    const item = line(index, ownRegistrationMessage(problem));
    return isPartial ? { ...item, outcome: 'partly' as const } : item;
  });
  if (unknown !== null) {
    return [
      ...found,
      { ...line(found.length, message('application.preflight.registration')), failure: unknown },
    ];
  }
  if (found.length > 0) return found;
  return [{ ...line(0, message('onboarding.registration.good')), outcome: 'readable' }];
}

/** The live preflight of one draft. */
export class DraftPreflight {
  #state: PreflightState = NOT_RUN;
  #running: AbortController | null = null;

  constructor(
    private readonly options: {
      readonly world: OwnWorld;
      readonly publish: () => void;
      readonly onUnexpected: (error: unknown) => void;
    },
  ) {}

  get state(): PreflightState {
    return this.#state;
  }

  /** Looks at the connection; a look that is under way is given up for it. */
  begin(connection: Connection, resolveSecret: ResolveSecret): void {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#show({ status: 'running', items: [], request: null });
    this.#look(connection, resolveSecret, running).catch((error: unknown) => {
      if (this.#running !== running) return;
      this.#running = null;
      this.options.onUnexpected(error);
      this.#show({ ...this.#state, status: 'cancelled' });
    });
  }

  /** Gives up; what was found so far stays to be seen. */
  cancel(): void {
    if (this.#running === null) return;
    this.#running.abort();
    this.#running = null;
    this.#show({ ...this.#state, status: 'cancelled' });
  }

  /** Forgets what was found: the draft is another one now. Publishing is the caller's. */
  reset(): void {
    this.#running?.abort();
    this.#running = null;
    this.#state = NOT_RUN;
  }

  async #look(connection: Connection, resolveSecret: ResolveSecret, running: AbortController): Promise<void> {
    const { signal } = running;
    const result = await this.options.world.preflight(connection, {
      resolveSecret,
      signal,
      onItems: (items) => {
        if (this.#running === running) this.#show({ status: 'running', items, request: null });
      },
    });
    if (this.#running !== running) return;
    this.#running = null;
    const items = [...result.items, ...registrationItems(result.registration)];
    this.#show({ status: 'done', items, request: result.request });
  }

  #show(state: PreflightState): void {
    this.#state = state;
    this.options.publish();
  }
}
