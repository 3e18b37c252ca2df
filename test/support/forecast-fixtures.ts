import type { ConnectionForecast, Forecast, ForecastTurn } from '../../shared/domain/forecast';
import { DAY_MS } from '../../shared/domain/instant';
import { message } from '../../shared/messages/message';
import { fixtureInstant } from './app-state-fixtures';
import { tellingFixture } from './notice-fixtures';

/** When the secret of these fixtures ends. */
const END = fixtureInstant(6 * DAY_MS);

/** A finding that turns, of which only what a test is about has to be named. */
export function turnFixture(patch: Partial<ForecastTurn> = {}): ForecastTurn {
  return {
    key: 'credential-expiry/secret-1',
    title: message('check.credentialExpiry', {
      type: 'clientSecret',
      label: 'genesys-2026',
      state: 'expiring',
      end: END,
      start: null,
    }),
    from: 'warning',
    to: 'critical',
    at: fixtureInstant(3 * DAY_MS),
    ...patch,
  };
}

/** A connection on a later day, healthy before and then unless a test says otherwise. */
export function connectionAhead(name: string, patch: Partial<ConnectionForecast> = {}): ConnectionForecast {
  return {
    connectionId: name,
    connectionName: name,
    from: 'ok',
    to: 'ok',
    impact: 'none',
    headline: message('check.credentialWorks.issued', { method: 'secret' }),
    turns: [],
    ...patch,
  };
}

/** A day after that secret has ended: one connection has stopped, the others stay, and it was told twice. */
export function forecastFixture(at: string): Forecast {
  const told = (stage: number) =>
    tellingFixture(String(stage), {
      at: fixtureInstant((6 - stage) * DAY_MS),
      connectionName: 'Fabrikam orders',
      title: message('desktop.toast.title', {
        name: 'Fabrikam orders',
        severity: 'critical',
        impact: stage === 0 ? 'stopped' : 'atRisk',
      }),
      body: [
        message('alerts.telling.end', {
          type: 'clientSecret',
          name: 'genesys-2026',
          at: END,
          hasPassed: stage === 0,
        }),
      ],
    });
  return {
    at,
    connections: [
      connectionAhead('Contoso help'),
      connectionAhead('Fabrikam orders', {
        from: 'warning',
        to: 'critical',
        impact: 'stopped',
        headline: message('check.credentialWorks.refused', { kind: 'secretExpired' }),
        turns: [turnFixture(), turnFixture({ key: 'new/one', from: 'ok', at: END })],
      }),
    ],
    tellings: [told(3), told(0)],
    unheard: 0,
  };
}
