import type { RunbookId } from '../../domain/finding';
import type { runbooks as en } from '../en/runbooks';
import type { TranslationOf } from '../translation';

const TITLE: Readonly<Record<RunbookId, string>> = {
  'rotate-secret': 'Renouveler le secret client',
  'grant-consent': 'Accorder les autorisations manquantes',
  'restore-subscriptions': 'Rétablir les abonnements',
  'scope-mailboxes': 'Limiter l’application à ses boîtes aux lettres',
  'fix-token-endpoint': 'Corriger le point de terminaison de jeton',
  'fix-app-registration': 'Réparer l’inscription d’application',
  'allow-ip-ranges': 'Autoriser les adresses de Genesys Cloud',
  'read-but-missing': 'Retrouver le courrier lu mais jamais arrivé',
  'enable-multiple-destinations': 'Acheminer le courrier vers plusieurs destinations',
  'refresh-integration': 'Désactiver puis réactiver l’intégration',
  'restore-own-access': 'Rétablir l’accès de Graphkeeper',
};

export const runbooks: TranslationOf<typeof en> = {
  'runbook.title': ({ runbook }) => TITLE[runbook],
};
