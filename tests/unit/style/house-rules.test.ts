import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../../shared/domain/errors.ts';
import { EVENT_NAMES } from '../../../shared/domain/events.ts';
import { SETTINGS } from '../../../shared/runtime/environment.ts';
import { sourceFiles } from './source-files.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const product = sourceFiles('shared', 'functions');
const all = sourceFiles('shared', 'functions', 'infra', 'tests');
const LONGEST = 250;
/** A list of words, of which a translator wants one. */
const CATALOGUE = 'functions/web/texts/english.ts';

describe('the tree', () => {
  it('has enough files for these rules to mean something', () => {
    expect(product.length).toBeGreaterThan(80);
  });

  it('has nothing at the top level beyond what the README names', () => {
    const allowed =
      /^(package\.json|package-lock\.json|tsconfig\.json|cdk\.json|infra|functions|shared|tests|README\.md|LICENSE|vitest\.config\.ts|biome\.json|knip\.json|\..*|node_modules|cdk\.out)$/;
    expect(readdirSync(root).filter((name) => !allowed.test(name))).toEqual([]);
  });

  it(`keeps every file under ${LONGEST} lines`, () => {
    const long = all.filter(({ path, text }) => path !== CATALOGUE && text.split('\n').length > LONGEST + 1);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([]);
  });

  it('has no barrel files and no drawer', () => {
    const drawers = all.filter(({ path }) => /(^|\/)(index|utils?|helpers?|misc|common)\.ts$/.test(path));
    expect(drawers.map(({ path }) => path)).toEqual([]);
    expect(all.filter(({ text }) => /^export \* from/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has every decision record that code refers to', () => {
    const records = readdirSync(join(root, 'infra', 'decisions')).map((name) => name.slice(0, 3));
    const cited = all.flatMap(({ path, text }) =>
      [...text.matchAll(/decisions?[/ ](\d{3})/g)].map(([, number = '']) => ({ path, number })),
    );
    expect(cited.length).toBeGreaterThan(4);
    expect(cited.filter(({ number }) => !records.includes(number))).toEqual([]);
  });

  it('names no folder of one machine', () => {
    const found = all.filter(({ text }) => /['"`](\/work|\/home|\/Users)\//.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('the product', () => {
  it('imports no library by the door that costs most', () => {
    const banned = [
      /from 'cheerio'/,
      /import \{ z \} from 'zod'/,
      /from 'zod'/,
      /from 'undici'/,
      /from 'nodemailer'/,
    ];
    const found = product.filter(({ text }) => banned.some((pattern) => pattern.test(text)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const found = product.filter(
      ({ path, text }) => /process\.env/.test(text) && !path.startsWith('shared/runtime/'),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('takes the time from the Clock port only', () => {
    const found = product.filter(
      ({ path, text }) => /Date\.now\(\)|new Date\(\)/.test(text) && !path.startsWith('shared/adapters/'),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('leaves nothing to do that is called done', () => {
    const found = product.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('raises every error code of the catalogue, and no other', () => {
    const text = productWithout('shared/domain/errors.ts');
    expect(Object.keys(ERRORS).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it('logs every event of the list, and no other', () => {
    const text = productWithout('shared/domain/events.ts');
    expect(EVENT_NAMES.filter((name) => !text.includes(`'${name}'`))).toEqual([]);
  });

  it('reads every setting that infra/ may give it', () => {
    const text = productWithout('shared/runtime/environment.ts');
    const isRead = (name: string) =>
      new RegExp(`(setting|queue<\\w+>)\\(\\s*'${name}'|SETTINGS\\.${name}\\b`).test(text);
    expect(Object.keys(SETTINGS).filter((name) => !isRead(name))).toEqual([]);
  });

  it('describes every function of the cloud in a README and with a sample event', () => {
    const folders = readdirSync(join(root, 'functions'));
    expect(folders.length).toBeGreaterThan(8);
    for (const folder of folders) {
      const here = join(root, 'functions', folder);
      expect(existsSync(join(here, 'README.md')), `${folder}/README.md`).toBe(true);
      expect(globSync('events/*.json', { cwd: here }).length, `${folder}/events`).toBeGreaterThan(0);
      expect(
        readFileSync(join(here, 'handler.ts'), 'utf8').split('\n').length,
        `${folder}/handler.ts`,
      ).toBeLessThan(62);
    }
  });
});

/** The text of the product but for one file: the list itself uses nothing. What is not in a list, the types refuse. */
function productWithout(list: string): string {
  return product
    .filter(({ path }) => path !== list)
    .map((file) => file.text)
    .join('\n');
}
