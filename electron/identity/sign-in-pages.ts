import { createFormatter, type Language } from '../../shared/messages/formatter';
import { message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import type { SignInPages } from './sign-in-attempt';

/** The texts come from the message tables; escaped all the same, as anything that becomes HTML. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** What the browser shows at the end of a sign-in, in a language: one sentence, light or dark as the system is. */
export function signInPages(language: Language): SignInPages {
  // The sentences hold no times: any moment will do.
  const format = createFormatter(language, 0);
  const title = escape(say(message('onboarding.signIn.page.title'), language, format));
  const page = (sentence: string): string =>
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>` +
    '<meta name="color-scheme" content="light dark"></head>' +
    '<body style="font: 1.1rem system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem">' +
    `<h1>${title}</h1><p>${escape(sentence)}</p></body></html>`;
  return {
    signedIn: page(say(message('onboarding.signIn.page.done'), language, format)),
    notSignedIn: page(say(message('onboarding.signIn.page.failed'), language, format)),
  };
}
