import type { Fetch } from '../../electron/network/fetch';

/** A page as a person sees it: its text, and its one form. */
export interface Page {
  readonly status: number;
  readonly html: string;
}

/** What somebody does on the sign-in page: chooses who to be, and consents where asked to; or cancels. */
export type Choice = { readonly signInAs: string; readonly consents?: boolean } | 'cancel';

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function attribute(tag: string, name: string): string {
  return unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

async function pageOf(response: Response): Promise<Page> {
  return { status: response.status, html: await response.text() };
}

/** The form of a page, with its hidden fields and the button that is pressed, as a browser would send it. */
function formOf(page: Page, button: string | null): { action: string; body: URLSearchParams } {
  const form = /<form\b[^>]*>/.exec(page.html)?.[0];
  if (form === undefined) throw new Error(`no form on the page: ${page.html}`);
  const body = new URLSearchParams();
  for (const [tag] of page.html.matchAll(/<input\b[^>]*>/g))
    body.append(attribute(tag, 'name'), attribute(tag, 'value'));
  if (button !== null) {
    const pressed = [...page.html.matchAll(/<button\b([^>]*)>([^<]*)<\/button>/g)].find(([, , label]) =>
      unescape(label ?? '').startsWith(button),
    );
    if (pressed === undefined) throw new Error(`no button "${button}" on the page: ${page.html}`);
    body.append(attribute(pressed[0], 'name'), attribute(pressed[0], 'value'));
  }
  return { action: attribute(form, 'action'), body };
}

function labelOf(choice: Choice): string {
  return choice === 'cancel' ? 'Cancel' : `Sign in as ${choice.signInAs}`;
}

/** Opens the sign-in page, presses a button and gives the page that comes of it. */
export async function chooseOnPage(fetch: Fetch, url: string, choice: Choice): Promise<Page> {
  const press = async (page: Page, button: string): Promise<Page> => {
    const { action, body } = formOf(page, button);
    return pageOf(await fetch(new URL(action, url), { method: 'POST', body }));
  };
  const chosen = await press(await pageOf(await fetch(url)), labelOf(choice));
  if (choice === 'cancel' || !chosen.html.includes('>Accept</button>')) return chosen;
  return press(chosen, choice.consents === true ? 'Accept' : 'Cancel');
}

/** Signs in as a browser does: the page, the choice, and the answer posted to this computer. Gives the last page. */
export async function signInWithBrowser(fetch: Fetch, url: string, choice: Choice): Promise<Page> {
  const { action, body } = formOf(await chooseOnPage(fetch, url, choice), null);
  // The application listens for real: this request leaves the simulated cloud.
  return pageOf(await globalThis.fetch(action, { method: 'POST', body }));
}
