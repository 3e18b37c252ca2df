import type { Scenario } from './integration';

// Scenarios of the fifth link: whether mail is fetched.

/** All is well on Microsoft's side, and yet nothing has been fetched for three hours. */
export const mailBacklog: Scenario = {
  incident: {
    hoursAgo: 3,
    happen: ({ tenant }) => {
      tenant.vendor.fetchesMail = false;
    },
  },
};
