import type { FileErrorReason } from '../../shared/domain/configuration-error';

const REASONS: Readonly<Record<string, FileErrorReason>> = {
  ENOENT: 'notFound',
  ENOTDIR: 'notFound',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  // Windows: another program has it open.
  EBUSY: 'denied',
  EISDIR: 'isFolder',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** The reason of a file system's error, by its code. */
export function fileErrorReason(error: unknown): FileErrorReason {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return 'other';
  return REASONS[error.code] ?? 'other';
}
