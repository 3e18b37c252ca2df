/** What stands where something was taken out. */
const REDACTED = '[redacted]';

/** A JSON Web Token or the start of one: `eyJ` is `{"` in base64. */
const TOKEN = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g;

/** A PEM block, key or certificate. */
const PEM = /-----BEGIN [^-]+-----[\s\S]*?(?:-----END [^-]+-----|$)/g;

/** An address: its domain may stay, the person may not. */
const ADDRESS = /[\w.+%'-]+@(?=[\w-]+(?:\.[\w-]+)*)/g;

/** What follows the name of a secret, in a query, a header or JSON. */
const NAMED =
  /((?:client_secret|client_assertion|secret|password|passwd|authorization|bearer|access_token|refresh_token|id_token|code|sig|signature)["']?\s*[=:]\s*["']?(?:bearer\s+)?)[^\s"'&,;}]+/gi;

/** `Bearer …` by itself. */
const BEARER = /\bbearer\s+[\w.~+/=-]+/gi;

/** A long run of characters that secrets are made of. Entra's client secrets have 40, with `~`, `.`, `_` and `-`. */
const RUN = /[\w~.+=-]{20,}/g;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Letters of both cases and digits together: a secret, a key, a token; no word, host name, GUID or time. */
function looksSecret(run: string): boolean {
  if (GUID.test(run)) return false;
  return run.includes('~') || (/[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run));
}

/** Takes out of a text whatever looks like a secret, a token, a key or a person's address. */
export function redact(text: string): string {
  return text
    .replace(PEM, REDACTED)
    .replace(TOKEN, REDACTED)
    .replace(NAMED, `$1${REDACTED}`)
    .replace(BEARER, REDACTED)
    .replace(ADDRESS, `${REDACTED}@`)
    .replace(RUN, (run) => (looksSecret(run) ? REDACTED : run));
}
