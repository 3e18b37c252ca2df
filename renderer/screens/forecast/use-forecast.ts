import { useEffect, useState } from 'react';

import type { Instant } from '../../../shared/domain/instant';
import { useAppState, useStore, useView } from '../../state/app-context';
import { createForecastRequest, FIRST_VIEW, type ForecastView } from './forecast-request';

/** What a day looks like, asked anew when what it is made from changes, or the connection to the host is back. */
export function useForecast(at: Instant): ForecastView & { readonly retry: () => void } {
  const store = useStore();
  const { link } = useView();
  const { connections, settings } = useAppState();
  const [view, setView] = useState(FIRST_VIEW);
  const [request] = useState(() =>
    createForecastRequest({
      ask: (moment) => store.ask('forecast', { at: moment }),
      schedule: (delayMs, callback) => {
        const timer = window.setTimeout(callback, delayMs);
        return () => {
          window.clearTimeout(timer);
        };
      },
      onView: setView,
    }),
  );
  const read = connections.map(({ id, health }) => `${id} ${health?.observedAt ?? ''}`).join('\n');
  useEffect(() => request.dispose, [request]);
  useEffect(() => {
    request.lookAt(at);
  }, [request, at, link, read, settings]);
  return {
    ...view,
    retry: () => {
      request.lookAt(at);
    },
  };
}
