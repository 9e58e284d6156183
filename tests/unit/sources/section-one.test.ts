import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const TESTS = join(import.meta.dirname, '..', '..');
const rows = readFileSync(join(import.meta.dirname, 'section-one.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, claim = '', file = '', name = ''] = /^\| (.+?) \| `(.+?)` \| (.+?) \|$/.exec(line) ?? [];
    return file === '' ? [] : [{ claim, file, name }];
  });

it('every claim about the Federal Register has its test', () => {
  expect(rows.length).toBeGreaterThan(50);
  const gone = rows.filter(({ file, name }) => !readFileSync(join(TESTS, file), 'utf8').includes(name));
  expect(gone).toEqual([]);
});
