import type { Cloud } from '../domain/connection';
import type { ReadFailure } from '../domain/failure';
import { valueOf } from '../domain/observation';
import { fail, ok, type Result } from '../domain/result';
import type { Snapshot } from '../domain/snapshot';
import { permissionByRoleId } from '../profiles/graph-permissions';
import { profileOf } from '../profiles/index';
import { exchangeScriptStart, powerShellList, powerShellText } from '../scripts/power-shell';
import { type PasteProblem, readPaste } from '../scripts/power-shell-output';

/**
 * Limits an app to mailboxes with RBAC for Applications (Q1). Microsoft: "Role Based Access Control for Applications in
 * Exchange Online". What an app may do is the union of what Entra ID grants and of what Exchange grants, so the scope
 * only holds once the tenant-wide consent is gone.
 */

/** A tenant-wide consent to a mail permission. */
export interface MailGrant {
  /** Id of the assignment. */
  readonly id: string;
  readonly appRoleId: string;
  readonly value: string;
}

/** Which mailboxes: the direct members of a group, or what a recipient filter finds. */
export type MailboxScope =
  { readonly kind: 'group'; readonly group: string } | { readonly kind: 'filter'; readonly filter: string };

/** What the scripts are made from. */
export interface ScopePlan {
  readonly cloud: Cloud;
  readonly clientId: string;
  /** Object id of the enterprise application, which is another one than that of the registration. */
  readonly objectId: string;
  readonly name: string;
  readonly mailboxes: readonly string[];
  readonly canaries: readonly string[];
  /** Permissions that Exchange is to grant, for example `Mail.ReadWrite`. */
  readonly permissions: readonly string[];
  readonly scope: MailboxScope;
}

/** Where Exchange's module of RBAC for Applications has a role of the same name, and Entra ID a tenant-wide consent. */
const MAIL_PERMISSIONS: ReadonlySet<string> = new Set([
  'Mail.ReadBasic',
  'Mail.ReadBasic.All',
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail.Send',
]);

/** Roles that are several in one (the same page of Microsoft). */
const COMBINED_ROLES: Readonly<Record<string, readonly string[]>> = {
  'Application Mail Full Access': ['Mail.ReadWrite', 'Mail.Send'],
  'Application Exchange Full Access': ['Mail.ReadWrite', 'Mail.Send'],
};

/** Consents to mail of every mailbox in the tenant; null: they could not be read. */
export function mailGrants(snapshot: Snapshot): readonly MailGrant[] | null {
  const assignments = valueOf(snapshot.appRoleAssignments);
  if (assignments === null) return null;
  const resource = valueOf(snapshot.resource);
  return assignments.flatMap(({ id, appRoleId, resourceId }) => {
    if (resource !== null && resourceId !== resource.id) return [];
    const value =
      resource?.appRoles.find((role) => role.id === appRoleId)?.value ?? permissionByRoleId(appRoleId)?.value;
    return value !== undefined && MAIL_PERMISSIONS.has(value) ? [{ id, appRoleId, value }] : [];
  });
}

/** What Exchange is to grant: what the vendor needs, or, where that is not known, what the app has been granted. */
export function permissionsToScope(snapshot: Snapshot): readonly string[] {
  const needed = (profileOf(snapshot.connection.profile).permissions ?? [])
    .filter(({ isExchangeScoped }) => isExchangeScoped)
    .map(({ value }) => value);
  if (needed.length > 0) return needed;
  const granted = (mailGrants(snapshot) ?? []).map(({ value }) => value);
  return granted.length > 0 ? granted : ['Mail.ReadWrite', 'Mail.Send'];
}

/** How the integration's own identity fares: addresses by what opening them showed. */
export interface BothWays {
  readonly open: readonly string[];
  readonly refused: readonly string[];
  readonly missing: readonly string[];
  readonly openCanaries: readonly string[];
  readonly refusedCanaries: readonly string[];
  /** A refusal names a legacy application access policy. */
  readonly isByAccessPolicy: boolean;
  /** The first one that could not be tried, and why; null: all were. */
  readonly unread: {
    readonly address: string;
    readonly failure: ReadFailure;
    readonly requestId: string | null;
  } | null;
}

/** What the probes show: each listed mailbox has to open, and each canary has to be refused. */
export function bothWays({ mailboxes, canaries }: Snapshot): BothWays {
  const withOutcome = (all: Snapshot['canaries'], outcome: string): readonly string[] =>
    all.filter(({ probe }) => valueOf(probe)?.outcome === outcome).map(({ address }) => address);
  const all = [...mailboxes, ...canaries];
  const [unread] = all.flatMap(({ address, probe }) =>
    probe.state === 'unreadable' ? [{ address, failure: probe.failure, requestId: probe.requestId }] : [],
  );
  return {
    open: withOutcome(mailboxes, 'open'),
    refused: withOutcome(mailboxes, 'refused'),
    missing: withOutcome(mailboxes, 'notFound'),
    openCanaries: withOutcome(canaries, 'open'),
    refusedCanaries: withOutcome(canaries, 'refused'),
    isByAccessPolicy: all.some(({ probe }) => {
      const value = valueOf(probe);
      return value?.outcome === 'refused' && value.byAccessPolicy;
    }),
    unread: unread ?? null,
  };
}

