import { beforeEach, describe, expect, test } from 'vitest';
import { docId, matterIdOf, subscriberIdOf } from '../../shared/domain/ids.ts';
import { feedbackLinks } from '../../shared/domain/rendering/reader-links.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { aChange, aMatch } from '../harness/fixtures-for-contract.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { confirmedReader, linkIn, visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';
const ID = subscriberIdOf(EMAIL, pepperOf(KEYS));

let site: Site;
let person: ReturnType<typeof visitor>;
let manage: string;

beforeEach(async () => {
  site = await siteInMemory();
  person = visitor(site);
  manage = linkIn(await confirmedReader(site, person, EMAIL), 'manage');
});

const save = (...more: readonly (readonly [string, string])[]) =>
  person.post(manage, [
    ['company', 'huawei'],
    ['company', 'hikvision'],
    ['frequency', 'instant'],
    ['zone', 'Europe/Berlin'],
    ['action', 'save'],
    ...more,
  ]);

describe('a reader’s own page', () => {
  test('keeps quiet hours and how often each company comes, and shows them again', async () => {
    const page = await save(
      ['cadence', ''],
      ['cadence', 'weekly hikvision'],
      ['quietFrom', '21'],
      ['quietUntil', '7'],
    );
    expect(page.text).toContain('Saved.');
    expect(await site.people.subscriber(ID)).toMatchObject({
      quietHours: { from: 21, until: 7 },
      companies: [{ companyId: 'huawei' }, { companyId: 'hikvision', cadence: 'weekly' }],
    });
    const { text } = await person.get(manage);
    expect(text).toMatch(/<select name="pace hikvision">.*<option value="weekly" selected>/);
    expect(text).toMatch(/name="quietFrom">[\s\S]*<option value="21" selected>21:00/);
    await save(['quietFrom', ''], ['quietUntil', '']);
    const after = await site.people.subscriber(ID);
    expect(after?.quietHours).toBeUndefined();
    expect(after?.companies.some(({ cadence }) => cadence)).toBe(false);
  });

  test('keeps quiet days, what comes at once and each change alone, and takes them back', async () => {
    await save(
      ['quietWeekends', 'yes'],
      ['holidays', 'us-federal'],
      ['kinds', 'asked'],
      ['atOnce', 'listings'],
      ['atOnce', 'nonsense'],
      ['eachAlone', 'yes'],
    );
    expect(await site.people.subscriber(ID)).toMatchObject({
      quietDays: { weekends: true, holidays: 'us-federal' },
      atOnce: ['listings'],
      eachAlone: true,
    });
    const { text } = await person.get(manage);
    expect(text).toContain('name="quietWeekends" value="yes" checked');
    expect(text).toContain('<option value="us-federal" selected>');
    expect(text).toContain('name="atOnce" value="listings" checked');
    expect(text).not.toContain('name="atOnce" value="reports" checked');
    await save(['holidays', 'atlantis']);
    const after = await site.people.subscriber(ID);
    for (const setting of ['quietDays', 'atOnce', 'eachAlone']) expect(after).not.toHaveProperty(setting);
  });

  test('remembers for a while how often a company came before', async () => {
    await save();
    await save(['cadence', 'weekly hikvision']);
    const [huawei, hikvision] = (await site.people.subscriber(ID))?.companies ?? [];
    expect(huawei).not.toHaveProperty('lately');
    expect(hikvision?.lately).toEqual({ cadence: 'instant', until: site.clock.now().toISOString() });
    site.clock.advance(17 * 86_400_000);
    await save(['cadence', 'weekly hikvision']);
    expect((await site.people.subscriber(ID))?.companies[1]).not.toHaveProperty('lately');
  });

  test('switches reminders off and on', async () => {
    const box = 'name="reminders" value="yes"';
    expect((await person.get(manage)).text).toContain(`${box} checked`);
    await save();
    expect(await site.people.subscriber(ID)).toMatchObject({ noReminders: true });
    const { text } = await person.get(manage);
    expect(text).toContain(box);
    expect(text).not.toContain(`${box} checked`);
    await save(['reminders', 'yes']);
    expect(await site.people.subscriber(ID)).not.toHaveProperty('noReminders');
  });

  test('refuses a quiet or a pause that is too long, and what is no hour is none', async () => {
    const page = await save(['quietFrom', '8'], ['quietUntil', '6']);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Quiet hours can be at most 16 of the day');
    const pause = await save(['pausedUntil', '2099-01-01']);
    expect(pause.text).toContain('A pause can be at most 366 days');
    expect(await site.people.subscriber(ID)).toMatchObject({ status: 'active' });
    await save(['quietFrom', '25'], ['quietUntil', '-1']);
    expect((await site.people.subscriber(ID))?.quietHours).toBeUndefined();
  });
});

test('one matter is muted by a button, and taken back on the reader’s own page', async () => {
  const match = aMatch({ matterId: matterIdOf('huawei-export-controls') });
  const change = aChange();
  await site.content.putChange(change, site.clock.now());
  await site.content.putMatches(change, [match]);
  const head = {
    matterId: matterIdOf('huawei-export-controls'),
    title: 'Export controls on Huawei',
    regime: 'export-controls',
  };
  await site.content.putMatterEntry(head, {
    changeId: change.changeId,
    docId: docId('fr:2019-10616'),
    at: '2019-05-16T20:15:00.000Z',
    trust: 'official',
    stage: 'filed',
    type: 'new',
    kind: 'entity_list_addition',
    mechanisms: ['entity-list'],
    title: change.title,
    url: change.url,
    publisher: 'Federal Register',
  });
  const link = feedbackLinks(KEYS, '', ID, site.clock.now())(match);
  expect((await person.get(`${link}?say=not-useful`)).text).toContain('Mute this matter');
  expect((await site.people.subscriber(ID))?.mutedMatters).toBeUndefined();
  const mute = [
    ['say', 'not-useful'],
    ['action', 'mute'],
  ] as const;
  await person.post(link, mute);
  expect((await person.post(link, mute)).text).toContain(
    'You hear nothing more of “Export controls on Huawei”',
  );
  expect((await site.people.subscriber(ID))?.mutedMatters).toHaveLength(1);
  expect((await person.get(manage)).text).toContain('Nothing more of “Export controls on Huawei”');
  await person.post(manage, [
    ['action', 'back'],
    ['back', 'matter huawei-export-controls'],
  ]);
  expect((await site.people.subscriber(ID))?.mutedMatters).toEqual([]);
});
