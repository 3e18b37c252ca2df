import fc from 'fast-check';
import { expect, it } from 'vitest';

import { acknowledge, snooze, wake } from '../../../../shared/alerts/life';
import type { AlertBook } from '../../../../shared/domain/alert';
import {
  type AlertSettings,
  DEFAULT_ALERT_SETTINGS,
  type Mute,
} from '../../../../shared/domain/alert-settings';
import type { Finding } from '../../../../shared/domain/finding';
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import type { Severity } from '../../../../shared/domain/severity';
import type { ConnectionState } from '../../../../shared/domain/state';
import { AlertCourse } from '../../../support/alert-course';
import {
  ALERT_NOW,
  consentFinding,
  mailFinding,
  planContext,
  reading,
  secretFinding,
  unknown,
  unreadFinding,
} from '../../../support/alert-fixtures';
import { toldTwice } from '../../../support/alert-invariants';
import { madeUpConnection } from '../../../support/app-state';

/** What is true of one connection, whether anybody reads it or not. */
interface World {
  secrets: Map<string, number>;
  consent: Severity;
  mail: Severity;
  explains: readonly string[];
}

/** One thing that happens. */
type Step =
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'setClockBack'; readonly hours: number }
  | {
      readonly do: 'read';
      readonly connection: number;
      readonly how: 'all' | 'notDirectory' | 'notMail' | 'nothing';
    }
  | { readonly do: 'restart' }
  | { readonly do: 'rotate'; readonly connection: number; readonly secret: string; readonly days: number }
  | { readonly do: 'remove'; readonly connection: number; readonly secret: string }
  | {
      readonly do: 'turn';
      readonly connection: number;
      readonly what: 'consent' | 'mail';
      readonly to: Severity;
    }
  | { readonly do: 'explain'; readonly connection: number; readonly isExplained: boolean }
  | { readonly do: 'unwatch'; readonly connection: number }
  | { readonly do: 'acknowledge' | 'wake'; readonly alert: number }
  | { readonly do: 'snooze'; readonly alert: number; readonly length: 'day' | 'week' | 'nextStage' }
  | { readonly do: 'mute'; readonly pattern: string | null }
  | { readonly do: 'quiet'; readonly quiet: AlertSettings['quiet'] };

const connection = fc.integer({ min: 0, max: 1 });
const secret = fc.constantFrom('s1', 's2');

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      minutes: fc.constantFrom(1, 5, 60, 540, 1_440, 4_320, 30_000),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('read'),
      connection,
      how: fc.constantFrom('all', 'all', 'all', 'notDirectory', 'notMail', 'nothing'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setClockBack'), hours: fc.constantFrom(1, 30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('rotate'),
      connection,
      secret,
      days: fc.integer({ min: -2, max: 90 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), connection, secret }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('turn'),
      connection,
      what: fc.constantFrom('consent', 'mail'),
      to: fc.constantFrom('ok', 'notice', 'warning', 'critical'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('explain'), connection, isExplained: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unwatch'), connection }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('acknowledge', 'wake'), alert: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('snooze'),
      alert: fc.nat(5),
      length: fc.constantFrom('day', 'week', 'nextStage'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mute'),
      pattern: fc.option(fc.constantFrom('*', 'credential-*', 'connection a')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('quiet'),
      quiet: fc.record({
        hours: fc.option(fc.constantFrom({ from: '22:00', to: '07:00' }, { from: '08:00', to: '12:00' })),
        daysOff: fc.boolean(),
        criticalPasses: fc.boolean(),
      }),
    }),
  },
);

const IDS = ['a', 'b'] as const;

/** Two connections that live through whatever happens, with a clock of their own. */
class History {
  readonly course = new AlertCourse();
  private now = ALERT_NOW;
  private steps = 0;
  private rotations = 0;
  private settings: AlertSettings = DEFAULT_ALERT_SETTINGS;
  private readonly worlds: readonly World[] = IDS.map(() => ({
    secrets: new Map([['s1', ALERT_NOW + 80 * DAY_MS]]),
    consent: 'ok',
    mail: 'ok',
    explains: [],
  }));
  private seen: (ConnectionState | null)[] = IDS.map((id) => madeUpConnection(id, null));

  constructor(private readonly zone: string) {}

