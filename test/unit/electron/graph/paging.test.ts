import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { type PageResult, readPages } from '../../../../electron/graph/paging';
import { collectionQuery, pageOf } from '../../../../electron/graph/query';
import { sweepCredentials } from '../../../../electron/graph/sweep-credentials';
import { openScriptedGraph } from '../../../support/graph-session';
import type { ScriptedAnswer } from '../../../support/scripted-fetch';

const ORIGIN = 'https://graph.microsoft.com';
const query = collectionQuery({ path: '/things?$top=2', permission: 'Thing.Read', page: pageOf(z.number()) });

async function pagesOf<T>(generator: AsyncGenerator<PageResult<T>>): Promise<PageResult<T>[]> {
  const pages: PageResult<T>[] = [];
  for await (const page of generator) pages.push(page);
  return pages;
}

function page(values: readonly unknown[], next: string | null): ScriptedAnswer {
  return {
    json: { value: values, ...(next === null ? {} : { '@odata.nextLink': next }) },
    headers: { 'request-id': 'p' },
  };
}

describe('readPages', () => {
  it('follows the links to the end', async () => {
    const graph = await openScriptedGraph((_request, index) =>
      index === 0 ? page([1, 2], `${ORIGIN}/v1.0/things?$top=2&$skiptoken=abc`) : page([3], null),
    );
    const pages = await pagesOf(readPages(graph.session, query));
    expect(pages.map((one) => one.state === 'page' && one.value)).toEqual([[1, 2], [3]]);
    expect(graph.requests[1]?.url.searchParams.get('$skiptoken')).toBe('abc');
  });

  it.each([
    'https://graph.microsoft.com.evil.example/v1.0/things',
    'https://evil.example/v1.0/things',
    'http://graph.microsoft.com/v1.0/things',
    'https://graph.microsoft.com:8443/v1.0/things',
    '//evil.example/things',
    'things',
  ])('does not carry the token to %s', async (next) => {
    const graph = await openScriptedGraph(() => page([1], next));
    const pages = await pagesOf(readPages(graph.session, query));
    expect(pages.map((one) => one.state)).toEqual(['page', 'failed']);
    expect(pages[1]).toMatchObject({ failure: { code: 'badPayload', field: '@odata.nextLink' } });
    expect(graph.requests).toHaveLength(1);
  });

  it('ends on a service that links in a circle', async () => {
    const graph = await openScriptedGraph(() => page([1], `${ORIGIN}/v1.0/things?$skiptoken=same`));
    const pages = await pagesOf(readPages(graph.session, query, { pageLimit: 5 }));
    expect(graph.requests).toHaveLength(5);
    expect(pages.at(-1)).toMatchObject({ state: 'failed', failure: { field: '@odata.nextLink' } });
  });

  it('says where to resume after a failure, and resumes there', async () => {
    const next = `${ORIGIN}/v1.0/things?$skiptoken=2`;
    let isThrottled = true;
    const graph = await openScriptedGraph(({ url }) => {
      if (!url.searchParams.has('$skiptoken')) return page([1], next);
      return isThrottled ? { status: 429, headers: { 'retry-after': '300' }, json: {} } : page([2], null);
    });
    const pages = await pagesOf(readPages(graph.session, query));
    expect(pages[1]).toMatchObject({
      state: 'failed',
      resumeAt: next,
      failure: { code: 'throttled', retryAfterMs: 300_000 },
    });
    isThrottled = false;
    const rest = await pagesOf(readPages(graph.session, query, { from: next }));
    expect(rest).toMatchObject([{ state: 'page', value: [2], nextLink: null }]);
  });

  it('names the odd field of a page', async () => {
    const graph = await openScriptedGraph(() => page([1, 'two'], null));
    expect(await pagesOf(readPages(graph.session, query))).toMatchObject([
      { state: 'failed', requestId: 'p', failure: { code: 'badPayload', field: 'value[1]' } },
    ]);
  });
});

describe('sweepCredentials', () => {
  it('reads a tenant of 10,000 applications in 11 requests', async () => {
    const application = (index: number): unknown => ({
      id: `id-${String(index)}`,
      appId: `app-${String(index)}`,
      displayName: null,
      passwordCredentials: [
        {
          keyId: 'k',
          displayName: null,
          hint: 'abc',
          startDateTime: null,
          endDateTime: '2027-01-01T00:00:00Z',
        },
      ],
      keyCredentials: [],
    });
    const graph = await openScriptedGraph(({ url }) => {
      const top = Number(url.searchParams.get('$top'));
      const from = Number(url.searchParams.get('$skiptoken') ?? 0);
      const values = Array.from({ length: Math.min(top, 10_000 - from) }, (_, index) =>
        application(from + index),
      );
      const isLast = from + top >= 10_000;
      return page(
        values,
        isLast ? null : `${ORIGIN}/v1.0/applications?$top=${String(top)}&$skiptoken=${String(from + top)}`,
      );
    });
    const pages = await pagesOf(sweepCredentials(graph.session));
    const applications = pages.flatMap((one) => (one.state === 'page' ? one.value : []));
    expect(applications).toHaveLength(10_000);
    expect(applications[9_999]).toMatchObject({
      appId: 'app-9999',
      credentials: [{ end: '2027-01-01T00:00:00.000Z' }],
    });
    expect(graph.requests).toHaveLength(11);
    expect(graph.requests[0]?.url.searchParams.get('$select')).toBe(
      'id,appId,displayName,passwordCredentials,keyCredentials',
    );
  });
});
