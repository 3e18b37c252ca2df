import { type EpochMs, epochOf, instantOf, parseInstant } from '../../shared/domain/instant';
import { type Message, message } from '../../shared/messages/message';
import type { FaultKind, FaultSpec } from '../simulator/faults';
import { CommandLineError } from './command-line-error';

/** What a value should have been; it is put into words when the error is shown. */
export class BadValueError extends CommandLineError {
  constructor(
    readonly flag: string,
    readonly value: string,
    readonly expected: Message,
    command: string,
  ) {
    super(expected, command);
  }
}

/** Where a value was given: its option and command. */
export interface ValuePlace {
  readonly flag: string;
  readonly command: string;
}

/**
 * A date, or a date and time with or without a zone. `Date.parse` accepts far more (`1`, `March 7`), and means
 * by it what nobody can guess.
 */
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Whether a day is in the calendar: `2026-02-30` is the second of March to some parsers, and a typing error to us. */
function isRealDay(day: string): boolean {
  const epoch = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(epoch) && instantOf(epoch).startsWith(day);
}

/** Reads a moment; without a zone it is in this computer's own, and without a time it is midnight. */
export function parseMoment(text: string, place: ValuePlace): EpochMs {
  const isDay = text.length === 'YYYY-MM-DD'.length;
  const written = isDay ? `${text}T00:00` : text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const instant = ISO_8601.test(text) && isRealDay(text.slice(0, 10)) ? parseInstant(written) : null;
  if (instant !== null) return epochOf(instant);
  throw new BadValueError(place.flag, text, message('cli.expected.instant'), place.command);
}

/** Reads a whole number within limits. */
export function parseWhole(
  text: string,
  limits: { readonly min: number; readonly max: number },
  place: ValuePlace,
): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= limits.min && value <= limits.max) return value;
  throw new BadValueError(place.flag, text, message('cli.expected.integer', limits), place.command);
}

/** Reads one of several words. */
export function parseChoice<T extends string>(text: string, values: readonly T[], place: ValuePlace): T {
  const value = values.find((one) => one === text);
  if (value !== undefined) return value;
  throw new BadValueError(
    place.flag,
    text,
    message('cli.expected.oneOf', { values: [...values] }),
    place.command,
  );
}

/** Seconds where a fault was given none: a `Retry-After`, delay or skew that is felt and does not stall. */
const DEFAULT_SECONDS: Readonly<Record<FaultKind, number>> = {
  throttled: 5,
  throttledWithoutRetryAfter: 0,
  unavailable: 5,
  slow: 1,
  dropped: 0,
  truncated: 0,
  notJson: 0,
  htmlError: 0,
  unauthorized: 0,
  batchItemThrottled: 5,
  batchItemFailed: 0,
  clockSkew: 600,
};

/** The kinds of faults, for help and errors. */
export const FAULT_KINDS = Object.keys(DEFAULT_SECONDS) as readonly FaultKind[];

const FAULT = /^([A-Za-z]+)=(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?(?:@(entra|graph|genesys))?$/;

/** Reads `throttled=0.2:10,slow=0.1:2@graph`. */
export function parseFaults(text: string, place: ValuePlace): readonly FaultSpec[] {
  return text.split(',').map((part) => {
    const [, name, rate = '', seconds, on] = FAULT.exec(part.trim()) ?? [];
    const kind = FAULT_KINDS.find((one) => one === name);
    if (kind === undefined || Number(rate) > 1) {
      throw new BadValueError(
        place.flag,
        text,
        message('cli.expected.faults', { part: part.trim() }),
        place.command,
      );
    }
    return {
      kind,
      rate: Number(rate),
      seconds: seconds === undefined ? DEFAULT_SECONDS[kind] : Number(seconds),
      on: on === 'entra' || on === 'graph' || on === 'genesys' ? on : 'all',
    };
  });
}
