import type { JsonObject } from '../../../../shared/domain/json';
import type { SimFlow } from '../organisation';
import { genesysTime } from './genesys-time';

/** An Architect flow as `Flow`; one that was never published has no `publishedVersion`. */
export function flowResource(flow: SimFlow): JsonObject {
  const version = (number: number, type: string): JsonObject => ({
    id: `${String(number)}.0`,
    commitVersion: String(number),
    type,
    selfUri: `/api/v2/flows/${flow.id}/versions/${String(number)}.0`,
  });
  const { publishedVersion } = flow;
  return {
    id: flow.id,
    name: flow.name,
    type: flow.type,
    active: true,
    system: false,
    deleted: flow.isDeleted,
    ...(publishedVersion === null
      ? {}
      : {
          publishedVersion: {
            ...version(publishedVersion, 'PUBLISH'),
            datePublished: genesysTime(flow.publishedAt),
          },
        }),
    savedVersion: version(publishedVersion ?? 1, 'SAVE'),
    selfUri: `/api/v2/flows/${flow.id}`,
  };
}
