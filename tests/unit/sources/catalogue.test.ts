import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue, parseSource } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

const FILE = 'bis-news.json';
const good = SOURCE_FILES[FILE] as { readonly http: object; readonly cadence: object };
const parse = (wrong: object) => parseSource({ ...good, ...wrong }, FILE);

it('the catalogue holds every file of shared/sources', () => {
  const files = readdirSync(fileURLToPath(new URL('../../../shared/sources', import.meta.url)));
  const ids = [...loadCatalogue(SOURCE_FILES).keys()];
  expect(ids.map((id) => `${id}.json`)).toEqual(files.filter((name) => name.endsWith('.json')).sort());
});

describe('a definition is refused, and the file and the field are named, for', () => {
  it.each([
    ['an unknown field', { surprise: 1 }, /bis-news\.json: surprise: no such field/],
    ['a missing field', { publisher: undefined }, /bis-news\.json: publisher: /],
    [
      'a wrong one deep inside',
      { http: { ...good.http, maxBytes: 'much' } },
      /bis-news\.json: http\.maxBytes: .*number expected/,
    ],
    [
      'a wrong time',
      {
        cadence: {
          minutes: 5,
          hotWindows: [{ tz: 'UTC', days: ['MON'], from: '25:00', to: '26:00', everyMinutes: 1 }],
        },
      },
      /bis-news\.json: cadence\.hotWindows\.0\.from: /,
    ],
    ['a host that is not allowed', { url: 'https://example.com/feed' }, /http\.allowHosts: example\.com/],
    ['no address', { url: 'feed' }, /url: "feed"/],
    ['an unknown kind', { kind: 'telex' }, /bis-news\.json: kind: /],
    ['another id than its name', { id: 'bis' }, /id: "bis" is not the name of the file/],
    ['being off without a reason', { enabled: false }, /offReason: missing/],
    ['a reason for being off while it is on', { offReason: 'Why?' }, /offReason: given/],
    [
      'a cadence whose longest is shorter than its shortest',
      { cadence: { ...good.cadence, maxMinutes: 5 } },
      /cadence\.maxMinutes/,
    ],
  ])('%s', (_name, wrong, said) => expect(() => parse(wrong)).toThrow(said));

  it('being no object at all', () =>
    expect(() => parseSource(null, 'x.json')).toThrow(/^source-invalid: x\.json: the file: /));
});
