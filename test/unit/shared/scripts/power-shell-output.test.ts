import { describe, expect, it } from 'vitest';

import { readPaste } from '../../../../shared/scripts/power-shell-output';

/** What was read, as plain objects. */
function objects(text: string): unknown {
  const read = readPaste(text);
  return read.ok
    ? read.value.map(({ line, fields }) => ({ line, ...Object.fromEntries(fields) }))
    : read.error;
}

describe('readPaste', () => {
  it('reads Format-List, with its prompt and command', () => {
    expect(
      objects(
        [
          'PS C:\\Users\\ada> Get-HostedConnectionFilterPolicy | Format-List Name,IPAllowList',
          '',
          'Name        : Default',
          'IPAllowList : {192.0.2.1, 198.51.100.0/24}',
          'IPBlockList : {}',
          '',
          'Name        : Other',
          'IPAllowList :',
          '',
        ].join('\r\n'),
      ),
    ).toEqual([
      { line: 3, name: ['Default'], ipallowlist: ['192.0.2.1', '198.51.100.0/24'], ipblocklist: [] },
      { line: 7, name: ['Other'], ipallowlist: [] },
    ]);
  });

  it('joins lines that were wrapped, also within a word', () => {
    expect(
      objects(
        '  IPAllowList : {192.0.2.1,\n                192.0.2.2, 192.0.\n                2.3}\n  Name : X',
      ),
    ).toEqual([{ line: 1, ipallowlist: ['192.0.2.1', '192.0.2.2', '192.0.2.3'], name: ['X'] }]);
  });

  it.each([
    ['{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4...}'],
    ['{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4…}'],
  ])('says that %s was cut off', (list) => {
    expect(objects(`Name : Default\nIPAllowList : ${list}`)).toEqual({ problem: 'cutOff', line: 2 });
  });

  it('reads JSON: one object, several, and lists as PowerShell 5.1 wraps them', () => {
    expect(objects('{ "Name": "Default", "IPAllowList": ["192.0.2.1"], "IPBlockList": null }')).toEqual([
      { line: 1, name: ['Default'], ipallowlist: ['192.0.2.1'], ipblocklist: [] },
    ]);
    expect(
      objects('[\n  { "Name": "a } b" },\n  { "Name": "B", "List": { "value": ["x"], "Count": 1 } }\n]'),
    ).toEqual([
      { line: 2, name: ['a } b'] },
      { line: 3, name: ['B'], list: ['x'] },
    ]);
    expect(objects('WARNING: Two lines\n  of it.\n[{ "Name": "A" }]\nPS C:\\> ')).toEqual([
      { line: 3, name: ['A'] },
    ]);
    expect(objects('{ "InScope": true }')).toEqual([{ line: 1, inscope: ['true'] }]);
  });

  it.each([
    ['', { problem: 'empty' }],
    [' \n\n', { problem: 'empty' }],
    ['[]', { problem: 'empty' }],
    ['[1, null]', { problem: 'empty' }],
    ['[\n  { "Name": "A" },\n  { "Name": "B"', { problem: 'notJson', line: 3 }],
    ['[\n  { "Name" "A" }\n]', { problem: 'notJson', line: 2 }],
    ['Name      InScope\n----      -------\nA         True', { problem: 'notList', line: 1 }],
    ['Name : A\nwhat is this', { problem: 'notList', line: 2 }],
  ])('names the line of %j', (text, problem) => {
    expect(objects(text)).toEqual(problem);
  });
});
