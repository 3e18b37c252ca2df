/** What a finding is about. */
export interface Subject {
  readonly type:
    | 'connection'
    | 'tokenEndpoint'
    | 'application'
    | 'clientSecret'
    | 'certificate'
    | 'permission'
    | 'mailbox'
    | 'subscription'
    | 'emailDomain'
    | 'integration'
    | 'access';
  readonly id: string;
  readonly name: string;
}
