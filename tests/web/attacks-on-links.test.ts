import { beforeEach, describe, expect, test } from 'vitest';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { linkToken, pepperOf } from '../../shared/domain/tokens.ts';
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

/** Everything about the reader that an attack could change. */
const standing = async () =>
  JSON.stringify([
    await site.people.subscriber(ID),
    await site.people.request(ID),
    await site.people.suppressed(ID),
  ]);

describe('links', () => {
  const SCOPES = [
    ['confirm', 'confirm'],
    ['manage', 'manage'],
    ['export', 'export'],
    ['erase', 'erase'],
    ['address', 'address'],
    ['move', 'move'],
    ['stay', 'stay'],
    ['resume', 'resume'],
    ['unsubscribe', 'u'],
    ['feedback', 'f'],
  ] as const;

  /** What the button of each page sends. */
  const FIELDS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    manage: [
      ['company', 'smic'],
      ['action', 'save'],
    ],
    f: [
      ['say', 'not-useful'],
      ['action', 'give'],
    ],
  };

  async function tokensOfReader() {
    await confirmedReader(site, person, EMAIL);
    const reader = await site.people.subscriber(ID);
    const request = await site.people.request(ID);
    const detail = {
      confirm: request?.requestId ?? 'none',
      resume: 'left',
      unsubscribe: 'all',
      feedback: 'a-b-c',
    };
    return SCOPES.map(([scope, path]) => {
      const whom = {
        subscriber: ID,
        detail: { ...detail }[scope as 'confirm'] ?? String(reader?.tokenVersion),
      };
      return { scope, path, token: linkToken(KEYS, scope, whom, site.clock.now()) };
    });
  }

  test('with any one character flipped open nothing and change nothing, in every scope', async () => {
    const tokens = await tokensOfReader();
    const before = await standing();
    for (const { path, token } of tokens)
      for (let at = 0; at < token.length; at += 1) {
        const flipped = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
        const answer = await person.post(`/${path}/${flipped}`, FIELDS[path] ?? []);
        expect([404, 410], `${path} character ${at}`).toContain(answer.status);
      }
    expect(await standing()).toBe(before);
  });

  test('of one scope are worthless in every other', async () => {
    const tokens = await tokensOfReader();
    const before = await standing();
    for (const { path } of tokens)
      for (const other of tokens.filter((each) => each.path !== path)) {
        const answer = await person.post(`/${path}/${other.token}`, FIELDS[path] ?? []);
        expect([404, 410], `${other.scope} in ${path}`).toContain(answer.status);
      }
    expect(await standing()).toBe(before);
  });

  test('that were used, replaced or are too old do nothing when they are sent again', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const first = linkIn(await newestMail(site), 'confirm');
    await person.post(first, []);
    await site.deliver();
    const welcome = await newestMail(site);
    await person.post(linkIn(welcome, 'u'), []);
    // Replayed after the reader left: an old confirmation brings nobody back.
    await person.post(first, []);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'left' });
    site.clock.advance(31 * 86_400_000);
    expect((await person.post(linkIn(welcome, 'manage'), [['action', 'again']])).status).toBe(410);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'left' });
  });
});

describe('programs that open links', () => {
  test('prefetchers change nothing, whatever they fetch and however often', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    const links = async () =>
      ((await newestMail(site)).text ?? '').match(/https:\/\/alerts\.example\.org\/[^\s>]+/g) ?? [];
    const fetchAll = async () => {
      const before = await standing();
      for (const link of await links())
        for (const method of ['GET', 'HEAD', 'OPTIONS'])
          await person.send(method, new URL(link).pathname + new URL(link).search);
      expect(await standing()).toBe(before);
    };
    await fetchAll();
    await person.post(linkIn(await newestMail(site), 'confirm'), []);
    await site.deliver();
    expect((await links()).length).toBeGreaterThan(2);
    await fetchAll();
    expect(site.confirmations.size).toBe(0);
  });

  test('no page behind a link holds a script or a form that sends itself', async () => {
    const mail = await confirmedReader(site, person, EMAIL);
    for (const kind of ['manage', 'u'] as const) {
      const { text } = await person.get(linkIn(mail, kind));
      expect(text).not.toMatch(/\son\w+=|autosubmit|\.submit\(|http-equiv="refresh"|<script>/i);
    }
  });

  test('a scanner that presses the button too leaves the victim a mail with a way out', async () => {
    await person.signUp(EMAIL);
    await site.deliver();
    await person.post(linkIn(await newestMail(site), 'confirm'), []);
    expect(await site.deliver()).toEqual(['sent']);
    const welcome = await newestMail(site);
    expect(welcome.headers.get('list')).toHaveProperty('unsubscribe');
    await person.post(linkIn(welcome, 'u'), []);
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'left' });
  });
});
