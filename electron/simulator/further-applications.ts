import { DAY_MS, type EpochMs } from '../../shared/domain/instant';
import { mulberry32, randomGuid, randomText } from './random';
import { registerApp } from './tenant-builder';
import type { Tenant } from './world';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Secrets end between these days from now: some have ended, some are about to, most are not. */
const FIRST_END_DAYS = -30;
const LAST_END_DAYS = 700;

/** Fills a tenant with app registrations of one secret each that nobody watches: what a real directory is like. */
export function addFurtherApplications(
  tenant: Tenant,
  { count, now, seed }: { readonly count: number; readonly now: EpochMs; readonly seed: number },
): void {
  const random = mulberry32(seed);
  const createdAt = now - 400 * DAY_MS;
  for (let number = 1; number <= count; number += 1) {
    const displayName = `Line-of-business app ${String(number)}`;
    const { application } = registerApp(tenant, {
      displayName,
      signInAudience: 'AzureADMyOrg',
      web: [],
      createdAt,
      random,
    });
    const secretText = randomText(random, 40, ALPHANUMERIC);
    application.passwords.push({
      keyId: randomGuid(random),
      displayName: 'secret',
      secretText,
      hint: secretText.slice(0, 3),
      start: createdAt,
      end: now + (FIRST_END_DAYS + random() * (LAST_END_DAYS - FIRST_END_DAYS)) * DAY_MS,
      effectiveAt: createdAt,
      customKeyIdentifier: null,
    });
  }
}
