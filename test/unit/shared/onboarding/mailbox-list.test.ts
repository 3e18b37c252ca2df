import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { connectionEntrySchema } from '../../../../shared/domain/configuration';
import { isMailboxAddress, readMailboxList } from '../../../../shared/onboarding/mailbox-list';

const address = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), fc.stringMatching(/^[a-z]{2,8}\.example$/))
  .map(([name, domain]) => `${name}@${domain}`);

describe('readMailboxList', () => {
  it.each([
    ['lines', 'help@contoso.com\r\nsales@contoso.com\n'],
    ['commas', 'help@contoso.com, sales@contoso.com'],
    ['semicolons', 'help@contoso.com; sales@contoso.com;'],
    ['tabs of a table', 'help@contoso.com\tsales@contoso.com'],
    ['spaces', 'help@contoso.com sales@contoso.com'],
    ['Outlook', 'Help Desk <help@contoso.com>; Sales <sales@contoso.com>'],
    ['names with commas', 'Desk, Help <help@contoso.com>; "Sales; West, East" <sales@contoso.com>'],
    ['commas after brackets', 'Help <help@contoso.com>, Sales <sales@contoso.com>'],
    ['a plain one beside brackets', 'help@contoso.com, Sales <sales@contoso.com>'],
    ['quotes', "'help@contoso.com' “sales@contoso.com”"],
    ['prefixes', 'mailto:help@contoso.com\nSMTP:sales@contoso.com'],
    ['names before addresses', 'Help Desk help@contoso.com\nSales sales@contoso.com'],
  ])('reads %s', (_, text) => {
    expect(readMailboxList(text)).toEqual({
      addresses: ['help@contoso.com', 'sales@contoso.com'],
      refused: [],
      repeated: 0,
    });
  });

  it('names what is no address and keeps the rest', () => {
    expect(readMailboxList('help.contoso.com, sales@contoso.com\nservice@contoso')).toEqual({
      addresses: ['sales@contoso.com'],
      refused: ['help.contoso.com', 'service@contoso'],
      repeated: 0,
    });
  });

  it('takes each address once, whatever its case', () => {
    expect(readMailboxList('Help@contoso.com;help@CONTOSO.com;help@contoso.com')).toEqual({
      addresses: ['Help@contoso.com'],
      refused: [],
      repeated: 2,
    });
  });

  it('finds nothing in nothing', () => {
    expect(readMailboxList(' \n;, ')).toEqual({ addresses: [], refused: [], repeated: 0 });
  });

  it('finds every address, however the list is written', () => {
    const written = fc.constantFrom(
      (one: string) => one,
      (one: string) => `Somebody <${one}>`,
      (one: string) => `"Body, Some" <${one}>`,
      (one: string) => ` '${one}' `,
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(address, written), { selector: ([one]) => one }),
        fc.constantFrom('\n', ';', ',', '; ', ',\r\n', '\t'),
        (entries, separator) => {
          const text = entries.map(([one, write]) => write(one)).join(separator);
          const { addresses, refused, repeated } = readMailboxList(text);
          // Within a piece, addresses in brackets come after plain ones; the set is what counts.
          expect([...addresses].sort()).toEqual(entries.map(([one]) => one).sort());
          expect({ refused, repeated }).toEqual({ refused: [], repeated: 0 });
        },
      ),
    );
  });
});

describe('isMailboxAddress', () => {
  it('agrees with what a stored connection accepts', () => {
    const mailbox = connectionEntrySchema.shape.mailboxes.element;
    const odd = fc.string({ unit: fc.constantFrom('a', 'B', '7', '.', '-', '_', '@', "'", '+', ' ', 'é') });
    fc.assert(
      fc.property(fc.oneof(address, odd, fc.emailAddress()), (text) => {
        expect(isMailboxAddress(text)).toBe(mailbox.safeParse(text).success);
      }),
    );
  });
});