  run(one: Step): void {
    this.steps += 1;
    // No two steps at the same moment, whatever the clock does: it counts milliseconds.
    this.now = Math.floor(this.now / 1_000) * 1_000 + this.steps;
    this.happen(one);
    this.plan();
  }

  private plan(): void {
    const context = planContext(this.now, this.settings, { zone: this.zone });
    this.course.at(
      context,
      this.seen.filter((state) => state !== null),
    );
  }

  private change(result: { readonly ok: true; readonly value: AlertBook } | { readonly ok: false }): void {
    if (result.ok) this.course.book = result.value;
  }

  private alertId(index: number): string {
    return this.course.book.alerts[index]?.id ?? 'none';
  }

  private happen(one: Step): void {
    const by = { by: 'anna', at: instantOf(this.now) };
    const { book } = this.course;
    switch (one.do) {
      case 'pass':
        this.now += one.minutes * MINUTE_MS;
        break;
      case 'setClockBack':
        this.now -= one.hours * HOUR_MS;
        break;
      case 'read':
        this.seen[one.connection] = this.read(one.connection, one.how);
        break;
      case 'restart':
        this.course.book = JSON.parse(JSON.stringify(book)) as AlertBook;
        this.seen = IDS.map((id) => madeUpConnection(id, null));
        break;
      case 'rotate':
        this.rotations += 1;
        // A date that was never there before.
        this.worlds[one.connection]?.secrets.set(
          one.secret,
          this.now + one.days * DAY_MS + this.rotations * 1_000,
        );
        break;
      case 'remove':
        this.worlds[one.connection]?.secrets.delete(one.secret);
        break;
      case 'turn': {
        const world = this.worlds[one.connection];
        if (world !== undefined) world[one.what] = one.to;
        break;
      }
      case 'explain': {
        const world = this.worlds[one.connection];
        if (world !== undefined)
          world.explains = one.isExplained ? ['permissions/x', 'mail-flow/m', 'credential-expiry/s1'] : [];
        break;
      }
      case 'unwatch':
        this.seen[one.connection] = null;
        break;
      case 'acknowledge':
        this.change(acknowledge(book, this.alertId(one.alert), null, by));
        break;
      case 'wake':
        this.change(wake(book, this.alertId(one.alert)));
        break;
      case 'snooze':
        this.change(snooze(book, this.alertId(one.alert), one.length, 'later', by, this.zone));
        break;
      case 'mute': {
        const mute = (pattern: string): Mute => ({
          id: 'm',
          connectionId: null,
          scope: { by: 'pattern', pattern },
          reason: 'r',
          ...by,
        });
        this.settings = { ...this.settings, mutes: one.pattern === null ? [] : [mute(one.pattern)] };
        break;
      }
      case 'quiet':
        this.settings = { ...this.settings, quiet: one.quiet };
        break;
    }
  }

  private read(index: number, how: Extract<Step, { do: 'read' }>['how']): ConnectionState {
    const world = this.worlds[index]!;
    const { now } = this;
    const secrets: readonly Finding[] = [...world.secrets].map(([id, end]) => secretFinding(id, end, now));
    const consent = consentFinding('x', world.consent);
    const mail = mailFinding('m', world.mail, now);
    const none: Finding = {
      ...unreadFinding('credential-expiry'),
      severity: 'ok',
      key: 'credential-expiry/none',
    };
    const hasDirectory = how === 'all' || how === 'notMail';
    const hasMail = how === 'all' || how === 'notDirectory';
    const directory = hasDirectory
      ? [...(secrets.length === 0 ? [none] : secrets), consent]
      : [unreadFinding('credential-expiry'), unknown(consent)];
    const findings = [...directory, hasMail ? mail : unknown(mail)];
    const isCauseThere = hasDirectory && world.consent === 'critical';
    const keys = new Set(findings.filter(({ severity }) => severity !== 'ok').map(({ key }) => key));
    const explains = isCauseThere ? world.explains.filter((key) => keys.has(key)) : [];
    return reading(now, findings, explains, IDS[index]);
  }
}

it('holds whatever happens: told once, in time, with evidence, and to nobody who wants quiet', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 5, maxLength: 90 }),
      fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York'),
      (steps, zone) => {
        const history = new History(zone);
        for (const one of steps) history.run(one);
        expect(toldTwice(history.course.told)).toEqual([]);
      },
    ),
    { numRuns: 600 },
  );
});
