import { describe, expect, it } from 'vitest';
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
import { seeded } from './fr-seeded.ts';
import { notFound, type PollWorld, page, pollWorld } from './poll-harness.ts';

const types = async (world: PollWorld) =>
  (await world.announced()).map((change) => `${change.docId} ${change.type}`);

describe('the first poll of a source', () => {
  it('stores what is listed and tells nobody', async () => {
    const world = await seeded();
    const [change] = await world.announced();
    expect(change).toMatchObject({ docId: 'fr:2026-20001', type: 'new', stage: 'filed', silent: true });
    expect((await world.state(INSPECTION)).seededAt).toBeDefined();
  });

  it('does not end with an answer that was not understood', async () => {
    const world = pollWorld(catalogue);
    world.serve(INSPECTION_URL, page('text/html', '<html><title>Request Access</title></html>'));
    await world.poll(INSPECTION);
    expect((await world.state(INSPECTION)).seededAt).toBeUndefined();
  });
});

describe('a new filing', () => {
  it('becomes a revision with its text, a change and a message', async () => {
    const world = await seeded();
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001'), filing('2026-20002')]));
    world.serve(rawTextUrl('2026-20002'), plainText('Addition of one entity.'));
    const report = await world.poll(INSPECTION);
    expect(report).toEqual({ outcome: 'stored', changes: 1 });
    const change = (await world.announced()).at(-1);
    expect(change).toMatchObject({
      docId: 'fr:2026-20002',
      type: 'new',
      stage: 'filed',
      trust: 'official',
      silent: false,
      title: 'Rule number 2026-20002 about exports',
    });
    const revision = change && (await world.content.revision(change.docId, change.toRev));
    expect(revision?.metadata).toMatchObject({
      number: '2026-20002',
      issuedAt: '2026-10-02T12:45:00.000Z',
      publicationDate: '2026-10-05',
      textFormat: 'pi-text',
      agencies: ['Industry and Security Bureau'],
    });
    expect(change && (await world.content.text(change.docId, 1))).toBe('Addition of one entity.');
    expect(await world.inbox.due(INSPECTION, 10)).toEqual([]);
    expect(await world.content.dueChanges(new Date('2030-01-01T00:00:00Z'), 10)).toEqual([]);
  });

  it('that corrects another one is a correction, and keeps which', async () => {
    const world = await seeded();
    const title = 'Rule number 2026-20001 about exports; Correction';
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001'), filing('2026-20002', { title })]));
    world.serve(
      rawTextUrl('2026-20002'),
      plainText('In FR Doc. 2026-20001, on page 50002, “rigth” should read “right”.'),
    );
    await world.poll(INSPECTION);
    const change = (await world.announced()).at(-1);
    expect(change).toMatchObject({ docId: 'fr:2026-20002', type: 'corrected' });
    const revision = change && (await world.content.revision(change.docId, change.toRev));
    expect(revision?.metadata.corrects).toEqual({ number: '2026-20001' });
  });

  it('waits while its text is not there, and others go on', async () => {
    const world = await seeded();
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20002'), filing('2026-20003')]));
    world.serve(rawTextUrl('2026-20003'), plainText('A rule with a text.'));
    await world.poll(INSPECTION);
    expect(await types(world)).toEqual(['fr:2026-20001 new', 'fr:2026-20003 new']);
    world.wait(2);
    world.serve(rawTextUrl('2026-20002'), plainText('The text came later.'));
    await world.poll(INSPECTION);
    expect((await types(world)).at(-1)).toBe('fr:2026-20002 new');
  });

  it('fails alone, is tried again and parks its list with an alarm in the end', async () => {
    const world = await seeded();
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20002'), filing('2026-20003')]));
    world.serve(rawTextUrl('2026-20002'), page('text/plain', '', { status: 500 }));
    world.serve(rawTextUrl('2026-20003'), plainText('A rule with a text.'));
    for (let run = 0; run < 9; run += 1) {
      await world.poll(INSPECTION);
      world.wait(61);
    }
    expect(await types(world)).toEqual(['fr:2026-20001 new', 'fr:2026-20003 new']);
    expect(world.counted).toContain('InboxParked');
    expect(world.logged).toContain('inbox.parked');
    world.serve(rawTextUrl('2026-20002'), plainText('Repaired.'));
    await world.poll(INSPECTION);
    expect((await types(world)).at(-1)).toBe('fr:2026-20002 new');
  });

  it('without a text for two hours is told by its title, and amended when the text comes', async () => {
    const world = await seeded();
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001'), filing('2026-20002')]));
    world.wait(120);
    await world.poll(INSPECTION);
    expect((await types(world)).at(-1)).toBe('fr:2026-20002 new');
    world.wait(15);
    await world.poll(INSPECTION);
    expect(world.messages, 'once').toHaveLength(2);
    world.wait(15);
    world.serve(rawTextUrl('2026-20002'), plainText('The text came late.'));
    await world.poll(INSPECTION);
    expect((await types(world)).at(-1)).toBe('fr:2026-20002 amended');
  });

  it('listed again the next day is not news', async () => {
    const world = await seeded();
    world.wait(24 * 60);
    world.serve(
      INSPECTION_URL,
      inspectionList([filing('2026-20001', { last_public_inspection_issue: '2026-10-03' })]),
    );
    await world.poll(INSPECTION);
    expect(await types(world)).toEqual(['fr:2026-20001 new']);
  });
});

