import type { HttpReply } from '../http-exchange';

/** HTML of the simulated sign-in: plain forms, so that a browser and a test can fill them in alike. */

/** Makes a text safe in HTML and in its attributes. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** One button of a form: what it says and what it sends. */
export interface PageButton {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

function page(title: string, body: string): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body:
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>` +
      '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>' +
      '<body style="font: 1rem system-ui, sans-serif; max-width: 32rem; margin: 12vh auto; padding: 0 1rem">' +
      `<h1>${escape(title)}</h1>${body}</body></html>`,
  };
}

/** A page with a sentence and buttons; each button sends the form to `action`. */
export function choicePage(
  title: string,
  sentence: string,
  action: string,
  buttons: readonly PageButton[],
): HttpReply {
  const choices = buttons.map(
    ({ name, value, label }) =>
      `<p><button name="${escape(name)}" value="${escape(value)}">${escape(label)}</button></p>`,
  );
  return page(
    title,
    `<p>${escape(sentence)}</p><form method="post" action="${escape(action)}">${choices.join('')}</form>`,
  );
}

/** A page that asks for one text. */
export function questionPage(title: string, label: string, name: string): HttpReply {
  return page(
    title,
    `<form method="get"><p><label>${escape(label)} <input name="${escape(name)}" autofocus></label></p>` +
      '<p><button>Next</button></p></form>',
  );
}

/** A page that only says something. */
export function noticePage(title: string, sentence: string, status = 200): HttpReply {
  return { ...page(title, `<p>${escape(sentence)}</p>`), status };
}

/** A page that posts fields on to another address by itself: the response mode `form_post`. */
export function formPostPage(action: string, fields: Readonly<Record<string, string>>): HttpReply {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return page(
    'Working...',
    `<form method="post" action="${escape(action)}">${hidden.join('')}` +
      '<noscript><button>Continue</button></noscript></form><script>document.forms[0].submit()</script>',
  );
}
