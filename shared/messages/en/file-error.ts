import type { FileErrorReason } from '../../domain/configuration-error';

/** Why the file system refused something, after a colon. */
export const FILE_ERRORS: Readonly<Record<FileErrorReason, string>> = {
  notFound: 'there is no such file or folder',
  denied: 'access was denied',
  isFolder: 'it is a folder',
  full: 'there is no space left',
  other: 'the file system reported an error',
};
