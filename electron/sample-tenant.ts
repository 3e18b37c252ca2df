import type { SampleTenant } from './application/watched';
import type { Clock } from './clock';
import { createCollector } from './monitor/collector';
import { createWorkbench } from './runbooks/workbench';
import type { Sample } from './sample';

/** The sample tenant as it is watched. */
export function sampleTenantOf(sample: Sample, clock: Clock): SampleTenant {
  const { connections, fetch, resolveSecret, replaceSecret, handToVendor } = sample;
  const collector = createCollector({ fetch, clock, resolveSecret });
  return {
    connections,
    collector,
    workbench: createWorkbench({ fetch, clock, resolveSecret, collector, substitute: sample.standIn }),
    replaceSecret,
    handToVendor,
  };
}

/** Opens the sample tenant; its simulator is loaded only when somebody wants to see it. */
export async function openSampleTenant(clock: Clock): Promise<SampleTenant> {
  const { openSample } = await import('./sample');
  return sampleTenantOf(openSample(clock), clock);
}
