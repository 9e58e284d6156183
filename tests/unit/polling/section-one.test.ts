import { describe, expect, it } from 'vitest';
import { userAgent } from '../../../shared/domain/sources/robots.ts';
import {
  catalogue,
  DOCUMENTS,
  DOCUMENTS_URL,
  documentsList,
  filing,
  INSPECTION,
  INSPECTION_URL,
  inspectionList,
  plainText,
  printed,
  rawTextUrl,
  xml,
  xmlUrl,
} from './fr-answers.ts';
import { type Answer, json, type PollWorld, page, pollWorld } from './poll-harness.ts';

/** A world in which the documents have been polled once, and then answer as given. */
async function documentsThen(answer: Answer): Promise<PollWorld> {
  const world = pollWorld(catalogue);
  world.serve(DOCUMENTS_URL, documentsList([printed('2026-19000')]));
  for (const number of ['2026-19000', '2026-19001', '2026-19002'])
    world.serve(xmlUrl(number), xml(`Rule ${number}.`));
  await world.poll(DOCUMENTS);
  world.wait(15);
  world.requests.length = 0;
  world.serve(DOCUMENTS_URL, answer);
  return world;
}

describe('a request to the Federal Register', () => {
  it('follows no redirect, is never conditional and always differs from the one before', async () => {
    const validators = { headers: { etag: '"1"', 'last-modified': 'Fri, 02 Oct 2026 12:00:00 GMT' } };
    const list = documentsList([printed('2026-19000')]);
    const world = await documentsThen(list.outcome === 'fetched' ? { ...list, ...validators } : list);
    await world.poll(DOCUMENTS);
    world.wait(15);
    await world.poll(DOCUMENTS);
    expect(world.requests.map(({ maxRedirects }) => maxRedirects)).toEqual([0, 0]);
    expect(world.requests.flatMap(({ etag, lastModified }) => [etag, lastModified])).toEqual(
      Array(4).fill(undefined),
    );
    const marks = world.requests.map(({ url }) => new URL(url).searchParams.get('_'));
    expect(new Set(marks).size).toBe(2);
  });

  it('for public inspection has no parameter but the mark against caches: others would be ignored', async () => {
    const world = pollWorld(catalogue);
    world.serve(INSPECTION_URL, inspectionList([]));
    await world.poll(INSPECTION);
    expect([...new URL(world.requests[0]?.url ?? '').searchParams.keys()]).toEqual(['_']);
  });

  it('says what asks and whom to write to', () => {
    expect(userAgent('ops@example.org')).toMatch(/^[A-Z][A-Za-z]+\/\d+\.\d+ \(.*\+ops@example\.org\)$/);
  });
});

describe('an answer of documents', () => {
  it('without hits has no results, and is no failure', async () => {
    const world = await documentsThen(documentsList([]));
    expect(await world.poll(DOCUMENTS)).toMatchObject({ changes: 0 });
    expect((await world.state(DOCUMENTS)).health).toBe('healthy');
  });

  it.each<[string, Answer, string]>([
    [
      'a wrong condition',
      page('application/json', '{"errors":{"agencies":"invalid value"}}', { status: 400 }),
      'source-status',
    ],
    [
      'a wrong field',
      page('application/json', `{"status":400,"message":"field 'x' not valid"}`, { status: 400 }),
      'source-status',
    ],
    ['errors under status 200', json({ errors: { agencies: 'invalid value' } }), 'source-shape'],
    ['trouble told in JSON', page('application/json', '{"status":500}', { status: 500 }), 'source-status'],
    ['a count in words', json({ count: '1', results: [printed('2026-19001')] }), 'source-shape'],
  ])('that tells of %s is a failure, and nothing is remembered', async (_name, answer, code) => {
    const world = await documentsThen(answer);
    const { lastBodySha } = await world.state(DOCUMENTS);
    const report = await world.poll(DOCUMENTS);
    expect(report).toMatchObject({ outcome: 'failed', changes: 0 });
    expect(report.reason).toContain(code);
    expect((await world.state(DOCUMENTS)).lastBodySha).toBe(lastBodySha);
  });

  it.each([
    ['a page that is shorter than was asked for and has no next one', { count: 600 }],
    ['a count that stopped at its ceiling', { count: 10_000 }],
  ])('with %s is used and not believed to be all', async (_name, more) => {
    const world = await documentsThen(documentsList([printed('2026-19001'), printed('2026-19000')], more));
    expect(await world.poll(DOCUMENTS)).toMatchObject({ outcome: 'stored', changes: 1 });
    expect((await world.state(DOCUMENTS)).lastBodySha).toBeUndefined();
    world.wait(15);
    await world.poll(DOCUMENTS);
    expect(await world.announced(), 'told once').toHaveLength(2);
  });

  it('that starts again with its first page is asked no further', async () => {
    const next = `${DOCUMENTS_URL.replace('.json', '')}?page=2`;
    const list = documentsList([printed('2026-19001')], { count: 2, next_page_url: next });
    const world = await documentsThen(list);
    world.serve(DOCUMENTS_URL.replace('.json', ''), list);
    await world.poll(DOCUMENTS);
    const pages = world.requests.filter(({ url }) => new URL(url).pathname.startsWith('/api/v1/documents'));
    expect(pages).toHaveLength(2);
    expect((await world.state(DOCUMENTS)).lastBodySha).toBeUndefined();
  });

  it('may hold the issue of a day to come', async () => {
    const world = await documentsThen(
      documentsList([printed('2026-19001', { publication_date: '2026-10-07' })]),
    );
    await world.poll(DOCUMENTS);
    const change = (await world.announced()).at(-1);
    expect(change).toMatchObject({ type: 'new', stage: 'published', silent: false });
    const revision = change && (await world.content.revision(change.docId, change.toRev));
    expect(revision?.metadata.publicationDate).toBe('2026-10-07');
  });

  it('may hold two documents of one title on one day', async () => {
    const title = 'Additions to the Entity List';
    const world = await documentsThen(
      documentsList([printed('2026-19001', { title }), printed('2026-19002', { title })]),
    );
    expect(await world.poll(DOCUMENTS)).toMatchObject({ changes: 2 });
  });
});

