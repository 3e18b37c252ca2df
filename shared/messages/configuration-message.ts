import { assertNever } from '../domain/assert-never';
import type { ConfigurationError } from '../domain/configuration-error';
import { type Message, message } from './message';

/** The message for a configuration that cannot be used: it names the place and no value. */
export function configurationErrorMessage(error: ConfigurationError): Message {
  const { place } = error;
  switch (error.code) {
    case 'fileUnreadable':
      return message('configuration.fileUnreadable', { path: place, reason: error.reason });
    case 'fileTooLarge':
      return message('configuration.fileTooLarge', { path: place, megabytes: error.limitBytes / 1_048_576 });
    case 'notUtf8':
      return message('configuration.notUtf8', { path: place, encoding: error.encoding });
    case 'syntax':
      return message('configuration.syntax', {
        place,
        problem: error.problem,
        line: error.line,
        column: error.column,
      });
    case 'wrongType':
      return message('configuration.wrongType', { place, expected: error.expected, found: error.found });
    case 'missingField':
      return message('configuration.missingField', { place });
    case 'unknownField':
      return message('configuration.unknownField', { place });
    case 'notOneOf':
      return message('configuration.notOneOf', { place, allowed: error.allowed });
    case 'badFormat':
      return message('configuration.badFormat', { place, format: error.format });
    case 'outOfRange':
      return message('configuration.outOfRange', {
        place,
        bound: error.bound,
        limit: error.limit,
        unit: error.unit,
      });
    case 'duplicateValue':
      return message('configuration.duplicateValue', { place });
    case 'credentialChoice':
      return message('configuration.credentialChoice', { place });
    case 'secretReference':
      return message('configuration.secretReference', { place });
    case 'daysOrder':
      return message('configuration.daysOrder', { place });
    case 'invalid':
      return message('configuration.invalid', { place });
    case 'environmentMissing':
      return message('configuration.environmentMissing', {
        place,
        variable: error.variable,
        isEmpty: error.isEmpty,
      });
    default:
      return assertNever(error, 'configuration error');
  }
}