/** Whether the probes show a scope that holds, both ways. Without a canary nothing shows it. */
export function isProvenBothWays(ways: BothWays): boolean {
  return (
    ways.unread === null &&
    ways.open.length > 0 &&
    ways.refused.length + ways.missing.length + ways.openCanaries.length === 0 &&
    ways.refusedCanaries.length > 0
  );
}

/** Of this app only, so that the script may change what it finds under this name. At most 64 characters are allowed. */
function scopeName(clientId: string): string {
  return `Graphkeeper ${clientId}`;
}

function assignmentName(permission: string, clientId: string): string {
  return `Graphkeeper ${permission} ${clientId.slice(0, 8)}`;
}

/** Puts all listed mailboxes into the group, which is made where there is none, and names its direct members. */
function groupFilter(group: string, mailboxes: readonly string[]): readonly string[] {
  return [
    `$group = Get-DistributionGroup -Identity ${powerShellText(group)} -ErrorAction SilentlyContinue`,
    `$mailboxes = ${powerShellList(mailboxes)}`,
    'if (-not $group) {',
    `  $group = New-DistributionGroup -Name ${powerShellText(group)} -Type Security -Members $mailboxes`,
    '} else {',
    '  $members = @(Get-DistributionGroupMember -Identity $group.DistinguishedName -ResultSize Unlimited |',
    '    ForEach-Object { $_.DistinguishedName })',
    '  foreach ($address in $mailboxes) {',
    '    $recipient = (Get-Recipient -Identity $address).DistinguishedName',
    '    if ($members -notcontains $recipient) {',
    '      Add-DistributionGroupMember -Identity $group.DistinguishedName -Member $recipient',
    '    }',
    '  }',
    '}',
    `$filter = "MemberOfGroup -eq '" + $group.DistinguishedName.Replace("'", "''") + "'"`,
  ];
}

/**
 * The PowerShell that lets Exchange grant the app its mailboxes: scope, then pointer to the enterprise application, then
 * assignments. It takes nothing away, and run again it mends what is there. At the end it shows whom the scope covers.
 */
export function scopeScript(plan: ScopePlan): string {
  const { cloud, clientId, objectId, name, scope, permissions } = plan;
  return [
    ...exchangeScriptStart(cloud),
    `$appId = ${powerShellText(clientId)}`,
    `$objectId = ${powerShellText(objectId)}`,
    `$scope = ${powerShellText(scopeName(clientId))}`,
    '',
    ...(scope.kind === 'group'
      ? groupFilter(scope.group, plan.mailboxes)
      : [`$filter = ${powerShellText(scope.filter)}`]),
    '',
    'if (Get-ManagementScope -Identity $scope -ErrorAction SilentlyContinue) {',
    '  Set-ManagementScope -Identity $scope -RecipientRestrictionFilter $filter',
    '} else {',
    '  New-ManagementScope -Name $scope -RecipientRestrictionFilter $filter | Out-Null',
    '}',
    '',
    'if (-not (Get-ServicePrincipal -Identity $objectId -ErrorAction SilentlyContinue)) {',
    `  New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName ${powerShellText(name)} | Out-Null`,
    '}',
    '',
    ...permissions.flatMap((permission) => {
      const assignment = powerShellText(assignmentName(permission, clientId));
      const role = powerShellText(`Application ${permission}`);
      return [
        `if (-not (Get-ManagementRoleAssignment -Identity ${assignment} -ErrorAction SilentlyContinue)) {`,
        `  New-ManagementRoleAssignment -Name ${assignment} -App $objectId -Role ${role} -CustomResourceScope $scope | Out-Null`,
        '}',
      ];
    }),
    '',
    'Get-Recipient -Filter $filter -ResultSize Unlimited | Format-Table DisplayName, PrimarySmtpAddress',
    '',
  ].join('\n');
}

/** The PowerShell that asks Exchange, past its cache, what it grants for each mailbox and canary; its output is JSON. */
export function testScript(plan: Pick<ScopePlan, 'cloud' | 'objectId' | 'mailboxes' | 'canaries'>): string {
  return [
    ...exchangeScriptStart(plan.cloud),
    `$result = foreach ($address in ${powerShellList([...plan.mailboxes, ...plan.canaries])}) {`,
    `  foreach ($line in @(Test-ServicePrincipalAuthorization -Identity ${powerShellText(plan.objectId)} -Resource $address)) {`,
    '    [pscustomobject]@{ Mailbox = $address; RoleName = "$($line.RoleName)"; InScope = "$($line.InScope)" }',
    '  }',
    '}',
    'ConvertTo-Json -InputObject @($result)',
    '',
  ].join('\n');
}

