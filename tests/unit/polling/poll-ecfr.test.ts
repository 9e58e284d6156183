import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import {
  ECFR,
  fullUrl,
  LIST,
  ROWS,
  seededEcfr,
  serveEcfr,
  TITLES_URL,
  titles,
  VERSIONS_URL,
  xml,
} from './ecfr-fixtures.ts';
import { json, notFound, page, pollWorld } from './poll-harness.ts';

const DOC = 'ecfr:15:744:supplement-4' as never;
const MORE = [...ROWS, { cell: 'Gamma Works, 3 Road, Town, China.', citation: '91 FR 100, 10/2/26.' }];
const ISSUED = [{ issued: '2026-10-02' }];

describe('the first look', () => {
  it('stores every node in silence', async () => {
    const world = pollWorld(loadCatalogue(SOURCE_FILES));
    serveEcfr(world, '2026-10-01', [], ROWS);
    expect(await world.pollEcfr(ECFR)).toMatchObject({ outcome: 'stored', changes: 4 });
    const changes = await world.announced();
    expect(changes.map((change) => [change.docId, change.type, change.silent])).toEqual([
      ['ecfr:15:744:supplement-4', 'new', true],
      ['ecfr:15:744:supplement-6', 'new', true],
      ['ecfr:15:744:supplement-7', 'new', true],
      ['ecfr:15:744:744.22', 'new', true],
    ]);
    expect(world.requests.map(({ url }) => new URL(url).searchParams.get('appendix'))).toContain(LIST);
    expect((await world.state(ECFR)).health).toBe('healthy');
  });

  it('goes on without a node that does not exist yet, and stores it in silence when it does', async () => {
    const world = pollWorld(loadCatalogue(SOURCE_FILES));
    serveEcfr(world, '2026-10-01', [], ROWS);
    world.serve(fullUrl('2026-10-01'), ({ url }) =>
      url.includes('Supplement+No.+4')
        ? xml(
            `<DIV9 N="${LIST}"><TABLE><TR><TD>CHINA</TD><TD>A, 1 Road.</TD><TD>a</TD><TD>b</TD><TD>c</TD></TR></TABLE></DIV9>`,
          )
        : notFound,
    );
    expect(await world.pollEcfr(ECFR)).toMatchObject({ outcome: 'stored', changes: 1 });
    world.wait(24 * 60);
    serveEcfr(world, '2026-10-02', [{ identifier: '744.22', type: 'section', issued: '2026-10-02' }], ROWS);
    await world.pollEcfr(ECFR);
    expect((await world.announced()).slice(1).every((change) => change.silent)).toBe(true);
  });
});

describe('a look with nothing new', () => {
  it('needs three requests and five writes at most', async () => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', [], MORE);
    expect(await world.pollEcfr(ECFR)).toMatchObject({ outcome: 'unchanged', changes: 0 });
    expect(world.requests.length).toBeLessThanOrEqual(3);
    expect(world.writes.length).toBeLessThanOrEqual(5);
    expect(world.messages).toEqual([]);
  });

  it('asks for versions since well before the last look', async () => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', [], ROWS);
    await world.pollEcfr(ECFR);
    const asked = world.requests
      .map(({ url }) => new URL(url))
      .find((url) => url.pathname.includes('versions'));
    expect(asked?.searchParams.get('issue_date[gte]')).toBe('2026-09-02');
    expect(asked?.searchParams.get('part')).toBe('744');
  });
});

