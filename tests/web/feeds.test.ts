import { load } from 'cheerio/slim';
import { beforeEach, describe, expect, test } from 'vitest';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { changeFor, listing, matchFor } from '../unit/rendering/huawei-mails.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
  const { change, analysis } = listing;
  await site.content.putChange(change, site.clock.now());
  await site.content.putAnalysis(analysis);
  await site.content.putMatches(change, listing.matches);
});

/** The secret address as the reader's own page shows it. */
async function watchFeed(): Promise<string> {
  const mail = await confirmedReader(site, person, EMAIL);
  const { text } = await person.get(linkIn(mail, 'manage'));
  return /\/w\/[A-Za-z0-9._-]+\/feed\.atom/.exec(text)?.[0] ?? 'no feed on the page';
}

describe('the feed of a company', () => {
  test('is Atom and JSON, with the same entries', async () => {
    const atom = await person.get('/company/huawei/feed.atom');
    expect(atom.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    const $ = load(atom.text, { xml: true });
    expect($('feed > title').text()).toContain('Huawei');
    expect($('entry > title').first().text()).toContain('added to the Entity List');
    const json = JSON.parse((await person.get('/company/huawei/feed.json')).text);
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.items.map((item: { id: string }) => item.id)).toEqual(
      $('entry > id')
        .toArray()
        .map((id) => $(id).text()),
    );
    expect((await person.get('/company/nobody/feed.atom')).status).toBe(404);
  });

  test('escapes what a source wrote', async () => {
    const change = changeFor('hostile', '2026-11-24T07:00:00Z', {
      title: '</summary><script>alert(1)</script>',
    });
    await site.content.putChange(change, site.clock.now());
    await site.content.putMatches(change, [matchFor(change, { companyId: companyId('huawei') })]);
    const { text } = await person.get('/company/huawei/feed.atom');
    expect(text).toContain('&lt;/summary&gt;');
    expect(text).not.toContain('<script>');
  });
});

describe('the feed of a watchlist', () => {
  test('holds what the reader follows, under an address that only she knows', async () => {
    const address = await watchFeed();
    const { text, headers } = await person.get(address);
    expect(text).toContain('added to the Entity List');
    expect(text).not.toContain(EMAIL);
    expect(headers.get('Cache-Control')).toBe('private, max-age=300');
    expect((await person.get(`${address.replace('/w/', '/w/x')}`)).status).toBe(410);
  });

  test('is empty once she left, and its address ends with her older links', async () => {
    const address = await watchFeed();
    const id = subscriberIdOf(EMAIL, pepperOf(KEYS));
    const reader = await site.people.subscriber(id);
    if (reader === undefined) throw new Error('no reader');
    const left = { ...reader, status: 'left' as const, version: reader.version + 1 };
    await site.people.save(left, reader);
    expect((await person.get(address)).text).not.toContain('<entry>');
    await site.people.save({ ...left, tokenVersion: 9, version: left.version + 1 }, left);
    expect((await person.get(address)).status).toBe(410);
  });
});
