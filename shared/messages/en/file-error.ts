import type { FileErrorReason } from '../../domain/configuration-error';

/** Why the file system refused something, after a colon. */
export const FILE_ERRORS: Readonly<Record<FileErrorReason, string>> = {
  notFound: 'there is no such file or folder',
  denied: 'access was denied',
  isFolder: 'it is a folder',
  full: 'there is no space left',
  other: 'the file system reported an error',
};

/** A damaged file: where the damage is, where the file is kept, and what is in use in its place. */
export interface DamagedFile {
  readonly place: string;
  readonly line: number | null;
  readonly file: string;
  readonly restored: 'lastGood' | 'defaults';
}

/** What a damaged file means. @param meaning for each thing that may be in use now, a clause without its full stop */
export function damagedFile(
  { place, line, file, restored }: DamagedFile,
  meaning: Readonly<Record<DamagedFile['restored'], string>>,
): string {
  const where = line === null ? place : `line ${String(line)}, ${place}`;
  return `${meaning[restored]} (${where}). The damaged file is kept as ${file}.`;
}
