import { afterEach, describe, expect, it, vi } from 'vitest';

import { localZone } from '../../../electron/local-zone';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('localZone', () => {
  it.each(['Asia/Tokyo', 'Europe/Paris'])('is the one that the environment names at present: %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(localZone()).toBe(zone);
    expect(process.env['TZ']).toBe(zone);
  });

  it('is the system’s own where the environment names none', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    vi.stubEnv('TZ', undefined);
    expect(localZone()).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect('TZ' in process.env).toBe(false);
  });
});
