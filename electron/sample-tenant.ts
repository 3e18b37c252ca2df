import type { SampleTenant } from './application/watched';
import type { Clock } from './clock';
import { createCollector } from './monitor/collector';

/** Opens the sample tenant; its simulator is loaded only when somebody wants to see it. */
export async function openSampleTenant(clock: Clock): Promise<SampleTenant> {
  const { openSample } = await import('./sample');
  const { connections, fetch, resolveSecret } = openSample(clock);
  return { connections, collector: createCollector({ fetch, clock, resolveSecret }) };
}
