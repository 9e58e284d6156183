import { describe, expect, it } from 'vitest';
import { DOCUMENTS, DOCUMENTS_URL, documentsList, xml } from './fr-answers.ts';
import { API, contents, DAY, DAYS, full, ISSUES, printedOn, type Shelf, shelved } from './issue-shelf.ts';
import { type Answer, json, notFound, type PollWorld, page } from './poll-harness.ts';

/** Both sources have been read once. */
async function settledWorld(shelf = full(), seen?: (number: string) => boolean): Promise<PollWorld> {
  const world = shelved(shelf, seen);
  await world.poll(DOCUMENTS);
  await world.poll(ISSUES);
  world.wait(DAY);
  world.requests.length = 0;
  world.writes.length = 0;
  world.logged.length = 0;
  world.counted.length = 0;
  return world;
}
const told = async (world: PollWorld) =>
  (await world.announced()).filter(({ silent }) => !silent).map(({ docId, type }) => `${docId} ${type}`);
const asked = (world: PollWorld) =>
  world.requests.map(({ url }) => new URL(url).pathname.replace('/api/v1', ''));

describe('the first run over the issues', () => {
  it('asks for each publication day and tells nobody', async () => {
    const world = shelved(full());
    await world.poll(ISSUES);
    const days = world.requests.flatMap(
      ({ url }) => new URL(url).searchParams.get('conditions[publication_date][is]') ?? [],
    );
    expect(days.sort()).toEqual(DAYS);
    expect(await told(world)).toEqual([]);
    expect(await world.announced()).toHaveLength(14);
    expect((await world.state(ISSUES)).settledDays).toEqual(Object.fromEntries(DAYS.map((day) => [day, 2])));
    expect(world.counted).not.toContain('IssueMissed');
  });

  it('goes on silently as long as the documents themselves were never polled', async () => {
    const shelf = full();
    const world = shelved(shelf);
    await world.poll(ISSUES);
    world.wait(DAY);
    shelf['2026-10-08'] = ['2026-20006', '2026-21006', '2026-29999'];
    world.serve(printedOn('2026-10-08', '2026-29999').full_text_xml_url, xml('Late.'));
    await world.poll(ISSUES);
    expect(await told(world)).toEqual([]);
  });
});

describe('a run with nothing new', () => {
  it('costs one request and at most five writes', async () => {
    const world = await settledWorld();
    world.serve(`${API}/issues/2026-10-09.json`, contents([]));
    world.wait(-DAY + 60);
    expect(await world.poll(ISSUES)).toEqual({ outcome: 'unchanged', changes: 0 });
    expect(asked(world)).toEqual(['/documents/facets/daily.json']);
    expect(world.writes.length).toBeLessThanOrEqual(5);
  });

  it('costs three requests and at most five writes on the day of a new issue, all of which the polls have seen', async () => {
    const shelf = full();
    const world = await settledWorld(shelf);
    shelf['2026-10-09'] = ['2026-20100'];
    world.serve(`${API}/issues/2026-10-09.json`, contents(['2026-20100']));
    world.serve(printedOn('2026-10-09', '2026-20100').full_text_xml_url, xml('Rule.'));
    await world.poll(DOCUMENTS);
    world.requests.length = 0;
    world.writes.length = 0;
    expect(await world.poll(ISSUES)).toEqual({ outcome: 'unchanged', changes: 0 });
    expect(asked(world)).toEqual([
      '/documents/facets/daily.json',
      '/issues/2026-10-09.json',
      '/documents.json',
    ]);
    expect(world.writes.length).toBeLessThanOrEqual(5);
    expect((await world.state(ISSUES)).settledDays).toHaveProperty('2026-10-09', 1);
  });
});

describe('a document that the polls missed', () => {
  const missed = (number: string) => number !== '2026-20100';
  async function missing(): Promise<PollWorld> {
    const shelf = full();
    const world = await settledWorld(shelf, missed);
    shelf['2026-10-09'] = ['2026-20100', '2026-20101'];
    world.serve(`${API}/issues/2026-10-09.json`, contents(['2026-20100', '2026-20101']));
    for (const number of ['2026-20100', '2026-20101'])
      world.serve(printedOn('2026-10-09', number).full_text_xml_url, xml(`Rule ${number}.`));
    await world.poll(DOCUMENTS);
    await world.poll(ISSUES);
    return world;
  }

  it('is stored and told as if it had been polled, and counted', async () => {
    const world = await missing();
    expect(await told(world)).toEqual(['fr:2026-20101 new', 'fr:2026-20100 new']);
    expect((await world.announced()).at(-1)?.sourceId).toBe(DOCUMENTS);
    expect(world.counted).toContain('IssueMissed');
    expect(world.logged).toContain('issue.missed');
    expect((await world.state(ISSUES)).settledDays).toHaveProperty('2026-10-09', 2);
  });

  it('is not told twice, by whichever source', async () => {
    const world = await missing();
    world.serve(
      DOCUMENTS_URL,
      documentsList(['2026-20100', '2026-20101'].map((n) => printedOn('2026-10-09', n))),
    );
    await world.poll(DOCUMENTS);
    world.wait(DAY);
    await world.poll(ISSUES);
    expect(await told(world)).toHaveLength(2);
  });

  it('of a day that was settled is found when the count of the day moves', async () => {
    const shelf = full();
    const world = await settledWorld(shelf, (number) => number !== '2026-29999');
    shelf['2026-10-06'] = ['2026-20004', '2026-21004', '2026-29999'];
    world.serve(printedOn('2026-10-06', '2026-29999').full_text_xml_url, xml('Late.'));
    world.wait(-DAY + 60);
    await world.poll(ISSUES);
    expect(await told(world)).toEqual(['fr:2026-29999 new']);
  });

  it('waits for its text, and the day with it', async () => {
    const shelf = full();
    const world = await settledWorld(shelf, missed);
    shelf['2026-10-09'] = ['2026-20100'];
    world.serve(`${API}/issues/2026-10-09.json`, contents(['2026-20100']));
    await world.poll(ISSUES);
    expect(await told(world)).toEqual([]);
    expect((await world.state(ISSUES)).settledDays).not.toHaveProperty('2026-10-09');
    world.serve(printedOn('2026-10-09', '2026-20100').full_text_xml_url, xml('The text.'));
    world.wait(60);
    await world.poll(ISSUES);
    expect(await told(world)).toEqual(['fr:2026-20100 new']);
    expect((await world.state(ISSUES)).settledDays).toHaveProperty('2026-10-09', 1);
  });
});

