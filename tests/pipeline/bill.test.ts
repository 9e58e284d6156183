import { beforeAll, describe, expect, test } from 'vitest';
import { type Measured, measure } from '../harness/metered/measure.ts';
import { type Bill, mayCost, monthlyBill } from '../harness/metered/monthly-bill.ts';
import { standing } from '../harness/metered/standing.ts';

const SUBSCRIBERS = [1_000, 100_000, 1_000_000];
const always = standing();
let measured: Measured;
beforeAll(async () => {
  measured = await measure(50);
});

/** The three dearest items, as whoever finds the test failed wants to read them. */
function inWords({ usd, lines }: Bill): string {
  const dearest = lines.toSorted((a, b) => b.usd - a.usd).slice(0, 3);
  return `$${usd.toFixed(2)}, of which ${dearest.map((line) => `${line.of} $${line.usd.toFixed(2)}`).join(', ')}`;
}

describe('the month as metered on the AWS adapters', () => {
  test.each(SUBSCRIBERS)('costs what the product allows itself at %d subscribers', (subscribers) => {
    const bill = monthlyBill(subscribers, measured, always);
    console.log(
      `${subscribers} subscribers: ${inWords(bill)}; $${bill.usdPer1000.toFixed(3)} per 1,000 mails`,
    );
    expect(bill.usd, inWords(bill)).toBeLessThanOrEqual(mayCost(subscribers));
  });

  test('sends each mail once, with each of its events and all its writes counted', () => {
    const { requests, writeUnits } = measured.telling;
    expect(requests.get('ses SendRawEmail')).toBe(50);
    expect(requests.get('sns Publish')).toBe(100);
    // The claim with two index entries, its two steps and what two events leave: far from one write a mail.
    expect(writeUnits / 50).toBeGreaterThan(10);
    expect(writeUnits / 50).toBeLessThan(25);
  });

  test('counts what goes on without any reader: timetable, alarms, waiting at queues', () => {
    expect(always.polls).toBeGreaterThan(10_000);
    expect(always.alarms).toBeGreaterThan(20);
    expect(always.waitingRequests).toBeGreaterThan(1_000_000);
    expect(measured.sweep.requests.get('dynamodb Query')).toBeGreaterThan(8);
    expect(measured.poll.metrics).toContain('PollSucceeded');
  });

  test('would be refused were a mail ten times as dear, or a thousand readers twice as much', () => {
    const dear = { ...measured, mails: measured.mails / 200 };
    expect(monthlyBill(1_000_000, dear, always).usd).toBeGreaterThan(mayCost(1_000_000));
    const watched = { ...always, alarms: always.alarms + 100 };
    expect(monthlyBill(1_000, measured, watched).usd).toBeGreaterThan(mayCost(1_000));
  });
});
