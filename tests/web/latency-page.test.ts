import { expect, test } from 'vitest';
import { siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

test('anybody sees how long it took, by day, from filing to seen and from seen to the mail', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  expect((await person.get('/latency')).text).toContain('Nothing was counted yet.');
  await site.quality.add('2026-11-23', { 'seen-60': 9, 'seen-900': 1, 'sent-15': 60, 'sent-120': 40 });
  await site.quality.add('2026-11-22', { told: 5, 'sent-later': 2 });
  const page = await person.get('/latency');
  expect(page.headers.get('Cache-Control')).toBe('public, max-age=60');
  const rows = [...page.text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
    row.replaceAll(/<meter[^>]*>.*?<\/meter> /g, '').replaceAll(/<[^>]*>/g, ' '),
  );
  expect(rows.map((row) => row.replaceAll(/ +/g, ' ').trim())).toEqual([
    '23 Nov 2026 10 60 s 15 min',
    '23 Nov 2026 100 15 s 120 s',
    '22 Nov 2026 2 more than an hour more than an hour',
  ]);
});