describe('a new version', () => {
  it('is fetched by name as of the last good day, and is a change of the same document', async () => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', ISSUED, MORE);
    expect(await world.pollEcfr(ECFR)).toMatchObject({ outcome: 'stored', changes: 1 });
    expect(world.requests.filter(({ url }) => url.includes('/full/'))).toHaveLength(1);
    expect(await world.announced()).toMatchObject([
      { docId: DOC, type: 'codified', stage: 'codified', fromRev: 1, toRev: 2, silent: false },
    ]);
    expect((await world.content.revision(DOC, 2))?.metadata).toMatchObject({
      effectiveOn: '2026-10-02',
      codified: { asOf: '2026-10-02', list: 'entity-list' },
    });
    expect(await world.content.text(DOC, 2)).toContain('Gamma Works');
  });

  it('is not fetched again, also when it leaves the window of versions', async () => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', ISSUED, MORE);
    await world.pollEcfr(ECFR);
    for (const listed of [ISSUED, []]) {
      world.wait(24 * 60);
      world.requests.length = 0;
      serveEcfr(world, '2026-10-05', listed, MORE);
      expect((await world.pollEcfr(ECFR)).changes).toBe(0);
      expect(world.requests.filter(({ url }) => url.includes('/full/'))).toEqual([]);
    }
  });

  it('that reads as before is noted and told to nobody', async () => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', ISSUED, ROWS);
    expect((await world.pollEcfr(ECFR)).changes).toBe(0);
    expect((await world.content.head(DOC))?.rev).toBe(1);
    world.requests.length = 0;
    await world.pollEcfr(ECFR);
    expect(world.requests.filter(({ url }) => url.includes('/full/'))).toEqual([]);
  });

  it('waits for the day from which its text can be had', async () => {
    const world = await seededEcfr();
    const later = [{ issued: '2026-10-02', amended: '2026-10-20' }];
    serveEcfr(world, '2026-10-02', later, ROWS);
    expect(await world.pollEcfr(ECFR)).toMatchObject({ outcome: 'unchanged' });
    world.wait(20 * 24 * 60);
    serveEcfr(world, '2026-10-21', later, MORE);
    expect((await world.pollEcfr(ECFR)).changes).toBe(1);
  });
});

describe('an answer that must not be trusted', () => {
  const loading = page('application/json', '{"message":"Title 15 currently unavailable"}', { status: 503 });
  it.each([
    ['titles say so', TITLES_URL, titles('2026-10-02', true)],
    ['titles are unavailable', TITLES_URL, loading],
    ['versions are unavailable', VERSIONS_URL, loading],
    ['the text is unavailable', fullUrl('2026-10-02'), loading],
  ])(
    'while the title is loaded (%s) nothing is read, and everything by the next run',
    async (_, url, answer) => {
      const world = await seededEcfr();
      serveEcfr(world, '2026-10-02', ISSUED, MORE);
      world.serve(url, answer);
      expect((await world.pollEcfr(ECFR)).changes).toBe(0);
      expect((await world.state(ECFR)).failures).toBe(0);
      serveEcfr(world, '2026-10-02', ISSUED, MORE);
      world.wait(240);
      expect((await world.pollEcfr(ECFR)).changes).toBe(1);
      expect(await world.inbox.due(ECFR, 10)).toEqual([]);
    },
  );

  it.each([
    ['another 503', TITLES_URL, page('text/plain', 'Bad gateway', { status: 503 })],
    [
      'a wrong request',
      VERSIONS_URL,
      page('application/json', '{"errors":"Bad parameters"}', { status: 400 }),
    ],
    ['no day', TITLES_URL, json({ titles: [], meta: {} })],
    ['no versions', VERSIONS_URL, json({ meta: {} })],
    ['a node that is gone', fullUrl('2026-10-02'), notFound],
    ['another node', fullUrl('2026-10-02'), xml('<DIV9 N="Supplement No. 5 to Part 744"/>')],
    ['a list without entries', fullUrl('2026-10-02'), xml(`<DIV9 N="${LIST}"><P>Text.</P></DIV9>`)],
    ['a wall', fullUrl('2026-10-02'), page('text/html', '<html><title>Request Access</title></html>')],
  ])('%s is a failure, never a removal', async (_, url, answer) => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', ISSUED, MORE);
    world.serve(url, answer);
    const report = await world.pollEcfr(ECFR);
    expect(['failed', 'blocked']).toContain(report.outcome);
    expect(world.messages).toEqual([]);
    serveEcfr(world, '2026-10-02', ISSUED, MORE);
    world.wait(240);
    await world.pollEcfr(ECFR);
    expect(world.messages).toHaveLength(1);
  });

  it('a list cut to less than half is refused', async () => {
    const world = await seededEcfr();
    const long = Array.from({ length: 9 }, (_, at) => ({ cell: `Works ${at}, ${at} Road, Town, China.` }));
    serveEcfr(world, '2026-10-02', ISSUED, long);
    await world.pollEcfr(ECFR);
    world.wait(24 * 60);
    serveEcfr(world, '2026-10-05', [{ issued: '2026-10-05' }], long.slice(0, 4));
    expect(await world.pollEcfr(ECFR)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('4 entries, 9 before'),
    });
  });

  it('a node that is marked as removed is for a person to look at', async () => {
    const world = await seededEcfr();
    serveEcfr(world, '2026-10-02', [{ issued: '2026-10-02', removed: true }], ROWS);
    expect(await world.pollEcfr(ECFR)).toMatchObject({ outcome: 'failed' });
  });
});
