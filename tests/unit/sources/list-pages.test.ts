import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DateRules } from '../../../shared/domain/sources/dates.ts';
import { readListItems } from '../../../shared/domain/sources/html-list.ts';
import { listedItem } from '../../../shared/domain/sources/press-item.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../recorded/sources/pages/${name}`, import.meta.url), 'utf8');

function rowsOf(html: string, url: string, rules: DateRules) {
  return readListItems(html, url, rules).items.flatMap((item) => listedItem(item, url, rules) ?? []);
}

describe('a list page without selectors', () => {
  it('of an agency gives its releases with day and summary, and no navigation', () => {
    const rows = rowsOf(page('list-news.html'), 'https://ots.example/news', {
      zone: 'America/New_York',
      order: 'mdy',
    });
    expect(rows.map(({ title, published }) => `${published} ${title}`)).toEqual([
      '2020-06-15T04:00:00.000Z Office clears releases to standards bodies',
      '2020-05-15T04:00:00.000Z Office amends foreign direct product rule',
      '2020-03-10T04:00:00.000Z Temporary licence extended to May 15',
    ]);
    expect(rows[1]).toMatchObject({
      url: 'https://ots.example/news/direct-product?utm_source=list',
      precision: 'day',
      summary: 'The rule takes effect at once; comments are due by July 14.',
    });
  });

  it('in a table gives its rows, with addresses by the base that the page declares', () => {
    const rows = rowsOf(page('list-table.html'), 'https://sanctions.example/recent', {
      zone: 'America/New_York',
      order: 'mdy',
    });
    expect(rows.map(({ url, published }) => [url, published])).toEqual([
      ['https://sanctions.example/root/actions/20200618', '2020-06-18T04:00:00.000Z'],
      ['https://sanctions.example/root/actions/20200608', '2020-06-08T04:00:00.000Z'],
      ['https://sanctions.example/root/actions/20200527', '2020-05-27T04:00:00.000Z'],
    ]);
  });

  it('of cards gives each with its minute', () => {
    const rows = rowsOf(page('list-cards.html'), 'http://orbita.example/economy', {
      zone: 'Europe/Moscow',
      order: 'dmy',
    });
    const stories = rows.filter(({ url }) => url?.startsWith('http://orbita.example'));
    expect(stories.map(({ title, published }) => `${published} ${title}`)).toEqual([
      '2019-11-30T06:15:00.000Z Власти отложили введение новых правил экспорта',
      '2019-11-29T19:40:00.000Z Компания ответила на сообщения об ограничениях',
      '2019-11-29T19:14:00.000Z Источники: порог могут снизить до десяти процентов',
    ]);
    expect(rows.length).toBeLessThanOrEqual(4);
  });

  it('that holds no list gives nothing', () => {
    const rules: DateRules = { zone: 'UTC', order: 'dmy' };
    for (const html of ['', '<html><body><p>Just a moment...</p></body></html>', page('agency-wire.html')])
      expect(rowsOf(html, 'https://outlet.example/', rules)).toEqual([]);
  });
});
