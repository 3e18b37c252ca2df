import type { GrantState, RequestState } from '../../../checks/terms';
import type { PermissionEffect, PermissionReason, PermissionType } from '../../../profiles/vendor-profile';
import { vendorName } from './common';

const TYPES: Readonly<Record<PermissionType, string>> = {
  application: 'Application',
  delegated: 'Delegated',
};

function other(type: PermissionType): PermissionType {
  return type === 'application' ? 'delegated' : 'application';
}

function reasonOf(reason: PermissionReason, vendor: string | null): string {
  const by = vendorName(vendor);
  switch (reason) {
    case 'fetchAndMarkRead':
      return `It lets ${by} fetch mail and mark it as read once it is downloaded.`;
    case 'sendReplies':
      return `It lets ${by} send replies from the mailbox.`;
    case 'mailboxAddress':
      return `It gives ${by} the mailbox user’s address; without it related mail cannot be read, processed, encrypted or scanned.`;
    case 'requested':
      return 'The app registration requests it.';
  }
}

const EFFECTS: Readonly<Record<PermissionEffect, string>> = {
  fetching: 'New mail is not fetched.',
  sending: 'Replies are not sent.',
  details: 'Some functions of the integration do not work.',
};

function stateOf(value: string, type: PermissionType, state: GrantState): string {
  switch (state) {
    case 'granted':
      return `${value} (${TYPES[type]}) has admin consent`;
    case 'inToken':
      return `${value} (${TYPES[type]}) is in the integration’s token`;
    case 'exchangeRbac':
      return `${value} is granted through Exchange RBAC for Applications`;
    case 'userOnly':
      return `${value} has one user’s consent only, not admin consent`;
    case 'wrongType':
      return `${value} is not granted as ${TYPES[type]}, but as ${TYPES[other(type)]}`;
    case 'missing':
      return `${value} (${TYPES[type]}) has no admin consent`;
    case 'undecided':
      return `Whether ${value} is in effect is not known`;
  }
}

/** What is said about one permission. */
export interface PermissionDetail {
  readonly value: string;
  readonly type: PermissionType;
  readonly state: GrantState;
  readonly request: RequestState;
  readonly reason: PermissionReason;
  readonly without: PermissionEffect;
  readonly vendor: string | null;
}

function listed({ type, request }: PermissionDetail): string {
  return request === 'requested' ? '' : ` Add it as ${TYPES[type]} under API permissions first.`;
}

function detailOf(detail: PermissionDetail): string {
  const { value, type, state, request, without } = detail;
  switch (state) {
    case 'granted':
      return request === 'notRequested' || request === 'wrongType'
        ? 'It is granted, but not on the app’s list of requested permissions: the next admin consent may take it back. Add it under API permissions.'
        : '';
    case 'inToken':
      return 'The grants in the directory could not be read; the token that was issued carries it.';
    case 'exchangeRbac':
      return 'There is no consent in Microsoft Entra ID, and none is wanted: the role in Exchange Online limits the app to its mailboxes, and they open.';
    case 'userOnly':
      return 'The Azure portal shows no green tick for it. Grant admin consent for the whole organisation.';
    case 'wrongType':
      return `${EFFECTS[without]} A permission of the other type does not count.${listed(detail)} Then grant admin consent, and remove the wrong one.`;
    case 'missing':
      return `${EFFECTS[without]}${listed(detail)} Grant admin consent for ${value} (${TYPES[type]}).`;
    case 'undecided':
      return 'It has no consent in Microsoft Entra ID that could be read. Exchange RBAC for Applications may grant it, which shows only when the integration opens a mailbox.';
  }
}

/** Texts of `permissions` and `excess-permissions`. */
export const permissions = {
  'check.permissions': ({
    value,
    type,
    state,
    request,
  }: {
    value: string;
    type: PermissionType;
    state: GrantState;
    request: RequestState;
  }) =>
    state === 'granted' && (request === 'notRequested' || request === 'wrongType')
      ? `${value} (${TYPES[type]}) is granted, but not requested by the app`
      : stateOf(value, type, state),
  'check.permissions.detail': (detail: PermissionDetail) =>
    [detailOf(detail), reasonOf(detail.reason, detail.vendor)].filter((part) => part !== '').join(' '),
  'check.permissions.reason': ({ reason, vendor }: { reason: PermissionReason; vendor: string | null }) =>
    reasonOf(reason, vendor),
  'check.permissions.none': () => 'The app requests no permission of Microsoft Graph',
  'check.permissions.none.detail': () =>
    'Without one an integration reads and sends no mail through Microsoft Graph.',

  'check.excessPermissions': ({
    value,
    type,
    resourceName,
  }: {
    value: string;
    type: PermissionType;
    resourceName: string | null;
  }) =>
    resourceName === null || resourceName === 'Microsoft Graph'
      ? `${value} (${TYPES[type]}) is granted beyond what is needed`
      : `${value} (${TYPES[type]}, ${resourceName}) is granted beyond what is needed`,
  'check.excessPermissions.detail': ({
    type,
    consent,
    isHigh,
    vendor,
  }: {
    type: PermissionType;
    consent: 'admin' | 'user';
    isHigh: boolean;
    vendor: string | null;
  }) => {
    const reach = isHigh
      ? 'Whoever holds the integration’s secret can do far-reaching harm with it.'
      : type === 'application'
        ? 'Whoever holds the integration’s secret can use it.'
        : consent === 'user'
          ? 'It counts for one user only.'
          : 'It counts only while a user is signed in.';
    return `Mail does not depend on it. ${reach} ${vendor ?? 'The integration'} does not ask for it: remove it unless something else needs it.`;
  },
  'check.excessPermissions.none': () => 'Nothing is granted beyond what is needed',
  'check.excessPermissions.none.detail': () => 'Every granted permission is one that the integration needs.',
  'check.excessPermissions.undecided': () => 'What the integration needs is not known',
  'check.excessPermissions.undecided.detail': () =>
    'No vendor profile is chosen, and the app’s own list of requests is in another tenant.',
};
