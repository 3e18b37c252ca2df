import type { EpochMs } from '../../shared/domain/instant';

/** What happened, line by line; nothing is put into words unless somebody reads it. */
export interface Trace {
  readonly note: (line: () => string) => void;
  readonly lines: readonly string[];
}

/** A moment to the second. */
export function stamp(at: EpochMs): string {
  return new Date(at).toISOString().replace('T', ' ').slice(0, 19);
}

/** @param now the true time, and the computer's where it is another */
export function createTrace(
  isRead: boolean,
  now: () => { readonly true: EpochMs; readonly computer: EpochMs },
): Trace {
  const lines: string[] = [];
  return {
    lines,
    note: (line) => {
      if (!isRead) return;
      const at = now();
      const own = at.true === at.computer ? '' : ` (its clock: ${stamp(at.computer)})`;
      lines.push(`${stamp(at.true)}${own}  ${line()}`);
    },
  };
}
