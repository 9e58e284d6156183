import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listing } from '../unit/rendering/huawei-mails.ts';
import { siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

const golden = (name: string) => join(import.meta.dirname, '..', 'golden', 'pages', `${name}.html`);

test('pages stay as they were seen and found good', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  await expect((await person.get('/')).text).toMatchFileSnapshot(golden('sign-up'));
  const wrong = await person.signUp('reader@', [['name', 'Target']]);
  await expect(wrong.text).toMatchFileSnapshot(golden('sign-up-with-errors'));
  const search = await person.post('/signup', [
    ['email', 'reader@example.com'],
    ['q', 'target'],
    ['action', 'search'],
  ]);
  await expect(search.text).toMatchFileSnapshot(golden('sign-up-search'));
  await person.signUp('reader@example.com');
  await site.deliver();
  const mail = await newestMail(site);
  await expect((await person.get(linkIn(mail, 'confirm'))).text).toMatchFileSnapshot(golden('confirm'));
  await person.post(linkIn(mail, 'confirm'), []);
  await expect((await person.get(linkIn(mail, 'u'))).text).toMatchFileSnapshot(golden('unsubscribe'));
  await site.content.putChange(listing.change, site.clock.now());
  await site.content.putAnalysis(listing.analysis);
  await site.content.putMatches(listing.change, listing.matches);
  await expect((await person.get('/c/listing-2019')).text).toMatchFileSnapshot(golden('change'));
});
