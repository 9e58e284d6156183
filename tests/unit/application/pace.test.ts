import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../../shared/adapters/memory/memory-clock.ts';
import { createPace } from '../../../shared/application/pace.ts';
import type { SendQuota } from '../../../shared/ports/mail-transport.ts';

function paceOf(quota: SendQuota | Error, share = 0.8, concurrency = 2) {
  const clock = memoryClock(new Date('2026-10-02T12:00:00Z'));
  const start = clock.now().getTime();
  let reads = 0;
  const transport = {
    async quota() {
      reads += 1;
      if (quota instanceof Error) throw quota;
      return quota;
    },
  };
  const pace = createPace({ transport, clock, sleep: clock, share, concurrency });
  return { pace, clock, seconds: () => (clock.now().getTime() - start) / 1000, reads: () => reads };
}

async function turns(pace: ReturnType<typeof paceOf>['pace'], count: number) {
  const answers: string[] = [];
  for (let turn = 0; turn < count; turn += 1) answers.push(await pace.turn());
  return answers;
}

describe('createPace', () => {
  test('one of two senders with 80 % of 14 a second sends 5.6 a second', async () => {
    const { pace, seconds } = paceOf({ perSecond: 14, perDay: 50_000, sentLastDay: 0 });
    await turns(pace, 57);
    expect(seconds()).toBeCloseTo(10, 1);
  });

  test('an unlimited account (SES says -1, the adapter infinity) is not slowed down', async () => {
    const infinite = Number.POSITIVE_INFINITY;
    const { pace, seconds } = paceOf({ perSecond: infinite, perDay: infinite, sentLastDay: 0 });
    expect(await turns(pace, 100)).toEqual(Array.from({ length: 100 }, () => 'go'));
    expect(seconds()).toBe(0);
  });

  test('those who come together at the start all wait for the quota instead of going by none', async () => {
    const infinite = Number.POSITIVE_INFINITY;
    const { pace, seconds, reads } = paceOf({ perSecond: infinite, perDay: infinite, sentLastDay: 0 });
    await Promise.all([pace.turn(), pace.turn(), pace.turn(), pace.turn()]);
    expect([seconds(), reads()]).toEqual([0, 1]);
  });

  test('the share of the day is not exceeded, the other senders counted in', async () => {
    const { pace } = paceOf({ perSecond: 100, perDay: 100, sentLastDay: 70 });
    expect(await turns(pace, 7)).toEqual([
      ...Array.from({ length: 5 }, () => 'go'),
      'day-used-up',
      'day-used-up',
    ]);
  });

  test('"slow down" halves the rate, which grows back by a tenth a minute', async () => {
    const { pace, clock, seconds } = paceOf({ perSecond: 10, perDay: 50_000, sentLastDay: 0 }, 1, 1);
    await turns(pace, 1);
    pace.slowDown();
    await turns(pace, 11);
    expect(seconds()).toBeCloseTo(2, 0);
    for (let minute = 0; minute < 10; minute += 1) {
      clock.advance(60_000);
      await turns(pace, 1);
    }
    const before = seconds();
    await turns(pace, 10);
    expect(seconds() - before).toBeCloseTo(1, 1);
  });

  test('the quota is read once a minute; if it cannot be read, one mail a second goes out', async () => {
    const { pace, seconds, reads } = paceOf(new Error('Throttling'), 1, 1);
    await turns(pace, 11);
    expect(seconds()).toBeCloseTo(10, 1);
    expect(reads()).toBe(1);
  });

  test('a place that comes free goes to urgent news first, then to other alerts, then to digests', async () => {
    const { pace, clock } = paceOf({ perSecond: 1, perDay: 50_000, sentLastDay: 0 }, 1, 1);
    await pace.turn('digest');
    const order: string[] = [];
    const start = clock.now().getTime();
    const come = async (lane: 'urgent' | 'immediate' | 'digest', name: string) => {
      await pace.turn(lane);
      order.push(name);
    };
    await Promise.all([
      come('digest', 'first digest'),
      come('immediate', 'first report'),
      come('digest', 'second digest'),
      come('urgent', 'listing'),
      come('immediate', 'second report'),
      come('urgent', 'order'),
    ]);
    expect(order).toEqual([
      'listing',
      'order',
      'first report',
      'second report',
      'first digest',
      'second digest',
    ]);
    expect(clock.now().getTime() - start).toBe(6000);
    expect(await pace.turn('digest')).toBe('go');
  });

  test('digests leave the last tenth of the day to alerts', async () => {
    const { pace } = paceOf({ perSecond: 100, perDay: 100, sentLastDay: 70 }, 0.8, 1);
    expect([await pace.turn('digest'), await pace.turn('digest'), await pace.turn('digest')]).toEqual([
      'go',
      'go',
      'day-used-up',
    ]);
    expect(await pace.turn('immediate')).toBe('go');
    expect(await pace.turn('urgent')).toBe('go');
  });
});
