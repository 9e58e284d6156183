import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastOccurrence, occurrences } from '../../../infra/local/scheduler/cron.ts';

const between = (expression: string, zone: string, from: string, to: string) =>
  occurrences(expression, zone, new Date(from), new Date(to), new Date(from)).map((at) =>
    at.toISOString().slice(0, 16),
  );

test('keeps local time across the change of clocks in New York', () => {
  expect(
    between('cron(30 8 ? * FRI,SUN *)', 'America/New_York', '2020-03-06T00:00:00Z', '2020-03-09T00:00:00Z'),
  ).toEqual(['2020-03-06T13:30', '2020-03-08T12:30']);
});

test('a local time that the clocks skip does not fire; one that comes twice fires the first time', () => {
  const at = (hour: string, day: string) =>
    between(
      `cron(30 ${hour} * * ? *)`,
      'America/New_York',
      `${day}T00:00:00Z`,
      `${day.slice(0, -1)}${Number(day.at(-1)) + 1}T04:00:00Z`,
    );
  expect(at('2', '2020-03-08')).toEqual([]);
  expect(at('1', '2020-11-01')).toEqual(['2020-11-01T05:30']);
});

test('the first bound is left out and the last one counts, so two runs never share an occurrence', () => {
  expect(between('cron(0 * * * ? *)', 'UTC', '2020-01-01T01:00:00Z', '2020-01-01T03:00:00Z')).toEqual([
    '2020-01-01T02:00',
    '2020-01-01T03:00',
  ]);
});

test.each([
  [
    'cron(0/30 8 ? * THU-FRI 2020)',
    ['02T08:00', '02T08:30', '03T08:00', '03T08:30', '09T08:00', '09T08:30']
      .concat(
        ['10T08:00', '10T08:30', '16T08:00', '16T08:30', '17T08:00', '17T08:30'],
        ['23T08:00', '23T08:30', '24T08:00', '24T08:30', '30T08:00', '30T08:30', '31T08:00', '31T08:30'],
      )
      .map((at) => `2020-01-${at}`),
  ],
  ['cron(0 12 L * ? 2020)', ['2020-01-31T12:00']],
  ['cron(0 12 4W * ? *)', ['2020-01-03T12:00']],
  ['cron(0 12 ? * 6L *)', ['2020-01-31T12:00']],
  ['cron(0 12 ? * MON#1 *)', ['2020-01-06T12:00']],
  ['cron(0 12 1,15 JAN ? 2020)', ['2020-01-15T12:00']],
  ['cron(0 12 5 * ? 2021)', []],
  ['rate(10 days)', ['2020-01-12T00:00', '2020-01-22T00:00', '2020-02-01T00:00']],
])('%s', (expression, expected) => {
  const found = between(expression, 'UTC', '2020-01-02T00:00:00Z', '2020-02-01T00:00:00Z');
  expect(found).toEqual(expected);
});

test.each([
  'cron(0 8 * * ?)',
  'cron(0 8 * * * *)',
  'cron(0 25 * * ? *)',
  'cron(0 8 ? * FOO *)',
  'rate(0 days)',
  'at(2020-01-01T00:00:00)',
])('refuses %s', (expression) => {
  expect(() => between(expression, 'UTC', '2020-01-02T00:00:00Z', '2020-02-01T00:00:00Z')).toThrow();
});

test('the last occurrence and the count agree with the list, over any stretch and any change of clocks', () => {
  const expressions = [
    'cron(* * * * ? *)',
    'cron(0/20 1-3 ? * SUN *)',
    'cron(30 2 8 3 ? *)',
    'rate(7 minutes)',
  ];
  const start = Date.parse('2020-02-25T00:00:00Z');
  const minute = fc.integer({ min: 0, max: 60 * 24 * 20 });
  void fc.assert(
    fc.property(fc.constantFrom(...expressions), minute, minute, (expression, offset, length) => {
      const from = new Date(start + offset * 60_000);
      const to = new Date(from.getTime() + length * 60_000);
      const all = occurrences(expression, 'America/New_York', from, to, from);
      const last = lastOccurrence(expression, 'America/New_York', from, to, from);
      expect(last).toEqual(all.length === 0 ? undefined : { at: all.at(-1), count: all.length });
    }),
    { numRuns: 60 },
  );
});
