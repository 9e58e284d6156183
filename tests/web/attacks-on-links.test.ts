import { beforeEach, describe, expect, test } from 'vitest';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { LINK_SCOPES, pepperOf } from '../../shared/domain/tokens.ts';
import { DOORS, type LinkScope, readerWithEveryLink } from './doors.ts';
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
    await site.people.addressMove(ID),
    await site.feedback.ofReader(ID),
  ]);

/** Uses a link as its button does; where there is none, opens it. */
const use = (scope: LinkScope, token: string) => {
  const { path, sends } = DOORS[scope];
  return sends === undefined ? person.get(path(token)) : person.post(path(token), sends);
};

const CLOSED = [404, 410];
const first = (path: string) => path.split('/')[1];
/** Further doors of the own page's link. */
const FURTHER = ['/mails/', '/hooks/'];

test('no route takes a token that is not among the doors which are attacked here', () => {
  const attacked = LINK_SCOPES.map((scope) => first(DOORS[scope].path('x')));
  const taken = site.app.routes.filter(({ path }) => path.includes(':token')).map(({ path }) => first(path));
  expect(new Set(taken)).toEqual(new Set([...attacked, ...FURTHER.map(first)]));
});

test.each(FURTHER)('%s opens with the link of the own page and no other', async (door) => {
  const { token } = await readerWithEveryLink(site, person, EMAIL);
  for (const scope of LINK_SCOPES) {
    const { status } = await person.get(door + token(scope));
    expect(status, scope).toBe(scope === 'manage' ? 200 : 410);
  }
});

describe('links', () => {
  test('of every scope open with the token that was mailed, and change nothing by it', async () => {
    const { token } = await readerWithEveryLink(site, person, EMAIL);
    const before = await standing();
    for (const scope of LINK_SCOPES.filter((each) => DOORS[each].buttonOnly === undefined))
      expect((await person.get(DOORS[scope].path(token(scope)))).status, scope).toBe(200);
    expect(await standing()).toBe(before);
  });

  test('with any one character flipped open nothing and change nothing, in every scope', async () => {
    const { token } = await readerWithEveryLink(site, person, EMAIL);
    const before = await standing();
    for (const scope of LINK_SCOPES) {
      const good = token(scope);
      for (let at = 0; at < good.length; at += 1) {
        const flipped = good.slice(0, at) + (good[at] === 'a' ? 'b' : 'a') + good.slice(at + 1);
        expect(CLOSED, `${scope} character ${at}`).toContain((await use(scope, flipped)).status);
        expect(CLOSED, `${scope} character ${at}`).toContain(
          (await person.get(DOORS[scope].path(flipped))).status,
        );
      }
    }
    expect(await standing()).toBe(before);
  });

  test('of one scope are worthless in every other', async () => {
    const { token } = await readerWithEveryLink(site, person, EMAIL);
    const before = await standing();
    for (const scope of LINK_SCOPES)
      for (const other of LINK_SCOPES.filter((each) => each !== scope)) {
        expect(CLOSED, `${other} in ${scope}`).toContain((await use(scope, token(other))).status);
        expect(CLOSED, `${other} in ${scope}`).toContain(
          (await person.get(DOORS[scope].path(token(other)))).status,
        );
      }
    expect(await standing()).toBe(before);
  });

  test('of every scope end: a day past the life of the longest, each is dead', async () => {
    const { token } = await readerWithEveryLink(site, person, EMAIL);
    const old = LINK_SCOPES.map((scope) => [scope, token(scope)] as const);
    const before = await standing();
    site.clock.advance(3651 * 86_400_000);
    for (const [scope, each] of old) expect(CLOSED, scope).toContain((await use(scope, each)).status);
    expect(await standing()).toBe(before);
  });

  test('end when the reader ends them, but for those that stop mail or say what was wrong with it', async () => {
    const { token } = await readerWithEveryLink(site, person, EMAIL);
    const old = new Map(LINK_SCOPES.map((scope) => [scope, token(scope)]));
    await person.post(DOORS.manage.path(token('manage')), [['action', 'renew']]);
    const open: LinkScope[] = [];
    for (const [scope, each] of old)
      if ((await person.get(DOORS[scope].path(each))).status === 200) open.push(scope);
    // A sign-up or a move that waits for its button has links of its own, ended by a newer one.
    expect(open).toEqual(['confirm', 'move', 'stay', 'unsubscribe', 'feedback']);
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
