import { describe, expect, test } from 'vitest';
import { clockEvents, eventsThatStand } from '../../../shared/domain/calendar/clock-events.ts';
import type { Analysis, Change, ChangeKind, Fact } from '../../../shared/domain/change.ts';
import { changeIdOf, docId, matterIdOf, sourceId } from '../../../shared/domain/ids.ts';

const URL_OF_PAGES = 'https://alerts.example.org';

function extension(
  id: string,
  at: string,
  ends: string,
  more: Partial<Change> = {},
  kind: ChangeKind = 'tgl_extension',
) {
  const change: Change = {
    changeId: changeIdOf(id),
    docId: docId(`fr:${id}`),
    sourceId: sourceId('fr-public-inspection'),
    trust: 'official',
    fromRev: undefined,
    toRev: 1,
    type: 'new',
    stage: 'filed',
    title: 'Temporary General License: Extension of Validity',
    url: 'https://www.federalregister.gov/d/x',
    detectedAt: at,
    silent: false,
    ...more,
  };
  const fact: Fact = {
    label: 'Ends',
    value: ends,
    date: ends,
    statedAs: `through ${ends}`,
    ...(ends === '2020-02-16' && { dayOff: { is: 'a Sunday', lastBusinessDay: '2020-02-14' } }),
  };
  const facts: readonly Fact[] = [
    { label: 'In force from', value: at.slice(0, 10), date: at.slice(0, 10) },
    fact,
    { label: 'Comments due', value: 'not stated' },
  ];
  const analysis: Analysis = {
    changeId: change.changeId,
    kind,
    facts,
    matterId: matterIdOf('huawei-export-controls'),
    parserVersion: 'p',
    matcherVersion: 'm',
    doubts: [],
  };
  return clockEvents(change, analysis, URL_OF_PAGES);
}

describe('the dates of a document', () => {
  test('are events with the words that they stand on, and what is not a date is none', () => {
    const [force, ends, ...rest] = extension('2019-25189', '2019-11-18T16:19:00Z', '2020-02-16');
    expect(rest).toEqual([]);
    expect(force).toMatchObject({ day: '2019-11-18', cancelled: false });
    expect(ends?.summary).toMatch(/^Lapses unless extended: Temporary General License/);
    expect(ends?.description).toContain('a Sunday; the last business day before is 14 Feb 2020.');
    expect(ends?.description).toContain('“through 2020-02-16”');
    expect(ends?.url).toBe('https://alerts.example.org/c/2019-25189');
  });

  test('an extension moves the end that an earlier document set: same name, higher sequence', () => {
    const [, first] = extension('2019-25189', '2019-11-18T16:19:00Z', '2020-02-16');
    const [, second] = extension('2020-03144', '2020-02-13T16:19:00Z', '2020-04-01');
    expect(second?.uid).toBe(first?.uid);
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? 0);
  });

  test('entry into force stays with its document', () => {
    const [first] = extension('2019-25189', '2019-11-18T16:19:00Z', '2020-02-16');
    const [second] = extension('2020-03144', '2020-02-13T16:19:00Z', '2020-04-01');
    expect(second?.uid).not.toBe(first?.uid);
  });

  test('of a withdrawn filing are called off under the same names', () => {
    const told = extension('2019-25189', '2019-11-18T16:19:00Z', '2020-02-16');
    const gone = extension('2019-25189', '2019-11-19T14:00:00Z', '2020-02-16', { type: 'withdrawn' });
    expect(gone.map(({ uid }) => uid)).toEqual(told.map(({ uid }) => uid));
    expect(gone.every(({ cancelled }) => cancelled)).toBe(true);
    expect(Math.min(...gone.map(({ sequence }) => sequence))).toBeGreaterThan(told[0]?.sequence ?? 0);
  });

  test('an end goes back to where it was once the extension is withdrawn, and is called off with the last document', () => {
    const first = extension('2019-25189', '2019-11-18T16:19:00Z', '2020-02-16');
    const second = extension('2020-03144', '2020-02-13T16:19:00Z', '2020-04-01');
    const gone = extension('2020-03144', '2020-02-14T13:00:00Z', '2020-04-01', { type: 'withdrawn' });
    const all = extension('2019-25189', '2020-02-14T14:00:00Z', '2020-02-16', { type: 'withdrawn' });
    const end = (...events: readonly ReturnType<typeof extension>[]) =>
      eventsThatStand(events.flat()).find(({ uid }) => uid.includes('.ends'));
    expect(end(first)).toEqual(first[1]);
    expect(end(second, first)).toMatchObject({ day: '2020-04-01', cancelled: false });
    expect(end(first, second, gone)).toMatchObject({
      day: '2020-02-16',
      cancelled: false,
      sequence: gone[1]?.sequence,
    });
    expect(end(first, second, gone, all)).toMatchObject({ cancelled: true, sequence: all[1]?.sequence });
  });

  test('the ends of two instruments of a matter are two events', () => {
    const [, licence] = extension('2019-25189', '2019-11-18T16:19:00Z', '2020-02-16');
    const [, other] = extension(
      '2019-30001',
      '2019-12-18T16:19:00Z',
      '2020-12-31',
      {},
      'license_policy_change',
    );
    expect(other?.uid).not.toBe(licence?.uid);
  });

  test('of a report are nobody’s dates', () => {
    expect(
      extension('report', '2019-11-15T16:00:00Z', '2019-12-02', { trust: 'reported', stage: 'reported' }),
    ).toEqual([]);
  });
});
