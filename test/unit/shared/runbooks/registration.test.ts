import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isAsAsked, redirectsWith, type RegistrationSurvey } from '../../../../shared/runbooks/registration';

const uri = fc.webUrl();

describe('the redirect addresses of a registration', () => {
  it('keep all that was registered, in its order, and have the expected one', () => {
    fc.assert(
      fc.property(fc.array(uri, { maxLength: 6 }), uri, (registered, expected) => {
        const after = redirectsWith(registered, expected);
        expect(after.slice(0, registered.length)).toEqual(registered);
        expect(after.length - registered.length).toBeLessThanOrEqual(1);
        expect(redirectsWith(after, expected)).toEqual(after);
      }),
    );
  });

  it('take an address with another port for the same one', () => {
    expect(redirectsWith(['http://localhost:8080'], 'http://localhost')).toEqual(['http://localhost:8080']);
    expect(redirectsWith(['https://localhost'], 'http://localhost')).toEqual([
      'https://localhost',
      'http://localhost',
    ]);
  });
});

describe('a registration as asked', () => {
  it('is never one that is off, disabled or without enterprise application, whatever was left', () => {
    const survey: fc.Arbitrary<RegistrationSurvey> = fc.record({
      applicationId: fc.option(fc.uuid()),
      principalId: fc.option(fc.uuid()),
      isDisabledByMicrosoft: fc.boolean(),
      isApplicationOff: fc.boolean(),
      isAccountOff: fc.boolean(),
      isPrincipalOff: fc.boolean(),
      audience: fc.option(fc.constant('AzureADMultipleOrgs')),
      redirectUri: fc.option(fc.constant('http://localhost')),
    });
    fc.assert(
      fc.property(survey, (one) => {
        const isOff =
          one.principalId === null ||
          one.isDisabledByMicrosoft ||
          one.isApplicationOff ||
          one.isAccountOff ||
          one.isPrincipalOff;
        expect(isAsAsked(one, ['audience', 'redirect'])).toBe(!isOff);
        expect(isAsAsked(one, [])).toBe(!isOff && one.audience === null && one.redirectUri === null);
      }),
    );
  });
});
