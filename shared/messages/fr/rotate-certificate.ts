import { DAY_MS } from '../../domain/instant';
import type { CertificateLine, rotateCertificate as en } from '../en/rotate-certificate';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

const LINE: Readonly<Record<CertificateLine, string>> = {
  run: 'Exécutez l’un des scripts ci-dessous dans un dossier que vous seul pouvez lire, ou faites émettre un certificat par votre autorité de certification.',
  protect: 'Gardez le fichier de la clé privée (.pfx ou .key.pem) comme un mot de passe.',
  tell: 'Donnez à Graphkeeper le fichier en .cer : c’est la partie publique.',
  openCertificates:
    'Ouvrez « Certificats et secrets » de l’inscription d’application dans le centre d’administration Entra, puis l’onglet « Certificats ».',
  upload: 'Choisissez « Télécharger le certificat », puis le fichier en .cer.',
  leaveOthers: 'Laissez les autres certificats tels quels.',
  give: 'Mettez le nouveau certificat et sa clé privée là où l’intégration les prend.',
  replaceOwn:
    'Mettez la clé privée et le nouveau certificat, en un seul texte PEM, là où Graphkeeper les prend : sur la page de la connexion, ou dans la variable d’environnement.',
  deleteOld:
    'Supprimez le certificat dont l’ID de clé figure ci-dessous. Assurez-vous que c’est bien celui-là.',
};

function days(ms: number | null, format: Formatter): string {
  const count = Math.floor((ms ?? 0) / DAY_MS);
  return format.plural(count, { one: '1 jour', other: `${format.number(count)} jours` });
}

