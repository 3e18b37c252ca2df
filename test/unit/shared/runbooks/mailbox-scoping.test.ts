import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  filterProblem,
  judgeTest,
  policyRemovalScript,
  type ScopePlan,
  scopeScript,
  testScript,
} from '../../../../shared/runbooks/mailbox-scoping';
import { powerShellText } from '../../../../shared/scripts/power-shell';

const PLAN: ScopePlan = {
  cloud: 'global',
  clientId: '11111111-2222-4333-8444-555555555555',
  objectId: '99999999-2222-4333-8444-555555555555',
  name: "Genesys Cloud's mail",
  mailboxes: ['help@contoso.example', "o'neill@contoso.example"],
  canaries: ['ceo@contoso.example'],
  permissions: ['Mail.ReadWrite', 'Mail.Send'],
  scope: { kind: 'group', group: 'Genesys Cloud mailboxes' },
};

/** Where each of these stands in a script; they have to be in this order. */
function placesOf(script: string, parts: readonly string[]): readonly number[] {
  return parts.map((part) => script.indexOf(part));
}

/** What the test script prints for these. */
function outputOf(lines: readonly (readonly [mailbox: string, role: string, inScope: string])[]): string {
  return JSON.stringify(
    lines.map(([mailbox, role, inScope]) => ({ Mailbox: mailbox, RoleName: role, InScope: inScope })),
    null,
    2,
  );
}

const GOOD = [...PLAN.mailboxes, ...PLAN.canaries].flatMap((mailbox) =>
  ['Application Mail.ReadWrite', 'Application Mail.Send'].map(
    (role) => [mailbox, role, mailbox.startsWith('ceo') ? 'False' : 'True'] as const,
  ),
);

describe('scopeScript', () => {
  it('goes from the scope over the pointer to the assignments, and takes nothing away', () => {
    const script = scopeScript(PLAN);
    const places = placesOf(script, [
      'Connect-ExchangeOnline',
      'New-DistributionGroup',
      'New-ManagementScope',
      'New-ServicePrincipal',
      "-Role 'Application Mail.ReadWrite'",
      "-Role 'Application Mail.Send'",
    ]);
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(script).not.toMatch(/Remove-/);
  });

  it('points to the enterprise application, by its own object id', () => {
    const script = scopeScript(PLAN);
    expect(script).toContain(`$objectId = '${PLAN.objectId}'`);
    expect(script).toContain(
      "New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName 'Genesys Cloud''s mail'",
    );
  });

  it('keeps to the longest name that Exchange takes', () => {
    const permissions = ['Mail.ReadWrite', 'Mail.Send', 'Mail.ReadBasic.All'];
    const script = scopeScript({ ...PLAN, permissions });
    const names = [...script.matchAll(/(?:\$scope =|-Name) '([^']*)'/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names.every((name) => name.length <= 64)).toBe(true);
  });

  it('takes a filter as it is', () => {
    const script = scopeScript({
      ...PLAN,
      scope: { kind: 'filter', filter: "CustomAttribute1 -eq 'GENESYS'" },
    });
    expect(script).toContain("$filter = 'CustomAttribute1 -eq ''GENESYS'''");
    expect(script).not.toContain('DistributionGroup');
  });

  it('holds what comes from outside as literals only', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '\u2019', '"', '$', '(', ')', '`', ';', 'a', ' ', '\n', '}', '#'),
      minLength: 1,
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, group, mailbox) => {
        const plan = { ...PLAN, name, mailboxes: [mailbox], scope: { kind: 'group', group } } as const;
        const harmless = {
          ...PLAN,
          name: 'NAME',
          mailboxes: ['MAILBOX'],
          scope: { kind: 'group', group: 'GROUP' },
        } as const;
        const expected = scopeScript(harmless)
          .split("'NAME'")
          .join(powerShellText(name))
          .split("'MAILBOX'")
          .join(powerShellText(mailbox))
          .split("'GROUP'")
          .join(powerShellText(group));
        expect(scopeScript(plan)).toBe(expected);
      }),
    );
  });
});

