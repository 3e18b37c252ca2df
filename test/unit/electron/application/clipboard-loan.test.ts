import { describe, expect, it } from 'vitest';

import { createClipboardLoan, LOAN_MS } from '../../../../electron/application/clipboard-loan';
import { instantOf } from '../../../../shared/domain/instant';
import { createFakeClock, settle } from '../../../support/fake-clock';

function setUp(read?: () => Promise<string>) {
  const clock = createFakeClock();
  let text = 'before';
  const errors: unknown[] = [];
  const loan = createClipboardLoan(
    {
      write: (next) => {
        text = next;
        return Promise.resolve();
      },
      read: read ?? (() => Promise.resolve(text)),
    },
    clock,
    (error) => errors.push(error),
  );
  return { clock, loan, errors, text: () => text, paste: (next: string) => (text = next) };
}

describe('a secret that is lent to the clipboard', () => {
  it('is taken out after its time, and it is said when that is', async () => {
    const { clock, loan, text } = setUp();
    expect(await loan.lend('s3cret')).toBe(instantOf(clock.now() + LOAN_MS));
    expect(text()).toBe('s3cret');
    await clock.advance(LOAN_MS - 1);
    expect(text()).toBe('s3cret');
    await clock.advance(1);
    await settle();
    expect(text()).toBe('');
  });

  it('leaves alone what somebody copied meanwhile', async () => {
    const { clock, loan, text, paste } = setUp();
    await loan.lend('s3cret');
    paste('a shopping list');
    await clock.advance(LOAN_MS);
    await settle();
    expect(text()).toBe('a shopping list');
  });

  it('has its whole time again when it is lent again', async () => {
    const { clock, loan, text } = setUp();
    await loan.lend('s3cret');
    await clock.advance(LOAN_MS - 1);
    await loan.lend('s3cret');
    await clock.advance(LOAN_MS - 1);
    expect(text()).toBe('s3cret');
    await clock.advance(1);
    await settle();
    expect(text()).toBe('');
  });

  it('is taken out at once when Graphkeeper quits', async () => {
    const { clock, loan, text } = setUp();
    await loan.end();
    expect(text()).toBe('before');
    await loan.lend('s3cret');
    await loan.end();
    expect(text()).toBe('');
    expect(clock.pending()).toBe(0);
  });

  it('tells of a clipboard that does not answer', async () => {
    const { loan, errors } = setUp(() => Promise.reject(new Error('busy')));
    await loan.lend('s3cret');
    await loan.end();
    expect(errors).toHaveLength(1);
  });
});
