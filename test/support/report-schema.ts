import { z } from 'zod';

/** The report of `check --format json`, written down from contracts.md and not from the source. */

const severity = z.enum(['ok', 'notice', 'warning', 'critical', 'unknown']);
const instant = z.iso.datetime({ precision: 3 });

const runbook = z
  .enum([
    'rotate-secret',
    'grant-consent',
    'restore-subscriptions',
    'scope-mailboxes',
    'fix-token-endpoint',
    'fix-app-registration',
    'allow-ip-ranges',
    'read-but-missing',
    'enable-multiple-destinations',
    'refresh-integration',
    'restore-own-access',
  ])
  .nullable();

const check = z.enum([
  'token-endpoint',
  'app-registration',
  'credential-expiry',
  'credential-in-use',
  'credential-works',
  'credential-changes',
  'permissions',
  'excess-permissions',
  'mailbox-scope',
  'mailbox-ready',
  'subscription-health',
  'subscription-rhythm',
  'mail-flow',
  'connection-filter',
  'genesys-integration',
  'genesys-routing',
  'multiple-destinations',
  'domain-reuse',
  'service-health',
  'own-access',
]);

const words = z
  .string()
  .min(1)
  .regex(/^(?!.*(undefined|\[object|NaN))/s);

const finding = z.strictObject({
  key: z.string().min(1),
  check,
  severity,
  subject: z.strictObject({ type: z.string().min(1), id: z.string().min(1), name: z.string() }),
  title: words,
  detail: words,
  deadline: instant.nullable(),
  runbook,
  evidence: z.record(z.string(), z.json()),
});

const connection = z.strictObject({
  name: z.string().min(1),
  tenantId: z.string().min(1),
  clientId: z.guid(),
  severity,
  observedAt: instant,
  verdict: z.strictObject({
    link: z.enum(['token', 'consent', 'scope', 'subscription', 'delivery', 'genesys', 'none']),
    severity,
    headline: words,
    explains: z.array(z.string().min(1)),
    runbook,
  }),
  findings: z.array(finding),
  requests: z.strictObject({
    token: z.int().nonnegative(),
    graph: z.int().nonnegative(),
    batched: z.int().nonnegative(),
    genesys: z.int().nonnegative(),
    retries: z.int().nonnegative(),
  }),
});

/** These compare with what was remembered from earlier looks; one look by itself has nothing to compare with. */
const REMEMBERING: ReadonlySet<string> = new Set(['credential-changes', 'subscription-rhythm']);

/** These are about a Genesys Cloud organisation, and all apply once one is connected. */
const ORGANISATION: ReadonlySet<string> = new Set([
  'connection-filter',
  'genesys-integration',
  'genesys-routing',
  'multiple-destinations',
  'domain-reuse',
]);

/** These take a permission that is optional, and say nothing without it. */
const OPTIONAL: ReadonlySet<string> = new Set(['service-health']);

const RANK = ['ok', 'notice', 'unknown', 'warning', 'critical'] as const;

function worst(severities: readonly (typeof RANK)[number][]): (typeof RANK)[number] {
  return RANK[Math.max(...severities.map((one) => RANK.indexOf(one)))] ?? 'unknown';
}

/** What has to hold over and above the types. */
const reportSchema = z
  .strictObject({
    schema: z.literal('graphkeeper.report/1'),
    at: instant,
    severity,
    connections: z.array(connection).min(1),
  })
  .superRefine((report, context) => {
    const problem = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    if (report.severity !== worst(report.connections.map((one) => one.severity)))
      problem('severity is not the worst');
    for (const one of report.connections) {
      const keys = one.findings.map(({ key }) => key);
      if (one.severity !== worst(one.findings.map((each) => each.severity)))
        problem(`${one.name}: not the worst finding`);
      if (new Set(keys).size !== keys.length) problem(`${one.name}: a key is used twice`);
      if (!one.verdict.explains.every((key) => keys.includes(key)))
        problem(`${one.name}: explains what is not there`);
      const hasOrganisation = one.findings.some((each) => ORGANISATION.has(each.check));
      for (const id of check.options) {
        const isReported = one.findings.some((each) => each.check === id);
        if ((ORGANISATION.has(id) && !hasOrganisation) || OPTIONAL.has(id)) continue;
        if (isReported === REMEMBERING.has(id))
          problem(`${one.name}: ${id} reports ${isReported ? 'without a memory' : 'nothing'}`);
      }
      for (const each of one.findings) {
        if (!each.key.startsWith(`${each.check}/`))
          problem(`${one.name}: ${each.key} is not of ${each.check}`);
      }
    }
  });

/** A report as a script sees it. */
export type CheckedReport = z.output<typeof reportSchema>;

/** Parses and checks the standard output of `check --format json`. */
export function parseReport(stdout: string): CheckedReport {
  return reportSchema.parse(JSON.parse(stdout));
}