describe('the other scripts', () => {
  it('test each mailbox and each that has to stay closed', () => {
    expect(testScript(PLAN)).toContain(
      "@('help@contoso.example', 'o''neill@contoso.example', 'ceo@contoso.example')",
    );
  });

  it('remove this app’s policies only', () => {
    const script = policyRemovalScript(PLAN);
    expect(script).toContain(`Where-Object { $_.AppId -eq '${PLAN.clientId}' }`);
    expect(script.match(/Remove-/g)).toHaveLength(1);
  });
});

describe('judgeTest', () => {
  it('accepts each mailbox in scope and the canary outside', () => {
    expect(judgeTest(outputOf(GOOD), PLAN)).toBeNull();
    const list = GOOD.map(
      ([mailbox, role, inScope]) => `Mailbox  : ${mailbox}\nRoleName : ${role}\nInScope  : ${inScope}\n`,
    ).join('\n');
    expect(judgeTest(list, PLAN)).toBeNull();
  });

  it('knows the roles that are several in one', () => {
    const lines = [...PLAN.mailboxes, ...PLAN.canaries].map(
      (mailbox) =>
        [
          mailbox.toUpperCase(),
          'Application Mail Full Access',
          mailbox.startsWith('ceo') ? 'False' : 'True',
        ] as const,
    );
    expect(judgeTest(outputOf(lines), PLAN)).toBeNull();
  });

  it('leaves roles that open no mail out of account', () => {
    const lines = [...GOOD, ['ceo@contoso.example', 'Application Calendars.Read', 'True'] as const];
    expect(judgeTest(outputOf(lines), PLAN)).toBeNull();
  });

  it('fails for any answer that is turned round', () => {
    fc.assert(
      fc.property(fc.nat({ max: GOOD.length - 1 }), (turned) => {
        const lines = GOOD.map(
          ([mailbox, role, inScope], index) =>
            [mailbox, role, index === turned ? (inScope === 'True' ? 'False' : 'True') : inScope] as const,
        );
        const [mailbox = ''] = GOOD[turned] ?? [];
        expect(judgeTest(outputOf(lines), PLAN)).toMatchObject({
          problem: mailbox.startsWith('ceo') ? 'canaryInScope' : 'outOfScope',
          mailboxes: [mailbox],
        });
      }),
    );
  });

  it.each([
    ['nothing', '', { problem: 'empty' }],
    [
      'an app without any assignment',
      '[]',
      { problem: 'untested', mailboxes: [...PLAN.mailboxes, ...PLAN.canaries] },
    ],
    ['half of it', outputOf(GOOD).slice(0, -1), { problem: 'notJson', line: 31 }],
    [
      'a test without a mailbox',
      outputOf([['help@contoso.example', 'Application Mail.Send', 'Not Run']]),
      { problem: 'notRun', line: 2 },
    ],
    [
      'output of the bare cmdlet',
      '[\n  { "RoleName": "x", "InScope": "True" }\n]',
      { problem: 'noProperty', line: 2, property: 'Mailbox' },
    ],
    [
      'a canary that was left out',
      outputOf(GOOD.filter(([mailbox]) => !mailbox.startsWith('ceo'))),
      { problem: 'untested', mailboxes: ['ceo@contoso.example'] },
    ],
    ['a table', 'RoleName  InScope\n--------  -------', { problem: 'notList', line: 1 }],
  ])('says what is wrong with %s', (_case, text, problem) => {
    expect(judgeTest(text, PLAN)).toEqual(problem);
  });
});

describe('filterProblem', () => {
  it.each([
    ["CustomAttribute1 -eq 'GENESYS'", null],
    ['', 'empty'],
    ["CustomAttribute1 -eq 'GENESYS", 'quotes'],
    ["A -eq 'x'\nB", 'lines'],
  ])('judges %j', (filter, problem) => {
    expect(filterProblem(filter)).toBe(problem);
  });
});
