import { beforeEach, describe, expect, test } from 'vitest';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const ID = subscriberIdOf(EMAIL, pepperOf(KEYS));

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
});

const confirmed = () => confirmedReader(site, person, EMAIL);

describe('leaving', () => {
  const oneClick = { 'Content-Type': 'application/x-www-form-urlencoded' };

  test("by the provider's POST needs no Origin, takes multipart, and has no limit", async () => {
    const link = linkIn(await confirmed(), 'u');
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    for (let i = 0; i < 40; i += 1) expect((await person.send('POST', link, multipart)).status).toBe(200);
    expect(
      (
        await person.send('POST', link, 'List-Unsubscribe=One-Click', {
          ...oneClick,
          Origin: 'https://mail.example.net',
        })
      ).status,
    ).toBe(200);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'left' });
    expect(await site.directory.followerEstimate(companyId('huawei'))).toBe(0);
  });

  test('takes a button: opening the page stops nothing', async () => {
    const link = linkIn(await confirmed(), 'u');
    expect((await person.get(link)).text).toContain('Stop all mail');
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'active' });
  });

  test('works from a mail that is a year old', async () => {
    const link = linkIn(await confirmed(), 'u');
    site.clock.advance(366 * 86_400_000);
    expect((await person.send('POST', link, 'List-Unsubscribe=One-Click', oneClick)).status).toBe(200);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'left' });
  });

  test('from a confirmation mail means never again, and voids the confirm link', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const mail = await newestMail(site);
    await person.send('POST', linkIn(mail, 'u'), 'List-Unsubscribe=One-Click', oneClick);
    expect((await person.post(linkIn(mail, 'confirm'), [])).status).toBe(410);
    site.clock.advance(16 * 60_000);
    await person.signUp(EMAIL);
    expect(await site.deliver()).toEqual(['skipped']);
  });

  test('the List-Unsubscribe header carries the very link', async () => {
    const mail = await confirmed();
    const header = site.transport.accepted
      .at(-1)
      ?.raw.match(/^List-Unsubscribe: <https:\/\/alerts\.example\.org(.*)>\r$/m)?.[1];
    expect(header).toBe(linkIn(mail, 'u'));
  });
});

describe('managing', () => {
  test('a search without script shows what it found and keeps what was changed', async () => {
    const link = linkIn(await confirmed(), 'manage');
    const page = await person.post(link, [
      ['company', 'huawei'],
      ['frequency', 'weekly'],
      ['sendHour', '9'],
      ['weekday', '3'],
      ['zone', 'Asia/Tokyo'],
      ['q', 'hikvision'],
      ['action', 'save'],
    ]);
    expect(page.text).toContain('Hangzhou Hikvision');
    expect(page.text).toContain('value="weekly" checked');
    expect(page.text).toContain('<option selected>Asia/Tokyo');
    expect(await site.people.subscriber(ID)).toMatchObject({ frequency: 'instant' });
  });

  test("pauses until a day in the reader's own zone", async () => {
    const link = linkIn(await confirmed(), 'manage');
    const fields = [
      ['company', 'huawei'],
      ['zone', 'Asia/Tokyo'],
      ['action', 'save'],
    ] as const;
    await person.post(link, [...fields, ['pausedUntil', '2026-12-01']]);
    expect(await site.people.subscriber(ID)).toMatchObject({
      status: 'paused',
      pausedUntil: '2026-11-30T15:00:00.000Z',
    });
    await person.post(link, [...fields, ['pausedUntil', '']]);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'active' });
  });

  test('keeps at least one company', async () => {
    const page = await person.post(linkIn(await confirmed(), 'manage'), [['action', 'save']]);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Keep at least one company');
  });

  test('older links end when a reader wants them to', async () => {
    const link = linkIn(await confirmed(), 'manage');
    await person.post(link, [['action', 'renew']]);
    expect((await person.get(link)).status).toBe(410);
    await site.deliver();
    expect((await person.get(linkIn(await newestMail(site), 'manage'))).status).toBe(200);
  });

  test('shows the address masked, since links are forwarded', async () => {
    const page = await person.get(linkIn(await confirmed(), 'manage'));
    expect(page.text).not.toContain(EMAIL);
    expect(page.text).toContain('r•••r@example.com');
  });
});

describe("one's own data", () => {
  async function freshLinks() {
    await confirmed();
    site.clock.advance(16 * 60_000);
    await person.post('/link', [['email', EMAIL]]);
    await site.deliver();
    return newestMail(site);
  }

  test('comes as JSON, on a link that works for half an hour', async () => {
    const link = linkIn(await freshLinks(), 'export');
    const answer = await person.get(link);
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    expect(JSON.parse(answer.text)).toMatchObject({ subscriber: { email: EMAIL } });
    site.clock.advance(1_800_000);
    expect((await person.get(link)).status).toBe(410);
  });

  test('is deleted at once, with a receipt, and nothing of it stays', async () => {
    const link = linkIn(await freshLinks(), 'erase');
    expect((await person.get(link)).text).toContain('It cannot be undone');
    const receipt = await person.post(link, []);
    expect(receipt.text).toContain('Receipt');
    expect(await site.people.subscriber(ID)).toBeUndefined();
    expect(await site.people.request(ID)).toBeUndefined();
    const all = { from: '', to: '~' };
    expect((await site.people.followers(companyId('huawei'), 'instant', all, 10)).items).toEqual([]);
    expect(await site.directory.followerEstimate(companyId('huawei'))).toBe(0);
  });

  test('is not reached by the manage link, which mails are forwarded with', async () => {
    const token = linkIn(await confirmed(), 'manage').slice('/manage/'.length);
    for (const scope of ['export', 'erase'])
      expect((await person.get(`/${scope}/${token}`)).status).toBe(410);
  });

  test('an unknown address that asks for its link gets the same page and no mail', async () => {
    const page = await person.post('/link', [['email', 'nobody@example.com']]);
    expect(page.text).toContain('Look into your mailbox');
    expect(await site.deliver()).toEqual(['skipped']);
  });
});

test('nothing personal is in the log of a whole life', async () => {
  const mail = await confirmed();
  await person.post(linkIn(mail, 'manage'), [
    ['company', 'huawei'],
    ['action', 'save'],
  ]);
  await person.post(linkIn(mail, 'u'), []);
  const lines = JSON.stringify(site.log.lines);
  expect(lines).toContain('web.request');
  expect(lines).not.toMatch(/@|huawei/i);
  expect(lines).not.toContain(linkIn(mail, 'manage').slice(8));
});
