import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createOnce } from '../../../../electron/desktop/once';
import { temporaryFolder } from '../../../support/temporary-folder';

describe('createOnce', () => {
  it('is true once, in this start and the next', () => {
    const path = join(temporaryFolder(), 'told');
    const first = createOnce(path);
    expect([first(), first()]).toEqual([true, false]);
    expect(createOnce(path)()).toBe(false);
  });

  it('is true once a start where the note cannot be written', () => {
    const path = join(temporaryFolder(), 'absent', 'told');
    const once = createOnce(path);
    expect([once(), once(), createOnce(path)()]).toEqual([true, false, true]);
  });
});
