import { describe, expect, it } from 'vitest';
import {
  DOCUMENTS,
  filing,
  INSPECTION,
  INSPECTION_URL,
  inspectionList,
  plainText,
  rawTextUrl,
} from './fr-answers.ts';
import { API, contents, DAY, ISSUES, type Shelf, shelved } from './issue-shelf.ts';
import { type Answer, json, notFound, type PollWorld, page } from './poll-harness.ts';

const NUMBER = '2026-20500';
const RECORD = `${API}/public-inspection-documents/${NUMBER}.json`;
/** Filed on Tuesday 6 October for the issue of the 7th. */
const filed = filing(NUMBER, {
  last_public_inspection_issue: '2026-10-06',
  filed_at: '2026-10-06T08:45:00.000-04:00',
  publication_date: '2026-10-07',
});
const note =
  'An agency letter requesting withdrawal of this document was received after it was placed on file.';
const withdrawn = { ...filed, filed_at: null, publication_date: null, editorial_note: note };

/** A filing of the 6th, and the issues up to Friday the 9th, with or without it. */
async function untilFriday(printed: boolean, record: Answer): Promise<PollWorld> {
  const shelf: Shelf = Object.fromEntries(
    ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06'].map((day, at) => [
      day,
      [`2026-2000${at}`],
    ]),
  );
  const world = shelved(shelf);
  world.wait(-2 * DAY);
  world.serve(INSPECTION_URL, inspectionList([]));
  for (const source of [INSPECTION, DOCUMENTS, ISSUES]) await world.poll(source);
  world.serve(INSPECTION_URL, inspectionList([filed]));
  world.serve(rawTextUrl(NUMBER), plainText('A rule.'));
  world.wait(15);
  await world.poll(INSPECTION);
  world.serve(INSPECTION_URL, inspectionList([]));
  world.serve(RECORD, record);
  for (const [at, day] of ['2026-10-07', '2026-10-08', '2026-10-09'].entries()) {
    const numbers = [`2026-2010${at}`, ...(printed && at === 0 ? [NUMBER] : [])];
    shelf[day] = numbers;
    world.serve(`${API}/issues/${day}.json`, contents(numbers));
    for (const number of numbers)
      world.serve(
        `https://www.federalregister.gov/documents/full_text/xml/${day.replaceAll('-', '/')}/${number}.xml`,
        page('text/xml', '<RULE><P>A rule.</P></RULE>'),
      );
    world.wait(DAY);
    await world.poll(DOCUMENTS);
    await world.poll(ISSUES);
  }
  return world;
}

const told = async (world: PollWorld) =>
  (await world.announced())
    .filter(({ docId }) => docId === `fr:${NUMBER}`)
    .map(({ type, silent }) => `${type} ${silent}`);
const askedFor = (world: PollWorld) => world.requests.filter(({ url }) => url.startsWith(RECORD)).length;

describe('a filing that is not in the issue it was filed for', () => {
  it('is asked for by its number two issues later, and its withdrawal is told', async () => {
    const world = await untilFriday(false, json(withdrawn));
    expect(askedFor(world)).toBe(1);
    expect(await told(world)).toEqual(['new false', 'withdrawn false']);
    expect((await world.announced()).at(-1)?.sourceId).toBe(INSPECTION);
  });

  it('and was put off to another day is told as that', async () => {
    const world = await untilFriday(false, json({ ...filed, publication_date: '2026-10-20' }));
    expect(await told(world)).toEqual(['new false', 'scheduled false']);
  });

  it.each<[string, Answer]>([
    ['is gone', notFound],
    ['says nothing else', json(filed)],
    ['is no record', json({ oops: 1 })],
  ])('and whose record %s is for a person to look at', async (_name, record) => {
    const world = await untilFriday(false, record);
    expect(await told(world)).toEqual(['new false']);
    expect(world.logged).toContain('issue.incomplete');
    expect(world.counted).toContain('IssueIncomplete');
  });

  it('and whose record is walled off is asked for again', async () => {
    const world = await untilFriday(false, page('text/html', '<html></html>'));
    expect((await world.state(ISSUES)).health).toBe('blocked');
    world.serve(RECORD, json(withdrawn));
    world.wait(DAY);
    await world.poll(ISSUES);
    expect(await told(world)).toEqual(['new false', 'withdrawn false']);
  });
});

it('a filing that is printed is not asked for', async () => {
  const world = await untilFriday(true, notFound);
  expect(askedFor(world)).toBe(0);
  expect(await told(world)).toEqual(['new false', 'published false']);
});
