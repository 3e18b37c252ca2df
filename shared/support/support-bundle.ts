import type { ActivityEntry } from '../domain/activity';
import type { AlertEntry } from '../domain/alert';
import { epochOf } from '../domain/instant';
import type { AppState, ConnectionState } from '../domain/state';
import { createFormatter, type Formatter } from '../messages/formatter';
import { type Message, message } from '../messages/message';
import { say } from '../messages/say';
import { redact } from './redact';

/** The format of the bundle; a change of its fields changes the number. */
const SCHEMA = 'graphkeeper.support/1';

/** An address anywhere in a text, also as it stands in a URL; its domain may stay, the person may not. */
const ADDRESS = /[^\s@%"<>()[\],;:\\/]+(?:@|%40)([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;

/** Stands for the `@` of a name that was given here, so that it is not taken for a person's address. */
const AT = '\u0001';

/** Gives each mailbox a name that says nothing about whose it is, the same wherever it appears. */
function pseudonyms(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replace(ADDRESS, (address: string, domain: string) => {
      const key = address.replace('%40', '@').toLowerCase();
      const name = known.get(key) ?? `mailbox-${String(known.size + 1)}${AT}${domain.toLowerCase()}`;
      known.set(key, name);
      return name;
    });
}

/** The folder of a person's own files is named after that person. */
const HOME = /((?:\/home|\/Users)\/|[A-Za-z]:\\Users\\)[^/\\]+/g;

/** What follows a `?` in an address can be a token of whoever is notified there. */
const QUERY = /(https?:\/\/[^\s"?]+)\?[^\s"]*/g;

function hide(text: string): string {
  return redact(text.replace(QUERY, '$1?[redacted]')).replace(HOME, '$1[redacted]').replaceAll(AT, '@');
}

/** Rewrites every text in a value, names of fields included. */
function walk(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((one: unknown) => walk(one, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [rewrite(name), walk(member, rewrite)]),
  );
}

function connectionPart(connection: ConnectionState, words: (text: Message) => string): unknown {
  const { health, lastRecheck } = connection;
  return {
    name: connection.name,
    tenantId: connection.tenantId,
    clientId: connection.clientId,
    mailboxes: connection.mailboxes,
    checking: connection.checking,
    nextPollAt: connection.nextPollAt,
    lastRecheck:
      lastRecheck === null ? null : { at: lastRecheck.at, changes: lastRecheck.changes.map(words) },
    health:
      health === null
        ? null
        : {
            observedAt: health.observedAt,
            staleAt: health.staleAt,
            severity: health.severity,
            verdict: { ...health.verdict, headline: words(health.verdict.headline) },
            requests: health.requests,
            findings: health.findings.map((finding) => ({
              ...finding,
              title: words(finding.title),
              detail: words(finding.detail),
              since: health.since[finding.key] ?? null,
            })),
          },
    details: connection.details,
  };
}

/** Stands for who did something and what they wrote: no helper needs it. */
const WITHHELD = '[withheld]';

function withoutPerson<T extends object>(act: T | null, ...others: readonly string[]): T | null {
  if (act === null) return null;
  const withheld = ['by', 'reason', 'note', 'name', ...others].filter((key) => Object.hasOwn(act, key));
  return { ...act, ...Object.fromEntries(withheld.map((key) => [key, WITHHELD])) };
}

function settingsPart(settings: AppState['settings']): object {
  const { mutes, calendar } = settings.alerts;
  return {
    ...settings,
    // Whose mail server, addresses and webhooks they are helps nobody.
    channels: settings.channels.map(({ kind, isEnabled, minimumSeverity, connectionIds }) => ({
      kind,
      isEnabled,
      minimumSeverity,
      connections: connectionIds?.length ?? 'all',
    })),
    alerts: {
      ...settings.alerts,
      mutes: mutes.map((mute) => withoutPerson(mute)),
      calendar: { ...calendar, freezes: calendar.freezes.map((freeze) => withoutPerson(freeze)) },
    },
  };
}

function alertPart(alert: AlertEntry, words: (text: Message) => string): object {
  return {
    ...alert,
    title: words(alert.title),
    explains: alert.explains.map((one) => ({ ...one, title: words(one.title) })),
    acknowledged: withoutPerson(alert.acknowledged),
    snooze: withoutPerson(alert.snooze),
    mute: withoutPerson(alert.mute),
  };
}

function activityPart(entry: ActivityEntry): object {
  const { text, kind } = entry;
  // What somebody changed of the settings or a connection names servers and people; how it is now is in the bundle.
  const details = withoutPerson(entry.details, ...(kind === 'done' ? ['before', 'after'] : []));
  const said =
    text.id === 'application.activity.channel' ? message(text.id, { ...text.params, name: WITHHELD }) : text;
  return { ...entry, text: say(said, 'en', createFormatter('en', epochOf(entry.at), 'UTC')), details };
}

/**
 * The support bundle: JSON of everything that helps somebody else to understand what Graphkeeper sees. No secret
 * is in the state to begin with; what looks like one is taken out all the same, mailboxes get other names, and a
 * drafted connection is left out. Ids of tenants, apps and requests stay: Microsoft's support asks for them.
 *
 * @param format English, because it is read by whoever helps
 */
export function buildSupportBundle(state: AppState, format: Formatter): string {
  const words = (text: Message): string => say(text, 'en', format);
  const { app, monitor, settings, environment, secretStore } = state;
  const bundle = {
    schema: SCHEMA,
    at: monitor.now,
    app,
    monitor,
    settings: settingsPart(settings),
    secretStore,
    environment: {
      ...environment,
      keychainProblem: environment.keychainProblem === null ? null : words(environment.keychainProblem),
    },
    problems: state.problems.map(({ code, message }) => ({ code, message: words(message) })),
    connections: state.connections.map((connection) => connectionPart(connection, words)),
    alerts: state.alerts.map((alert) => alertPart(alert, words)),
    activity: state.activity.map((entry) => activityPart(entry)),
  };
  const rename = pseudonyms();
  return `${JSON.stringify(
    walk(bundle, (text) => hide(rename(text))),
    null,
    2,
  )}\n`;
}
