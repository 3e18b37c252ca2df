/** A computer's family, by which advice differs. */
export type Platform = 'windows' | 'macos' | 'linux' | 'other';

/**
 * The family of the computer that the page is shown on, which is the one that Graphkeeper runs on: the window is
 * on its desktop, and the loopback host answers nobody else.
 *
 * @param userAgent the browser's own description
 */
export function platformOf(userAgent: string): Platform {
  if (userAgent.includes('Windows NT')) return 'windows';
  if (userAgent.includes('Mac OS X')) return 'macos';
  return /Linux|X11|CrOS/.test(userAgent) ? 'linux' : 'other';
}
