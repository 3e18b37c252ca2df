import type { Severity } from '../../domain/severity';
import type { StepKind } from '../../domain/step';
import type { Formatter } from '../formatter';

const SEVERITY: Readonly<Record<Severity, string>> = {
  ok: 'Healthy',
  notice: 'Notice',
  unknown: 'Unknown',
  warning: 'Warning',
  critical: 'Critical',
};

/** How many connections have one severity, as a part of a list. */
const COUNTED: Readonly<Record<Severity, string>> = {
  ok: 'healthy',
  notice: 'with a notice',
  unknown: 'unknown',
  warning: 'with a warning',
  critical: 'critical',
};

/** The command line: help, errors and the table. Names of options and commands are not translated. */
export const cli = {
  'cli.description': () =>
    'Watches Microsoft Graph mail integrations and says why mail stopped, before customers do.',
  'cli.usage': () => '<command> [options]',
  'cli.help.usage': () => 'Usage:',
  'cli.help.options': () => 'Options:',
  'cli.help.commands': () => 'Commands:',
  'cli.help.help': () => 'show this help',
  'cli.help.version': () => 'show the version',

  'cli.check.description': () =>
    'Read every connection once, judge it, print the report and exit: 0 healthy (notices included), 1 warning, 2 critical, 3 unknown or unusable arguments or configuration.',
  'cli.check.connection': () => 'only this connection; may be given several times',
  'cli.check.format': () =>
    'table for people, json for scripts, prometheus for a monitoring system (default: table)',
  'cli.check.at': () =>
    'judge as of this moment, for example 2026-12-24T09:00Z: facts are read now; what ends by then counts as ended, what renews itself (subscriptions, mail) as it is now',
  'cli.check.lang': () => 'language of the texts (default: from LC_ALL, LC_MESSAGES or LANG)',

  'cli.serve.description': () =>
    'Watch the connections and show the interface in a browser on this computer, with /metrics beside it. The printed address holds a random token: whoever has it can look.',
  'cli.serve.noOpen': () => 'print the address only, open no browser',

  'cli.simulate.description': () =>
    'Serve a simulated tenant over HTTPS on this computer until stopped, and print one line of JSON: address, certificate authority, and a configuration with its secrets for check and serve.',
  'cli.simulate.scenario': ({ names }: { names: readonly string[] }) =>
    `a tenant in one state (default: the sample tenant): ${names.join(', ')}`,
  'cli.simulate.state': () => 'a state file instead of a scenario',
  'cli.simulate.at': () => 'what the simulated clock reads at the start (default: now)',
  'cli.simulate.latency': () => 'milliseconds that every answer takes',
  'cli.simulate.faults': ({ kinds }: { kinds: readonly string[] }) =>
    `how the services misbehave: KIND=RATE[:SECONDS][@entra|@graph|@genesys], several separated by commas, for example throttled=0.2:10,slow=0.1:2@graph. RATE is a share of requests from 0 to 1, SECONDS a Retry-After, delay or skew. Kinds: ${kinds.join(', ')}`,
  'cli.simulate.seed': () => 'number that identifiers and faults are drawn from (default: 1)',
  'cli.simulate.apps': () => 'this many further app registrations in the tenant',

  'cli.runbook.description': () =>
    'List the runbooks, show what one of them does, or show every request that one would send for a connection (dry-run). Nothing is changed: runbooks are run in the window.',
  'cli.runbook.deed': () => 'what to do',
  'cli.runbook.id': () => 'which runbook; “list” names them',
  'cli.runbook.connection': () => 'the connection that a dry run is for',
  'cli.runbook.noId': ({ ids }: { ids: readonly string[] }) => `Say which runbook: ${ids.join(', ')}.`,
  'cli.runbook.whichConnection': ({ names }: { names: readonly string[] }, format: Formatter) =>
    `Say which connection the dry run is for, with --connection: ${format.list(names.map((name) => `“${name}”`))}.`,
  'cli.runbook.notFor': ({ name }: { name: string }) =>
    `This runbook is about Genesys Cloud, which is not at the other end of “${name}”.`,
  'cli.runbook.line': ({ id, title }: { id: string; title: string }) => `${id}: ${title}`,
  'cli.runbook.step': ({ number, title, kind }: { number: number; title: string; kind: StepKind }) =>
    `${String(number)}. ${title} (${
      {
        look: 'reads',
        ask: 'asks',
        change: 'sends, after confirmation',
        byHand: 'by hand',
        wait: 'waits',
      }[kind]
    })`,
  'cli.runbook.reached': () => 'So it is already.',
  'cli.runbook.assumed': () => 'Not looked at: it follows a step that was not done.',
  'cli.runbook.nothingSent': ({ name }: { name: string }) =>
    `Dry run for “${name}”: it was read, and nothing was changed.`,

  'cli.option.sample': () => 'the sample tenant: nothing is sent anywhere, no account is needed',
  'cli.option.config': () => 'a configuration file; secrets come from the environment or the keychain',
  'cli.option.port': () => 'port on this computer (default: any free one)',

  'cli.error.unknownOption': ({ flag }: { flag: string }) => `There is no option ${flag}.`,
  'cli.error.unknownCommand': ({ name }: { name: string }) => `There is no command ${name}.`,
  'cli.error.noCommand': () => 'Say what to do: check, serve, simulate or runbook.',
  'cli.error.missingValue': ({ flag }: { flag: string }) => `${flag} needs a value.`,
  'cli.error.excessArgument': () => 'There are arguments that no option takes.',
  'cli.error.badValue': ({ flag, value, expected }: { flag: string; value: string; expected: string }) =>
    `${flag} cannot be “${value}”: ${expected}.`,
  'cli.error.unusable': ({ detail }: { detail: string }) => `The arguments cannot be used: ${detail}`,
  'cli.error.noSource': () => 'Say what to look at: --sample, or --config FILE.',
  'cli.error.twoOptions': ({ first, second }: { first: string; second: string }) =>
    `${first} and ${second} exclude each other: give one of them.`,
  'cli.error.unknownConnection': (
    { name, names }: { name: string; names: readonly string[] },
    format: Formatter,
  ) =>
    `There is no connection named “${name}”. The configuration has ${format.list(names.map((one) => `“${one}”`))}.`,
  'cli.error.stateUnreadable': ({ path }: { path: string }) =>
    `The state file cannot be read. Check the path and its permissions: ${path}`,
  'cli.error.stateInvalid': ({ path, place }: { path: string; place: string }) =>
    `The state file ${path} cannot be used: look at ${place}.`,
  'cli.error.portInUse': ({ port }: { port: number }) =>
    `Port ${String(port)} cannot be used: another program has it, or it needs more rights. Choose another with --port.`,
  'cli.error.interfaceMissing': ({ path }: { path: string }) =>
    `The interface has not been built: ${path} is missing. Run npm run build.`,
  'cli.error.internal': ({ name }: { name: string }) =>
    `Graphkeeper itself failed (${name}). Nothing was changed. Please report it with the lines below.`,
  'cli.error.hint': ({ command }: { command: string }) => `Run ${command} --help to see what it takes.`,

  'cli.expected.instant': () => 'a date and time such as 2026-12-24T09:00Z is needed',
  'cli.expected.integer': ({ min, max }: { min: number; max: number }) =>
    `a whole number from ${String(min)} to ${String(max)} is needed`,
  'cli.expected.oneOf': ({ values }: { values: readonly string[] }) => `it takes ${values.join(', ')}`,
  'cli.expected.faults': ({ part }: { part: string }) =>
    `“${part}” is not of the form KIND=RATE[:SECONDS][@entra|@graph|@genesys]`,

  'cli.progress.reading': ({ done, total }: { done: number; total: number }, format: Formatter) =>
    `Reading ${format.number(total)} ${format.plural(total, { one: 'connection', other: 'connections' })}: ${format.number(done)} done`,
  'cli.serve.running': () => 'Graphkeeper is running. The address is below; Ctrl+C stops it.',
  'cli.simulate.running': () => 'The simulated tenant is running; Ctrl+C stops it.',
  'cli.stopped': () => 'Stopped.',

  'cli.table.severity': ({ severity }: { severity: Severity }) => SEVERITY[severity],
  'cli.table.deadline': ({ deadline }: { deadline: string }, format: Formatter) =>
    `Deadline: ${format.dateTime(deadline)} (${format.relative(deadline)})`,
  'cli.table.runbook': ({ runbook }: { runbook: string }) => `Guided fix: ${runbook}`,
  'cli.table.explained': ({ count }: { count: number }, format: Formatter) =>
    `This one cause explains ${format.number(count)} ${format.plural(count, { one: 'finding', other: 'findings' })}.`,
  'cli.table.fine': ({ count }: { count: number }, format: Formatter) =>
    `${format.number(count)} ${format.plural(count, { one: 'finding is', other: 'findings are' })} fine`,
  'cli.table.summary': (
    { total, counts }: { total: number; counts: readonly { severity: Severity; count: number }[] },
    format: Formatter,
  ) =>
    `${format.number(total)} ${format.plural(total, { one: 'connection', other: 'connections' })}: ${format.list(
      counts.map(({ severity, count }) => `${format.number(count)} ${COUNTED[severity]}`),
    )}.`,
  'cli.table.told': ({ count }: { count: number }, format: Formatter) =>
    format.plural(count, {
      one: '1 alert would be told until then, by the settings of a first start:',
      other: `${format.number(count)} alerts would be told until then, by the settings of a first start:`,
    }),
  'cli.table.toldMore': ({ count }: { count: number }, format: Formatter) =>
    `and ${format.number(count)} more`,
  'cli.table.asOf': ({ at }: { at: string }, format: Formatter) => `Judged as of ${format.dateTime(at)}.`,
};
