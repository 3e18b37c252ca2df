/** What is wrong with a drafted connection, beside what the tenant input itself says. */
export type DraftProblem =
  | { readonly code: 'nameMissing' }
  | { readonly code: 'nameTooLong'; readonly limit: number }
  /** Another connection has it. */
  | { readonly code: 'nameTaken' }
  | { readonly code: 'tenantMissing' }
  /** An unlisted cloud needs two https addresses. */
  | { readonly code: 'cloudIncomplete' }
  | { readonly code: 'clientIdMissing' }
  | { readonly code: 'clientIdInvalid' }
  | { readonly code: 'addressInvalid'; readonly address: string }
  | { readonly code: 'addressTwice'; readonly address: string }
  /** Watched, and yet to stay closed. */
  | { readonly code: 'canaryWatched'; readonly address: string }
  | { readonly code: 'genesysClientIdInvalid' }
  | { readonly code: 'genesysSecretMissing' }
  /** A pair of hosts at Genesys Cloud needs two https addresses. */
  | { readonly code: 'regionIncomplete' }
  | { readonly code: 'domainInvalid'; readonly domain: string }
  /** No way to look was chosen. */
  | { readonly code: 'accessMissing' }
  | { readonly code: 'secretMissing' }
  /** The secret's id was pasted instead of its value. */
  | { readonly code: 'secretIsId' }
  /** Not one PEM text with an RSA private key and its certificate. */
  | { readonly code: 'certificateUnusable' }
  /** The keychain did not take a secret: nothing was saved. */
  | { readonly code: 'secretNotKept' };
