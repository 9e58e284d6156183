import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reasonWords } from '../../../shared/domain/rendering/reasons.ts';

const MATCHING = join(import.meta.dirname, '..', '..', '..', 'shared', 'domain', 'matching');

test('every rule of the matcher has words', () => {
  const ids = readdirSync(MATCHING).flatMap((file) => {
    const source = readFileSync(join(MATCHING, file), 'utf8');
    const named = [...source.matchAll(/\b(?:id|ruleId|rule|statusRule): '([a-z0-9.-]+)'/g)];
    const made = [...source.matchAll(/\b(?:frame|rule)\(\s*'([a-z0-9.-]+)'/g)];
    return [...named, ...made].map((found) => found[1] ?? '');
  });
  expect(ids.length).toBeGreaterThan(80);
  expect([...new Set(ids)].filter((ruleId) => reasonWords({ ruleId }).startsWith('rule '))).toEqual([]);
});

test('a rule that limits another is told behind it, and each thing once', () => {
  expect(reasonWords({ ruleId: 'add.active/hedged.after' })).toBe(
    'the text puts it on a list, as something considered or planned, not done',
  );
  expect(reasonWords({ ruleId: 'tgl.extend' })).toBe('a temporary licence that covers it is extended');
  expect(reasonWords({ ruleId: 'zh.add/add.active' })).toBe('the text puts it on a list');
  expect(reasonWords({ ruleId: 'row.name+weak.legal-form' })).toContain('an entry of its own');
  expect(reasonWords({ ruleId: 'of-tomorrow' })).toBe('rule of-tomorrow');
});