describe('a filing that changes', () => {
  it('raises nothing for a newer file with the same words', async () => {
    const world = await seeded();
    const newer = filing('2026-20001', {
      pdf_updated_at: '2026-10-02T11:00:00.000-04:00',
      page_views: { count: 99 },
    });
    world.serve(INSPECTION_URL, inspectionList([newer]));
    world.serve(rawTextUrl('2026-20001'), plainText('An  old\nrule.'));
    await world.poll(INSPECTION);
    expect(world.messages).toHaveLength(1);
    const before = world.requests.length;
    world.wait(15);
    await world.poll(INSPECTION);
    expect(world.requests.length - before, 'the text is not asked for again').toBe(1);
  });

  it('is amended when its words change', async () => {
    const world = await seeded();
    const newer = filing('2026-20001', { pdf_updated_at: '2026-10-02T11:00:00.000-04:00' });
    world.serve(INSPECTION_URL, inspectionList([newer]));
    world.serve(rawTextUrl('2026-20001'), plainText('A new rule.'));
    await world.poll(INSPECTION);
    expect((await world.announced()).at(-1)).toMatchObject({
      type: 'amended',
      fromRev: 1,
      toRev: 2,
      silent: false,
    });
  });

  it('is scheduled when its day of printing moves', async () => {
    const world = await seeded();
    world.serve(INSPECTION_URL, inspectionList([filing('2026-20001', { publication_date: '2026-10-09' })]));
    await world.poll(INSPECTION);
    expect((await world.announced()).at(-1)).toMatchObject({ type: 'scheduled', toRev: 2 });
  });

  it('is withdrawn with the text it had', async () => {
    const world = await seeded();
    const withdrawn = filing('2026-20001', {
      filed_at: null,
      publication_date: null,
      editorial_note: 'An agency letter requesting withdrawal of this document was received.',
    });
    world.serve(INSPECTION_URL, inspectionList([withdrawn]));
    world.serve(rawTextUrl('2026-20001'), notFound);
    await world.poll(INSPECTION);
    const change = (await world.announced()).at(-1);
    expect(change).toMatchObject({ type: 'withdrawn', stage: 'withdrawn', silent: false });
    expect(await world.content.text('fr:2026-20001' as never, 2)).toBe('An old rule.');
  });

  it('first seen as withdrawn is told to nobody', async () => {
    const world = await seeded();
    const note = 'The agency requested withdrawal.';
    const gone = filing('2026-20009', { filed_at: null, publication_date: null, editorial_note: note });
    world.serve(INSPECTION_URL, inspectionList([gone]));
    await world.poll(INSPECTION);
    expect((await world.announced()).at(-1)).toMatchObject({ type: 'withdrawn', silent: true });
  });
});

describe('a poll with nothing new', () => {
  it.each([
    [
      'public inspection',
      INSPECTION,
      INSPECTION_URL,
      inspectionList([filing('2026-20001')]),
      inspectionList([filing('2026-20001', { page_views: { count: 6 } })]),
    ],
    [
      'documents',
      DOCUMENTS,
      DOCUMENTS_URL,
      documentsList([printed('2026-19000')]),
      documentsList([printed('2026-19000')]),
    ],
  ])('of %s costs one request and three writes', async (_name, source, url, first, second) => {
    const world = pollWorld(catalogue);
    world.serve(url, first);
    world.serve(rawTextUrl('2026-20001'), plainText('An old rule.'));
    world.serve(xmlUrl('2026-19000'), xml('Something.'));
    await world.poll(source);
    world.wait(15);
    world.serve(url, second);
    world.requests.length = 0;
    world.writes.length = 0;
    expect(await world.poll(source)).toEqual({ outcome: 'unchanged', changes: 0 });
    expect(world.requests).toHaveLength(1);
    expect(world.writes).toEqual(['lease', 'takeTurn', 'release']);
  });
});

describe('politeness', () => {
  it('leaves a second between requests to a host, and gets past caches', async () => {
    const world = pollWorld(catalogue);
    const filings = ['2026-20001', '2026-20002', '2026-20003'];
    world.serve(INSPECTION_URL, inspectionList(filings.map((number) => filing(number))));
    for (const number of filings) world.serve(rawTextUrl(number), plainText(number));
    const start = world.now().getTime();
    await world.poll(INSPECTION);
    expect(world.now().getTime() - start).toBe(3000);
    expect(world.requests[0]?.url).toMatch(/[?&]_=\d{13}$/);
  });
});
