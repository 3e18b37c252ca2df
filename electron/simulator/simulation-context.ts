import type { AccessTokens } from './entra/access-tokens';
import type { AuthorizationCodes } from './entra/authorization-codes';
import type { IdTokens } from './entra/id-tokens';
import type { FaultSource } from './fault-injection';
import type { ApiTokens } from './genesys/api-tokens';
import type { RateLimit } from './genesys/rate-limit';
import type { Random } from './random';
import type { World } from './world';

/** What all simulated services share. */
export interface SimulationContext {
  readonly world: World;
  /** A new GUID from the seeded source. */
  readonly newId: () => string;
  readonly random: Random;
  readonly accessTokens: AccessTokens;
  readonly authorizationCodes: AuthorizationCodes;
  readonly idTokens: IdTokens;
  readonly faults: FaultSource;
  /** Access tokens of Genesys Cloud. */
  readonly apiTokens: ApiTokens;
  /** What clients of Genesys Cloud have asked for. */
  readonly apiRate: RateLimit;
}
