import { describe, expect, it } from 'vitest';
import { catalogue, DOCUMENTS, DOCUMENTS_URL, documentsList, printed, xml } from './fr-answers.ts';
import { type Answer, type PollWorld, page, pollWorld } from './poll-harness.ts';

describe('pages of documents', () => {
  const next = `https://www.federalregister.gov/api/v1/documents?page=2&search_after_cursor=abc&_=1`;
  const numbers = Array.from({ length: 6 }, (_, at) => `2026-1900${at}`);

  function pages(second: Answer, nextPage = next): PollWorld {
    const world = pollWorld(catalogue);
    const first = numbers.slice(0, 4).map((number) => printed(number));
    world.serve(DOCUMENTS_URL, documentsList(first, { count: 6, total_pages: 2, next_page_url: nextPage }));
    world.serve('https://www.federalregister.gov/api/v1/documents', second);
    for (const number of numbers)
      world.serve(
        `https://www.federalregister.gov/documents/full_text/xml/2026/10/05/${number}.xml`,
        xml(number),
      );
    return world;
  }
  const second = documentsList(
    numbers.slice(4).map((number) => printed(number)),
    { count: 6, total_pages: 2 },
  );

  it('are followed by the address as given', async () => {
    const world = pages(second);
    expect(await world.poll(DOCUMENTS)).toMatchObject({ changes: 6 });
    expect(world.requests.map(({ url }) => url)).toContain(next);
    world.wait(15);
    expect((await world.poll(DOCUMENTS)).outcome).toBe('unchanged');
  });

  it.each<[string, Answer, string]>([
    [
      'that start again with the first',
      documentsList(
        numbers.slice(0, 4).map((number) => printed(number)),
        { count: 6, next_page_url: next },
      ),
      next,
    ],
    ['that fail', page('text/html', '', { status: 500 }), next],
    ['on another host', second, 'https://example.com/api/v1/documents?page=2'],
    ['on another path', second, 'https://www.federalregister.gov/api/v2/documents?page=2'],
    ['that lack items', documentsList([printed(numbers[4] ?? '')], { count: 6 }), next],
  ])(
    '%s leave the list incomplete: what came is used, nothing is remembered',
    async (_name, answer, nextPage) => {
      const world = pages(answer, nextPage);
      const { changes } = await world.poll(DOCUMENTS);
      expect(changes).toBeGreaterThanOrEqual(4);
      expect((await world.state(DOCUMENTS)).lastBodySha).toBeUndefined();
      expect(world.requests.every(({ url }) => url.startsWith('https://www.federalregister.gov/'))).toBe(
        true,
      );
    },
  );
});
