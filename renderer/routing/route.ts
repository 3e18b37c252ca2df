/** A place in the interface. The address bar holds it, so that back, forward and links work in a browser. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'connection'; readonly id: string }
  | { readonly page: 'settings' };

/** The route of a location hash; whatever it does not name is the overview. */
export function parseRoute(hash: string): Route {
  const [, page = '', id = ''] = hash.replace(/^#/, '').split('/');
  if (page === 'settings') return { page: 'settings' };
  if (page === 'connections' && id !== '') {
    try {
      return { page: 'connection', id: decodeURIComponent(id) };
    } catch {
      return { page: 'overview' };
    }
  }
  return { page: 'overview' };
}

/** The location hash of a route; `parseRoute` reads it back. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'overview':
      return '#/overview';
    case 'connection':
      return `#/connections/${encodeURIComponent(route.id)}`;
    case 'settings':
      return '#/settings';
  }
}
