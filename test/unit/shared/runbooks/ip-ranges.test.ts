import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addScript,
  allEntries,
  entriesOf,
  type IpRange,
  lackingOf,
  readExpected,
  readPolicy,
  sharedOf,
  showPolicyScript,
} from '../../../../shared/runbooks/ip-ranges';

/** Ranges close together, so that they meet, cover and touch each other. */
const range = fc
  .tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 700 }))
  .map(([at, size]): IpRange => ({ first: 0xc0_00_02_00 + at, last: 0xc0_00_02_00 + at + size - 1 }));
const ranges = fc.array(range, { maxLength: 8 });

/** The addresses of several ranges. */
function addresses(all: readonly IpRange[]): ReadonlySet<number> {
  return new Set(
    all.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
}

/** The ranges that entries stand for. */
function parsed(entries: readonly string[]): readonly IpRange[] {
  if (entries.length === 0) return [];
  const read = readExpected(entries.join('\n'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('lackingOf', () => {
  it('with what is there makes up what is expected, holds nothing that is there already, and nothing else', () => {
    fc.assert(
      fc.property(ranges, ranges, (expected, present) => {
        const added = addresses(lackingOf(expected, present));
        const there = addresses(present);
        const wanted = addresses(expected);
        expect([...wanted].every((one) => added.has(one) || there.has(one))).toBe(true);
        expect([...added].every((one) => wanted.has(one) && !there.has(one))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('lacks nothing once it is added', () => {
    fc.assert(
      fc.property(ranges, ranges, (expected, present) => {
        const added = parsed(allEntries(lackingOf(expected, present)));
        expect(lackingOf(expected, [...present, ...added])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('entriesOf', () => {
  it('stands for exactly these addresses, in networks that Exchange takes', () => {
    fc.assert(
      fc.property(range, (one) => {
        const entries = entriesOf(one);
        expect(parsed(entries)).toEqual([one]);
        for (const entry of entries) expect(Number(entry.split('/')[1] ?? 32)).toBeGreaterThanOrEqual(24);
      }),
    );
  });

  it.each([
    ['198.51.100.0/22', ['198.51.100.0/24', '198.51.101.0/24', '198.51.102.0/24', '198.51.103.0/24']],
    ['198.51.100.7', ['198.51.100.7']],
    ['198.51.100.7/32', ['198.51.100.7']],
    ['198.51.100.254-198.51.101.1', ['198.51.100.254/31', '198.51.101.0/31']],
    ['255.255.255.0/24', ['255.255.255.0/24']],
  ])('makes of %s', (text, entries) => {
    expect(allEntries(parsed([text]))).toEqual(entries);
  });
});

describe('sharedOf', () => {
  it('is what is in both', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const there = addresses(b);
        expect(addresses(sharedOf(a, b))).toEqual(
          new Set([...addresses(a)].filter((one) => there.has(one)).sort((x, y) => x - y)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('readExpected', () => {
  it('takes lists with anything between, and comments', () => {
    expect(
      readExpected(
        '# Genesys Cloud\n198.51.100.0/28, 198.51.100.16/28;203.0.113.9\r\n203.0.113.10 - 203.0.113.12',
      ),
    ).toEqual({
      ok: true,
      value: [
        { first: 0xc6_33_64_00, last: 0xc6_33_64_1f },
        { first: 0xcb_00_71_09, last: 0xcb_00_71_0c },
      ],
    });
  });

  it.each([
    ['', { problem: 'empty' }],
    ['# nothing', { problem: 'empty' }],
    ['198.51.100.0/28\n2001:db8::/32', { problem: 'ipv6', line: 2, text: '2001:db8::/32' }],
    ['198.51.100.256', { problem: 'notRange', line: 1, text: '198.51.100.256' }],
    ['198.51.100.0/33', { problem: 'notRange', line: 1, text: '198.51.100.0/33' }],
    ['198.51.100.0/24/24', { problem: 'notRange', line: 1, text: '198.51.100.0/24/24' }],
    ['\n198.51.100.9-198.51.100.8', { problem: 'backwards', line: 2, text: '198.51.100.9-198.51.100.8' }],
    [
      '198.51.100.5/28',
      { problem: 'hostBits', line: 1, text: '198.51.100.5/28', network: '198.51.100.0/28' },
    ],
    ['0.0.0.0/0', { problem: 'tooMany', count: 2 ** 24, max: 1273 }],
    ['10.0.0.0/8', { problem: 'tooMany', count: 65_536, max: 1273 }],
  ])('refuses %j', (text, error) => {
    expect(readExpected(text)).toEqual({ ok: false, error });
  });

  it('counts the entries that ranges are split into', () => {
    // Two addresses that are no network: two entries each.
    const pairs = Array.from({ length: 700 }, (_, at) => {
      const network = `198.51.${String(at >> 3)}`;
      const first = (at % 8) * 8 + 1;
      return `${network}.${String(first)}-${network}.${String(first + 1)}`;
    });
    expect(readExpected(pairs.join(' '))).toEqual({
      ok: false,
      error: { problem: 'tooMany', count: 1400, max: 1273 },
    });
    expect(readExpected(pairs.slice(0, 600).join(' ')).ok).toBe(true);
  });
});

describe('readPolicy', () => {
  it('reads both forms, and takes the default one of several', () => {
    const policy = {
      name: 'Default',
      entries: 1,
      allowed: [{ first: 0xc6_33_64_00, last: 0xc6_33_64_ff }],
      blocked: [{ first: 0xcb_00_71_09, last: 0xcb_00_71_09 }],
    };
    expect(
      readPolicy('Name        : Default\nIPAllowList : {198.51.100.0/24}\nIPBlockList : {203.0.113.9}\n'),
    ).toEqual({ ok: true, value: policy });
    expect(
      readPolicy(
        JSON.stringify([
          { Name: 'Other', IPAllowList: [] },
          { Name: 'Default', IPAllowList: ['198.51.100.7/24', '2001:db8::1'], IPBlockList: '203.0.113.9' },
        ]),
      ),
    ).toEqual({ ok: true, value: { ...policy, entries: 2 } });
  });

  it.each([
    ['Name : Default', { problem: 'noProperty', line: 1, property: 'IPAllowList' }],
    ['IPAllowList : {}', { problem: 'noProperty', line: 1, property: 'Name' }],
    ['Name : Default\nIPAllowList : {192.0.2.1, x}', { problem: 'notRange', line: 1, text: 'x' }],
    ['Name : Default\nIPAllowList : {192.0.2.1...}', { problem: 'cutOff', line: 2 }],
    ['[{ "Name": "A", "IPAllowList": [] }, { "Name": "B", "IPAllowList": [] }]', { problem: 'noPolicy' }],
  ])('says what is wrong with %j', (text, error) => {
    expect(readPolicy(text)).toEqual({ ok: false, error });
  });
});

describe('the scripts', () => {
  it('add, and never replace or remove', () => {
    const entries = Array.from({ length: 120 }, (_, at) => `198.51.100.${String(at)}`);
    const script = addScript('global', "Ada's", entries);
    const lines = script.split('\n').filter((line) => line.startsWith('Set-'));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toMatch(
        /^Set-HostedConnectionFilterPolicy -Identity 'Ada''s' -IPAllowList @\{Add='[\d.]+'(?:,'[\d.]+')*\}$/,
      );
    }
    expect(entries.every((entry) => script.includes(`'${entry}'`))).toBe(true);
    expect(script).not.toContain('Remove');
  });

  it('show the lists whole', () => {
    expect(showPolicyScript('global')).toContain('ConvertTo-Json');
  });
});