export const rotateCertificate: TranslationOf<typeof en> = {
  'rotate.certificate.changes': () =>
    'Un certificat est ajouté à l’inscription d’application, et l’ancien est supprimé à la fin, chacun après votre confirmation. La clé privée reste là où vous la créez.',
  'rotate.certificate.line': ({ line }) => LINE[line],
  'rotate.certificate.copy': ({ what }) =>
    ({
      powershell: 'Avec PowerShell, sous Windows',
      openssl: 'Avec OpenSSL',
      keyId: 'ID de clé du certificat à supprimer',
      name: 'Son nom',
      thumbprint: 'Empreinte du nouveau certificat',
    })[what],
  'rotate.certificate.lookFor': ({ what }) =>
    ({
      listed: 'Les deux certificats figurent dans la liste, le nouveau avec l’empreinte ci-dessus.',
      accepted: 'L’intégration se connecte et ne montre aucune erreur.',
      gone: 'Le certificat ne figure plus dans la liste.',
    })[what],
  'rotate.certificate.risk': ({ step }) =>
    ({
      make: 'Qui a la clé privée peut se connecter comme l’intégration. Ne l’envoyez pas par courrier.',
      handOver:
        'Si la connexion échoue avec le nouveau certificat, remettez l’ancien : il fonctionne encore.',
      remove: 'Sans son fichier, un certificat supprimé ne peut pas être rétabli.',
    })[step],
  'rotate.certificate.proof': ({ proof }) =>
    ({
      uploaded: 'Le nouveau certificat figure dans l’inscription.',
      all: 'Le nouveau certificat figure dans l’inscription, ainsi que tous ceux qui y figuraient.',
      signedIn: 'Le rapport de Microsoft montre une connexion avec le nouveau certificat.',
      removeCertificate: 'L’ancien certificat a disparu.',
      undoCertificate: 'Le nouveau certificat a disparu.',
    })[proof],
  'rotate.certificate.confirm': ({ step }) =>
    ({
      add: 'Ajouter le nouveau certificat',
      removeCertificate: 'Supprimer l’ancien certificat',
      undoCertificate: 'Supprimer le nouveau certificat',
    })[step],
  'rotate.certificate.button': ({ button }) =>
    ({
      check: 'Prendre ce certificat',
      goOn: 'Continuer quand même',
      keepOld: 'Garder l’ancien certificat',
      keepNew: 'Laisser le nouveau certificat',
    })[button],
  'rotate.certificate.read': ({ subject, thumbprint, start, end }, format) =>
    `Objet : ${subject}\nEmpreinte (SHA-1), telle qu’Entra la montre : ${thumbprint}\nValable du ${format.date(start)} au ${format.date(end)}`,
  'rotate.certificate.whole': ({ step }) =>
    ({
      add: 'La requête remplace tous les certificats de l’inscription : chacun de ceux qui y figurent est renvoyé tel quel, avec le nouveau. ',
      remove:
        'La requête remplace tous les certificats de l’inscription : chacun sauf celui-ci est renvoyé tel quel. ',
    })[step] +
    'Ils sont abrégés ici et envoyés en entier. Juste avant, Graphkeeper les relit, et n’envoie rien si l’un d’eux a été ajouté ou supprimé entre-temps.',
  'rotate.certificate.wait': () => 'Microsoft transmet le changement à ses serveurs.',
  'rotate.certificate.lost': ({ keyIds }, format) =>
    format.plural(keyIds.length, {
      one: `Un certificat qui figurait dans l’inscription n’y est plus : ${keyIds.join(', ')}.`,
      other: `Des certificats qui figuraient dans l’inscription n’y sont plus : ${keyIds.join(', ')}.`,
    }),
  'rotate.certificate.lost.advice': () =>
    'Quelqu’un l’a peut-être supprimé au même moment. Sinon, qui se connecte avec lui ne le peut plus : ajoutez-le de nouveau depuis son fichier .cer, dans le centre d’administration Entra.',
  'rotate.certificate.wayBack': ({ state }) =>
    ({
      undo: 'Le nouveau certificat est supprimé, après votre confirmation. L’ancien reste tel quel.',
      handedOver:
        'L’intégration a peut-être déjà le nouveau certificat : rien n’est donc supprimé. Les deux certificats continuent de fonctionner.',
    })[state],
  'rotate.certificate.refused': ({ problem, start, end, bits, minBits, maxLifetimeMs }, format) => {
    switch (problem) {
      case 'empty':
        return 'Collez le certificat, ou choisissez son fichier.';
      case 'privateKey':
        return 'Ceci contient une clé privée. Graphkeeper n’en prend pas, et n’en a rien gardé. Donnez-lui le certificat seul : le fichier en .cer, ou le bloc qui commence par BEGIN CERTIFICATE.';
      case 'request':
        return 'Ceci est une demande de certificat. Donnez à Graphkeeper le certificat émis à la suite de cette demande.';
      case 'several':
        return 'Il y a là plusieurs certificats. Donnez à Graphkeeper celui de l’intégration seul, sans ceux de ses émetteurs.';
      case 'notCertificate':
        return 'Ceci n’est pas un certificat. C’est un texte qui commence par BEGIN CERTIFICATE, ou un fichier en .cer ou .crt.';
      case 'notYetValid':
        return `Ce certificat n’est valable qu’à partir du ${start === null ? '' : format.dateTime(start)}. Rien ne peut se connecter avec lui avant.`;
      case 'expired':
        return `Ce certificat a pris fin le ${end === null ? '' : format.dateTime(end)}.`;
      case 'notRsa':
        return 'Ce certificat n’a pas de clé RSA. Microsoft Entra ID n’accepte que des connexions avec des clés RSA.';
      case 'weakKey':
        return `La clé de ce certificat a ${format.number(bits ?? 0)} bits. Il en faut au moins ${format.number(minBits)}.`;
      case 'inUse':
        return 'C’est le certificat utilisé en ce moment. Donnez le nouveau à Graphkeeper.';
      case 'tooLong':
        return `Ce certificat est valable plus longtemps que la stratégie de l’organisation ne le permet : ${days(maxLifetimeMs, format)}. Créez-en un qui finisse plus tôt.`;
      case 'selfSigned':
        return 'La stratégie de l’organisation n’accepte que des certificats émis par une autorité approuvée. Celui-ci est autosigné.';
    }
  },
  'rotate.question.certificate': () => 'Le nouveau certificat, sans sa clé privée',
  'rotate.question.certificate.hint': ({ maxLifetimeMs }, format) =>
    maxLifetimeMs === null
      ? 'Choisissez le fichier .cer, ou collez le texte qui commence par BEGIN CERTIFICATE.'
      : `Choisissez le fichier .cer, ou collez le texte qui commence par BEGIN CERTIFICATE. L’organisation autorise ${days(maxLifetimeMs, format)} au plus.`,
};
