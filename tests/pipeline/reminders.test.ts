import { describe, expect, test } from 'vitest';
import { HUAWEI } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import {
  fileRule,
  follower,
  passHoursUntil,
  publish,
  recorded,
  remindersTo,
  ruleText,
  worldWithAnn,
} from '../harness/reminders.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const LICENCE = 'Huawei Technologies: temporary licence lapses';

describe('the temporary licence that ends on 16 February 2020', () => {
  test('is reminded of thirty days, seven days and one day before, at eight in New York', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(w.failures).toEqual([]);
    expect(remindersTo(w, 'ann')).toEqual([
      `2020-01-17 ${LICENCE} 16 Feb 2020 unless extended, in 30 days`,
      `2020-02-09 ${LICENCE} 16 Feb 2020 unless extended, in 7 days`,
      `2020-02-15 ${LICENCE} 16 Feb 2020 unless extended, tomorrow`,
    ]);
    const last = textOf(w.ses.accepted.at(-1)?.mail ?? never()).replace(/\s+/g, ' ');
    expect(w.ses.accepted.at(-1)?.at.toISOString()).toBe('2020-02-15T13:01:00.000Z');
    expect(last).toContain('lapses unless extended on Sun 16 Feb 2020 (tomorrow).');
    expect(last).toContain('no business day (a Sunday); the last one before is Fri 14 Feb 2020.');
  });

  test('and none of this is a step of the matter, a part of the history or a document that was read', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    const before = await standing(w);
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'ann')).toHaveLength(3);
    expect(await standing(w)).toEqual(before);
    expect(await w.content.dueReminders(new Date('2030-01-01'), 10)).toEqual([]);
  });

  test('is told on the same morning to whoever follows the company by then, and to nobody else', async () => {
    const w = await worldWithAnn();
    const ann = await follower(w, 'gone');
    await publish(w, '2019-25189');
    await w.people.save({ ...ann, companies: [], version: 2 }, ann);
    await passHoursUntil(w, '2020-01-20T12:00:00Z');
    await follower(w, 'late');
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'gone')).toEqual([]);
    expect(remindersTo(w, 'late')).toHaveLength(2);
  });
});

describe('a date that does not stand any more', () => {
  test('since the licence was extended is not reminded of; the later end is', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-02-13T16:10:00Z');
    expect(remindersTo(w, 'ann')).toHaveLength(2);
    await publish(w, '2020-03144');
    await passHoursUntil(w, '2020-04-03T12:00:00Z');
    expect(w.failures).toEqual([]);
    expect(remindersTo(w, 'ann').slice(2)).toEqual([
      // Two of its instructions have a day of their own.
      '2020-02-18 Huawei Technologies: rule takes effect 18 Feb 2020, today',
      `2020-03-02 ${LICENCE} 1 Apr 2020 unless extended, in 30 days`,
      `2020-03-25 ${LICENCE} 1 Apr 2020 unless extended, in 7 days`,
      `2020-03-31 ${LICENCE} 1 Apr 2020 unless extended, tomorrow`,
    ]);
  });

  test('since its filing was withdrawn is not reminded of', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-01-02T12:00:00Z');
    const { title } = recorded('2019-25189');
    await detect(w, { doc: 'fr:2019-25189', title, text: 'Gone.', type: 'withdrawn', stage: 'withdrawn' });
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'ann')).toEqual([]);
  });

  test('since a later state of the document moved it is not reminded of; the new day is', async () => {
    const w = await worldWithAnn();
    await fileRule(w, '2019-20001', 'This rule is effective May 20, 2019.');
    await passHoursUntil(w, '2019-05-10T12:00:00Z');
    await fileRule(w, '2019-20001', 'This rule is effective May 22, 2019.', { type: 'amended' });
    await passHoursUntil(w, '2019-05-24T12:00:00Z');
    expect(remindersTo(w, 'ann').map((each) => each.slice(0, 10))).toEqual([
      '2019-04-20',
      '2019-05-15',
      '2019-05-21',
    ]);
    expect(remindersTo(w, 'ann')[1]).toContain('rule takes effect 22 May 2019, in 7 days');
  });

  test('since its correction, or another document of its docket, states another is not reminded of', async () => {
    for (const later of [
      { type: 'corrected' as const, corrects: { number: '2019-20002' }, metadata: {} },
      { metadata: { docket: 'BIS-2019-0007' } },
    ]) {
      const w = await worldWithAnn();
      const first = { metadata: { docket: 'BIS-2019-0007' } };
      await detectNumber(w, '2019-20002', 'Comments are due by May 20, 2019.', first);
      await passHoursUntil(w, '2019-05-10T12:00:00Z');
      await detectNumber(w, '2019-20003', 'Comments are due by June 3, 2019.', later);
      await passHoursUntil(w, '2019-06-04T12:00:00Z');
      const told = remindersTo(w, 'ann').map((each) => each.replace(/ Huawei.*comments due/, ''));
      expect(told).toEqual([
        '2019-04-20 20 May 2019, in 30 days',
        '2019-05-27 3 Jun 2019, in 7 days',
        '2019-06-02 3 Jun 2019, tomorrow',
      ]);
    }
  });

  test('because of another instrument of the matter is reminded of all the same', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-01-02T12:00:00Z');
    await fileRule(w, '2020-20004', 'This rule is effective January 2, 2020, through July 31, 2020.');
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'ann')).toHaveLength(3);
  });
});

