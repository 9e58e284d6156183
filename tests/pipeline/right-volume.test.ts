import { describe, expect, test } from 'vitest';
import type { Frequency, Subscriber } from '../../shared/domain/subscriber.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader, reportText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const TITLE = 'Additions to the Entity List';
const rule = (w: World, doc: string, ...names: readonly string[]) =>
  detect(w, { doc, title: TITLE, text: listingText(names.join(' and '), doc) });
const mails = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`);

async function change(w: World, who: Subscriber, settings: Partial<Subscriber>): Promise<void> {
  const before = (await w.people.subscriber(who.subscriberId)) ?? who;
  await w.people.save({ ...before, ...settings, version: before.version + 1 }, before);
}

describe('quiet hours', () => {
  test('hold an alert back until they end, and then it comes once', async () => {
    // 08:30 in New York.
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI], { quietHours: { from: 8, until: 11 } });
    await reader(w, 'ben', [HUAWEI]);
    await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 10);
    expect([mails(w, 'ann').length, mails(w, 'ben').length]).toEqual([0, 1]);
    await passQuartersUntil(w, '2026-10-02T14:45:00Z');
    expect(mails(w, 'ann')).toHaveLength(0);
    await passQuartersUntil(w, '2026-10-02T15:15:00Z');
    expect(mails(w, 'ann')).toHaveLength(1);
    await passMinutes(w, 60);
    expect(mails(w, 'ann')).toHaveLength(1);
  });

  test('end at the address that a reader has moved to meanwhile: one mail, there', async () => {
    const w = await furnishedWorld();
    const ann = await reader(w, 'ann', [HUAWEI], { quietHours: { from: 8, until: 11 } });
    await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 5);
    await change(w, ann, { email: 'zoe@example.com' });
    await passQuartersUntil(w, '2026-10-02T15:30:00Z');
    expect([mails(w, 'ann').length, mails(w, 'zoe').length]).toEqual([0, 1]);
  });

  test('at their end tell nothing of a filing that was withdrawn meanwhile, and nothing of its withdrawal', async () => {
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI], { quietHours: { from: 8, until: 11 } });
    await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 5);
    const withdrawn = { doc: '2026-20001', title: TITLE, type: 'withdrawn', stage: 'withdrawn' } as const;
    await detect(w, { ...withdrawn, text: listingText(HUAWEI.name, '2026-20001') });
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toEqual([]);
    await passQuartersUntil(w, '2026-10-02T15:30:00Z');
    expect(mails(w, 'ann')).toEqual([]);
  });

  test('let a withdrawal of what was told before them come when they end', async () => {
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI], { quietHours: { from: 9, until: 11 } });
    await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 5);
    await passQuartersUntil(w, '2026-10-02T13:30:00Z');
    const withdrawn = { doc: '2026-20001', title: TITLE, type: 'withdrawn', stage: 'withdrawn' } as const;
    await detect(w, { ...withdrawn, text: listingText(HUAWEI.name, '2026-20001') });
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toHaveLength(1);
    await passQuartersUntil(w, '2026-10-02T15:30:00Z');
    const [, second] = mails(w, 'ann').map(({ mail }) => /^Subject: (.*)$/m.exec(mail.raw)?.[1]);
    expect(second).toContain('filing withdrawn');
    expect(mails(w, 'ann')).toHaveLength(2);
  });
});

describe('a long weekend that is quiet', () => {
  const quietDays = { weekends: true, holidays: 'us-federal' } as const;

  test('loses nothing: what is filed on it comes when it is over, once, with what belongs to it', async () => {
    // A Saturday afternoon in New York; the Monday after is Columbus Day.
    const w = await furnishedWorld({ start: '2026-10-10T18:00:00Z' });
    await reader(w, 'ann', [HUAWEI], { quietDays, quietHours: { from: 20, until: 7 } });
    await reader(w, 'ben', [HUAWEI]);
    await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 5);
    await passQuartersUntil(w, '2026-10-12T15:00:00Z');
    await rule(w, '2026-20002', HUAWEI.name);
    await passMinutes(w, 5);
    await passQuartersUntil(w, '2026-10-13T10:45:00Z');
    expect([mails(w, 'ann').length, mails(w, 'ben').length]).toEqual([0, 2]);
    await passQuartersUntil(w, '2026-10-13T12:00:00Z');
    expect(mails(w, 'ann')).toHaveLength(1);
    const told = mails(w, 'ann').map(({ mail }) => textOf(mail));
    for (const number of ['2026-20001', '2026-20002']) expect(told.join()).toContain(number);
    await passQuartersUntil(w, '2026-10-14T12:00:00Z');
    expect(mails(w, 'ann')).toHaveLength(1);
  });

  test('does not make news of what waited for the mail lane until it was old', async () => {
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI], { quietDays, noQuietNote: true });
    await w.ledger.setControl({ state: 'paused' });
    await passMinutes(w, 1);
    await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 5);
    await passQuartersUntil(w, '2026-10-05T14:00:00Z');
    await w.ledger.setControl({ state: 'open' });
    await passQuartersUntil(w, '2026-10-05T16:00:00Z');
    expect(mails(w, 'ann')).toEqual([]);
  });
});

describe('a company at a pace of its own', () => {
  const paced = async (w: World, cadence: Frequency, more: Partial<Subscriber> = {}) => {
    const ann = await reader(w, 'ann', [HUAWEI, HIKVISION], { sendHour: 9, weekday: 1, ...more });
    const companies = ann.companies.map((follow) =>
      follow.companyId === HIKVISION.companyId ? { ...follow, cadence } : follow,
    );
    await change(w, ann, { companies });
  };
  const kinds = (w: World) => mails(w, 'ann').map(({ mail }) => mail.tags['kind']);

  test('comes in the next daily digest, while the others come at once', async () => {
    const w = await furnishedWorld();
    await paced(w, 'daily');
    await rule(w, '2026-20001', HIKVISION.name);
    await rule(w, '2026-20002', HUAWEI.name);
    await passMinutes(w, 5);
    expect(kinds(w)).toEqual(['alert']);
    await passQuartersUntil(w, '2026-10-02T13:30:00Z');
    expect(kinds(w)).toEqual(['alert', 'daily']);
  });

  test('comes at once though the others are for a digest, and no digest repeats it', async () => {
    const w = await furnishedWorld();
    await paced(w, 'instant', { frequency: 'daily' });
    await rule(w, '2026-20001', HIKVISION.name);
    await passMinutes(w, 5);
    expect(kinds(w)).toEqual(['alert']);
    await passQuartersUntil(w, '2026-10-03T13:30:00Z');
    expect(kinds(w)).toEqual(['alert']);
  });

  test('is told at once after all where one change names it beside a company that is', async () => {
    const w = await furnishedWorld();
    await paced(w, 'daily');
    await rule(w, '2026-20001', HIKVISION.name, HUAWEI.name);
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toHaveLength(1);
  });

  test('once a week beside daily ones: each is told in its time, nothing twice, nothing lost', async () => {
    // A Friday; the weekly day is Monday.
    const w = await furnishedWorld();
    await paced(w, 'weekly', { frequency: 'daily' });
    await rule(w, '2026-20001', HIKVISION.name);
    await rule(w, '2026-20002', HUAWEI.name);
    await passQuartersUntil(w, '2026-10-03T14:00:00Z');
    const texts = () => mails(w, 'ann').map(({ mail }) => textOf(mail).replace(/\s+/g, ' '));
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('about 1 company');
    await rule(w, '2026-20003', HUAWEI.name);
    await rule(w, '2026-20004', HUAWEI.name, HIKVISION.name);
    await passQuartersUntil(w, '2026-10-04T14:00:00Z');
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toContain('2 changes about 2 companies');
    await passQuartersUntil(w, '2026-10-05T14:00:00Z');
    expect(texts()).toHaveLength(3);
    expect(texts()[2]).toContain(
      '1 change about 1 company you follow since yesterday, and in the last seven days',
    );
    await passQuartersUntil(w, '2026-10-13T14:00:00Z');
    expect(kinds(w).filter((kind) => kind === 'daily')).toHaveLength(3);
  });

  test('keeps what was found under a weekly pace for the weekly day when the pace is changed', async () => {
    const w = await furnishedWorld();
    const ann = await reader(w, 'ann', [HUAWEI], { frequency: 'weekly', sendHour: 9, weekday: 1 });
    await rule(w, '2026-20001', HUAWEI.name);
    await passQuartersUntil(w, '2026-10-02T20:00:00Z');
    const lately = { cadence: 'weekly', until: w.clock.now().toISOString() } as const;
    await change(w, ann, {
      frequency: 'instant',
      companies: ann.companies.map((follow) => ({ ...follow, lately })),
    });
    await passQuartersUntil(w, '2026-10-05T14:00:00Z');
    expect(kinds(w)).toEqual(['weekly']);
  });
});

describe('kinds chosen to come at once', () => {
  test('do, and the others are in the daily digest', async () => {
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI], { sendHour: 9, atOnce: ['reports'] });
    await rule(w, '2026-20001', HUAWEI.name);
    const report = {
      doc: 'press',
      title: 'US weighs new limits on sales to Huawei',
      trust: 'reported',
    } as const;
    await detect(w, { ...report, stage: 'reported', text: reportText('Huawei') });
    await passMinutes(w, 5);
    expect(mails(w, 'ann').map(({ mail }) => mail.tags['kind'])).toEqual(['alert']);
    await passQuartersUntil(w, '2026-10-02T13:30:00Z');
    expect(mails(w, 'ann')[1]?.mail.tags['kind']).toBe('daily');
    expect(
      mails(w, 'ann')
        .slice(1)
        .map(({ mail }) => textOf(mail))
        .join()
        .replace(/\s+/g, ' '),
    ).toContain('1 official, 0 reported');
  });
});

describe('a muted matter', () => {
  test('brings nothing more, while other matters of the company do', async () => {
    const w = await furnishedWorld();
    const ann = await reader(w, 'ann', [HUAWEI]);
    const first = await rule(w, '2026-20001', HUAWEI.name);
    await passMinutes(w, 5);
    const [match] = await w.content.matches(first);
    if (match?.matterId === undefined) throw new Error('the rule belongs to no matter');
    await change(w, ann, {
      mutedMatters: [{ matterId: match.matterId, title: 'Export controls on Huawei' }],
    });
    await rule(w, '2026-20002', HUAWEI.name);
    await passMinutes(w, 10);
    expect(mails(w, 'ann')).toHaveLength(1);
    await change(w, ann, { mutedMatters: [] });
    await rule(w, '2026-20003', HUAWEI.name);
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toHaveLength(2);
  });
});

test('topics keep back what is surely on others, at once and in the digest', async () => {
  const w = await furnishedWorld();
  await reader(w, 'ann', [HUAWEI], { topics: ['de-minimis'] });
  await reader(w, 'ben', [HUAWEI], { topics: ['entity-list'] });
  await reader(w, 'dee', [HUAWEI], { topics: ['de-minimis'], frequency: 'daily' });
  await rule(w, '2026-20001', HUAWEI.name);
  await passMinutes(w, 10);
  await passQuartersUntil(w, '2026-10-03T14:00:00Z');
  const told = (name: string) => mails(w, name).filter(({ mail }) => mail.raw.includes('Entity List')).length;
  expect([told('ann'), told('ben'), told('dee')]).toEqual([0, 1, 0]);
});
