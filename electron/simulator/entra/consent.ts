import type { HttpReply } from '../http-exchange';
import { mayConsent } from '../routes/ownership';
import type { SimulationContext } from '../simulation-context';
import { grantScopes } from '../tenant-builder';
import { choicePage } from './pages';
import { missingScope, type UserSession } from './user-tokens';

/** Beside the buttons of the page that asks for consent: it was accepted there. */
const ANSWER = { parameter: 'consent', accepted: 'accepted' } as const;

/** How it stands with the consent to what an app asks for, while somebody signs in. */
export type ConsentStanding =
  | { readonly is: 'given' }
  /** Whoever signs in may give it, and is asked to. */
  | { readonly is: 'asked'; readonly page: HttpReply }
  /** It takes an administrator. */
  | { readonly is: 'forbidden' };

/**
 * Looks whether what is asked for was consented to; where the page that asks for it was accepted, it is now. For whoever
 * signs in: for the whole organisation only where that box is ticked, which it is not at first.
 *
 * @param url of the sign-in page, to which the answer is posted
 */
export function consentOf(
  { random }: Pick<SimulationContext, 'random'>,
  session: UserSession,
  scopes: readonly string[],
  url: URL,
): ConsentStanding {
  if (missingScope(session, scopes) === null) return { is: 'given' };
  const { tenant, principal, user } = session;
  if (!mayConsent(user.roles)) return { is: 'forbidden' };
  const asked = scopes.filter((scope) => scope.includes('.'));
  if (url.searchParams.get(ANSWER.parameter) === ANSWER.accepted) {
    grantScopes(tenant, principal, asked, { user, random });
    return { is: 'given' };
  }
  const query = new URLSearchParams(url.searchParams);
  query.set(ANSWER.parameter, ANSWER.accepted);
  const page = choicePage(
    'Permissions requested',
    `${principal.displayName} would like: ${asked.join(', ')}.`,
    `${url.pathname}?${query.toString()}`,
    [
      { name: 'user', value: user.id, label: 'Accept' },
      { name: 'decision', value: 'cancel', label: 'Cancel' },
    ],
  );
  return { is: 'asked', page };
}
