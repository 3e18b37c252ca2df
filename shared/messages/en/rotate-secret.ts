import { assertNever } from '../../domain/assert-never';
import type { Formatter } from '../formatter';

/** The steps of the rotation of a client secret. */
export type RotationStep =
  | 'survey'
  | 'found'
  | 'choose'
  | 'removeOrphan'
  | 'add'
  | 'value'
  | 'replicate'
  | 'findPlace'
  | 'handOver'
  | 'handOverElsewhere'
  | 'own'
  | 'ownByHand'
  | 'removeOld'
  | 'verify'
  | 'putBack'
  | 'ownBack'
  | 'undoAdd'
  | 'makeCertificate'
  | 'uploadCertificate'
  | 'seeCertificates'
  | 'handOverCertificate'
  | 'ownCertificate'
  | 'removeCertificate'
  | 'undoCertificate';

/** What can keep a rotation from getting on. */
export type RotationProblem =
  | 'blocked'
  | 'lifetime'
  | 'notHere'
  | 'inUse'
  | 'inUseElsewhere'
  | 'certificateInUse'
  | 'newCertificateInUse'
  | 'certificateGone'
  | 'certificatesChanged'
  | 'certificateEnd'
  | 'certificateLifetime'
  | 'certificateBlocked'
  | 'newInUse'
  | 'newInUseElsewhere'
  | 'notTaken'
  | 'rejected'
  | 'valueLost'
  | 'notFlowing';

const TITLE: Readonly<Record<RotationStep, string>> = {
  survey: 'Look at the secrets that there are',
  found: 'Decide about a new secret that nobody uses yet',
  choose: 'Choose how long the new secret is valid',
  removeOrphan: 'Remove a new secret whose value was lost',
  add: 'Add the new secret beside the old one',
  value: 'Let Graphkeeper know the new secret',
  replicate: 'Wait until Microsoft accepts the new secret',
  findPlace: 'Find where Genesys Cloud keeps the secret',
  handOver: 'Put the new secret into Genesys Cloud',
  handOverElsewhere: 'Put the new secret into your integration',
  own: 'Let Graphkeeper itself look with the new secret',
  ownByHand: 'Replace the secret that Graphkeeper is given',
  removeOld: 'Remove the old secret',
  verify: 'Look at everything again',
  putBack: 'Put the old secret back into Genesys Cloud',
  ownBack: 'Let Graphkeeper itself look with the old secret again',
  undoAdd: 'Remove the new secret again',
  makeCertificate: 'Make a new certificate',
  uploadCertificate: 'Add the new certificate beside the old one',
  seeCertificates: 'See that all certificates are there',
  handOverCertificate: 'Give the new certificate to the integration',
  ownCertificate: 'Replace the certificate that Graphkeeper is given',
  removeCertificate: 'Remove the old certificate',
  undoCertificate: 'Remove the new certificate again',
};

const EXPLANATION: Readonly<Record<RotationStep, string>> = {
  survey:
    'Graphkeeper reads the registration’s secrets, which of them is in use, and whether the organisation limits how long a new one may be valid.',
  found:
    'Somebody began to rotate the secret, and did not finish. Whoever added it may still have its value: Graphkeeper tries it with a real sign-in before it is handed over. Microsoft does not show the value again.',
  choose:
    'The old secret keeps working until it ends or is removed, so mail is fetched all the time. Microsoft recommends less than a year.',
  removeOrphan:
    'A new secret was added, but nobody has its value: Microsoft shows a value once only. Nobody uses this secret. It is removed, and a new one is added in its place.',
  add: 'The new secret stands beside the old one: nothing stops working. Its value goes into the keychain of this computer and nowhere else.',
  value:
    'Microsoft shows the value once, when the secret is added: it is in the column “Value”, not “Secret ID”. Paste it here, so that Graphkeeper can try it, hand it over and look with it. It goes into the keychain only.',
  replicate:
    'A new secret is known to all of Microsoft’s servers after some seconds. Until a real sign-in with it succeeds, it must not be handed over.',
  findPlace:
    'Graphkeeper reads which credential the integration has at Genesys Cloud, and which of its fields is the client secret. It reads no secret: Genesys Cloud shows none.',
  handOver:
    'The integration in Genesys Cloud still has the old secret. Give it the new one: the value, not the secret ID.',
  handOverElsewhere:
    'Your integration still has the old secret. Give it the new one: the value, not the secret ID.',
  own: 'Graphkeeper looks with the integration’s own secret as well. From now on it does so with the new one.',
  ownByHand:
    'Graphkeeper is given the integration’s secret from outside: by an environment variable or a keychain entry that is not its own. Replace it there; otherwise Graphkeeper reports a rejected secret as soon as the old one is gone.',
  removeOld:
    'An old secret that still works is a key that nobody watches. Remove it now, or keep it until it ends by itself.',
  verify: 'A last look with fresh tokens: the new secret works, and nothing else broke.',
  putBack:
    'Genesys Cloud gets the secret that it had before, which still works. Then the integration is disabled and enabled.',
  ownBack: 'Graphkeeper looks with the integration’s own secret as well: from now on with the old one again.',
  undoAdd: 'Nothing uses the new secret. It is removed; the old one stays as it is.',
  makeCertificate:
    'The integration signs in with a certificate. Make the new one, with its private key, on the computer that will use it: the key never has to leave it. Graphkeeper only takes the certificate itself, which is public.',
  uploadCertificate:
    'The registration gets the new certificate. The old one stays beside it, so nothing stops working.',
  seeCertificates:
    'Microsoft replaces all certificates of a registration at once. Graphkeeper looks whether the new one stands there now, and each that stood there before.',
  handOverCertificate:
    'The integration still signs in with the old certificate. From now on it is to use the new one, with its private key.',
  ownCertificate:
    'Graphkeeper looks with the integration’s own certificate as well. Otherwise it reports a rejected certificate as soon as the old one is gone.',
  removeCertificate:
    'An old certificate that still works is a key that nobody watches. Remove it now, or keep it until it ends by itself.',
  undoCertificate: 'Nothing uses the new certificate. It is removed; the old one stays as it is.',
};

