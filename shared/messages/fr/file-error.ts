import type { FileErrorReason } from '../../domain/configuration-error';

/** Why the file system refused something, after a colon. */
export const FILE_ERRORS: Readonly<Record<FileErrorReason, string>> = {
  notFound: 'ce fichier ou ce dossier n’existe pas',
  denied: 'l’accès a été refusé',
  isFolder: 'c’est un dossier',
  full: 'il n’y a plus d’espace disponible',
  other: 'le système de fichiers a signalé une erreur',
};
