/** The links of the chain that a customer's mail depends on, in order. */
export const LINKS = ['token', 'consent', 'scope', 'subscription', 'delivery', 'genesys'] as const;

export type Link = (typeof LINKS)[number];
