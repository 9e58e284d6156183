import { expect, test } from 'vitest';
import type { BeforeAfter } from '../../../shared/domain/diff/before-after.ts';
import type { Line } from '../../../shared/domain/rendering/blocks.ts';
import { editBlocks, editLine } from '../../../shared/domain/rendering/edit-blocks.ts';
import { mailText } from '../../../shared/domain/rendering/mail-text.ts';
import { LISTED, matchFor } from './huawei-mails.ts';
import { LISTED_ENTRIES } from './huawei-matter.ts';

const WHERE = '15 CFR Part 744, Supplement No. 4';
const line = (fields: Partial<BeforeAfter>): BeforeAfter => ({
  basis: 'instructed',
  field: 'entry',
  old: undefined,
  new: undefined,
  where: WHERE,
  ...fields,
});
const wordsOf = (words: Line) =>
  mailText({ subject: '', preheader: '', blocks: [{ block: 'paragraph', line: words }], footer: [] })
    .split('\n\n--')[0]
    ?.replace(/\s+/g, ' ');

test.each([
  [line({ new: 'Acme Ltd.', under: 'China' }), 'no entry → Acme Ltd., under China'],
  [line({ old: 'Acme Ltd.', under: 'China' }), '[was: Acme Ltd.] → no entry, under China'],
  [
    line({ field: 'country', old: 'Malta', new: 'China', entry: 'Acme Ltd.' }),
    'Acme Ltd., country: [was: Malta] → China',
  ],
  [
    line({ field: 'reviewPolicy', old: 'Denial', new: 'Case-by-case', entry: 'Acme Ltd.' }),
    'Acme Ltd., review policy: [was: Denial] → Case-by-case',
  ],
  [line({ field: 'aliases', new: 'Acme', entry: 'Acme Ltd.' }), 'Acme Ltd., aliases: added Acme'],
  [
    line({ field: 'members', old: 'Acme East', entry: 'Acme Ltd.' }),
    'Acme Ltd., affiliates in the entry: removed [was: Acme East]',
  ],
  [
    line({ field: 'valid through', old: '2019-11-18', new: '2020-02-16' }),
    'valid through [was: 18 Nov 2019] → 16 Feb 2020',
  ],
  [line({ field: 'text', old: 'x', new: 'y' }), '[was: x] → y'],
  [line({ basis: 'withdrawn', new: 'Acme Ltd.' }), '[was: no entry → Acme Ltd.]'],
  [line({ basis: 'contradicted', old: 'Acme Ltd.' }), 'instructed: Acme Ltd.; codified: no entry'],
] as const)('a line of before and after, %#', (edit, expected) => {
  expect(wordsOf(editLine(edit))).toBe(expected);
});

test('of many entries the first are those about the companies; the rest is counted with its destinations', () => {
  const blocks = editBlocks(LISTED_ENTRIES, 0, {
    most: 2,
    matches: [matchFor(LISTED, {})],
    page: 'https://alerts.example.org/c/listing-2019',
  });
  const text = mailText({ subject: '', preheader: '', blocks, footer: [] });
  expect(text).toContain('- no entry → Huawei Technologies Co., Ltd., under China');
  expect(text).toContain('- no entry → 66 further entries; in all under 26 destinations');
  expect(text).toMatch(/all 68\s+<https:/);
});

test('for a short name of the reader’s own, the entry that the summary names in full comes first', () => {
  const [quoted] = matchFor(LISTED, {}).evidence;
  if (quoted === undefined) throw new Error('the match has no evidence');
  const own = matchFor(LISTED, { companyName: 'Huawei', evidence: [{ ...quoted, alias: 'Huawei' }] });
  const entries = ['Huawei Belgium NV', 'Huawei Bolivia S.R.L.', 'Huawei Technologies Co., Ltd.'];
  const blocks = editBlocks(
    entries.map((name) => line({ new: name })),
    0,
    { most: 1, matches: [own] },
  );
  const text = mailText({ subject: '', preheader: '', blocks, footer: [] });
  expect(text).toContain('- no entry → Huawei Technologies Co., Ltd.\n- no entry → 2 further entries');
});

test('a name that a list gets twice is one line that says so', () => {
  const twice = ['Acme do Brasil Ltda', 'Acme do Brasil Ltda', 'Acme Chile'];
  const blocks = editBlocks(
    twice.map((name) => line({ new: name, where: 'supplement no. 4 to part 744' })),
    0,
    { most: 1, matches: [] },
  );
  const text = mailText({ subject: '', preheader: '', blocks, footer: [] });
  expect(text).toContain('- no entry → Acme do Brasil Ltda (2 entries of this name)\n- no entry → 1 further');
  expect(text).toContain('* Supplement no. 4 to part 744');
});

test('lines that were not stored are counted', () => {
  const blocks = editBlocks([line({ new: 'Acme Ltd.' })], 12, { most: 5, matches: [] });
  expect(mailText({ subject: '', preheader: '', blocks, footer: [] })).toContain(
    '12 further lines are not kept here',
  );
});

test('a mail names a few of many places and links the rest, the page has all', () => {
  const many = Array.from({ length: 9 }, (_, at) => line({ new: `Acme ${at}`, where: `Section ${at}` }));
  const textOf = (page: { readonly page?: string }) =>
    mailText({
      subject: '',
      preheader: '',
      blocks: editBlocks(many, 0, { most: 4, matches: [], ...page }),
      footer: [],
    });
  const mail = textOf({ page: 'https://alerts.example.org/c/x' });
  expect(mail.match(/^\* Section/gm)).toHaveLength(4);
  expect(mail).toContain('5 further places <https://alerts.example.org/c/x>');
  expect(textOf({}).match(/^\* Section/gm)).toHaveLength(9);
});
