import { REMINDER_DAYS } from './clocks.ts';

/** One all-day event. */
export interface CalendarEvent {
  /** Stays the same as long as the event is the same, whatever day it moves to. */
  readonly uid: string;
  /** Grows with each statement about the event: calendars keep the highest (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** ISO instant (UTC) at which it was stated. */
  readonly statedAt: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly cancelled: boolean;
}

const LINE_END = '\r\n';
const MOST_OCTETS = 75;

/** Who publishes a calendar: a name and an address. */
export interface Organizer {
  readonly name: string;
  readonly address: string;
}

/**
 * The events as an iCalendar text (RFC 5545): CRLF, lines folded at 75 octets, text escaped. A calendar whose events are all
 * called off has METHOD:CANCEL, any other METHOD:PUBLISH; both ask for an organizer (RFC 5546, 3.2.1 and 3.2.5). Alarms ring
 * on the days on which readers are reminded by mail.
 */
export function calendarText(name: string, organizer: Organizer, events: readonly CalendarEvent[]): string {
  const cancels = events.length > 0 && events.every(({ cancelled }) => cancelled);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rulewire//Rule changes//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancels ? 'CANCEL' : 'PUBLISH'}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, organizer)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => folded(line) + LINE_END).join('');
}

function eventLines(event: CalendarEvent, organizer: Organizer): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${event.statedAt.slice(0, 19).replace(/[-:]/g, '')}Z`,
    `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.address.replace(/[^\x21-\x7e]/g, '')}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url.replace(/[\r\n]/g, '')}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    ...(event.cancelled ? [] : REMINDER_DAYS.flatMap((days) => alarmLines(event, days))),
    'END:VEVENT',
  ];
}

function alarmLines({ summary }: CalendarEvent, days: number): readonly string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-P${days}D`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
  ];
}

/** A parameter value in quotes (RFC 5545, 3.2): it holds neither a quote nor a control. */
const quoted = (text: string) => `"${text.replace(/["\u0000-\u001f\u007f]/g, '')}"`;

/** TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line break are escaped, other controls are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** Cut into lines of at most 75 octets of UTF-8, each after the first begun by a blank; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join(`${LINE_END} `);
}
