import type { FileErrorReason, JsonType, SyntaxProblem, TextFormat } from '../../domain/configuration-error';
import type { Formatter } from '../formatter';
import { type DamagedFile, damagedFile, FILE_ERRORS } from './file-error';

const TYPES: Readonly<Record<JsonType | 'wholeNumber', string>> = {
  text: 'a text in quotes',
  number: 'a number',
  wholeNumber: 'a whole number',
  boolean: 'true or false',
  list: 'a list [ ]',
  object: 'an object { }',
  null: 'null',
};

const FORMATS: Readonly<Record<TextFormat, string>> = {
  guid: 'an id such as 00000000-0000-0000-0000-000000000000 is expected',
  email: 'a mail address is expected',
  httpsAddress: 'an address that begins with https:// is expected',
  tenant: 'a tenant id or a domain name is expected',
  other: 'the text does not have the expected form',
};

const SYNTAX: Readonly<Record<SyntaxProblem, string>> = {
  empty: 'the file is empty',
  endOfText: 'the text ends here in the middle, the file seems to be cut short',
  comment: 'comments are not part of JSON, remove this one',
  trailingComma: 'nothing follows this comma, remove it',
  missingComma: 'a comma or a closing bracket is missing before this',
  textAfterEnd: 'there is more text after the end of the document',
  quotes: 'names and texts need double quotes',
  controlCharacter: 'a text may not contain a line break, a tab or another control character',
  escape: 'this \\ sequence does not exist in JSON; write \\\\ for a backslash',
  number: 'this is not a number as JSON writes it',
  duplicateField: 'this field is there twice, keep one',
  tooDeep: 'the brackets are nested too deeply',
  unexpected: 'a value or a closing bracket was expected here',
};

const KEYCHAIN = {
  moduleMissing: 'its module is not installed on this computer',
  noService: 'no keyring service is running in this session (install and start GNOME Keyring or KWallet)',
  timeout: 'it did not answer in time (it may be waiting to be unlocked)',
  locked: 'it is locked (unlock it)',
  failed: 'it refused to keep an entry',
} as const;

/** What is wrong with a configuration file, the settings file, a file that was to be saved, or the keychain. */
export const configuration = {
  'configuration.fileUnreadable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `The configuration file ${path} cannot be read: ${FILE_ERRORS[reason]}.`,
  'configuration.fileTooLarge': (
    { path, megabytes }: { path: string; megabytes: number },
    format: Formatter,
  ) => `${path} is larger than ${format.number(megabytes)} MB, so it is not a configuration file.`,
  'configuration.notUtf8': ({ path, encoding }: { path: string; encoding: 'utf16' | 'unknown' }) =>
    encoding === 'utf16'
      ? `The configuration file ${path} is written in UTF-16. Save it as UTF-8.`
      : `The configuration file ${path} is not UTF-8 text. Save it as UTF-8.`,
  'configuration.syntax': ({
    place,
    problem,
    line,
    column,
  }: {
    place: string;
    problem: SyntaxProblem;
    line: number;
    column: number;
  }) => `Line ${String(line)}, column ${String(column)} (${place}): ${SYNTAX[problem]}.`,
  'configuration.wrongType': ({
    place,
    expected,
    found,
  }: {
    place: string;
    expected: JsonType | 'wholeNumber';
    found: JsonType;
  }) =>
    expected === 'wholeNumber' && found === 'number'
      ? `${place}: a whole number is expected.`
      : `${place}: ${TYPES[expected]} is expected, not ${TYPES[found]}.`,
  'configuration.missingField': ({ place }: { place: string }) => `${place}: this field is missing.`,
  'configuration.unknownField': ({ place }: { place: string }) =>
    `${place}: there is no such field. Check its spelling and where it stands.`,
  'configuration.notOneOf': ({ place, allowed }: { place: string; allowed: readonly string[] }) =>
    `${place}: one of these is expected: ${allowed.map((one) => `"${one}"`).join(', ')}.`,
  'configuration.badFormat': ({ place, format }: { place: string; format: TextFormat }) =>
    `${place}: ${FORMATS[format]}.`,
  'configuration.outOfRange': (
    {
      place,
      bound,
      limit,
      unit,
    }: {
      place: string;
      bound: 'atLeast' | 'atMost';
      limit: number;
      unit: 'value' | 'characters' | 'entries';
    },
    format: Formatter,
  ) => {
    const amount = `${bound === 'atLeast' ? 'at least' : 'at most'} ${format.number(limit)}`;
    const units = {
      value: `must be ${amount}`,
      characters: `needs ${amount} ${format.plural(limit, { one: 'character', other: 'characters' })}`,
      entries: `needs ${amount} ${format.plural(limit, { one: 'entry', other: 'entries' })}`,
    };
    return `${place}: ${units[unit]}.`;
  },
  'configuration.duplicateValue': ({ place }: { place: string }) =>
    `${place}: an earlier connection has the same one. Give each connection its own.`,
  'configuration.credentialChoice': ({ place }: { place: string }) =>
    `${place}: give either "secret" or "certificate", and not both.`,
  'configuration.secretReference': ({ place }: { place: string }) =>
    `${place}: say where the secret is kept, as { "env": "NAME" } or as { "keychain": "name" }. The secret itself does not belong in this file.`,
  'configuration.daysOrder': ({ place }: { place: string }) =>
    `${place}: "notice" must not be smaller than "warning", nor "warning" than "critical".`,
  'configuration.invalid': ({ place }: { place: string }) => `${place}: this value cannot be used.`,
  'configuration.environmentMissing': ({
    place,
    variable,
    isEmpty,
  }: {
    place: string;
    variable: string | null;
    isEmpty: boolean;
  }) =>
    variable === null
      ? `${place}: there is no environment variable of this name. The name of a variable belongs here, not the secret itself.`
      : isEmpty
        ? `${place}: the environment variable ${variable} is empty. Put the secret into it.`
        : `${place}: the environment variable ${variable} is not set. Put the secret into it.`,
  'settings.quarantined': (damaged: DamagedFile) =>
    damagedFile(damaged, {
      lastGood: 'The last good settings are in use, because the settings file was damaged',
      defaults:
        'Graphkeeper started with default settings and no stored connections, because the settings file was damaged',
    }),
  'settings.unwritable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Changes to the settings last only until Graphkeeper is closed, because they cannot be saved to ${path}: ${FILE_ERRORS[reason]}.`,
  'settings.unreadable': ({ path, reason }: { path: string; reason: FileErrorReason }) =>
    `Graphkeeper started with default settings and no stored connections, because ${path} cannot be read: ${FILE_ERRORS[reason]}. The file is left as it is, and changes last only until Graphkeeper is closed.`,
  'settings.newer': ({ path, version, known }: { path: string; version: number; known: number }) =>
    `Changes to the settings last only until Graphkeeper is closed, because ${path} was written by a newer Graphkeeper (format ${String(version)}, this one knows ${String(known)}). The file is left as it is. Install the newer version again, or move the file away.`,
  'file.saved': ({ file }: { file: string }) => `Saved as ${file}`,
  'file.notSaved': ({ reason }: { reason: FileErrorReason }) =>
    `Not saved: ${reason === 'denied' ? 'access was denied, or another program has the file open' : FILE_ERRORS[reason]}.`,
  'keychain.unavailable': ({ reason }: { reason: keyof typeof KEYCHAIN }) =>
    `Sign-ins and secrets last only until Graphkeeper is closed, because the keychain of this computer cannot be used: ${KEYCHAIN[reason]}. Nothing is written to disk instead.`,
};
