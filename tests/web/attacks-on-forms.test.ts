import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, test } from 'vitest';
import { companyId, subscriberIdOf } from '../../shared/domain/ids.ts';
import { linkToken, pepperOf } from '../../shared/domain/tokens.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, newestMail, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
/** Requests in each state, to each form. */
const ATTEMPTS = 200;

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
});

describe('floods', () => {
  test('10,000 sign-ups from one address bring 20 mails an hour', async () => {
    const stamp = await person.stamp();
    for (let i = 0; i < 10_000; i += 1)
      await person.post('/signup', [
        ['email', `victim${i}@example${i % 400}.com`],
        ['stamp', stamp],
        ['action', 'signup'],
        ['company', 'huawei'],
      ]);
    expect(site.confirmations.size).toBe(20);
  });

  test('50 sign-ups for one victim, from 50 networks on one day (UTC), bring three mails', async () => {
    for (let i = 0; i < 50; i += 1) {
      await visitor(site, { ip: `198.51.100.${i}` }).signUp(EMAIL);
      site.clock.advance(18 * 60_000);
    }
    expect(site.confirmations.size).toBe(3);
    await site.deliver();
    const mail = await newestMail(site);
    await person.post(linkIn(mail, 'u'), []);
    site.clock.advance(86_400_000);
    await person.signUp(EMAIL);
    expect(await site.deliver()).toEqual(['skipped']);
  });

  test('20 confirmations at the same moment make one reader, one welcome mail and one follower', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const link = linkIn(await newestMail(site), 'confirm');
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.post(link, [])));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    await site.deliver();
    expect(site.transport.accepted).toHaveLength(2);
    expect(await site.directory.followerEstimate(companyId('huawei'))).toBe(1);
  });

  test('a body of a megabyte is refused before it is read as a form', async () => {
    const megabyte = 'x'.repeat(1_048_576);
    for (const path of ['/signup', '/link', '/u/x', '/manage/x'])
      expect((await person.send('POST', path, megabyte)).status, path).toBe(413);
  });
});

describe('text from strangers', () => {
  // Line breaks would add headers; directional marks make text read otherwise than it is stored (Trojan Source).
  const EVIL = ['\r\nBcc: all@example.net', '\u202Egnp.exe', '\u2066x\u2069', '\u0000', '\u2028'];

  const MARKS = /[\u202a-\u202e\u2066-\u2069\u0000\u2028]/;

  test('with line breaks or directional marks gets into no header and no page', async () => {
    for (const evil of EVIL)
      for (const field of ['email', 'name', 'company', 'frequency', 'zone', 'website', 'stamp', 'action']) {
        const other = visitor(site, { ip: `203.0.113.${EVIL.indexOf(evil)}` });
        const answer = await other.signUp(`p${site.clock.now().getTime()}@example.com`, [
          ['company', 'huawei'],
          [field, `Zhejiang Optics${evil}`],
        ]);
        expect(answer.text, `${JSON.stringify(evil)} in ${field}`).not.toMatch(MARKS);
        site.clock.advance(16 * 60_000);
      }
    await site.deliver();
    for (const { raw } of [...site.transport.accepted]) {
      const link = /https:\/\/[^\s>]*(\/confirm\/[\w.-]+)/.exec((await simpleParser(raw)).text ?? '')?.[1];
      if (link === undefined) continue;
      expect((await person.get(link)).text).not.toMatch(MARKS);
      expect((await person.post(link, [])).text).not.toMatch(MARKS);
    }
    await site.deliver();
    expect(site.transport.accepted.length).toBeGreaterThan(40);
    for (const { raw } of site.transport.accepted) {
      expect((await simpleParser(raw)).text).not.toMatch(MARKS);
      const { headers, to } = await simpleParser(raw);
      expect(headers.has('bcc')).toBe(false);
      expect([to].flat()).toHaveLength(1);
      expect(raw).not.toMatch(/[^\r\n\x20-\x7e\t]/);
    }
  });
});

describe('who is a reader', () => {
  const ELSEWHERE = 'elsewhere@example.net';

  /** Ada's mail goes from her address to another. */
  const moves = async (from: string, to: string) => {
    const id = subscriberIdOf(from, pepperOf(KEYS));
    await confirmedReader(site, person, from);
    site.clock.advance(20 * 60_000);
    await person.post('/link', [['email', from]]);
    await site.deliver();
    await person.post(linkIn(await newestMail(site), 'address'), [['email', to]]);
    await site.deliver();
    const detail = (await site.people.addressMove(id))?.moveId ?? '';
    await person.post(`/move/${linkToken(KEYS, 'move', { subscriber: id, detail }, site.clock.now())}`, []);
    expect((await site.people.subscriber(id))?.email).toBe(to);
  };
  const STATES = {
    unknown: async () => {},
    waiting: async (email: string) => {
      await person.signUp(email);
      await site.deliver();
    },
    active: async (email: string) => void (await confirmedReader(site, person, email)),
    left: async (email: string) => {
      const mail = await confirmedReader(site, person, email);
      await person.post(linkIn(mail, 'u'), []);
    },
    suppressed: (email: string) =>
      site.people.suppress(subscriberIdOf(email, pepperOf(KEYS)), 'bounced', site.clock.now()),
    'moved to': (email: string) => moves(ELSEWHERE, email),
    'moved away': (email: string) => moves(email, ELSEWHERE),
  };

  test('is told by no answer: in every state the same bytes and the same work, on both forms', async () => {
    const told = new Map<string, Set<string>>();
    for (const [state, bring] of Object.entries(STATES)) {
      site = await siteInMemory();
      person = visitor(site);
      await bring(EMAIL);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        site.clock.advance(86_400_000);
        // Whoever has asked once is not unknown any more.
        const email = state === 'unknown' ? `${attempt}-${EMAIL}` : EMAIL;
        for (const form of ['signup', 'link']) {
          const calls: string[] = [];
          const ip = `198.51.100.${attempt}`;
          const watched = visitor({ ...site, app: site.watchedApp(calls) }, { ip });
          const answer =
            form === 'signup' ? await watched.signUp(email) : await watched.post('/link', [['email', email]]);
          const seen = JSON.stringify([answer.status, [...answer.headers], answer.text, calls]);
          told.set(form, (told.get(form) ?? new Set()).add(seen));
          expect(told.get(form)?.size, `${form}, ${state}: ${[...(told.get(form) ?? [])].join('\n')}`).toBe(
            1,
          );
          site.clock.advance(3_600_000);
        }
      }
    }
  });
});
