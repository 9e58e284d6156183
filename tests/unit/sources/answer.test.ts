import { describe, expect, it } from 'vitest';
import { type Fetched, judgeAnswer } from '../../../shared/domain/sources/answer.ts';

const NOW = new Date('2026-10-02T13:00:00Z');
const page = (title: string, more: Partial<Fetched> = {}, words = ''): Fetched => ({
  outcome: 'fetched',
  status: 200,
  contentType: 'text/html; charset=utf-8',
  headers: {},
  body: new TextEncoder().encode(
    `<!DOCTYPE html><html><head><title>${title}</title><script>${'x();'.repeat(500)}</script></head><body>${words}</body></html>`,
  ),
  ...more,
});
const outcome = (answer: Fetched) => judgeAnswer(answer, 'html', NOW).outcome;

describe('a wall is no answer', () => {
  it.each([
    'Just a moment...',
    'Federal Register :: Request Access',
    'Attention Required! | Cloudflare',
    'Access Denied',
    'Pardon Our Interruption',
    'Vercel Security Checkpoint',
    '安全验证',
  ])('%s with status 200', (title) => expect(outcome(page(title))).toBe('blocked'));

  it('by its header alone', () =>
    expect(outcome(page('News', { headers: { 'cf-mitigated': 'challenge' } }))).toBe('blocked'));

  it.each([401, 403, 406])('with status %i', (status) =>
    expect(outcome(page('News', { status }))).toBe('blocked'),
  );

  it('unless a whole story stands below the title', () => {
    const story = '<p>A security check at the border takes hours, people there say.</p>'.repeat(50);
    expect(outcome(page('Security check at the border', {}, story))).toBe('usable');
  });
});

it.each([
  ['120', 120_000],
  ['Fri, 02 Oct 2026 13:05:00 GMT', 300_000],
  ['Fri, 02 Oct 2026 12:00:00 GMT', 0],
  ['999999999', 2 * 86_400_000],
  ['tomorrow', undefined],
])('Retry-After of %j is heeded', (value, wait) => {
  const judged = judgeAnswer(page('Busy', { status: 503, headers: { 'retry-after': value } }), 'html', NOW);
  expect(judged).toMatchObject({ outcome: 'failed', code: 'source-status' });
  expect('retryAfterMs' in judged ? judged.retryAfterMs : undefined).toBe(wait);
});

it.each([
  [{ outcome: 'disallowed' } as const, 'source-robots'],
  [{ outcome: 'refused-address', host: '10.0.0.1' } as const, 'source-refused-address'],
  [{ outcome: 'too-large', limit: 5 } as const, 'source-too-large'],
  [{ outcome: 'held', until: '2026-10-02T13:10:00Z' } as const, 'source-unreachable'],
])('%o is a failure with its code', (answer, code) =>
  expect(judgeAnswer(answer, 'feed', NOW)).toMatchObject({ code }),
);

it.each(['<', '<title ', '<script>', '<script '])('a page of nothing but %j is judged at once', (piece) => {
  const body = new TextEncoder().encode(`<html><title>Just a moment</title>${piece.repeat(60_000)}`);
  expect(['blocked', 'usable']).toContain(outcome(page('', { body })));
});
