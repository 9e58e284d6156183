import { load } from 'cheerio';
import { simpleParser } from 'mailparser';
import { beforeEach, expect, test } from 'vitest';
import { DOORS, readerWithEveryLink } from './doors.ts';
import { type Site, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

type Fields = readonly (readonly [string, string])[];

// Line breaks would add headers; directional marks make text read otherwise than it is stored (Trojan Source);
// escape sequences drive the terminal of whoever reads it there.
const EVIL = [
  '\r\nBcc: all@example.net',
  '\u202Egnp.exe',
  '\u2066x\u2069',
  '\u0000',
  '\u2028',
  '\u001b[2J',
  '<b>"\'&',
];
const MARKS = /[\u202a-\u202e\u2066-\u2069\u0000\u2028\u001b]|\\u0000|\\u001b|<b>"/;

let site: Site;
let person: ReturnType<typeof visitor>;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
});

/** Every form of a page: where it posts, what it would send untouched, by its first button, and all names it has. */
function formsOf(page: string) {
  const html = load(page);
  return html('form[method=post]')
    .toArray()
    .map((form) => {
      const inside = html(form);
      const untouched: Fields = inside.serializeArray().map(({ name, value }) => [name, value] as const);
      const button = inside.find('button[name]').last();
      const pressed = [String(button.attr('name')), String(button.attr('value'))] as const;
      const names = inside
        .find('[name]')
        .toArray()
        .map((field) => String(html(field).attr('name')));
      const sent = button.length === 0 ? untouched : [...untouched, pressed];
      return { action: String(inside.attr('action')), sent, names: [...new Set(names)] };
    });
}

test('what a stranger or a reader types gets into no page, no mail and nothing stored with marks in it, in any field', async () => {
  const { id, token } = await readerWithEveryLink(site, person, 'reader@example.com');
  const pages = [
    '/',
    '/link',
    DOORS.manage.path(token('manage')),
    DOORS.address.path(token('address')),
    `/hooks/${token('manage')}`,
  ];
  for (const say of ['not-my-company', 'not-useful', 'wrong-fact'])
    pages.push(`${DOORS.feedback.path(token('feedback'))}?say=${say}`);
  const chosen = [
    ['email', 'stranger@example.com'],
    ['company', 'huawei'],
    ['q', 'hangzhou'],
    ['action', 'search'],
  ] as const;
  const shown = await Promise.all(pages.map(async (page) => (await person.get(page)).text));
  shown.push((await person.post('/signup', chosen)).text);
  let sends = 0;
  for (const page of shown)
    for (const { action, sent, names } of formsOf(page))
      for (const name of names)
        for (const [at, evil] of EVIL.entries()) {
          const other = visitor(site, { ip: `203.0.113.${at}` });
          const kept = sent.filter(([field]) => field !== name);
          const given = name === 'email' ? `a${evil}@example.com` : `Zhejiang Optics${evil}`;
          const answer = await other.post(action, [...kept, [name, given]]);
          expect(answer.text, `${JSON.stringify(evil)} in ${name} of ${action}`).not.toMatch(MARKS);
          expect(answer.status, `${JSON.stringify(evil)} in ${name} of ${action}`).toBeLessThan(500);
          sends += 1;
          site.clock.advance(1_000);
        }
  expect(sends).toBeGreaterThan(200);
  await site.deliver();
  const stored = [
    await site.people.subscriber(id),
    await site.people.request(id),
    await site.feedback.ofReader(id),
  ];
  expect(JSON.stringify(stored)).not.toMatch(MARKS);
  for (const { raw } of site.transport.accepted) {
    const mail = await simpleParser(raw);
    expect(mail.text).not.toMatch(MARKS);
    expect(mail.headers.has('bcc')).toBe(false);
    expect(raw).not.toMatch(/[^\r\n\x20-\x7e\t]/);
  }
  expect(JSON.stringify(site.log.lines)).not.toMatch(MARKS);
});

test('every route that takes a form refuses a megabyte before it is read', async () => {
  const routes = site.app.routes.filter(({ method, path }) => method === 'POST' && path !== '*');
  const paths = [...new Set(routes.map(({ path }) => path.replace(/:\w+/g, 'x')))];
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths)
    expect((await person.send('POST', path, 'x'.repeat(1_048_576))).status, path).toBe(413);
});
