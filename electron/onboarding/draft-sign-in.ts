import type { DraftState } from '../../shared/domain/draft';
import { instantOf, SECOND_MS } from '../../shared/domain/instant';
import type { CommandArgument } from '../../shared/ipc/contract';
import { message } from '../../shared/messages/message';
import { signInFailureMessage } from '../../shared/messages/onboarding-message';
import type { Clock } from '../clock';
import type { Administrators, SignInPlace } from '../identity/administrators';
import { originsOf } from '../identity/clouds';
import { BROWSER_LIMIT_MS, type SignInMethod, type SignInPages } from '../identity/sign-in-attempt';
import { connectionOf } from '../storage/configuration-file';
import type { StoredConnection } from '../storage/settings-store';

/** Where somebody signs in, and under which registration of Graphkeeper. */
type Place = SignInPlace & { readonly clientId: string };

/** What a sign-in of a draft needs. */
export interface DraftSignInOptions {
  readonly clock: Clock;
  readonly administrators: Administrators;
  /** The draft's tenant and registration; null while the tenant is not known. */
  readonly place: () => Place | null;
  /** More than watching takes, for a step of a runbook. */
  readonly scopes?: readonly string[];
  /** Opens the sign-in page in the system browser. @param loginOrigin where that page may be */
  readonly openBrowser: (url: string, loginOrigin: string) => Promise<void>;
  readonly pages: () => SignInPages;
  /** The state changed. */
  readonly publish: () => void;
  /** Somebody signed in. */
  readonly onSignedIn: () => void;
  readonly onUnexpected: (error: unknown) => void;
}

type SignInState = DraftState['signIn'];

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function keyOf({ cloud, tenantId, clientId }: Place): string {
  return JSON.stringify([originsOf(cloud), tenantId.toLowerCase(), clientId.toLowerCase()]);
}

/** Where the administrators of stored connections sign in. */
function placesOf(connections: readonly StoredConnection[]): readonly Place[] {
  return connections.flatMap((stored) => {
    const connection = connectionOf(stored, stored.id);
    return connection.access.flatMap((access) =>
      access.kind === 'administrator'
        ? [{ cloud: connection.cloud, tenantId: connection.tenantId, clientId: access.clientId }]
        : [],
    );
  });
}

/** The places that no stored connection signs in at any more. */
export function abandonedPlaces(
  before: readonly StoredConnection[],
  after: readonly StoredConnection[],
): readonly Place[] {
  return withoutPlaces(placesOf(before), after);
}

function withoutPlaces(places: readonly Place[], connections: readonly StoredConnection[]): readonly Place[] {
  const needed = new Set(placesOf(connections).map(keyOf));
  return places.filter((place) => !needed.has(keyOf(place)));
}

/** An administrator's sign-in for one draft: what came of it is only kept when the draft is. */
export class DraftSignIn {
  #state: SignInState = { status: 'none' };
  #attempt: AbortController | null = null;
  /** Where somebody signed in for this draft. */
  readonly #signedIn = new Map<string, Place>();

  constructor(private readonly options: DraftSignInOptions) {}

  get state(): SignInState {
    return this.#state;
  }

  /** Finds out who is signed in already. */
  lookUp(): void {
    const place = this.#place();
    if (place === null) return;
    this.options.administrators
      .of(place, place.clientId)
      .account()
      .then((account) => {
        const isSame = this.#attempt === null && this.#isAt(place) && this.#state.status === 'none';
        if (isSame && account !== null) this.#show({ status: 'signedIn', account: account.username });
      })
      .catch(this.options.onUnexpected);
  }

  /** Begins; a sign-in that is under way is given up for it. */
  begin(method: CommandArgument<'signIn'>['method']): void {
    this.#attempt?.abort();
    this.#attempt = null;
    const place = this.#place();
    if (place === null) {
      this.#show({ status: 'failed', reason: message('application.signIn.incomplete') });
      return;
    }
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#show(
      method === 'browser'
        ? {
            status: 'waitingForBrowser',
            expiresAt: instantOf(this.options.clock.now() + BROWSER_LIMIT_MS),
          }
        : { status: 'none' },
    );
    this.#run(place, method, attempt).catch(this.options.onUnexpected);
  }

  cancel(): void {
    this.#attempt?.abort();
  }

  /** The draft is about another tenant or registration now. Publishing is the caller's. */
  reset(): void {
    this.#attempt?.abort();
    this.#attempt = null;
    this.#state = { status: 'none' };
  }

  /** The draft is over: forgets the sign-ins that no stored connection needs. */
  async end(connections: readonly StoredConnection[]): Promise<void> {
    this.#attempt?.abort();
    this.#attempt = null;
    for (const place of withoutPlaces([...this.#signedIn.values()], connections)) {
      await this.options.administrators.forget(place, place.clientId).catch(this.options.onUnexpected);
    }
    this.#signedIn.clear();
  }

  #place(): Place | null {
    const place = this.options.place();
    return place === null || !GUID.test(place.clientId) ? null : place;
  }

  #isAt(place: Place): boolean {
    const present = this.#place();
    return present !== null && keyOf(present) === keyOf(place);
  }

  async #run(
    place: Place,
    method: CommandArgument<'signIn'>['method'],
    attempt: AbortController,
  ): Promise<void> {
    const { administrators, clock, pages, openBrowser } = this.options;
    const how: SignInMethod =
      method === 'browser'
        ? { method, pages: pages(), openBrowser: (url) => openBrowser(url, originsOf(place.cloud).login) }
        : {
            method,
            onCode: ({ userCode, verificationUri, expiresInSeconds }) => {
              if (this.#attempt !== attempt) return;
              const expiresAt = instantOf(clock.now() + expiresInSeconds * SECOND_MS);
              this.#show({ status: 'waitingForCode', userCode, verificationUri, expiresAt });
            },
          };
    const outcome = await administrators
      .of(place, place.clientId)
      .signIn(how, attempt.signal, this.options.scopes);
    if (outcome.ok) this.#signedIn.set(keyOf(place), place);
    if (this.#attempt !== attempt) return;
    this.#attempt = null;
    if (!outcome.ok) {
      this.#show({ status: 'failed', reason: signInFailureMessage(outcome.error) });
      return;
    }
    this.#show({ status: 'signedIn', account: outcome.value.account.username });
    this.options.onSignedIn();
  }

  #show(state: SignInState): void {
    this.#state = state;
    this.options.publish();
  }
}
