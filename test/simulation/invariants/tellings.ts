import type { Telling } from '../../../shared/domain/alert';
import { epochOf, MINUTE_MS } from '../../../shared/domain/instant';
import { isQuietAt } from './calendar';
import type { Attempt, Blame, Invariant } from './invariant';

/** A telling that is this fresh was planned under the present circumstances. */
const FRESH_MS = 2 * MINUTE_MS;

/** Notices on one channel within the time: what one connection may have to say, three of them, and a digest each. */
const STORM = 8;
const STORM_MS = 2 * MINUTE_MS;

/**
 * What a telling says, apart from when it was planned: the same said twice is told twice, whatever its id. An alert
 * that was over and came back is another one.
 */
function saying({ alertId, reason, stage, deadline, id }: Telling, episode: number): string {
  switch (reason) {
    case 'raised':
    case 'resolved':
      return `${alertId} #${episode} ${reason}`;
    case 'stage':
      return `${alertId} #${episode} stage ${stage ?? ''} of ${deadline ?? ''}`;
    // What had been milder for a while and got worse again is news, and so is what became worse for the mail.
    case 'escalated':
    case 'woken':
      return id;
  }
}

/** How often an alert began, whether it is there at present, and when it was over last. */
interface Life {
  episode: number;
  isAlive: boolean;
  overAt: number;
}

/** Which time that an alert was there a telling is about: news may be late, and ahead of the list. */
function episodeOf(life: Life | undefined, { at, reason }: Telling): number {
  if (life === undefined) return 1;
  const isEnd = reason === 'resolved';
  const isOlder = isEnd ? epochOf(at) <= life.overAt : epochOf(at) < life.overAt;
  if (life.isAlive) return isOlder ? life.episode - 1 : life.episode;
  return isOlder || isEnd ? life.episode : life.episode + 1;
}

/** Nothing is told twice on a channel: neither the same telling nor the same thing in another one. */
export function nothingIsToldTwice(blame: Blame): Invariant {
  const ids = new Set<string>();
  const said = new Set<string>();
  const lives = new Map<string, Life>();

  const arrive = (channelId: string, telling: Telling): void => {
    const life = lives.get(telling.alertId);
    const episode = episodeOf(life, telling);
    // An id says when the alert began: by a clock that was set back in between, two can begin at the same time.
    const id = `${channelId} ${telling.id} #${episode}`;
    const text = `${channelId} ${saying(telling, episode)}`;
    if (ids.has(id)) blame('nothing is told twice on a channel', id);
    else if (said.has(text)) blame('nothing is told twice on a channel', `${text} (${telling.id})`);
    ids.add(id);
    said.add(text);
    // Its end may be told before the list was looked at again.
    const isEnd = telling.reason === 'resolved' && episode === (life?.episode ?? 1);
    if (isEnd) lives.set(telling.alertId, { episode, isAlive: false, overAt: epochOf(telling.at) });
  };

  return {
    onArrival: ({ channelId, notice }) => {
      for (const telling of notice.tellings) arrive(channelId, telling);
    },
    onClockChange: () => {
      for (const life of lives.values()) life.overAt = Number.NEGATIVE_INFINITY;
    },
    onSight: ({ alerts, now }) => {
      const present = new Set(alerts.flatMap((one) => [one.id, ...one.explains.map(({ id }) => id)]));
      for (const id of present) {
        const life = lives.get(id) ?? { episode: 0, isAlive: false, overAt: Number.NEGATIVE_INFINITY };
        if (!life.isAlive) life.episode += 1;
        life.isAlive = true;
        lives.set(id, life);
      }
      for (const [id, life] of lives) {
        if (!life.isAlive || present.has(id)) continue;
        life.isAlive = false;
        life.overAt = now;
      }
    },
  };
}

/** Quiet hours are quiet, and what they held back comes when they are over. */
export function quietIsQuiet(blame: Blame): Invariant {
  const tried = new Set<string>();
  return {
    onAttempt: ({ now, channelId, notice, settings, zone }: Attempt) => {
      for (const telling of notice.tellings) {
        const id = `${channelId} ${telling.id}`;
        // A repeated attempt is not a new disturbance: it was decided before.
        const isFirst = !tried.has(id);
        tried.add(id);
        const at = epochOf(telling.at);
        const isFresh = Math.abs(now - at) < FRESH_MS;
        const passes = settings.quiet.criticalPasses && telling.severity === 'critical';
        // What was decided just before it became quiet may be on its way.
        const isQuiet = isQuietAt(now, settings, zone) && isQuietAt(at, settings, zone);
        if (!isFirst || !isFresh || passes || !isQuiet) continue;
        blame('quiet hours are respected', `${channelId}: ${telling.id}`);
      }
    },
  };
}

/** However long nobody looked, what there is to say comes in few messages. */
export function noStormOfNotices(blame: Blame): Invariant {
  const recent = new Map<string, readonly number[]>();
  return {
    onClockChange: () => {
      recent.clear();
    },
    onAttempt: ({ now, channelId, notice }) => {
      const times = [...(recent.get(channelId) ?? []).filter((at) => Math.abs(now - at) < STORM_MS), now];
      recent.set(channelId, times);
      if (times.length === STORM) blame('no storm of notices', `${channelId}: ${notice.id}`);
    },
  };
}

/** The network needs a moment after waking, and a look five minutes to fail: before that nobody can say "cannot see". */
const WAKING_MS = 5 * MINUTE_MS;

/** That data is too old is not told when nobody could have looked yet. */
export function wakingIsNoAlarm(blame: Blame): Invariant {
  return {
    onAttempt: ({ now, awakeFor, notice }) => {
      for (const { id, key, reason, at } of notice.tellings) {
        // What a run before decided may come only now.
        const isFresh = now - epochOf(at) < Math.min(FRESH_MS, awakeFor + 1);
        if (key === 'stale' && reason === 'raised' && isFresh && awakeFor < WAKING_MS) {
          blame('waking is no alarm', id);
        }
      }
    },
  };
}
