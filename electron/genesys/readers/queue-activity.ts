import { z } from 'zod';

import type { GenesysQueueActivity } from '../../../shared/domain/genesys';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { analyticsQuery, type GenesysQuery } from '../query';

/** `QueueObservationDataContainer`. */
const row = z.object({
  group: z.object({ queueId: z.string().min(1), mediaType: z.string().nullish() }),
  data: z
    .array(
      z.object({
        metric: z.string(),
        stats: z.object({ count: z.number().nonnegative().nullish() }).nullish(),
      }),
    )
    .nullish(),
});

type Row = z.output<typeof row>;

/** Counts of one metric are given by routing status: together they are the whole. */
function sumOf(rows: readonly Row[], metric: string): number {
  return rows
    .flatMap(({ data }) => data ?? [])
    .filter((one) => one.metric === metric)
    .reduce((sum, { stats }) => sum + (stats?.count ?? 0), 0);
}

function activityOf(queueId: string, rows: readonly Row[]): GenesysQueueActivity {
  const ofQueue = rows.filter(({ group }) => group.queueId === queueId);
  // Agents are counted in the row of no medium, mail in its own.
  const agents = ofQueue.filter(({ group }) => group.mediaType === null || group.mediaType === undefined);
  const mail = ofQueue.filter(({ group }) => group.mediaType === 'email');
  return {
    queueId,
    onQueueAgents: sumOf(agents, 'oOnQueueUsers'),
    waiting: sumOf(mail, 'oWaiting'),
    interacting: sumOf(mail, 'oInteracting'),
  };
}

/** What happens in some queues now, at least one. A queue with no row has nobody and nothing. */
export function queueActivityQuery(
  queueIds: readonly string[],
): GenesysQuery<readonly GenesysQueueActivity[]> {
  return analyticsQuery<readonly GenesysQueueActivity[]>({
    path: '/api/v2/analytics/queues/observations/query',
    permission: GENESYS_READ_PERMISSIONS.queueActivity,
    body: {
      filter: {
        type: 'or',
        predicates: queueIds.map((value) => ({
          type: 'dimension',
          dimension: 'queueId',
          operator: 'matches',
          value,
        })),
      },
      metrics: ['oOnQueueUsers', 'oWaiting', 'oInteracting'],
    },
    // Without any row, `results` is left out.
    schema: z
      .object({ results: z.array(row).nullish() })
      .transform(({ results }) => queueIds.map((id) => activityOf(id, results ?? []))),
  });
}
