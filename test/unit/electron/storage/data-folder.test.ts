import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { dataFolder } from '../../../../electron/storage/data-folder';

describe('the data folder', () => {
  it('is where the environment says', () => {
    expect(dataFolder({ GRAPHKEEPER_DATA_DIR: '/srv/graphkeeper' })).toBe('/srv/graphkeeper');
    expect(dataFolder({ GRAPHKEEPER_DATA_DIR: 'here' })).toBe(resolve('here'));
  });

  it('is otherwise the operating system’s place, named after the application', () => {
    expect(dataFolder({})).toContain(join('/', 'Graphkeeper'));
    expect(dataFolder({ GRAPHKEEPER_DATA_DIR: '' })).toBe(dataFolder({}));
  });
});
