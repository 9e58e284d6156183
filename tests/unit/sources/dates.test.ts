import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../shared/domain/sources/dates.ts';

const rules = { zone: 'America/New_York', order: 'mdy' } as const;
const read = (text: string, order: 'mdy' | 'dmy' = 'mdy') =>
  readDate(text, { ...rules, order })?.instant.toISOString();

describe('readDate', () => {
  it.each([
    ['Fri, 29 Nov 2019 10:20:00 EST', '2019-11-29T15:20:00.000Z'],
    ['Fri, 29 Nov 2019 15:20:00 GMT', '2019-11-29T15:20:00.000Z'],
    ['29 Nov 19 15:20 UT', '2019-11-29T15:20:00.000Z'],
    ['Wed, 29 Nov 2019 15:20:00 +0000', '2019-11-29T15:20:00.000Z'],
    ['Tue, 10 Mar 2026 20:10:00 +0800', '2026-03-10T12:10:00.000Z'],
    ['2019-08-19T08:45:00.000-04:00', '2019-08-19T12:45:00.000Z'],
    ['2019-08-19T12:45:00Z', '2019-08-19T12:45:00.000Z'],
    ['2019-08-19 08:45', '2019-08-19T12:45:00.000Z'],
    ['November 29, 2019 10:20 AM ET', '2019-11-29T15:20:00.000Z'],
    ['Sept. 5, 2019, 12:05 a.m. EDT', '2019-09-05T04:05:00.000Z'],
    ['Published: 29 November 2019', '2019-11-29T05:00:00.000Z'],
    ['29-Nov-2019', '2019-11-29T05:00:00.000Z'],
    ['11/29/2019', '2019-11-29T05:00:00.000Z'],
    ['1 Jul 2020 12:00 CEST', '2020-07-01T10:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('takes the order of day and month from the source', () => {
    expect(read('03/04/2020', 'mdy')).toBe('2020-03-04T05:00:00.000Z');
    expect(read('03/04/2020', 'dmy')).toBe('2020-04-03T04:00:00.000Z');
  });

  it.each([
    '31 Nov 2019',
    '2019-02-29',
    '13/13/2019',
    '29 Nov 2019 25:00',
    '0000-00-00',
    'yesterday',
    '',
    '1 Jan 1970',
  ])('refuses "%s"', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('says how exact it is', () => {
    expect(readDate('29 Nov 2019', rules)?.precision).toBe('day');
    expect(readDate('29 Nov 2019 10:20', rules)?.precision).toBe('minute');
    expect(readDate('29 Nov 2019 10:20:01', rules)?.precision).toBe('second');
  });

  it('reads back every instant in the forms of feeds and of the API', () => {
    const instants = fc.date({
      min: new Date('1990-01-02T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        instant.setUTCMilliseconds(0);
        expect(read(instant.toUTCString())).toBe(instant.toISOString());
        expect(read(instant.toISOString())).toBe(instant.toISOString());
      }),
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '29',
      'Nov',
      '2019',
      ':',
      '/',
      '-',
      'T',
      '10:20',
      'PM',
      'EST',
      '+9999',
      '99:99',
      ' ',
      'é',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => void read(parts.join(''))),
      { numRuns: 2000 },
    );
  });
});
