import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import {
  codifiedDocId,
  judgeEcfr,
  newestVersion,
  pageUrl,
  readTitles,
  readVersions,
  textUrl,
  versionsUrl,
} from '../../../shared/domain/sources/ecfr-answers.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { json, notFound, page } from '../polling/poll-harness.ts';

const source = [...loadCatalogue(SOURCE_FILES).values()].find((each) => each.kind === 'ecfr');
if (source?.kind !== 'ecfr') throw new Error('There is no source of the CFR.');
const [list, , , section] = source.nodes;
if (list === undefined || section === undefined)
  throw new Error('The nodes are not as this test knows them.');
const now = new Date('2026-10-02T13:00:00Z');

describe('judgeEcfr', () => {
  it.each([
    [
      'loading',
      page('application/json', '{"message":"Title 15 currently unavailable"}', { status: 503 }),
      'importing',
    ],
    ['another 503', page('text/html', '<html>Bad gateway</html>', { status: 503 }), 'failed'],
    ['400', page('application/json', '{"errors":"Bad parameters"}', { status: 400 }), 'failed'],
    ['404', notFound, 'missing'],
    ['a page', page('text/html', '<!DOCTYPE html><html>Hello</html>'), 'blocked'],
    ['304', page('', '', { status: 304 }), 'failed'],
    ['a timeout', { outcome: 'timeout' } as const, 'failed'],
    ['JSON', json({}), 'usable'],
  ])('%s', (_, answer, outcome) => expect(judgeEcfr(answer, 'json', now).outcome).toBe(outcome));

  it('keeps what a refused request was told', () => {
    const refused = page('application/json', '{"errors":"Bad parameters: An issue_date"}', { status: 400 });
    expect(judgeEcfr(refused, 'json', now)).toMatchObject({
      reason: expect.stringContaining('An issue_date'),
    });
  });
});

describe('the answers', () => {
  const title = (more: object, meta: object = {}) =>
    JSON.stringify({ titles: [{ number: 15, ...more }], meta });

  it('give the day of a title, and whether anything is being loaded', () => {
    const day = { up_to_date_as_of: '2026-10-01' };
    expect(readTitles(title(day), 15)).toEqual({ upToDateAsOf: '2026-10-01', importing: false });
    expect(readTitles(title(day, { import_in_progress: true }), 15).importing).toBe(true);
    expect(readTitles(title({ ...day, processing_in_progress: true }), 15).importing).toBe(true);
  });

  it.each([
    ['another title', title({ up_to_date_as_of: '2026-10-01' }), 16],
    ['no day', title({ up_to_date_as_of: null }), 15],
    ['no titles', '{"meta":{}}', 15],
  ])('of titles with %s are refused', (_, text, number) =>
    expect(() => readTitles(text, number)).toThrow(/^source-shape/),
  );

  it.each([
    ['no items', '{"meta":{"total_pages":"1"}}'],
    ['no meta', '{"content_versions":[]}'],
    ['a count of pages that is none', '{"content_versions":[],"meta":{"total_pages":"many"}}'],
    ['an item without a day', '{"content_versions":[{"identifier":"744.22"}],"meta":{}}'],
  ])('of versions with %s are refused', (_, text) =>
    expect(() => readVersions(text)).toThrow(/^source-shape/),
  );
});

describe('newestVersion', () => {
  const version = (issuedOn: string, amendedOn: string, more: object = {}) => ({
    identifier: 'Supplement No. 4 to Part 744',
    part: '744',
    type: 'appendix',
    issuedOn,
    amendedOn,
    removed: false,
    ...more,
  });
  const listed = [
    version('2026-09-01', '2026-09-01'),
    version('2026-10-01', '2026-09-29'),
    version('2026-10-01', '2026-10-20'),
    version('2026-10-02', '2026-10-02', { part: '748' }),
    version('2026-10-02', '2026-10-02', { type: 'section', identifier: '§ 744.22' }),
  ];

  it('is the newest of the node whose text can be had on the day', () => {
    expect(newestVersion(listed, list, '2026-10-02')).toMatchObject({ amendedOn: '2026-09-29' });
    expect(newestVersion(listed, list, '2026-10-20')).toMatchObject({ amendedOn: '2026-10-20' });
    expect(newestVersion(listed, list, '2026-08-01')).toBeUndefined();
    expect(newestVersion(listed, section, '2026-10-02')).toMatchObject({ identifier: '§ 744.22' });
  });
});

it('asks for each thing at its own address', () => {
  expect(versionsUrl(source, '744', '2026-09-01', 1)).toBe(
    'https://www.ecfr.gov/api/versioner/v1/versions/title-15.json?issue_date%5Bgte%5D=2026-09-01&part=744',
  );
  expect(textUrl(source, list, '2026-10-01')).toBe(
    'https://www.ecfr.gov/api/versioner/v1/full/2026-10-01/title-15.xml?part=744&appendix=Supplement+No.+4+to+Part+744',
  );
  expect(textUrl(source, section, '2026-10-01')).toMatch(/\?part=744&section=744\.22$/);
  expect(pageUrl(source, list, '2026-10-01')).toBe(
    'https://www.ecfr.gov/on/2026-10-01/title-15/appendix-Supplement%20No.%204%20to%20Part%20744',
  );
  expect(codifiedDocId(source, list)).toBe('ecfr:15:744:supplement-4');
});
