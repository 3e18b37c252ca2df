/**
 * What an entry of the activity list tells of: a finding that turned `worse` or `better`, something else observed to
 * have `changed`, what was `told` and where, what somebody `acted` on an alert (acknowledged, snoozed, muted), what
 * was `done` by hand, a `problem` of Graphkeeper itself.
 */
export const ACTIVITY_KINDS = ['worse', 'better', 'changed', 'told', 'acted', 'done', 'problem'] as const;

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