/** The PowerShell that removes the app's legacy application access policies, and only those. */
export function policyRemovalScript({ cloud, clientId }: Pick<ScopePlan, 'cloud' | 'clientId'>): string {
  return [
    ...exchangeScriptStart(cloud),
    `Get-ApplicationAccessPolicy | Where-Object { $_.AppId -eq ${powerShellText(clientId)} } |`,
    '  ForEach-Object { Remove-ApplicationAccessPolicy -Identity $_.Identity -Confirm:$false }',
    `Get-ApplicationAccessPolicy | Where-Object { $_.AppId -eq ${powerShellText(clientId)} } | Format-List Identity, ScopeName`,
    '',
  ].join('\n');
}

/** What is wrong with the output of Exchange's test. */
export type TestProblem =
  | PasteProblem
  /** The object at this line lacks a property. */
  | { readonly problem: 'noProperty'; readonly line: number; readonly property: string }
  /** The object at this line has an answer that is neither yes nor no: the test was run without a mailbox. */
  | { readonly problem: 'notRun'; readonly line: number }
  | { readonly problem: 'untested'; readonly mailboxes: readonly string[] }
  | { readonly problem: 'outOfScope'; readonly mailboxes: readonly string[]; readonly permission: string }
  | { readonly problem: 'canaryInScope'; readonly mailboxes: readonly string[] };

interface TestLine {
  readonly mailbox: string;
  readonly permissions: readonly string[];
  readonly isInScope: boolean;
}

/** Roles that open mail, whatever they are called exactly; others may well reach a canary. */
const OF_MAIL = /^(?:Mail[.-]|MailboxFolder|MailboxItem|EWS|SMTP)/;

function permissionsOfRole(role: string): readonly string[] {
  return COMBINED_ROLES[role] ?? [role.replace(/^Application /, '')];
}

/** Whether what Exchange grants covers a permission: reading and changing covers reading. */
function covers(granted: string, needed: string): boolean {
  return (
    granted === needed || (granted === 'Mail.ReadWrite' && /^Mail\.Read(?:Basic(?:\.All)?)?$/.test(needed))
  );
}

function readTest(text: string): Result<readonly TestLine[], TestProblem> {
  const pasted = readPaste(text);
  if (!pasted.ok) return pasted;
  const lines: TestLine[] = [];
  for (const { line, fields } of pasted.value) {
    const property = ['Mailbox', 'RoleName', 'InScope'].find((name) => !fields.has(name.toLowerCase()));
    if (property !== undefined) return fail({ problem: 'noProperty', line, property });
    const [mailbox = '', role = '', inScope = ''] = ['mailbox', 'rolename', 'inscope'].map(
      (name) => fields.get(name)?.[0],
    );
    if (!/^(?:true|false)$/i.test(inScope)) return fail({ problem: 'notRun', line });
    lines.push({
      mailbox: mailbox.toLowerCase(),
      permissions: permissionsOfRole(role),
      isInScope: inScope.toLowerCase() === 'true',
    });
  }
  return ok(lines);
}

/** Judges the pasted output: each listed mailbox in scope for each permission, no canary for any; else what is wrong. */
export function judgeTest(
  text: string,
  { mailboxes, canaries, permissions }: Pick<ScopePlan, 'mailboxes' | 'canaries' | 'permissions'>,
): TestProblem | null {
  const read = readTest(text);
  if (!read.ok) {
    const isNothing = read.error.problem === 'empty' && text.trim() !== '';
    return isNothing ? { problem: 'untested', mailboxes: [...mailboxes, ...canaries] } : read.error;
  }
  const linesOf = (address: string): readonly TestLine[] =>
    read.value.filter(({ mailbox }) => mailbox === address.toLowerCase());
  const untested = [...mailboxes, ...canaries].filter((address) => linesOf(address).length === 0);
  if (untested.length > 0) return { problem: 'untested', mailboxes: untested };
  for (const permission of permissions) {
    const outside = mailboxes.filter(
      (address) =>
        !linesOf(address).some(
          (one) => one.isInScope && one.permissions.some((granted) => covers(granted, permission)),
        ),
    );
    if (outside.length > 0) return { problem: 'outOfScope', mailboxes: outside, permission };
  }
  const inScope = canaries.filter((address) =>
    linesOf(address).some((one) => one.isInScope && one.permissions.some((granted) => OF_MAIL.test(granted))),
  );
  return inScope.length > 0 ? { problem: 'canaryInScope', mailboxes: inScope } : null;
}

/** What is wrong with a recipient filter that can be told without Exchange; null: nothing. */
export function filterProblem(filter: string): 'empty' | 'lines' | 'quotes' | null {
  if (filter === '') return 'empty';
  if (/[\r\n]/.test(filter)) return 'lines';
  return (filter.match(/'/g) ?? []).length % 2 === 0 ? null : 'quotes';
}