describe('a reminder', () => {
  test('of a date that only print states goes to those who were told of the filing', async () => {
    const w = await worldWithAnn();
    const filed =
      'This rule is effective [INSERT DATE 60 DAYS AFTER DATE OF PUBLICATION IN THE FEDERAL REGISTER].';
    await fileRule(w, '2019-20005', filed);
    await w.pump();
    const printed = { type: 'published', stage: 'published' } as const;
    await fileRule(w, '2019-20005', 'This rule is effective June 3, 2019.', printed);
    await passHoursUntil(w, '2019-06-04T12:00:00Z');
    expect(w.ses.accepted.map(({ mail }) => textOf(mail).slice(0, 13))).toContain('[ FILED, NOT ');
    expect(remindersTo(w, 'ann').map((each) => each.slice(0, 10))).toEqual([
      '2019-05-04',
      '2019-05-27',
      '2019-06-02',
    ]);
  });

  test('of a day that has two names in a document is one', async () => {
    const w = await worldWithAnn();
    const dates = 'This rule is effective May 20, 2019. Comments are due by May 20, 2019.';
    await fileRule(w, '2019-20008', dates);
    await passHoursUntil(w, '2019-05-21T12:00:00Z');
    expect(remindersTo(w, 'ann').map((each) => each.slice(0, 10))).toEqual([
      '2019-04-20',
      '2019-05-13',
      '2019-05-19',
    ]);
    const last = textOf(w.ses.accepted.at(-1)?.mail ?? never()).replace(/\s+/g, ' ');
    expect(last).toContain('are due by Mon 20 May 2019 (tomorrow). On the same day: entry into force.');
  });

  test('is not set by a document that was stored in silence', async () => {
    const w = await worldWithAnn();
    await fileRule(w, '2019-20006', 'This rule is effective May 20, 2019.', { silent: true });
    await w.pump();
    expect(await w.content.dueReminders(new Date('2030-01-01'), 10)).toEqual([]);
    await passHoursUntil(w, '2019-05-21T12:00:00Z');
    expect(w.ses.accepted.filter(({ mail }) => mail.tags['kind'] === 'alert')).toEqual([]);
  });

  test('is one after an outage, the nearest; and none once the day is over', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    w.clock.set(new Date('2020-02-10T20:00:00Z'));
    await passHoursUntil(w, '2020-02-10T23:00:00Z');
    expect(remindersTo(w, 'ann')).toEqual([`2020-02-10 ${LICENCE} 16 Feb 2020 unless extended, in 6 days`]);
    w.clock.set(new Date('2020-02-17T20:00:00Z'));
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'ann')).toHaveLength(1);
  });

  test('waits for the end of quiet hours, and does not come if the date has moved by then', async () => {
    for (const extended of [false, true]) {
      const w = await worldWithAnn();
      await follower(w, 'quiet', { quietHours: { from: 7, until: 12 } });
      await publish(w, '2019-25189');
      await passHoursUntil(w, '2020-02-09T13:30:00Z');
      expect(remindersTo(w, 'ann')).toHaveLength(2);
      expect(remindersTo(w, 'quiet')).toHaveLength(1);
      if (extended) await detect(w, EXTENSION);
      await passHoursUntil(w, '2020-02-09T23:30:00Z');
      expect(remindersTo(w, 'quiet')).toHaveLength(extended ? 1 : 2);
    }
  });

  test('does not come to a reader who switched reminders off, and her alert says so', async () => {
    const w = await worldWithAnn();
    await follower(w, 'off', { noReminders: true });
    await publish(w, '2019-25189');
    const alertOf = (name: string) =>
      textOf(w.ses.accepted.find(({ mail }) => mail.to === `${name}@example.com`)?.mail ?? never());
    expect(alertOf('ann').replace(/\s+/g, ' ')).toContain('Reminders set: 17 Jan, 9 Feb and 15 Feb 2020.');
    expect(alertOf('off')).toContain('Reminders are switched off.');
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'ann')).toHaveLength(3);
    expect(remindersTo(w, 'off')).toEqual([]);
  });

  test('of a matter that a reader muted does not come', async () => {
    const w = await worldWithAnn();
    await publish(w, '2019-25189');
    const [head] = await w.content.mattersOf(HUAWEI.companyId);
    const matterId = head?.matterId ?? never();
    await follower(w, 'muted', { mutedMatters: [{ matterId, title: '' }] });
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(remindersTo(w, 'ann')).toHaveLength(3);
    expect(remindersTo(w, 'muted')).toEqual([]);
  });
});

const EXTENSION = {
  doc: 'fr:2020-20007',
  title: 'Temporary General License: Extension of Validity',
  text: ruleText('2020-20007', 'This rule is effective February 9, 2020, through April 1, 2020.').replace(
    /SUMMARY: [^\n]+/,
    `SUMMARY: This rule extends the temporary general license for ${HUAWEI.name} through April 1, 2020.`,
  ),
};

/** A filed rule under its number and dockets. */
const detectNumber = (w: World, number: string, dates: string, more: Parameters<typeof fileRule>[3] = {}) =>
  fileRule(w, number, dates, { ...more, metadata: { number, ...more.metadata } });

function never(): never {
  throw new TypeError('no mail came');
}

async function standing(w: World) {
  const heads = await w.content.mattersOf(HUAWEI.companyId);
  return {
    matters: await Promise.all(heads.map(({ matterId }) => w.content.matter(matterId))),
    history: await w.content.history(HUAWEI.companyId, 50),
    read: (await w.quality.days('2019-01-01', '2021-01-01')).filter(({ counts }) => counts.checked),
  };
}
