import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockEvents } from '../../../shared/domain/calendar/clock-events.ts';
import { calendarText } from '../../../shared/domain/calendar/icalendar.ts';
import { extension, withdrawn } from '../rendering/huawei-later-mails.ts';
import { proposal, suspension } from '../rendering/regulation-mails.ts';
import { faultsOf } from './calendar-grammar.ts';

const GOLDEN = join(import.meta.dirname, '..', '..', 'golden', 'calendars');
const WE = { name: 'Rulewire', address: 'alerts@mail.example.org' };

describe('the calendar of a change', () => {
  test.each([
    ['licence-extended', extension],
    ['rule-suspended', suspension],
    ['rule-proposed', proposal],
    ['listing-withdrawn', withdrawn],
  ] as const)('%s', async (name, { change, analysis, sender }) => {
    const timed = analysis.facts.map((fact) =>
      fact.label === 'Comments due' ? { ...fact, time: '11:59 p.m., ET' } : fact,
    );
    const text = calendarText(
      'Rule dates',
      WE,
      clockEvents(change, { ...analysis, facts: timed }, sender.publicUrl),
    );
    expect(faultsOf(text)).toEqual([]);
    await expect(text).toMatchFileSnapshot(join(GOLDEN, `${name}.ics`));
  });
});

test('no text of a source, and no name of a sender, makes a calendar that RFC 5545 does not allow', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(anything, anything, anything, fc.boolean(), (title, stated, name, gone) => {
      const change = { ...extension.change, title, type: gone ? ('withdrawn' as const) : ('new' as const) };
      const facts = extension.analysis.facts.map((fact) => ({ ...fact, statedAs: stated, time: stated }));
      const events = clockEvents(change, { ...extension.analysis, facts }, 'https://alerts.example.org');
      expect(faultsOf(calendarText(title, { ...WE, name }, events))).toEqual([]);
    }),
  );
});