describe('a day that does not add up', () => {
  async function withIssue(answers: (world: PollWorld, shelf: Shelf) => void): Promise<PollWorld> {
    const shelf = full();
    const world = await settledWorld(shelf);
    shelf['2026-10-09'] = ['2026-20100'];
    world.serve(`${API}/issues/2026-10-09.json`, contents(['2026-20100']));
    world.serve(printedOn('2026-10-09', '2026-20100').full_text_xml_url, xml('Rule.'));
    await world.poll(DOCUMENTS);
    answers(world, shelf);
    await world.poll(ISSUES);
    return world;
  }
  const counts = (count: number) =>
    json({
      ...Object.fromEntries(DAYS.map((day) => [day, { count: 2, name: day }])),
      '2026-10-09': { count, name: '' },
    });

  it.each<[string, (world: PollWorld, shelf: Shelf) => void]>([
    [
      'its contents name a number that the search does not have',
      (world) => world.serve(`${API}/issues/2026-10-09.json`, contents(['2026-20100', '2026-20199'])),
    ],
    [
      'fewer documents came than are counted',
      (world) => world.serve(`${API}/documents/facets/daily.json`, counts(3)),
    ],
    ['it has documents and no contents', (world) => world.serve(`${API}/issues/2026-10-09.json`, notFound)],
    [
      'it is a business day without an issue',
      (world, shelf) => {
        delete shelf['2026-10-09'];
        world.serve(`${API}/issues/2026-10-09.json`, notFound);
      },
    ],
  ])('because %s stays open, with an alarm', async (_name, answers) => {
    const world = await withIssue(answers);
    expect(world.counted).toContain('IssueIncomplete');
    expect(world.logged).toContain('issue.incomplete');
    expect((await world.state(ISSUES)).settledDays).not.toHaveProperty('2026-10-09');
    expect((await world.state(ISSUES)).settledDays).toHaveProperty('2026-10-08', 2);
  });

  it.each<[string, string, Answer, string]>([
    [
      'the counts are walled off',
      '/documents/facets/daily.json',
      page('text/html', '<html></html>'),
      'blocked',
    ],
    ['the counts are no counts', '/documents/facets/daily.json', json({ '2026-10-09': 3 }), 'failed'],
    ['the contents are no issue', '/issues/2026-10-09.json', json({ message: 'oops' }), 'failed'],
    ['the contents are walled off', '/issues/2026-10-09.json', page('text/html', '<html></html>'), 'blocked'],
  ])('because %s is a failure, and nothing is settled by it', async (_name, path, answer, outcome) => {
    const world = await withIssue((each) => each.serve(`${API}${path}`, answer));
    const state = await world.state(ISSUES);
    expect(state.health).toBe(outcome === 'blocked' ? 'blocked' : 'failing');
    expect(state.settledDays).not.toHaveProperty('2026-10-09');
    expect(state.settledDays).toHaveProperty('2026-10-08', 2);
  });
});

describe('the calendar', () => {
  it('is read once a week and kept when it cannot be read', async () => {
    const world = await settledWorld();
    expect((await world.content.calendar())?.closures).toHaveProperty('2026-12-24', 'Closed by order');
    expect(asked(world)).not.toContain('/holidays.json');
    world.serve(`${API}/holidays.json`, json({ oops: 1 }));
    world.wait(8 * DAY);
    await world.poll(ISSUES);
    expect(asked(world)).toContain('/holidays.json');
    expect(world.logged).toContain('calendar.unread');
    expect((await world.content.calendar())?.closures).toHaveProperty('2026-12-24');
  });

  it('makes no issue on a holiday, or on a closure by special order, no alarm', async () => {
    const shelf = full();
    const world = shelved(shelf);
    world.serve(`${API}/holidays.json`, json({ '2026-10-07': 'Day of Mourning' }));
    delete shelf['2026-10-07'];
    world.serve(`${API}/issues/2026-10-07.json`, notFound);
    world.serve(`${API}/issues/2026-09-29.json`, contents([]));
    await world.poll(DOCUMENTS);
    await world.poll(ISSUES);
    expect(world.counted).not.toContain('IssueIncomplete');
    expect(asked(world)).not.toContain('/issues/2026-10-07.json');
  });
});
