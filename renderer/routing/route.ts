import type { LocalDate } from '../../shared/domain/alert-settings';
import { isLocalDate } from '../i18n/local-date';
import { parseWizardStep, type WizardStep } from './wizard-steps';

/** A place in the interface. The address bar holds it, so that back, forward and links work in a browser. */
export type Route =
  | { readonly page: 'overview' }
  | {
      readonly page: 'connection';
      readonly id: string;
      /** The finding to begin at, by its key; left out: the top of the page. */
      readonly finding?: string;
    }
  /** The list of connections, to be ordered, edited and removed. */
  | { readonly page: 'connections' }
  | {
      readonly page: 'connect';
      /** Null: where it was left. */
      readonly step: WizardStep | null;
    }
  /** A later day, if nobody does anything. */
  | {
      readonly page: 'forecast';
      /** Null: the day that is looked at first. */
      readonly date: LocalDate | null;
    }
  /** The list of runbooks under way and ended. */
  | { readonly page: 'runbooks' }
  | { readonly page: 'run'; readonly id: string }
  | { readonly page: 'alerts' }
  | { readonly page: 'activity' }
  | { readonly page: 'settings' };

/** The route of a location hash; whatever it does not name is the overview. */
export function parseRoute(hash: string): Route {
  const [, page = '', id = '', finding = ''] = hash.replace(/^#/, '').split('/');
  if (page === 'forecast') return { page, date: isLocalDate(id) ? id : null };
  if (page === 'alerts' || page === 'activity' || page === 'settings') return { page };
  if (page === 'connect') return { page, step: parseWizardStep(id) };
  if (page === 'connections' && id === '') return { page };
  if (page === 'runbooks' && id === '') return { page };
  if (page === 'connections' || page === 'runbooks') {
    try {
      if (page === 'runbooks') return { page: 'run', id: decodeURIComponent(id) };
      const connection = { page: 'connection', id: decodeURIComponent(id) } as const;
      return finding === '' ? connection : { ...connection, finding: decodeURIComponent(finding) };
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
      return route.finding === undefined
        ? `#/connections/${encodeURIComponent(route.id)}`
        : `#/connections/${encodeURIComponent(route.id)}/${encodeURIComponent(route.finding)}`;
    case 'connect':
      return route.step === null ? '#/connect' : `#/connect/${route.step}`;
    case 'forecast':
      return route.date === null ? '#/forecast' : `#/forecast/${route.date}`;
    case 'run':
      return `#/runbooks/${encodeURIComponent(route.id)}`;
    case 'connections':
    case 'runbooks':
    case 'alerts':
    case 'activity':
    case 'settings':
      return `#/${route.page}`;
  }
}
