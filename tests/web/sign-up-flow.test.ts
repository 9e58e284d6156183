import { beforeEach, describe, expect, test } from 'vitest';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { KEYS, type Site, serve, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const ID = subscriberIdOf(EMAIL, pepperOf(KEYS));

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
});

test('over HTTP: sign up, confirm, change, leave by one click, come back', async () => {
  const server = await serve(site);
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    fetch(server.origin + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: server.origin, ...headers },
    });
  try {
    const form = await (await fetch(`${server.origin}/`)).text();
    const stamp = /name="stamp" value="([^"]+)"/.exec(form)?.[1] ?? '';
    site.clock.advance(4_000);
    const sent = await post('/signup', { email: EMAIL, company: 'huawei', stamp, action: 'signup' });
    expect(await sent.text()).toContain('Look into your mailbox');
    expect(await site.deliver()).toEqual(['sent']);

    const confirm = linkIn(await newestMail(site), 'confirm');
    expect(await (await fetch(server.origin + confirm)).text()).toContain('Huawei Technologies');
    expect(await site.people.subscriber(ID)).toBeUndefined();
    expect(await (await post(confirm, {})).text()).toContain('Your alerts are on');
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'active', email: EMAIL });
    await site.deliver();

    const welcome = await newestMail(site);
    const saved = await post(linkIn(welcome, 'manage'), {
      company: 'huawei',
      name: 'Zhejiang Example Optics',
      frequency: 'daily',
      action: 'save',
    });
    expect(await saved.text()).toContain('Saved.');
    const leave = await fetch(server.origin + linkIn(welcome, 'u'), {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(leave.status).toBe(200);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'left' });
    const undo = /action="(\/resume\/[^"]+)"/.exec(await leave.text())?.[1] ?? '';
    expect((await post(undo, {})).status).toBe(200);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'active', frequency: 'daily' });
  } finally {
    await server.close();
  }
});

