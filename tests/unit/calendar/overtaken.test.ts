import { describe, expect, test } from 'vitest';
import { comesAfter, isOvertaken, type StatedClock } from '../../../shared/domain/calendar/overtaken.ts';
import type { Analysis, Fact } from '../../../shared/domain/change.ts';
import { changeIdOf, docId } from '../../../shared/domain/ids.ts';
import type { MatterEntry } from '../../../shared/domain/matters/matter.ts';

function step(id: string, at: string, over: Partial<MatterEntry> = {}): MatterEntry {
  return {
    changeId: changeIdOf(id),
    docId: docId(id),
    at,
    trust: 'official',
    stage: 'filed',
    type: 'new',
    kind: 'tgl_extension',
    mechanisms: ['temporary-licence'],
    title: id,
    url: 'https://www.federalregister.gov/',
    publisher: 'Federal Register',
    number: id,
    ...over,
  };
}
const { number: _, ...announcement } = step('press-release', '2020-02-13T16:30:00Z');
const FIRST = step('first', '2019-11-18T16:15:00Z');
const ENDS: StatedClock = { docId: FIRST.docId, label: 'Ends', day: '2020-02-16', docket: undefined };

const dated = (label: Fact['label'], date: string, cited?: Analysis['cited']) => ({
  facts: [{ label, value: date, date } as Fact],
  ...(cited === undefined ? {} : { cited }),
});
const overtaken = (
  entry: MatterEntry,
  analysis: Pick<Analysis, 'facts' | 'cited'>,
  clock: StatedClock = ENDS,
  own = [FIRST],
) => isOvertaken(clock, own, { entry, analysis, corrects: undefined });

describe('the end of a licence', () => {
  const later = step('later', '2020-02-13T16:15:00Z');

  test('is moved by a later licence, and ended by one that takes it away', () => {
    expect(overtaken(later, dated('Ends', '2020-04-01'))).toBe(true);
    expect(overtaken(later, dated('In force from', '2020-02-13'))).toBe(false);
    expect(overtaken({ ...later, kind: 'tgl_expiry' }, { facts: [] })).toBe(true);
  });

  test('is not moved by a listing, a proposal or a report', () => {
    const listing = { kind: 'entity_list_addition', mechanisms: ['entity-list'] } as const;
    expect(overtaken({ ...later, ...listing }, dated('Ends', '2020-04-01'))).toBe(false);
    expect(overtaken({ ...later, kind: 'proposed_rule' }, dated('Ends', '2020-04-01'))).toBe(false);
    expect(overtaken({ ...later, trust: 'reported' }, dated('Ends', '2020-04-01'))).toBe(false);
    expect(comesAfter({ ...later, trust: 'reported' }, [FIRST])).toBe(false);
  });

  test('that a press release announces is moved, and left to the document that says the same', () => {
    expect(overtaken(announcement, dated('Ends', '2020-04-01'))).toBe(true);
    expect(overtaken(announcement, dated('Ends', '2020-02-16'))).toBe(false);
  });

  test('as a press release states it gives way to the document of the day, whichever came first', () => {
    const announced = { ...ENDS, docId: announcement.docId, day: '2020-04-01' };
    for (const at of ['2020-02-13T16:15:00Z', '2020-02-13T18:00:00Z', '2020-02-14T14:00:00Z']) {
      expect(comesAfter({ ...later, at }, [announcement]), at).toBe(true);
      expect(overtaken({ ...later, at }, dated('Ends', '2020-04-01'), announced, [announcement])).toBe(true);
    }
    expect(comesAfter({ ...later, at: '2020-02-12T16:15:00Z' }, [announcement])).toBe(false);
  });
});

describe('any other date', () => {
  const later = step('later', '2020-02-13T16:15:00Z');
  const comments: StatedClock = { ...ENDS, label: 'Comments due', docket: 'BIS-2020-0001' };

  test('is moved by a document of its docket or its correction that states one, and by no other', () => {
    expect(overtaken(later, dated('Comments due', '2020-04-01'), comments)).toBe(false);
    const cited = { publisher: 'Federal Register', agencies: [], docket: 'BIS-2020-0001' };
    expect(overtaken(later, dated('Comments due', '2020-04-01', cited), comments)).toBe(true);
    expect(overtaken(later, dated('Ends', '2020-04-01', cited), comments)).toBe(false);
    const correction = { entry: later, analysis: dated('Comments due', '2020-04-01'), corrects: FIRST.docId };
    expect(isOvertaken(comments, [FIRST], correction)).toBe(true);
    expect(isOvertaken(comments, [FIRST], { ...correction, corrects: docId('another') })).toBe(false);
  });
});
