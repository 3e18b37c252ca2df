import { describe, expect, it } from 'vitest';

import {
  GRAPH_PERMISSIONS,
  permissionByRoleId,
  permissionByScopeId,
  permissionByValue,
} from '../../../../shared/profiles/graph-permissions';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('the permission table', () => {
  it('names every permission and every id once', () => {
    const ids = GRAPH_PERMISSIONS.flatMap(({ roleId, scopeId }) => [roleId, scopeId]).filter(
      (id) => id !== null,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(GRAPH_PERMISSIONS.map(({ value }) => value)).size).toBe(GRAPH_PERMISSIONS.length);
    expect(ids.filter((id) => !GUID.test(id))).toEqual([]);
    expect(GRAPH_PERMISSIONS.filter(({ roleId, scopeId }) => roleId === null && scopeId === null)).toEqual(
      [],
    );
  });

  it('is found by id of either type, in any case, and by name', () => {
    expect(permissionByRoleId('E2A3A72E-5F79-4C64-B1B1-878B674786C9')?.value).toBe('Mail.ReadWrite');
    expect(permissionByScopeId('e1fe6dd8-ba31-4d61-89e7-88639da4683d')?.value).toBe('User.Read');
    expect(permissionByRoleId('e1fe6dd8-ba31-4d61-89e7-88639da4683d')).toBeNull();
    expect(permissionByValue('Mail.Send')?.roleId).toBe('b633e1c5-b582-4048-a93e-9f11b44c7e96');
    expect(permissionByValue('Mail.Nothing')).toBeNull();
  });
});
