import { z } from 'zod';

import {
  type GenesysIntegrationFacts,
  INTENDED_STATES,
  REPORTED_STATES,
} from '../../../shared/domain/genesys';
import { optionalInstant, optionalText } from '../../network/answer-schema';
import { absentIsNull } from '../../network/query';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';
import { oneOf, reference } from '../schemas';

/** `Integration` with its `IntegrationStatusInfo`. */
const integration = z
  .object({
    id: z.string().min(1),
    name: optionalText,
    integrationType: reference,
    intendedState: oneOf(INTENDED_STATES),
    reportedState: z
      .object({
        code: oneOf(REPORTED_STATES),
        detail: z.object({ message: optionalText, localizableMessageCode: optionalText }).nullish(),
        lastUpdated: optionalInstant,
      })
      .nullish(),
  })
  .transform(({ id, name, integrationType, intendedState, reportedState }): GenesysIntegrationFacts => ({
    id,
    name,
    typeId: integrationType?.id ?? null,
    intendedState,
    reportedState: reportedState?.code ?? 'other',
    problem: reportedState?.detail?.message ?? reportedState?.detail?.localizableMessageCode ?? null,
    reportedAt: reportedState?.lastUpdated ?? null,
  }));

/** One integration; null: it was deleted. */
export function integrationQuery(id: string): GenesysQuery<GenesysIntegrationFacts | null> {
  return entityQuery<GenesysIntegrationFacts | null>({
    path: `/api/v2/integrations/${encodeURIComponent(id)}`,
    permission: GENESYS_READ_PERMISSIONS.integration,
    schema: integration,
    resultOf: absentIsNull,
  });
}
