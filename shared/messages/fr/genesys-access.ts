import type { GenesysNeed } from '../../profiles/genesys-permissions';
import { GENESYS_CHANGE_PERMISSIONS, GENESYS_WATCH_PERMISSIONS } from '../../profiles/genesys-permissions';
import type { genesysAccess as english } from '../en/genesys-access';
import type { TranslationOf } from '../translation';

const NEED: Readonly<Record<GenesysNeed, string>> = {
  integration: 'l’état de l’intégration Microsoft Graph, et la date de modification de ses identifiants',
  routes: 'les domaines de messagerie, leur lien avec Microsoft Graph et les routes des boîtes aux lettres',
  flows: 'si le flux derrière une route est publié',
  queues: 'la file d’attente derrière une route',
  agents: 'si des agents sont en file, et combien de messages y attendent',
  conversations: 'si le courrier relevé est devenu une conversation (ni expéditeur, ni objet)',
  settings: 'si un message à plusieurs adresses donne une conversation pour chacune',
  changeIntegration: 'y placer un nouveau secret client, et désactiver puis réactiver l’intégration',
  changeRoutes: 'donner un autre flux à une route, et lister les domaines de messagerie',
  changeSettings: 'activer le routage vers plusieurs destinations',
};

function lines(permissions: typeof GENESYS_WATCH_PERMISSIONS): readonly string[] {
  return permissions.map(({ value, need }) => `- ${value}\u00a0: ${NEED[need]}`);
}

/** Le client OAuth de Genesys Cloud, quand une connexion est ajoutée ou modifiée. */
export const genesysAccess: TranslationOf<typeof english> = {
  'wizard.genesys.title': () => 'Genesys Cloud, l’autre extrémité (facultatif)',
  'wizard.genesys.seesText': () =>
    'l’état de l’intégration là-bas, les routes, flux, files d’attente et agents, et si le courrier relevé est devenu une conversation. Une rotation peut y placer elle-même le nouveau secret.',
  'wizard.genesys.missesText': () =>
    'ce qui est dans Microsoft 365. Sans lui, ce qui se passe après la boîte aux lettres reste inconnu.',
  'wizard.genesys.region': () => 'Région',
  'wizard.genesys.region.hint': () =>
    'Comme dans l’adresse de votre Genesys Cloud, par exemple apps.mypurecloud.de.',
  'wizard.genesys.region.custom': () => 'Une autre paire d’hôtes',
  'wizard.genesys.login': () => 'Adresse de connexion',
  'wizard.genesys.api': () => 'Adresse de la Platform API',
  'wizard.genesys.clientId': () => 'ID client du client OAuth',
  'wizard.genesys.clientId.hint': () =>
    'Admin > Intégrations > OAuth\u202f; type d’octroi Client Credentials.',
  'wizard.genesys.secret': () => 'Clé secrète du client OAuth',
  'wizard.genesys.secret.hint': () => 'Genesys Cloud l’affiche sur la page du client OAuth (Client Secret).',
  'wizard.genesys.domains': () => 'Domaines de messagerie',
  'wizard.genesys.domains.hint': () =>
    'Séparés par des virgules. Si le champ reste vide\u00a0: les domaines des boîtes aux lettres.',
  'wizard.genesys.list': () => 'Lister les domaines (demande routing:email:manage)',
  'wizard.genesys.role': () => 'Comment créer le client OAuth, et son rôle',
  'wizard.genesys.role.text': () =>
    [
      'Rôle pour Graphkeeper dans Genesys Cloud',
      '',
      'Pour surveiller\u202f; rien n’est modifié ainsi\u00a0:',
      ...lines(GENESYS_WATCH_PERMISSIONS),
      '',
      'Seulement si Graphkeeper doit aussi réparer, chaque fois après confirmation\u00a0:',
      ...lines(GENESYS_CHANGE_PERMISSIONS),
      '',
      'Mise en place\u00a0:',
      '1. Admin > Personnes et autorisations > Rôles / Autorisations\u00a0: ajoutez un rôle avec ces autorisations.',
      '2. Admin > Intégrations > OAuth\u00a0: ajoutez un client avec le type d’octroi Client Credentials et donnez-lui ce rôle, dans les divisions des flux et des files d’attente.',
      '3. Si l’organisation limite les adresses IP (Admin > Paramètres de l’organisation), autorisez l’adresse d’où Graphkeeper appelle.',
    ].join('\n'),
  'wizard.genesys.role.copy': () => 'Copier le rôle',
  'wizard.genesys.save': () => 'Genesys Cloud',
  'wizard.genesys.save.none': () =>
    'Non surveillé\u00a0: ce qui se passe après la boîte aux lettres reste inconnu',
};
