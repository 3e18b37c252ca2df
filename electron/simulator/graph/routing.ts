import type { GraphRoute } from '../graph-route';

/** A route that fits a path, with the values of its `{names}`. */
interface RouteMatch {
  readonly route: GraphRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** What a path leads to. */
type Routing =
  | { readonly kind: 'match'; readonly match: RouteMatch }
  /** The path exists, with other methods. */
  | { readonly kind: 'methodNotAllowed' }
  | { readonly kind: 'unknown'; readonly segment: string };

/** Finds the route of a request. */
export type Router = (version: 'v1.0' | 'beta', method: string, path: string) => Routing;

interface CompiledRoute {
  readonly route: GraphRoute;
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

function compile(route: GraphRoute): CompiledRoute {
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
export function createRouter(routes: readonly GraphRoute[]): Router {
  const compiled = routes.map(compile).sort((a, b) => b.literals - a.literals);
  return (version, method, path) => {
    const segments = segmentsOf(path);
    if (segments === null) return { kind: 'unknown', segment: path };
    let isKnownPath = false;
    for (const { route, segments: pattern } of compiled) {
      if (route.version !== 'both' && route.version !== version) continue;
      const params = paramsOf(pattern, segments);
      if (params === null) continue;
      if (route.method === method) return { kind: 'match', match: { route, params } };
      isKnownPath = true;
    }
    return isKnownPath ? { kind: 'methodNotAllowed' } : { kind: 'unknown', segment: segments.at(-1) ?? '' };
  };
}
