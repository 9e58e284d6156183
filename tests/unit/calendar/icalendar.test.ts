import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, calendarText } from '../../../shared/domain/calendar/icalendar.ts';

const WE = { name: 'Rulewire', address: 'alerts@mail.example.org' };
const EVENT: CalendarEvent = {
  uid: 'fr-2019-25189.ends@alerts.example.org',
  sequence: 10_000,
  statedAt: '2019-11-18T16:19:00.000Z',
  day: '2020-02-16',
  summary: 'Lapses unless extended: Temporary General License: Extension of Validity',
  description: 'Ends: 16 Feb 2020\nA Sunday; the last business day before is 14 Feb 2020.',
  url: 'https://alerts.example.org/c/abc',
  cancelled: false,
};

/** Lines put together again as a calendar program does (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const unescaped = (text: string) =>
  text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));

describe('a calendar', () => {
  test('holds an all-day event with a stable name, a sequence and reminders', () => {
    const lines = unfolded(calendarText('Huawei', WE, [EVENT]));
    for (const line of [
      'METHOD:PUBLISH',
      'UID:fr-2019-25189.ends@alerts.example.org',
      'SEQUENCE:10000',
      'DTSTAMP:20191118T161900Z',
      'DTSTART;VALUE=DATE:20200216',
      'STATUS:CONFIRMED',
      'ORGANIZER;CN="Rulewire":mailto:alerts@mail.example.org',
      'TRIGGER:-P30D',
      'TRIGGER:-P7D',
      'TRIGGER:-P1D',
    ])
      expect(lines).toContain(line);
    expect(lines.at(-1)).toBe('');
  });

  test('calls off what was withdrawn, and rings for it no more', () => {
    const text = calendarText('Huawei', WE, [{ ...EVENT, cancelled: true }]);
    expect(text).toContain('METHOD:CANCEL\r\n');
    expect(text).toContain('STATUS:CANCELLED\r\n');
    expect(text).not.toContain('VALARM');
    expect(calendarText('Huawei', WE, [EVENT, { ...EVENT, cancelled: true }])).toContain(
      'METHOD:PUBLISH\r\n',
    );
  });

  test('keeps any text whole, in lines of at most 75 octets that break no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const calendar = calendarText('x', WE, [{ ...EVENT, description: text }]);
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const stored = unfolded(calendar).find((line) => line.startsWith('DESCRIPTION:'));
        const kept = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        expect(unescaped(stored?.slice('DESCRIPTION:'.length) ?? '')).toBe(kept);
      }),
    );
  });

  test('takes no line of its own from a text of a source', () => {
    const evil = 'x\r\nATTENDEE:mailto:someone@example.net';
    const text = calendarText(evil, { name: evil, address: evil }, [
      { ...EVENT, summary: evil, url: `https://example.org/${evil}` },
    ]);
    expect(unfolded(text).filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  });
});
