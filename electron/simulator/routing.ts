/** What a route has to have, to be found. */
interface Routable {
  readonly method: string;
  /** `{name}` matches one segment. */
  readonly path: string;
}

/** A route that fits a path, with the values of its `{names}`. */
interface RouteMatch<R> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

/** What a path leads to. */
type Routing<R> =
  | { readonly kind: 'match'; readonly match: RouteMatch<R> }
  /** The path exists, with other methods. */
  | { readonly kind: 'methodNotAllowed' }
  | { readonly kind: 'unknown'; readonly segment: string };

/** Finds the route of a request, among those that are offered. */
export type Router<R> = (method: string, path: string, isOffered: (route: R) => boolean) => Routing<R>;

interface CompiledRoute<R> {
  readonly route: R;
  readonly segments: readonly string[];
  /** How many segments are fixed: `/applications/$count` goes before `/applications/{id}`. */
  readonly literals: number;
}

/** OData's key in parentheses: `users('a')`, `applications(appId='b')`. */
const KEYED = /^([^()]+)\((?:(\w+)=)?'((?:[^']|'')*)'\)$/;

/**
 * The segments of a path, decoded; a key in parentheses becomes a segment of its own, an alternate key with its
 * name (`appId=…`). Null: the percent-encoding is broken.
 */
function segmentsOf(path: string): readonly string[] | null {
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .flatMap((segment) => {
        const decoded = decodeURIComponent(segment);
        const [all, name, key, value] = KEYED.exec(decoded) ?? [];
        if (all === undefined || name === undefined || value === undefined) return [decoded];
        const text = value.replaceAll("''", "'");
        return [name, key === undefined ? text : `${key}=${text}`];
      });
  } catch {
    return null;
  }
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function compile<R extends Routable>(route: R): CompiledRoute<R> {
  const segments = route.path.split('/').filter((segment) => segment !== '');
  return { route, segments, literals: segments.filter((segment) => !isParameter(segment)).length };
}

function paramsOf(
  pattern: readonly string[],
  path: readonly string[],
): Readonly<Record<string, string>> | null {
  if (pattern.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const actual = path[index] ?? '';
    if (isParameter(segment)) params[segment.slice(1, -1)] = actual;
    else if (segment.toLowerCase() !== actual.toLowerCase()) return null;
  }
  return params;
}

/** A router over the routes of all resources. */
export function createRouter<R extends Routable>(routes: readonly R[]): Router<R> {
  const compiled = routes.map((route) => compile(route)).sort((a, b) => b.literals - a.literals);
  return (method, path, isOffered) => {
    const segments = segmentsOf(path);
    if (segments === null) return { kind: 'unknown', segment: path };
    let isKnownPath = false;
    for (const { route, segments: pattern } of compiled) {
      if (!isOffered(route)) continue;
      const params = paramsOf(pattern, segments);
      if (params === null) continue;
      if (route.method === method) return { kind: 'match', match: { route, params } };
      isKnownPath = true;
    }
    return isKnownPath ? { kind: 'methodNotAllowed' } : { kind: 'unknown', segment: segments.at(-1) ?? '' };
  };
}