describe('signing up', () => {
  test('answers the same for a new address, a reader, and an address that must not be written to', async () => {
    await confirmedReader(site, person, EMAIL);
    await site.people.suppress(
      subscriberIdOf('gone@example.com', pepperOf(KEYS)),
      'bounced',
      site.clock.now(),
    );
    site.clock.advance(20 * 60_000);
    const pages = [];
    for (const email of [EMAIL, 'new@example.com', 'gone@example.com'])
      pages.push(await person.signUp(email));
    expect(new Set(pages.map((page) => page.text)).size).toBe(1);
    expect(await site.deliver()).toEqual(['sent', 'sent', 'skipped']);
    const subjects = site.transport.accepted
      .slice(-2)
      .map((mail) => /^Subject: (.*)$/m.exec(mail.raw)?.[1]?.trim());
    expect(subjects).toEqual([
      'Your link to manage your rule alerts',
      'Confirm your rule alerts for 1 company',
    ]);
  });

  test('writes to one mailbox once in 15 minutes, however it is spelled and from wherever', async () => {
    await person.signUp('a.b@gmail.com');
    const other = visitor(site, { ip: '198.51.100.9' });
    expect((await other.signUp('ab+x@gmail.com')).text).toContain('Look into your mailbox');
    expect(site.confirmations.size).toBe(1);
    site.clock.advance(16 * 60_000);
    await other.signUp('ab@gmail.com');
    expect(site.confirmations.size).toBe(2);
  });

  test('is refused after 20 tries an hour from one network; an IPv6 network is a /64', async () => {
    for (let i = 0; i < 20; i += 1)
      expect(
        (await visitor(site, { ip: `2001:db8:1:2::${i + 1}` }).signUp(`p${i}@example${i}.com`)).status,
      ).toBe(200);
    const next = await visitor(site, { ip: '2001:db8:1:2:ffff::9' }).signUp('p99@example.net');
    expect(next.status).toBe(429);
    expect(next.headers.get('Retry-After')).toBe('3600');
    expect((await visitor(site, { ip: '2001:db8:1:3::1' }).signUp('p98@example.net')).status).toBe(200);
  });

  test('by a robot (hidden field filled, form sent at once, stamp made up) succeeds in nothing', async () => {
    const stamp = await person.stamp();
    const fields = [
      ['email', EMAIL],
      ['company', 'huawei'],
      ['action', 'signup'],
    ] as const;
    const page = await person.get('/');
    const fresh = /name="stamp" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    for (const more of [
      [
        ['stamp', stamp],
        ['website', 'x'],
      ],
      [['stamp', fresh]],
      [['stamp', 'k1.abc.AAAAAAAAAAAAAAAAAAAAAA']],
    ] as const)
      expect((await person.post('/signup', [...fields, ...more])).text).toContain('Look into your mailbox');
    expect(site.confirmations.size).toBe(0);
    expect(await site.people.request(ID)).toBeUndefined();
  });

  test('with something wrong says what, keeps what was typed, and writes nothing down', async () => {
    const page = await person.signUp('reader@', [
      ['name', 'Zhejiang Example Optics'],
      ['frequency', 'weekly'],
    ]);
    expect(page.status).toBe(422);
    expect(page.text).toContain('role="alert"');
    expect(page.text).toContain('value="reader@"');
    expect(page.text).toContain('value="Zhejiang Example Optics" checked');
    expect(page.text).toContain('value="weekly" checked');
    expect((await person.signUp(EMAIL, [])).text).toContain('Choose at least one company');
    expect(site.confirmations.size).toBe(0);
  });

  test('with a line break in the address is refused in plain words', async () => {
    const page = await person.signUp('reader@example.com\r\nBcc: other@example.com');
    expect(page.status).toBe(422);
    expect(page.text).toContain('holds a line break');
  });

  test('puts no word that a stranger typed into the mail', async () => {
    await person.signUp(EMAIL, [
      ['name', 'Buy cheap pills today'],
      ['company', 'huawei'],
    ]);
    await site.deliver();
    const mail = await newestMail(site);
    expect(mail.text).toContain('1 name in your own spelling');
    expect(mail.text).not.toContain('pills');
  });

  test('a newer request makes the older link useless', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const older = linkIn(await newestMail(site), 'confirm');
    site.clock.advance(16 * 60_000);
    await person.signUp(EMAIL, [['company', 'smic']]);
    await site.deliver();
    expect((await person.post(older, [])).status).toBe(410);
    expect((await person.post(linkIn(await newestMail(site), 'confirm'), [])).status).toBe(200);
    expect((await site.people.subscriber(ID))?.companies.map((follow) => follow.companyId)).toEqual(['smic']);
  });
});

describe('the confirm link', () => {
  test('does nothing when it is opened, by whatever opens it', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const link = linkIn(await newestMail(site), 'confirm');
    await person.get(link);
    await person.send('HEAD', link);
    expect(await site.people.subscriber(ID)).toBeUndefined();
  });

  test('used twice confirms once: one reader, one welcome mail, one follower', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const link = linkIn(await newestMail(site), 'confirm');
    await person.post(link, []);
    expect((await person.post(link, [])).text).toContain('Your alerts are on');
    expect(await site.deliver()).toEqual(['sent', 'finished']);
    expect(await site.directory.followerEstimate(companyId('huawei'))).toBe(1);
    expect((await site.people.subscriber(ID))?.version).toBe(1);
  });

  test('ends after 48 hours', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const link = linkIn(await newestMail(site), 'confirm');
    site.clock.advance(48 * 3_600_000);
    expect((await person.post(link, [])).status).toBe(410);
  });

  test('makes a company of a typed name, with aliases, only now', async () => {
    await person.signUp(EMAIL, [['name', 'Zhejiang Example Optics Co., Ltd.']]);
    await site.deliver();
    expect(await site.directory.search('zhejiang example', 5)).toEqual([]);
    await person.post(linkIn(await newestMail(site), 'confirm'), []);
    const [hit] = await site.directory.search('zhejiang example', 5);
    const company = await site.directory.company(hit?.companyId ?? companyId(''));
    expect(company).toMatchObject({ origin: 'reader', name: 'Zhejiang Example Optics Co., Ltd.' });
    expect(company?.aliases.map((alias) => alias.text)).toContain('Zhejiang Example Optics');
  });
});
