import { describe, expect, it } from 'vitest';

import { entraKindIn, entraKindOfCode } from '../../../../shared/domain/entra-codes';

describe('an AADSTS number', () => {
  it.each([
    ['AADSTS7000215: Invalid client secret provided.', 'secretWrong'],
    ['invalid_client (AADSTS7000222)', 'secretExpired'],
    ['AADSTS999999 and AADSTS900023', 'tenantNotFound'],
    ['AADSTS999999: something new', null],
    ['7000215', null],
    ['XAADSTS7000215', null],
    ['', null],
  ] as const)('is found in %j', (text, kind) => {
    expect(entraKindIn(text)).toBe(kind);
  });

  it('that is not known means nothing', () => {
    expect(entraKindOfCode(1)).toBeNull();
    expect(entraKindOfCode(65_001)).toBe('consentMissing');
  });
});
