import { z } from 'zod';

/** A year that a worker is to live through. */
export const orderSchema = z.strictObject({
  seed: z.number().int(),
  /** Null: a whole year. */
  days: z.number().nullable(),
  /** The folder of the authority of real sockets; null: in process. */
  authority: z.string().nullable(),
});

/** What came of it. */
export const newsSchema = z.strictObject({
  /** What broke; null: nothing did. */
  report: z.string().nullable(),
  polls: z.number(),
  deaths: z.number(),
});

export type Order = z.output<typeof orderSchema>;
export type News = z.output<typeof newsSchema>;
