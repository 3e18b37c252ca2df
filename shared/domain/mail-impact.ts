/** What a finding means for customers' mail: it has stopped, it will or may stop, or it is untouched. */
export type MailImpact = 'stopped' | 'atRisk' | 'none';
