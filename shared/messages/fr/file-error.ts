import type { FileErrorReason } from '../../domain/configuration-error';
import type { DamagedFile } from '../en/file-error';

/** Why the file system refused something, after a colon. */
export const FILE_ERRORS: Readonly<Record<FileErrorReason, string>> = {
  notFound: 'ce fichier ou ce dossier n’existe pas',
  denied: 'l’accès a été refusé',
  isFolder: 'c’est un dossier',
  full: 'il n’y a plus d’espace disponible',
  other: 'le système de fichiers a signalé une erreur',
};

/** What a damaged file means; see the English one. */
export function damagedFile(
  { place, line, file, restored }: DamagedFile,
  meaning: Readonly<Record<DamagedFile['restored'], string>>,
): string {
  const where = line === null ? place : `ligne ${String(line)}, ${place}`;
  return `${meaning[restored]} (${where}). Le fichier endommagé est conservé sous ${file}.`;
}
