/** Microsoft's portals of all clouds, and the documentation of both ends. Nothing else is ever opened. */
const EXTERNAL_HOSTS: ReadonlySet<string> = new Set([
  'entra.microsoft.com',
  'entra.microsoft.us',
  'entra.microsoftonline.cn',
  'portal.azure.com',
  'portal.azure.us',
  'portal.azure.cn',
  'admin.microsoft.com',
  'learn.microsoft.com',
  'help.genesys.cloud',
  'help.mypurecloud.com',
]);

/**
 * The address as it may be handed to the system; null when it may not.
 *
 * @param signInOrigin where an administrator signs in, port included: the connection names it
 */
export function safeExternalUrl(text: string, signInOrigin?: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  if (url.origin === signInOrigin) return url.href;
  return EXTERNAL_HOSTS.has(url.hostname) && url.port === '' ? url.href : null;
}

/** The only way to the system browser: an address outside the list is refused, because the system would run it. */
export function createOpenExternal(
  open: (url: string) => Promise<void>,
  onRefused: () => void,
): (url: string, signInOrigin?: string) => Promise<void> {
  return async (text, signInOrigin) => {
    const url = safeExternalUrl(text, signInOrigin);
    if (url === null) onRefused();
    else await open(url);
  };
}
