import { describe, expect, it } from 'vitest';

import {
  gapsOf,
  preflightSentence,
  shownOutcome,
} from '../../../../../renderer/screens/onboarding/preflight-summary';
import { preflightFixture } from '../../../../support/drafting-double';

const done = preflightFixture('done');
const readable = done.items.filter(({ outcome }) => outcome === 'readable');

describe('preflightSentence', () => {
  it.each([
    [preflightFixture('notRun'), 'wizard.preflight.notRun', {}],
    [preflightFixture('running'), 'wizard.preflight.running', { done: 3, total: 6 }],
    [preflightFixture('cancelled'), 'wizard.preflight.cancelled', {}],
    [done, 'wizard.preflight.some', { readable: 4, total: 6 }],
    [{ ...done, items: readable }, 'wizard.preflight.all', { total: 4 }],
  ])('%#: says how far it is', (preflight, id, params) => {
    expect(preflightSentence(preflight)).toEqual({ id, params });
  });
});

describe('gapsOf', () => {
  it('is everything that was not read, a part of it included', () => {
    expect(gapsOf(done).map(({ fact }) => fact)).toEqual(['application', 'mailboxes']);
    expect(gapsOf(preflightFixture('cancelled'))).toHaveLength(4);
  });
});

describe('shownOutcome', () => {
  it('calls what still waits after the end not asked for', () => {
    const [waiting] = preflightFixture('running').items.filter(({ outcome }) => outcome === 'pending');
    expect(shownOutcome(waiting!, 'running')).toBe('pending');
    expect(shownOutcome(waiting!, 'cancelled')).toBe('notAsked');
    expect(shownOutcome(readable[0]!, 'cancelled')).toBe('readable');
  });
});
