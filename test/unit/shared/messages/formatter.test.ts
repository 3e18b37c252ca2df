import { afterEach, describe, expect, it, vi } from 'vitest';

import { createFormatter } from '../../../../shared/messages/formatter';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const AT = '2026-11-23T23:30:00.000Z';

describe('a formatter', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('counts relative times from its own moment', () => {
    const now = createFormatter('en', NOW, 'UTC');
    const later = createFormatter('en', NOW + 3_600_000, 'UTC');
    expect([now.relative(AT), later.relative(AT), now.relative('2026-11-23T12:00:30.000Z')]).toEqual([
      'in 11 hours',
      'in 10 hours',
      'now',
    ]);
  });

  it('keeps languages and zones apart', () => {
    const written = (['en', 'fr'] as const).flatMap((language) =>
      ['UTC', 'Asia/Tokyo'].map((zone) =>
        createFormatter(language, NOW, zone).dateTime(AT).replaceAll(',', ''),
      ),
    );
    expect(written).toEqual([
      'Mon 23 Nov 2026 23:30',
      'Tue 24 Nov 2026 08:30',
      'lun. 23 nov. 2026 23:30',
      'mar. 24 nov. 2026 08:30',
    ]);
    expect(createFormatter('fr', NOW, 'UTC').duration(7_200)).toMatch(/^5\sjours$/);
    expect(createFormatter('en', NOW, 'UTC').duration(7_200)).toBe('5 days');
  });

  it('follows the computer into another zone', () => {
    const before = createFormatter('en', NOW).time(AT);
    vi.stubEnv('TZ', 'America/New_York');
    expect([before, createFormatter('en', NOW).time(AT)]).toEqual(['23:30', '18:30']);
  });
});
