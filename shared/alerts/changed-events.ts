import type { Channel } from '../domain/channel';
import type { ConnectionEntry } from '../domain/configuration';
import type { Instant } from '../domain/instant';
import type { JsonObject } from '../domain/json';
import { SETTINGS_PARTS, type SettingsPart } from '../domain/settings-part';
import type { Settings } from '../domain/state';
import { type Message, message } from '../messages/message';
import type { ActivityEvent } from './activity';

/** Who changed something, and when. */
export interface Author {
  readonly by: string;
  readonly at: Instant;
}

/** As it is kept in a file: without what is undefined. */
function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

/** The fields in which two differ, as they were and as they are; null: in none. One that is missing is left out. */
function differenceOf(
  one: object,
  other: object,
): { readonly before: JsonObject; readonly after: JsonObject } | null {
  const [before, after] = [plain(one), plain(other)];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const chosen = (all: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(all).filter(([field]) => changed.includes(field)));
  return changed.length === 0 ? null : { before: chosen(before), after: chosen(after) };
}

function partsOf({ polling, pace, notifications, alerts, credentialDays }: Settings) {
  const { stageDays, stageDaysOfCheck, stageDaysOfConnection, quiet, calendar } = alerts;
  return {
    checking: { ...polling, pace },
    notifications,
    stages: { stageDays, stageDaysOfCheck, stageDaysOfConnection },
    quiet,
    calendar,
    thresholds: credentialDays,
  } satisfies Record<SettingsPart, object>;
}

function ofSettings(
  text: Message,
  before: JsonObject | null,
  after: JsonObject | null,
  { by, at }: Author,
): ActivityEvent {
  return {
    at,
    kind: 'done',
    connectionId: null,
    connectionName: null,
    severity: 'ok',
    text,
    details: { before, after, by },
  };
}

function channelEvents(
  before: readonly Channel[],
  after: readonly Channel[],
  author: Author,
): readonly ActivityEvent[] {
  const event = (
    one: Channel,
    what: 'added' | 'changed' | 'removed',
    from: JsonObject | null,
    to: JsonObject | null,
  ) => ofSettings(message('application.activity.channel', { name: one.name, what }), from, to, author);
  const known = new Map(before.map((one) => [one.id, one]));
  const left = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((one) => {
      const earlier = known.get(one.id);
      if (earlier === undefined) return [event(one, 'added', null, plain(one))];
      const difference = differenceOf(earlier, one);
      return difference === null ? [] : [event(one, 'changed', difference.before, difference.after)];
    }),
    ...before.filter(({ id }) => !left.has(id)).map((one) => event(one, 'removed', plain(one), null)),
  ];
}

/**
 * What somebody changed in the settings about what is seen and told, for the journal: who switched the notifications
 * off, and what the quiet hours were before. Mutes have entries of their own; how the window looks is nobody's concern.
 */
export function settingsEvents(before: Settings, after: Settings, author: Author): readonly ActivityEvent[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  return [
    ...SETTINGS_PARTS.flatMap((part) => {
      const difference = differenceOf(was[part], is[part]);
      if (difference === null) return [];
      const text = message('application.activity.settings', { part });
      return [ofSettings(text, difference.before, difference.after, author)];
    }),
    ...channelEvents(before.channels, after.channels, author),
  ];
}

/** Somebody changed connections that stay, for the journal; no secret is part of what is kept of one. */
export function editedEvents(
  before: readonly (ConnectionEntry & { readonly id: string })[],
  after: readonly (ConnectionEntry & { readonly id: string })[],
  { by, at }: Author,
): readonly ActivityEvent[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return after.flatMap((one) => {
    const earlier = known.get(one.id);
    const difference = earlier === undefined ? null : differenceOf(earlier, one);
    if (difference === null) return [];
    return [
      {
        at,
        kind: 'done',
        connectionId: one.id,
        connectionName: one.name,
        severity: 'ok',
        text: message('application.activity.changed'),
        details: { ...difference, by },
      },
    ];
  });
}
