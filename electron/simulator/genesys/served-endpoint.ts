import { cloudsOfLoginHost } from '../../../shared/domain/token-endpoint';

/**
 * Values as they are shown where the simulation is served: it is a cloud of its own there, so that the vendor signs in at
 * that origin, as in the configuration that `simulate` prints. Of an address of Microsoft's, the path alone counts here.
 *
 * @param servedAt null: it is asked under the real names
 */
export function shownAt(
  values: Readonly<Record<string, string>>,
  servedAt: string | null,
): Record<string, string> {
  const shown = (value: string): string => {
    const url = URL.canParse(value) ? new URL(value) : null;
    return url === null || servedAt === null || cloudsOfLoginHost(url.host).length === 0
      ? value
      : new URL(url.pathname, servedAt).href;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));
}
