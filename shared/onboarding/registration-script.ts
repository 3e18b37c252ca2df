import type { Cloud } from '../domain/connection';
import { MICROSOFT_GRAPH_APP_ID, permissionByValue } from '../profiles/graph-permissions';
import { ADMINISTRATOR_PERMISSIONS } from '../profiles/watch-permissions';
import { connectMgGraph, powerShellText } from '../scripts/power-shell';

/** Name of the registration in the customer's tenant. */
export const REGISTRATION_NAME = 'Graphkeeper';

/** The redirect URI of a desktop application (Microsoft: redirect URI restrictions); its port is not compared. */
export const REDIRECT_URI = 'http://localhost';

/** Steps in the portal, in order; each is a message `onboarding.registration.step` with this step. */
export const REGISTRATION_STEPS = [
  'open',
  'name',
  'audience',
  'redirect',
  'publicFlows',
  'permissions',
  'consent',
  'copy',
] as const;

export type RegistrationStep = (typeof REGISTRATION_STEPS)[number];

/** Where the registration is to be made. */
export interface RegistrationPlace {
  /** Tenant id or a verified domain name. */
  readonly tenantId: string;
  readonly cloud: Cloud;
}

/** Delegated permissions of the registration, optional ones included, with Microsoft's ids. */
function scopes(): readonly { readonly id: string; readonly value: string }[] {
  return ADMINISTRATOR_PERMISSIONS.flatMap(({ value }) => {
    const id = permissionByValue(value)?.scopeId ?? null;
    return id === null ? [] : [{ id, value }];
  });
}

/** A text as a POSIX shell takes it literally. */
function shellText(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Lines of a comment: the text comes from the message tables. */
function comment(text: string): readonly string[] {
  return text.split(/[\r\n\u0085\u2028\u2029]+/).map((line) => `# ${line}`);
}

/**
 * A PowerShell script (modules of Microsoft.Graph) that creates Graphkeeper's registration in the customer's
 * tenant and consents to its permissions; run again, it mends the one that is there. It prints the client id.
 *
 * @param heading what the script does, in the reader's language
 */
export function powerShellScript(place: RegistrationPlace, heading: string): string {
  const all = scopes();
  return [
    ...comment(heading),
    '#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns',
    "$ErrorActionPreference = 'Stop'",
    ...connectMgGraph(place, ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All']),
    '',
    '$registration = @{',
    `  displayName = ${powerShellText(REGISTRATION_NAME)}`,
    "  signInAudience = 'AzureADMyOrg'",
    '  isFallbackPublicClient = $true',
    `  publicClient = @{ redirectUris = @(${powerShellText(REDIRECT_URI)}) }`,
    '  requiredResourceAccess = @(@{',
    `    resourceAppId = '${MICROSOFT_GRAPH_APP_ID}'`,
    '    resourceAccess = @(',
    ...all.map(({ id, value }) => `      @{ id = '${id}'; type = 'Scope' } # ${value}`),
    '    )',
    '  })',
    '}',
    `$app = Get-MgApplication -Filter "displayName eq '${REGISTRATION_NAME}'" | Select-Object -First 1`,
    'if ($app) { Update-MgApplication -ApplicationId $app.Id -BodyParameter $registration }',
    'else { $app = New-MgApplication -BodyParameter $registration }',
    '',
    '$filter = "appId eq \'$($app.AppId)\'"',
    '$principal = Get-MgServicePrincipal -Filter $filter',
    'if (-not $principal) { $principal = New-MgServicePrincipal -BodyParameter @{ appId = $app.AppId } }',
    `$graph = Get-MgServicePrincipal -Filter "appId eq '${MICROSOFT_GRAPH_APP_ID}'"`,
    `$scope = '${all.map(({ value }) => value).join(' ')}'`,
    '$grant = Get-MgServicePrincipalOauth2PermissionGrant -ServicePrincipalId $principal.Id -All |',
    "  Where-Object { $_.ConsentType -eq 'AllPrincipals' -and $_.ResourceId -eq $graph.Id }",
    'if ($grant) { Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId $grant.Id -BodyParameter @{ scope = $scope } }',
    'else {',
    '  New-MgOauth2PermissionGrant -BodyParameter @{',
    "    clientId = $principal.Id; consentType = 'AllPrincipals'; resourceId = $graph.Id; scope = $scope",
    '  } | Out-Null',
    '}',
    '$app.AppId',
    '',
  ].join('\n');
}

/** Names of the clouds in the Azure CLI; null: it does not know the cloud. */
function azureCloud(cloud: Cloud): string | null {
  switch (cloud) {
    case 'global':
      return 'AzureCloud';
    case 'usgov':
      return 'AzureUSGovernment';
    case 'china':
      return 'AzureChinaCloud';
    default:
      // Its cloud of the US government asks another Microsoft Graph than the Department of Defense has.
      return null;
  }
}

/**
 * The same with the Azure CLI, for a POSIX shell; null for a cloud that it does not know. `az ad app create`
 * changes the registration of that name where there is one.
 *
 * @param heading what the script does, in the reader's language
 */
export function azureCliScript({ tenantId, cloud }: RegistrationPlace, heading: string): string | null {
  const name = azureCloud(cloud);
  if (name === null) return null;
  const all = scopes();
  const access = [
    {
      resourceAppId: MICROSOFT_GRAPH_APP_ID,
      resourceAccess: all.map(({ id }) => ({ id, type: 'Scope' })),
    },
  ];
  return [
    '#!/bin/sh',
    ...comment(heading),
    'set -eu',
    `az cloud set --name ${name}`,
    `az login --tenant ${shellText(tenantId)} --allow-no-subscriptions --output none`,
    'app_id=$(az ad app create \\',
    `  --display-name ${shellText(REGISTRATION_NAME)} \\`,
    '  --sign-in-audience AzureADMyOrg \\',
    '  --is-fallback-public-client true \\',
    `  --public-client-redirect-uris ${shellText(REDIRECT_URI)} \\`,
    `  --required-resource-accesses ${shellText(JSON.stringify(access))} \\`,
    '  --query appId --output tsv)',
    'az ad sp show --id "$app_id" --output none 2>/dev/null || az ad sp create --id "$app_id" --output none',
    `az ad app permission grant --id "$app_id" --api ${MICROSOFT_GRAPH_APP_ID} \\`,
    `  --scope ${shellText(all.map(({ value }) => value).join(' '))} --output none`,
    'echo "$app_id"',
    '',
  ].join('\n');
}
