import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeCanary, waitsForCanary } from '../../../shared/domain/canary.ts';

const NOW = new Date('2026-10-02T12:30:00.000Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

type Seen = NonNullable<Parameters<typeof judgeCanary>[0][number]>;
const sent = (minutes: number, outcome?: string): Seen => ({
  state: 'sent',
  sentAt: minutesAgo(minutes),
  ...(outcome !== undefined && { outcome }),
});
const many = (count: number, one: Seen | undefined) => Array.from({ length: count }, () => one);

describe('judgeCanary', () => {
  test('lets the others be told once half of those asked for went out five minutes ago', () => {
    expect(judgeCanary(many(200, sent(5)), NOW)).toBe('go');
    expect(judgeCanary(many(200, sent(4.9)), NOW)).toBe('wait');
    expect(judgeCanary([...many(100, sent(5)), ...many(100, sent(1))], NOW)).toBe('go');
    expect(judgeCanary([...many(99, sent(5)), ...many(101, sent(1))], NOW)).toBe('wait');
  });

  test('waits while mail is stopped or of unknown fate, however long', () => {
    expect(judgeCanary(many(200, undefined), NOW)).toBe('wait');
    expect(judgeCanary(many(200, { state: 'preparing' }), NOW)).toBe('wait');
    expect(judgeCanary(many(200, { state: 'unknown' }), NOW)).toBe('wait');
    expect(judgeCanary(many(200, { state: 'deferred', reason: 'Sending paused' }), NOW)).toBe('wait');
  });

  test('does not wait for who waits at her own wish or is not told', () => {
    const quiet = many(150, { state: 'deferred', reason: 'quiet hours' });
    const together = many(20, { state: 'deferred', reason: 'other alerts' });
    const skipped = many(20, { state: 'skipped', reason: 'left' });
    expect(judgeCanary([...quiet, ...together, ...skipped, ...many(10, sent(5))], NOW)).toBe('go');
    expect(judgeCanary([], NOW)).toBe('go');
  });

  test.each([
    ['bounced', 10, 'go'],
    ['bounced', 11, 'bounces'],
    ['rejected', 11, 'bounces'],
    ['delayed', 200, 'go'],
    ['complained', 1, 'go'],
    ['complained', 2, 'complaints'],
  ])('of 200 mails %s are %d: %s', (outcome, count, verdict) => {
    const deliveries = [...many(count, sent(6, outcome)), ...many(200 - count, sent(6, 'delivered'))];
    expect(judgeCanary(deliveries, NOW)).toBe(verdict);
  });

  test('what SES refused counts as what bounced, and nobody waits to say so', () => {
    const refused = many(11, { state: 'failed', reason: 'refused' });
    expect(judgeCanary([...many(189, sent(6)), ...refused], NOW)).toBe('bounces');
    expect(judgeCanary([...many(50, sent(0)), ...refused], NOW)).toBe('bounces');
  });

  test('one bad address is never enough, of however few', () => {
    expect(judgeCanary([sent(6, 'bounced')], NOW)).toBe('go');
    expect(judgeCanary(many(2, sent(6, 'bounced')), NOW)).toBe('bounces');
  });

  test('one more bounce or complaint never turns a hold into anything better', () => {
    const outcomes = fc.array(fc.constantFrom('delivered', 'bounced', 'complained', 'rejected', 'delayed'));
    const held = ['bounces', 'complaints'];
    fc.assert(
      fc.property(outcomes, fc.constantFrom('bounced', 'complained'), (list, worse) => {
        const deliveries = list.map((outcome) => sent(6, outcome));
        const before = judgeCanary(deliveries, NOW);
        const worst = deliveries.map((each, at) =>
          at === 0 && each.outcome === 'delivered' ? sent(6, worse) : each,
        );
        if (held.includes(before)) expect(held).toContain(judgeCanary(worst, NOW));
      }),
    );
  });
});

test('a plan waits for its canary until it was held for it', () => {
  expect(waitsForCanary({})).toBe(false);
  expect(waitsForCanary({ canary: true })).toBe(true);
  expect(waitsForCanary({ canary: true, heldFor: 'bounces' })).toBe(false);
});
