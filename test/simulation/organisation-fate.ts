import { DAY_MS, type EpochMs, HOUR_MS } from '../../shared/domain/instant';
import type { Draws } from './draws';
import type { Organisation } from './organisation';

/** Something that is going to happen, and how the trace tells it. */
export interface Deed {
  readonly at: EpochMs;
  readonly what: string;
  readonly happen: () => void;
}

/** From when to when. */
export interface Span {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** How an administrator looks after the secret that ends next. */
type Care = 'inTime' | 'late' | 'forgotten';

/**
 * The life of the integration's secrets: each ends, and is replaced in time, too late or not at all. First the new one
 * is made, then the vendor gets it, then Graphkeeper, and at last the old one is removed, each some days after the
 * other, as it is done.
 */
function rotations(organisation: Organisation, firstEnd: EpochMs, year: Span, draws: Draws): readonly Deed[] {
  const { connection } = organisation;
  const deeds: Deed[] = [];
  let end = firstEnd;
  for (let number = 2; end < year.end; number += 1) {
    const care = draws.weighted<Care>([
      [6, 'inTime'],
      [2, 'late'],
      [2, 'forgotten'],
    ]);
    const oldEnd = end;
    const addedAt =
      care === 'inTime'
        ? Math.max(year.start + HOUR_MS, end - draws.between(1, 45) * DAY_MS)
        : end + (care === 'late' ? draws.between(0, 5) : draws.between(5, 60)) * DAY_MS;
    const newEnd = addedAt + draws.between(25, 200) * DAY_MS;
    const usedAt = addedAt + draws.between(0, 4) * DAY_MS;
    const heldAt = usedAt + (draws.chance(0.6) ? 0 : draws.between(0, 1.5) * DAY_MS);
    const removedAt = heldAt + draws.between(0, 40) * DAY_MS;
    let secret: ReturnType<Organisation['addSecret']> | null = null;
    const withSecret = (act: (one: NonNullable<typeof secret>) => void) => () => {
      if (secret !== null) act(secret);
    };
    deeds.push(
      {
        at: addedAt,
        what: `${connection.name}: adds secret ${number}`,
        happen: () => {
          secret = organisation.addSecret(`secret-${number}`, addedAt, newEnd);
        },
      },
      {
        at: usedAt,
        what: `${connection.name}: gives secret ${number} to the vendor`,
        happen: withSecret((one) => {
          organisation.giveToVendor(one);
        }),
      },
      {
        at: heldAt,
        what: `${connection.name}: gives secret ${number} to Graphkeeper`,
        happen: withSecret((one) => {
          organisation.giveToGraphkeeper(one);
        }),
      },
    );
    if (draws.chance(0.7)) {
      deeds.push({
        at: removedAt,
        what: `${connection.name}: removes the secret before ${number}`,
        happen: () => {
          const old = organisation.credentials().find((one) => one.end === oldEnd && !one.isUsed);
          if (old !== undefined) organisation.removeSecret(old.keyId);
        },
      });
    }
    end = newEnd;
  }
  return deeds;
}

/** Something that breaks now and then and is mended after a while. */
function interruptions(
  year: Span,
  draws: Draws,
  options: {
    readonly everyDays: number;
    readonly lastsDays: number;
    readonly what: readonly [breaks: string, mended: string];
    readonly set: (isWell: boolean, at: EpochMs) => void;
  },
): readonly Deed[] {
  const deeds: Deed[] = [];
  let well = year.start;
  for (const at of draws.moments(year.start, year.end, options.everyDays * DAY_MS)) {
    if (at <= well) continue;
    well = at + HOUR_MS + draws.length(options.lastsDays * DAY_MS);
    const mendedAt = well;
    deeds.push(
      {
        at,
        what: options.what[0],
        happen: () => {
          options.set(false, at);
        },
      },
      {
        at: mendedAt,
        what: options.what[1],
        happen: () => {
          options.set(true, mendedAt);
        },
      },
    );
  }
  return deeds;
}

/** Credentials that nobody planned: somebody adds one, and some are found and removed. */
function strangers(organisation: Organisation, year: Span, draws: Draws): readonly Deed[] {
  return draws.moments(year.start, year.end, 200 * DAY_MS).flatMap((at, index) => {
    const end = at + draws.between(10, 400) * DAY_MS;
    let keyId: string | null = null;
    const added: Deed = {
      at,
      what: `${organisation.connection.name}: an unplanned secret is added`,
      happen: () => {
        keyId = organisation.addSecret(`stranger-${index}`, at, end).keyId;
      },
    };
    if (!draws.chance(0.5)) return [added];
    const removed: Deed = {
      at: at + draws.length(20 * DAY_MS),
      what: `${organisation.connection.name}: the unplanned secret is removed`,
      happen: () => {
        if (keyId !== null) organisation.removeSecret(keyId);
      },
    };
    return [added, removed];
  });
}

/** The secret of Graphkeeper's own registration ends as well. */
function monitorRenewals(
  organisation: Organisation,
  firstEnd: EpochMs,
  year: Span,
  draws: Draws,
): readonly Deed[] {
  const deeds: Deed[] = [];
  for (let end = firstEnd; end < year.end;) {
    const at = Math.max(year.start + HOUR_MS, end + draws.between(-30, 6) * DAY_MS);
    const next = at + draws.between(60, 300) * DAY_MS;
    deeds.push({
      at,
      what: `${organisation.connection.name}: renews the monitor's own secret`,
      happen: () => {
        organisation.renewMonitor(at, next);
      },
    });
    end = next;
  }
  return deeds;
}

/** All that happens to an organisation in a year, in no order. */
export function fateOf(
  organisation: Organisation,
  ends: { readonly secret: EpochMs; readonly monitor: EpochMs },
  year: Span,
  draws: Draws,
): readonly Deed[] {
  const { name } = organisation.connection;
  const trouble = draws.pick([0.3, 1, 1, 2]);
  const rarely = (
    concern: string,
    everyDays: number,
    lastsDays: number,
    what: readonly [string, string],
    set: (isWell: boolean, at: EpochMs) => void,
  ): readonly Deed[] =>
    interruptions(year, draws.of(concern), { everyDays: everyDays / trouble, lastsDays, what, set });
  return [
    ...rotations(organisation, ends.secret, year, draws.of('rotations')),
    ...strangers(organisation, year, draws.of('strangers')),
    ...monitorRenewals(organisation, ends.monitor, year, draws.of('monitor')),
    ...rarely(
      'consent',
      150,
      2,
      [`${name}: consent is withdrawn`, `${name}: consent is given again`],
      organisation.setConsent,
    ),
    ...rarely(
      'enabled',
      300,
      0.5,
      [`${name}: the app is disabled`, `${name}: the app is enabled`],
      (isWell) => {
        organisation.setEnabled(isWell);
      },
    ),
    ...rarely('mailbox', 250, 2, [`${name}: a mailbox is disabled`, `${name}: it is enabled`], (isWell) => {
      organisation.setMailbox(isWell);
    }),
    ...rarely(
      'fetching',
      120,
      0.5,
      [`${name}: the vendor fetches no mail`, `${name}: the vendor fetches mail again`],
      (isWell) => {
        organisation.setFetching(isWell);
      },
    ),
    ...rarely(
      'renewing',
      150,
      5,
      [`${name}: subscriptions are not renewed`, `${name}: subscriptions are renewed again`],
      organisation.setRenewing,
    ),
  ];
}
