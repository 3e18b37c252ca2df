import type { Severity } from '../../shared/domain/severity';

/** The convention of monitoring plugins (contracts.md); a notice is nothing to wake anybody for. */
export const EXIT_CODES: Readonly<Record<Severity, number>> = {
  ok: 0,
  notice: 0,
  warning: 1,
  critical: 2,
  unknown: 3,
};

/** Unusable arguments or configuration: nothing is known. */
export const EXIT_UNUSABLE = EXIT_CODES.unknown;

/** Interrupted from the keyboard: 128 and the number of SIGINT, as shells do. */
export const EXIT_INTERRUPTED = 130;