describe('the list of public inspection', () => {
  const filedOn = (day: string) =>
    inspectionList([
      filing('2026-20001', {
        last_public_inspection_issue: day,
        filed_at: `${day}T12:45:00Z`,
        publication_date: null,
      }),
    ]);

  it.each([
    ['in summer time', '2026-10-02', '2026-10-02T12:46:00Z', '2026-10-03T03:50:00Z', '2026-10-03T04:01:00Z'],
    ['in winter time', '2026-01-15', '2026-01-15T13:46:00Z', '2026-01-16T04:50:00Z', '2026-01-16T05:01:00Z'],
    [
      'on the day before summer time',
      '2026-03-06',
      '2026-03-06T13:46:00Z',
      '2026-03-07T04:50:00Z',
      '2026-03-07T05:01:00Z',
    ],
    [
      'on the day after it began',
      '2026-03-09',
      '2026-03-09T12:46:00Z',
      '2026-03-10T03:50:00Z',
      '2026-03-10T04:01:00Z',
    ],
    [
      'on the day after it ended',
      '2026-11-02',
      '2026-11-02T13:46:00Z',
      '2026-11-03T04:50:00Z',
      '2026-11-03T05:01:00Z',
    ],
  ])('is of today from 08:45 to midnight in New York, %s', async (_name, day, ...instants) => {
    const reasons: (string | undefined)[] = [];
    for (const instant of instants) {
      const world = pollWorld(catalogue, instant);
      world.serve(INSPECTION_URL, filedOn(day));
      world.serve(rawTextUrl('2026-20001'), plainText('A rule.'));
      reasons.push((await world.poll(INSPECTION)).reason);
    }
    expect(reasons).toEqual([undefined, undefined, 'the list of an earlier day']);
  });

  it('left over from yesterday is not the news of the morning, and today’s is', async () => {
    const world = pollWorld(catalogue, '2026-10-05T12:30:00Z');
    world.serve(rawTextUrl('2026-20001'), plainText('A rule.'));
    world.serve(INSPECTION_URL, filedOn('2026-10-02'));
    await world.poll(INSPECTION);
    expect(await world.announced()).toEqual([]);
    expect((await world.state(INSPECTION)).lastBodySha, 'nothing is remembered of it').toBeUndefined();
    world.wait(16);
    world.serve(INSPECTION_URL, filedOn('2026-10-05'));
    await world.poll(INSPECTION);
    expect(await world.announced()).toHaveLength(1);
  });

  it('tells of a filing whose address of the text is not there yet when it is', async () => {
    const world = pollWorld(catalogue);
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001', { raw_text_url: null })]));
    await world.poll(INSPECTION);
    expect(await world.announced()).toEqual([]);
    world.serve(rawTextUrl('2026-20001'), plainText('A rule.'));
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001')]));
    world.wait(2);
    await world.poll(INSPECTION);
    expect(await world.announced()).toHaveLength(1);
  });
});
