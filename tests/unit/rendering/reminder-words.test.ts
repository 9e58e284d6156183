import { describe, expect, test } from 'vitest';
import type { Change } from '../../../shared/domain/change.ts';
import { CLOCK_LABELS } from '../../../shared/domain/fact-labels.ts';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import { afterDayWords, daysInWords, daysLeftWords } from '../../../shared/domain/rendering/days-left.ts';
import { extension } from './huawei-later-mails.ts';
import { reminder } from './reminder-mails.ts';

const mailOf = (input: typeof extension) => {
  const { subject, text } = renderAlert(alertModel(input));
  return { subject, text: text.replace(/\s+/g, ' ') };
};
const { facts } = reminder.analysis;

describe('days left', () => {
  test('are said as people say them', () => {
    const days = ['2020-02-09', '2020-02-15', '2020-02-16', '2020-02-17', '2020-02-20'];
    expect(days.map((today) => daysLeftWords('2020-02-16', today))).toEqual([
      'in 7 days',
      'tomorrow',
      'today',
      'yesterday',
      '4 days ago',
    ]);
  });

  test('are not counted of what is long past', () => {
    const fact = {
      label: 'Ends',
      value: '',
      date: '2020-02-16',
      time: 'noon',
      dayOff: { is: 'a Sunday', lastBusinessDay: '2020-02-14' },
    } as const;
    expect(afterDayWords(fact, '2020-02-15')).toBe(
      ', noon (tomorrow, a Sunday; last business day Fri 14 Feb 2020)',
    );
    expect(afterDayWords(fact, '2021-01-01')).toBe(', noon (a Sunday; last business day Fri 14 Feb 2020)');
  });

  test('are those of New York, whatever the clock says elsewhere', () => {
    // Four in the morning in London is still the evening before in New York.
    const { text } = mailOf({ ...extension, now: new Date('2020-02-16T04:00:00Z') });
    expect(text).toContain('Ends: 16 Feb 2020 (tomorrow, a Sunday;');
  });

  test('of several days name each year once', () => {
    expect(daysInWords(['2020-01-17', '2020-02-09', '2020-02-15'])).toBe('17 Jan, 9 Feb and 15 Feb 2020');
    expect(daysInWords(['2019-12-28', '2020-01-20'])).toBe('28 Dec 2019 and 20 Jan 2020');
    expect(daysInWords(['2020-01-20'])).toBe('20 Jan 2020');
  });
});

describe('the mail of a reminder', () => {
  test.each([
    ['In force from', 'takes effect on Sun 16 Feb 2020 (in 7 days).'],
    ['Applies from', 'applies from Sun 16 Feb 2020 (in 7 days).'],
    ['Compliance by', 'The compliance date of “Temporary General License: Extension of Validity”'],
    ['Ends', 'lapses unless extended on Sun 16 Feb 2020 (in 7 days).'],
    ['Suspended until', 'ends unless extended on Sun 16 Feb 2020 (in 7 days).'],
    ['Comments due', 'are due by Sun 16 Feb 2020 (in 7 days).'],
  ] as const)('says what a date called “%s” is', (label, words) => {
    const change: Change = { ...reminder.change, reminds: { label, day: '2020-02-16' } };
    const stated = facts.map((fact) => (fact.label === 'Ends' ? { ...fact, label } : fact));
    const { subject, text } = mailOf({
      ...reminder,
      change,
      analysis: { ...reminder.analysis, facts: stated },
    });
    expect(text).toContain(words);
    expect(text).toContain('the last one before is Fri 14 Feb 2020.');
    expect(subject).toMatch(/^Reminder: Huawei.*16 Feb 2020.*, in 7 days$/);
    expect(subject.length).toBeLessThanOrEqual(90);
    expect(CLOCK_LABELS).toContain(label);
  });

  test('names no company in the subject where the reader wants none', () => {
    const { subject } = mailOf({
      ...reminder,
      subscriber: { ...reminder.subscriber, hideNamesInSubject: true },
    });
    expect(subject).not.toMatch(/huawei/i);
    expect(subject).toContain('16 Feb 2020 unless extended, in 7 days');
  });

  test('tells neither before and after nor earlier reports again, and was seen at no time', () => {
    const { text } = mailOf(reminder);
    expect(text).not.toContain('BEFORE → AFTER');
    expect(text).not.toContain('Seen by us');
  });
});

describe('the calendar of an alert', () => {
  test('comes with the days on which its reader is reminded, unless she wants none', () => {
    expect(mailOf(extension).text).toContain(
      '/c/tgl-2019-11/dates.ics>. Reminders set: 17 Jan, 9 Feb and 15 Feb 2020.',
    );
    const off = { ...extension, subscriber: { ...extension.subscriber, noReminders: true as const } };
    expect(mailOf(off).text).toContain('/dates.ics>. Reminders are switched off.');
  });

  test('is called off with the filing, and left out once its dates are over', () => {
    const change: Change = { ...extension.change, type: 'withdrawn', stage: 'withdrawn' };
    expect(mailOf({ ...extension, change }).text).toContain('this file calls them off');
    expect(mailOf({ ...extension, now: new Date('2020-02-16T20:00:00Z') }).text).not.toContain('dates.ics');
  });
});
