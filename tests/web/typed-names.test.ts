import { expect, test } from 'vitest';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { readerCompanyId } from '../../shared/domain/reader-names.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { listing, matchFor } from '../unit/rendering/huawei-mails.ts';
import { KEYS, siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const NAME = 'Zhejiang Example Optics';

test('a name that a reader typed is shown to nobody else: not by search, not on pages, not by the API', async () => {
  const site = await siteInMemory();
  const person = visitor(site);
  await person.signUp(EMAIL, [['name', NAME]]);
  await site.deliver();
  await person.post(linkIn(await newestMail(site), 'confirm'), []);
  const reader = await site.people.subscriber(subscriberIdOf(EMAIL, pepperOf(KEYS)));
  const [follow] = reader?.companies ?? [];
  if (follow === undefined) throw new Error('follows nothing');
  expect(follow.name).toBe(NAME);

  const { change, analysis } = listing;
  await site.content.putChange(change, site.clock.now());
  await site.content.putAnalysis(analysis);
  const own = matchFor(change, { companyId: follow.companyId, companyName: NAME });
  await site.content.putMatches(change, [...listing.matches, own]);
  for (const path of [
    '/companies?q=zhejiang',
    '/api/v1/companies?q=zhejiang',
    `/c/${change.changeId}`,
    `/api/v1/alerts/${change.changeId}`,
  ]) {
    const { status, text } = await person.get(path);
    expect(status, path).toBe(200);
    // The search box gives back what was typed, and only that.
    expect(text, path).not.toContain(NAME);
    expect(text, path).not.toContain(follow.companyId);
  }
  // Nor can the id be worked out from the name by somebody who reads our code.
  const guess = readerCompanyId(['zhejiang', 'example', 'optics'], '');
  expect((await person.get(`/company/${guess}`)).status).toBe(404);
});
