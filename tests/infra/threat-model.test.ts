import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Fault {
  readonly id: string;
  readonly file: string;
  readonly find: string;
  readonly guard: { readonly file: string; readonly test: string };
}
const FAULTS = JSON.parse(read('infra/planted-faults.json')) as readonly Fault[];

/** A line of the threat model: the attack, whether a fault is planted for it, and its guards as test file and words of a title. */
const LINES = read('infra/threat-model.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:---|attack )/.test(line))
  .map((line) => {
    const [, attack = '', , guards = ''] = line.split('|').map((cell) => cell.trim());
    return {
      attack,
      planted: attack.endsWith('†'),
      guards: [...guards.matchAll(/`([\w-]+)`: ([^;]+)/g)].map(([, name = '', words = '']) => ({
        name,
        words: words.trim(),
      })),
    };
  });

/** The titles of the tests and groups in a file of tests. */
function titlesIn(file: string): readonly string[] {
  const titled = /(["'`])((?:(?!\1).)*)\1,\s*(?:\{[^}]*\},\s*)?(?:async\s*)?\(/g;
  return [...read(file).matchAll(titled)].map(([, , title = '']) => title);
}

const testsNamed = (name: string) =>
  globSync(`tests/**/${name}.test.ts`, { cwd: ROOT }).flatMap((file) => titlesIn(file));

describe('the threat model', () => {
  test.each(LINES)('names tests that exist: $attack', ({ guards }) => {
    expect(guards.length).toBeGreaterThan(0);
    for (const { name, words } of guards)
      expect(
        testsNamed(name).filter((title) => title.includes(words)),
        `${name}: ${words}`,
      ).not.toEqual([]);
  });

  test.each(LINES.filter(({ planted }) => planted))('has a planted fault: $attack', ({ guards }) => {
    const planted = FAULTS.filter(({ guard }) =>
      guards.some(
        ({ name, words }) =>
          guard.file.includes(`/${name}.test.ts`) &&
          (guard.test.includes(words) || words.includes(guard.test)),
      ),
    );
    expect(planted).not.toEqual([]);
  });

  test.each(FAULTS)('and the fault $id can be planted, and has its guard', ({ file, find, guard }) => {
    expect(read(file).split(find)).toHaveLength(2);
    expect(
      testsNamed(basename(guard.file, '.test.ts')).filter((title) => title.includes(guard.test)),
    ).not.toEqual([]);
  });
});
