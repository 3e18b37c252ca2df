import { z } from 'zod';

import { type ConfigurationInput, configurationSchema } from '../../shared/domain/configuration';
import type { EpochMs } from '../../shared/domain/instant';
import { fail, ok, type Result } from '../../shared/domain/result';
import { stateReferences } from './state-references';
import { organisationsSchema, tenantsSchema } from './state-schema';
import type { World } from './world';

/** The `schema` field of a state file. */
const STATE_SCHEMA = 'graphkeeper.tenant/1';

/** What a state file holds. STATE.md, beside this file, describes the format. */
export interface SimulatedState {
  readonly world: World;
  /** What watches the world; null: the file does not say. */
  readonly configuration: ConfigurationInput | null;
  /** The secrets that the configuration refers to, by name of the environment variable. */
  readonly env: Readonly<Record<string, string>>;
}

/** Why a state file was refused. Neither form repeats a value of the file, which may be a secret. */
export type StateFileError =
  | { readonly code: 'notJson' }
  | {
      readonly code: 'invalid';
      /** Every place that is wrong, for example `tenants[0].users[1].mail`; the whole file is `(file)`. */
      readonly issues: readonly { readonly place: string; readonly problem: string }[];
    };

/**
 * Reads the state of a simulated cloud. Relative times (`"+6d"`) count from `now`. Secrets are part of it: they
 * are those of a simulated tenant and open nothing else.
 */
export function parseStateFile(text: string, now: EpochMs): Result<SimulatedState, StateFileError> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ code: 'notJson' });
  }
  const file = fileSchema(now).safeParse(json);
  if (!file.success) return fail({ code: 'invalid', issues: file.error.issues.flatMap(toIssues) });
  const { tenants, organisations, configuration, env } = file.data;
  const world: World = { tenants, organisations };
  const dangling = stateReferences(world);
  if (dangling.length > 0) return fail({ code: 'invalid', issues: dangling });
  return ok({ world, configuration, env });
}

/** Writes the state of a simulated cloud, its times relative to `now`: read back then or later, it is as old as now. */
export function writeStateFile(
  world: World,
  now: EpochMs,
  watched: Pick<SimulatedState, 'configuration' | 'env'> = { configuration: null, env: {} },
): string {
  const state = z.encode(fileSchema(now), {
    schema: STATE_SCHEMA,
    tenants: structuredClone(world.tenants),
    organisations: structuredClone(world.organisations),
    configuration: watched.configuration,
    env: { ...watched.env },
  });
  return `${JSON.stringify(state, null, 2)}\n`;
}

function fileSchema(now: EpochMs) {
  return z.strictObject({
    schema: z.literal(STATE_SCHEMA),
    tenants: tenantsSchema(now),
    organisations: organisationsSchema(now).default([]),
    configuration: z
      .custom<ConfigurationInput>()
      .superRefine((value, context) => {
        const parsed = configurationSchema.safeParse(value);
        for (const issue of parsed.success ? [] : parsed.error.issues) {
          context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
        }
      })
      .nullable()
      .default(null),
    env: z.record(z.string().min(1), z.string()).default({}),
  });
}

function toIssues(issue: z.core.$ZodIssue): readonly { readonly place: string; readonly problem: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      place: placeOf([...issue.path, key]),
      problem: 'is not a known field',
    }));
  }
  return [{ place: placeOf(issue.path), problem: issue.message }];
}

function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return place === '' ? '(file)' : place;
}