/** What the rotation of a client secret says. */
export const rotateSecret = {
  'rotate.title': ({ step }: { step: RotationStep }) => TITLE[step],
  'rotate.explanation': ({ step }: { step: RotationStep }) => EXPLANATION[step],
  'rotate.found': ({ label, end }: { label: string; end: string | null }, format: Formatter) =>
    end === null
      ? `Beside the secret in use stands “${label}”, with which nobody is known to sign in.`
      : `Beside the secret in use stands “${label}”, valid until ${format.date(end)}, with which nobody is known to sign in.`,
  'rotate.question.found': () => 'What is to become of it?',
  'rotate.found.option': ({ option }: { option: 'use' | 'another' | 'remove' }) =>
    ({
      use: 'Go on with it: I have its value',
      another: 'Leave it, and add another one',
      remove: 'Remove it, and add another one: nobody has its value',
    })[option],
  'rotate.handOver.written': () =>
    'The integration in Genesys Cloud still has the old secret. The request replaces its credential: every field but the secret stays as it is.',
  'rotate.changes': () =>
    'A client secret is added to the app registration, and the old one is removed at the end, each after you confirmed it.',
  'rotate.changes.both': () =>
    'A client secret is added to the app registration and written into the credential of the integration at Genesys Cloud, which is then disabled and enabled. At the end the old secret is removed. Each is confirmed by you before.',
  'rotate.risk.policy': () => 'Where the organisation’s policy refuses the secret, nothing is changed.',
  'rotate.risk.replication': () =>
    'It usually takes less than a minute. If it takes longer, nothing is lost: the old secret still works.',
  'rotate.risk.handOver': () =>
    'Until the integration is disabled and enabled, it goes on with what it had. If something goes wrong, put the old secret back: it still works.',
  'rotate.risk.removal': () => 'A removed secret cannot be brought back.',
  'rotate.confirm': ({
    step,
  }: {
    step: 'add' | 'handOver' | 'removeOld' | 'removeOrphan' | 'putBack' | 'undoAdd';
  }) =>
    ({
      add: 'Add the new secret',
      handOver: 'Write it there, and disable and enable the integration',
      putBack: 'Put the old secret back, and disable and enable the integration',
      removeOld: 'Remove the old secret',
      removeOrphan: 'Remove the lost secret',
      undoAdd: 'Remove the new secret',
    })[step],
  'rotate.unseen': ({ step }: { step: 'handOver' | 'putBack' }) =>
    ({
      handOver:
        'Genesys Cloud has the new secret or still the old one. No secret was removed, so nothing is worse than before. Write it again, or by hand: it puts the same value there, whether or not it arrived.',
      putBack:
        'Genesys Cloud has the old secret again or still the new one. Both are valid, so mail is fetched with either. Write it again, or by hand: it puts the same value there, whether or not it arrived.',
    })[step],
  'rotate.button': ({
    button,
  }: {
    button:
      | 'choose'
      | 'keepValue'
      | 'withoutValue'
      | 'handedOver'
      | 'handedOverElsewhere'
      | 'handOverByHand'
      | 'ownReplaced'
      | 'ownLater'
      | 'keepOld';
  }) =>
    ({
      choose: 'Use this end date',
      keepValue: 'Keep it in the keychain',
      withoutValue: 'Go on without giving it to Graphkeeper',
      handedOver: 'The new secret is in Genesys Cloud',
      handedOverElsewhere: 'My integration has the new secret',
      handOverByHand: 'I put it there by hand',
      ownReplaced: 'It is replaced',
      ownLater: 'I do that later',
      keepOld: 'Keep the old secret',
    })[button],
  'rotate.question.end': () => 'Valid until',
  'rotate.question.end.hint': ({ maxDays }: { maxDays: number | null }, format: Formatter) =>
    maxDays === null
      ? 'At most two years. Graphkeeper reminds you long before.'
      : `The organisation allows ${format.plural(maxDays, { one: '1 day', other: `${format.number(maxDays)} days` })} at most. Graphkeeper reminds you long before.`,
  'rotate.question.end.wrong': ({ min, max }: { min: string; max: string }, format: Formatter) =>
    `Choose a day from ${format.date(min)} to ${format.date(max)}.`,
  'rotate.question.value': () => 'Value of the new secret',
  'rotate.question.value.problem': ({
    problem,
  }: {
    problem: 'empty' | 'secretId' | 'otherHint' | 'refused';
  }) =>
    ({
      empty: 'Paste the value of the new secret.',
      secretId: 'This looks like the secret ID. The value is in the column beside it.',
      otherHint: 'This is not the value of that secret: it begins with other characters.',
      refused: 'Microsoft refuses this value: it is not, or not wholly, the value of that secret.',
    })[problem],
  'rotate.question.old': () => 'Which secret does Genesys Cloud use up to now?',
  'rotate.secret': ({ label, keyId }: { label: string; keyId: string }) => `${label} (${keyId})`,
  'rotate.wait': () => 'Microsoft is passing the new secret on to its servers.',
  'rotate.copy': ({ what }: { what: 'name' | 'clientId' | 'command' | 'keyId' }) =>
    ({
      name: 'Name for the new secret',
      clientId: 'Client ID',
      command: 'The same with the Azure command line',
      keyId: 'Secret ID of the secret to remove',
    })[what],
  'rotate.byHand': ({
    line,
  }: {
    line:
      | 'openCredentials'
      | 'newSecret'
      | 'copyValue'
      | 'openIntegrations'
      | 'openElsewhere'
      | 'restart'
      | 'openCredentialsTab'
      | 'pasteValue'
      | 'pasteOld'
      | 'deleteOld'
      | 'replaceOwn';
  }) =>
    ({
      openCredentials: 'Open “Certificates & secrets” of the app registration in the Entra admin center.',
      newSecret: 'Choose “New client secret”, paste the name, choose the end, and add it.',
      copyValue: 'Copy the value from the column “Value” at once: it is shown this one time.',
      openIntegrations:
        'In Genesys Cloud, open Admin > Integrations > Integrations, and there the Microsoft Graph integration.',
      openElsewhere: 'Open the settings of your integration, where it has its client secret.',
      restart: 'If it reads its settings only when it starts, restart it.',
      openCredentialsTab: 'Open Configuration > Credentials, and choose Configure.',
      pasteValue: 'Paste the new value into the client secret, leave everything else as it is, and save.',
      pasteOld: 'Paste the old value into the client secret, leave everything else as it is, and save.',
      deleteOld: 'Delete the secret with the ID below. Make sure that it is this one.',
      replaceOwn:
        'Put the new value where Graphkeeper gets the secret from, and restart Graphkeeper if it is an environment variable.',
    })[line],
  'rotate.lookFor': ({ what }: { what: 'listed' | 'saved' | 'savedElsewhere' | 'gone' }) =>
    ({
      listed: 'The new secret stands in the list, with the end that you chose.',
      saved: 'Genesys Cloud says that the credentials were saved.',
      savedElsewhere: 'Your integration has saved it, and signs in without an error.',
      gone: 'The secret is not in the list any more.',
    })[what],
  'rotate.problem': ({ problem }: { problem: RotationProblem }) => {
    switch (problem) {
      case 'blocked':
        return 'The organisation’s policy forbids new client secrets for this app.';
      case 'lifetime':
        return 'The organisation’s policy refuses a secret that is valid for so long.';
      case 'notHere':
        return 'The app registration is not in this tenant, so its secrets are managed in another one.';
      case 'inUse':
      case 'inUseElsewhere':
        return 'The old secret is still in use: Microsoft’s report shows a sign-in with it after the change.';
      case 'certificateInUse':
        return 'The old certificate is still in use: Microsoft’s report shows a sign-in with it after the change.';
      case 'newCertificateInUse':
        return 'The new certificate is in use already. Removing it would stop the mail.';
      case 'certificateGone':
        return 'The new certificate is not in the registration any more. Without the old one, nothing could sign in.';
      case 'certificatesChanged':
        return 'Somebody changed the certificates of the registration meanwhile. Nothing was sent.';
      case 'certificateEnd':
        return 'Microsoft refuses the end of a certificate.';
      case 'certificateLifetime':
        return 'The organisation’s policy refuses a certificate that is valid for so long.';
      case 'certificateBlocked':
        return 'The organisation’s policy forbids this certificate for this app.';
      case 'newInUse':
      case 'newInUseElsewhere':
        return 'The new secret is in use already. Removing it would stop the mail.';
      case 'notTaken':
        return 'The credential at Genesys Cloud was last saved before the new secret existed, so it still holds the old one.';
      case 'rejected':
        return 'Microsoft rejects the sign-in for another reason than the secret.';
      case 'valueLost':
        return 'The value of the new secret is not in the keychain any more.';
      case 'notFlowing':
        return 'The last look found something broken.';
      default:
        return assertNever(problem, 'rotation problem');
    }
  },
  'rotate.advice': ({ problem }: { problem: RotationProblem }) => {
    switch (problem) {
      case 'blocked':
        return 'Ask whoever looks after app management policies for an exception, or use a certificate.';
      case 'lifetime':
        return 'Choose an earlier end.';
      case 'notHere':
        return 'Connect the tenant that the registration belongs to, and rotate the secret there.';
      case 'inUse':
        return 'Check that the new secret was saved in Genesys Cloud, and disable and enable the integration again. The report is up to a day late; the old secret keeps working meanwhile.';
      case 'inUseElsewhere':
        return 'Check that your integration has the new secret, and let it sign in anew. The report is up to a day late; the old secret keeps working meanwhile.';
      case 'certificateInUse':
        return 'Check that the integration has the new certificate, and let it sign in anew. The report is up to a day late; the old certificate keeps working meanwhile.';
      case 'newCertificateInUse':
        return 'Finish the rotation, or let the integration use the old certificate again first.';
      case 'certificateGone':
        return 'Keep the old certificate. Ask who removed the new one, or begin again with another.';
      case 'certificatesChanged':
        return 'See whether what changed was meant to. The request has been made anew with what stands there now.';
      case 'certificateEnd':
        return 'Make a new one that is valid for a year at most. If an expired certificate stands in the registration, remove that one first.';
      case 'certificateLifetime':
        return 'Make one that ends earlier.';
      case 'certificateBlocked':
        return 'Ask whoever looks after app management policies which certificates are allowed, for example those of a trusted authority.';
      case 'newInUse':
        return 'Finish the rotation, or put the old secret back into Genesys Cloud first.';
      case 'newInUseElsewhere':
        return 'Finish the rotation, or put the old secret back into your integration first.';
      case 'notTaken':
        return 'Put the new value into the integration’s credentials there, save, and disable and enable the integration. Then look again.';
      case 'rejected':
        return 'See what the connection’s page says about the token, mend that, then look again.';
      case 'valueLost':
        return 'Cancel this run, which removes the new secret, and begin again.';
      case 'notFlowing':
        return 'See the connection’s page. If it began with this change, put things back as they were and tell whoever supports you.';
      default:
        return assertNever(problem, 'rotation problem');
    }
  },
  'rotate.proof': ({ proof }: { proof: 'survey' | 'place' | 'added' | 'accepted' | 'removed' | 'works' }) =>
    ({
      survey: 'The secrets were read.',
      place: 'The integration’s credential was found at Genesys Cloud.',
      added: 'The new secret stands in the registration.',
      accepted: 'Microsoft issued a token for the new secret.',
      removed: 'The secret is gone.',
      works: 'Microsoft issued a token, and nothing about the secrets is wrong.',
    })[proof],
  'rotate.wayBack': ({ state }: { state: 'undo' | 'handedOver' | 'handedOverElsewhere' | 'putBack' }) =>
    ({
      undo: 'The new secret is removed again, after you confirmed it. The old one stays as it is.',
      handedOver:
        'The new secret may be in Genesys Cloud already, so nothing is removed. Both secrets keep working.',
      handedOverElsewhere:
        'Your integration may have the new secret already, so nothing is removed. Both secrets keep working.',
      putBack:
        'The old secret, which still works, is put back into Genesys Cloud, the integration is disabled and enabled, and the new secret is removed. Each is confirmed by you before.',
    })[state],
  'rotate.elsewhere.risk': () =>
    'Until your integration uses the new secret, it goes on with the old one. If something goes wrong, put the old secret back: it still works.',
  'rotate.elsewhere.question': () => 'Which secret does your integration use up to now?',
  'rotate.word': () => 'The administrator saw mail arrive in Genesys Cloud after the change.',
};
