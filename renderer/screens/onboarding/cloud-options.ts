import type { Cloud } from '../../../shared/domain/connection';
import { readTenantInput } from '../../../shared/onboarding/tenant-input';

/** A cloud by name, or the choice to name another one by its addresses. */
export type CloudOption = Extract<Cloud, string> | 'custom';

const NAMED = ['global', 'usgov', 'usgov-dod', 'china'] as const;

/** Which clouds can be chosen beside a tenant input. */
export interface CloudOptions {
  readonly options: readonly CloudOption[];
  readonly chosen: CloudOption;
}

/**
 * The clouds that a tenant input leaves open: each that stays chosen when it is, and another one where nothing
 * tells. Null where the input itself decides: then there is nothing to choose.
 */
export function cloudOptions(text: string, cloud: Cloud): CloudOptions | null {
  const open = NAMED.filter((one) => {
    const input = readTenantInput(text, one);
    return input.outcome === 'recognised' && input.cloud === one;
  });
  const input = readTenantInput(text, cloud);
  const isNamedByInput = input.outcome === 'recognised' && typeof input.cloud === 'string';
  if (isNamedByInput && open.length === 1) return null;
  if (isNamedByInput && open.length < NAMED.length) return { options: open, chosen: input.cloud };
  const isOwnChoice =
    typeof cloud !== 'string' &&
    (input.outcome !== 'recognised' ||
      (typeof input.cloud !== 'string' && input.cloud.login === cloud.login));
  const isUnlistedHost = input.outcome === 'refused' && input.problem === 'otherHost';
  if (open.length < NAMED.length && !isOwnChoice && !isUnlistedHost) return null;
  return { options: [...NAMED, 'custom'], chosen: typeof cloud === 'string' ? cloud : 'custom' };
}
