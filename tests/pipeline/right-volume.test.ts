import { describe, expect, test } from 'vitest';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
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

describe('a company in the digest only', () => {
  test('comes in the next daily digest, while the others come at once', async () => {
    const w = await furnishedWorld();
    const ann = await reader(w, 'ann', [HUAWEI, HIKVISION], { sendHour: 9 });
    const companies = ann.companies.map((follow) =>
      follow.companyId === HIKVISION.companyId ? { ...follow, inDigest: true as const } : follow,
    );
    await change(w, ann, { companies });
    await rule(w, '2026-20001', HIKVISION.name);
    await rule(w, '2026-20002', HUAWEI.name);
    await passMinutes(w, 5);
    expect(mails(w, 'ann').map(({ mail }) => mail.tags['kind'])).toEqual(['alert']);
    await passQuartersUntil(w, '2026-10-02T13:30:00Z');
    expect(mails(w, 'ann').map(({ mail }) => mail.tags['kind'])).toEqual(['alert', 'daily']);
  });

  test('is told at once after all where one change names it beside a company that is', async () => {
    const w = await furnishedWorld();
    const ann = await reader(w, 'ann', [HUAWEI, HIKVISION]);
    const companies = ann.companies.map((follow) =>
      follow.companyId === HIKVISION.companyId ? { ...follow, inDigest: true as const } : follow,
    );
    await change(w, ann, { companies });
    await rule(w, '2026-20001', HIKVISION.name, HUAWEI.name);
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toHaveLength(1);
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
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toHaveLength(1);
    await change(w, ann, { mutedMatters: [] });
    await rule(w, '2026-20003', HUAWEI.name);
    await passMinutes(w, 5);
    expect(mails(w, 'ann')).toHaveLength(2);
  });
});
