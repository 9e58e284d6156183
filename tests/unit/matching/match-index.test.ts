import { describe, expect, test } from 'vitest';
import type { Alias } from '../../../shared/domain/company.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { buildIndex } from '../../../shared/domain/matching/index-build.ts';
import { loadIndex, longestAt } from '../../../shared/domain/matching/match-index.ts';
import { tokenize } from '../../../shared/domain/matching/tokens.ts';

const alias = (id: string, text: string, strength: Alias['strength'] = 'strong'): Alias => ({
  companyId: companyId(id),
  text,
  kind: 'trade',
  strength,
});

function search(aliases: readonly Alias[], text: string) {
  const index = loadIndex(buildIndex(aliases));
  const tokens = tokenize(text);
  const found: string[] = [];
  for (let at = 0; at < tokens.norms.length; at++) {
    const hit = longestAt(index, tokens, at);
    if (!hit) continue;
    const ids = hit.aliases.map((item) => item.companyId).join('+');
    found.push(`${ids}=${text.slice(tokens.starts[at], tokens.ends[hit.end - 1])}`);
    at = hit.end - 1;
  }
  return found;
}

describe('the index', () => {
  test('finds the longest name, whatever the case, accents and legal form', () => {
    const aliases = [alias('a', 'Orvex'), alias('b', 'Orvex Memory Co., Ltd.'), alias('c', 'Electronica')];
    expect(search(aliases, 'ORVEX MEMORY COMPANY LIMITED, Orvex and Electrónica')).toEqual([
      'b=ORVEX MEMORY COMPANY LIMITED',
      'a=Orvex',
      'c=Electrónica',
    ]);
  });

  test('gives every company that owns a name', () => {
    expect(search([alias('a', 'Meridian'), alias('b', 'MERIDIAN')], 'Meridian')).toEqual(['a+b=Meridian']);
  });

  test('reads hyphens joined and split', () => {
    const aliases = [alias('a', 'NuWave'), alias('b', 'Khanty-Mansi Air')];
    expect(search(aliases, 'Nu-Wave and KhantyMansi Air, Khanty Mansi Air')).toEqual([
      'a=Nu-Wave',
      'b=KhantyMansi Air',
      'b=Khanty Mansi Air',
    ]);
  });

  test('finds native names between other characters', () => {
    expect(search([alias('a', '天河光电')], '美方将天河光电列入清单')).toEqual(['a=天河光电']);
  });

  test('crosses no column, list or sentence mark', () => {
    expect(search([alias('a', 'Blue Crane')], 'Blue | Crane; Blue\n\nCrane. Blue: Crane')).toEqual([]);
  });

  test('an index without names finds nothing, names without letters are left out', () => {
    expect(search([], 'Orvex')).toEqual([]);
    expect(search([alias('a', '---')], '---')).toEqual([]);
  });

  test('the same names give the same bytes', () => {
    const aliases = [alias('a', 'Orvex'), alias('b', 'Blue Crane', 'weak')];
    expect(buildIndex(aliases)).toEqual(buildIndex(aliases));
  });

  test('survives bytes that do not start at a multiple of four', () => {
    const bytes = buildIndex([alias('a', 'Orvex')]);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(longestAt(loadIndex(shifted.subarray(1)), tokenize('Orvex'), 0)?.end).toBe(1);
  });

  test('refuses a blob that is cut off or of another version', () => {
    const bytes = buildIndex([alias('a', 'Orvex')]);
    expect(() => loadIndex(bytes.slice(0, 20))).toThrow('text-missing');
    expect(() => loadIndex(bytes.slice(0, bytes.length - 4))).toThrow('text-missing');
    const other = bytes.slice();
    other[4] = 99;
    expect(() => loadIndex(other)).toThrow('version 99');
  });
});
