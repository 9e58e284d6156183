import { expect, test } from 'vitest';
import { siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

test('the public page tells the rate of the last 90 days, and no rate where nothing was told', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  expect((await person.get('/quality')).text).toContain('there is no rate');
  await site.quality.add('2026-08-27', { told: 1990 });
  await site.quality.add('2026-08-26', { told: 5000, 'wrong-fact': 5000 });
  await site.quality.add('2026-11-24', { told: 10, 'not-useful': 7, 'wrong-fact': 2, 'not-my-company': 1 });
  const page = (await person.get('/quality')).text;
  expect(page).toContain('Readers called 3 of 2,000 matches wrong: 1.5 in 1,000.');
});
