import type { EpochMs } from '../../../shared/domain/instant';
import { type HttpReply, jsonReply } from '../http-exchange';

/** A refusal by Microsoft Entra ID before it is put into its envelope. */
export interface EntraRefusal {
  readonly status: number;
  /** The OAuth 2.0 `error` value. */
  readonly error: string;
  /** The AADSTS number. */
  readonly code: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Names a refusal. */
export function refusal(status: number, error: string, code: number, text: string): EntraRefusal {
  return { status, error, code, text };
}

/** Identifiers that Entra writes into an answer. */
interface EntraIds {
  readonly now: EpochMs;
  readonly traceId: string;
  readonly correlationId: string;
}

/** Entra's error envelope (Microsoft: AADSTS error codes, "Handling error codes in your application"). */
export function entraErrorReply(problem: EntraRefusal, ids: EntraIds): HttpReply {
  const timestamp = `${new Date(ids.now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return jsonReply(
    problem.status,
    {
      error: problem.error,
      error_description: `AADSTS${problem.code}: ${problem.text} Trace ID: ${ids.traceId} Correlation ID: ${ids.correlationId} Timestamp: ${timestamp}`,
      error_codes: [problem.code],
      timestamp,
      trace_id: ids.traceId,
      correlation_id: ids.correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${problem.code}`,
    },
    problem.headers,
  );
}

/** A required parameter is absent. */
export function missingParameter(name: string): EntraRefusal {
  return refusal(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  );
}
