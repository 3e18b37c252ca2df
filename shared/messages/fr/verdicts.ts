import type { Severity } from '../../domain/severity';
import type { CheckText } from '../en/checks';
import type { MailConcern, verdicts as english } from '../en/verdicts';
import type { Formatter } from '../formatter';
import { speak, type TranslationOf } from '../translation';
import { checks } from './checks';
import { failures } from './failures';

/** Words that open a title and are written small after a colon; names keep their capitals. */
const OPENING = /^(?:La |Le |Les |L’|Un |Une |Aucune? |Personne |Cette |Il |On |Rien |Plusieurs |Certains )/;

function clause(cause: CheckText, format: Formatter): string {
  return speak(checks, cause, format).replace(OPENING, (word) => word.toLowerCase());
}

function mailOf({ mailbox, count }: MailConcern, format: Formatter): string {
  if (mailbox === null) return '';
  return count > 1 ? ` de ${format.number(count)} boîtes aux lettres` : ` de ${mailbox}`;
}

const UNWORDED: Readonly<Record<Severity, string>> = {
  ok: 'Le courrier circule.',
  notice: 'Le courrier circule\u202f; un point mérite un coup d’œil.',
  unknown: 'On ne sait pas si le courrier circule.',
  warning: 'Un point demande votre attention.',
  critical: 'Quelque chose est rompu.',
};

export const verdicts: TranslationOf<typeof english> = {
  'verdict.flowing': ({ next }, format) =>
    next === null
      ? 'Le courrier circule.'
      : `Le courrier circule. Prochaine échéance\u00a0: «\u00a0${next.name}\u00a0» expire ${format.relative(next.at)} (${format.date(next.at)}).`,
  'verdict.stopped': ({ cause, concern }, format) =>
    `Le nouveau courrier${mailOf(concern, format)} n’est pas récupéré\u00a0: ${clause(cause, format)}.`,
  'verdict.notArriving': ({ cause, concern }, format) =>
    `Le nouveau courrier${mailOf(concern, format)} n’atteint aucun agent\u00a0: ${clause(cause, format)}.`,
  'verdict.notSent': ({ cause }, format) =>
    `Les réponses ne sont pas envoyées\u00a0: ${clause(cause, format)}.`,
  'verdict.atRisk': ({ cause, concern }, format) =>
    `Le courrier${mailOf(concern, format)} est menacé\u00a0: ${clause(cause, format)}.`,
  'verdict.incident': ({ cause, incident }, format) =>
    `${speak(checks, incident, format)}, ce qui explique peut-être que le nouveau courrier ne soit pas récupéré : ${clause(cause, format)}.`,
  'verdict.notice': ({ cause }, format) => `Le courrier circule. ${speak(checks, cause, format)}.`,
  'verdict.attention': ({ cause }, format) => `${speak(checks, cause, format)}.`,
  'verdict.unknown': ({ cause, failure }, format) =>
    failure === null
      ? `Tout n’est pas connu\u00a0: ${clause(cause, format)}.`
      : `Tout n’est pas connu\u00a0: ${clause(cause, format)}\u202f; ${speak(failures, failure, format)}.`,
  'verdict.unworded': ({ severity }) => UNWORDED[severity],
};
