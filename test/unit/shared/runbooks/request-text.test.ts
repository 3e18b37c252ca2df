import { describe, expect, it } from 'vitest';

import { bodyText, requestText } from '../../../../shared/runbooks/request-text';
import { DELETE_REQUEST } from '../../../support/run-fixtures';

describe('a request as text', () => {
  it('has its body as JSON that can be read', () => {
    const request = {
      method: 'PATCH',
      url: 'https://graph.example/a',
      body: { scope: ['Mail.Send'] },
    } as const;
    expect(requestText(request)).toBe(
      'PATCH https://graph.example/a\nContent-Type: application/json\n\n{\n  "scope": [\n    "Mail.Send"\n  ]\n}',
    );
  });

  it('is its first line alone where it has no body', () => {
    expect(bodyText(DELETE_REQUEST)).toBeNull();
    expect(requestText(DELETE_REQUEST)).toBe(`DELETE ${DELETE_REQUEST.url}`);
  });
});
