import { expect, test } from 'vitest';
import { companyId, docId } from '../../../shared/domain/ids.ts';
import { matterOf } from '../../../shared/domain/matter.ts';

const [a, b] = [companyId('a'), companyId('b')];

test('an issue and its extension for the same companies are one matter, whatever the order of the companies', () => {
  expect(matterOf('tgl_issue', [a, b], docId('one'))).toBe(matterOf('tgl_extension', [b, a], docId('two')));
});

test('another instrument, or another first company, is another matter', () => {
  const licence = matterOf('tgl_issue', [a], docId('one'));
  expect(matterOf('entity_list_addition', [a], docId('one'))).not.toBe(licence);
  expect(matterOf('tgl_issue', [b], docId('one'))).not.toBe(licence);
});

test('without an instrument the document itself is the matter, and without a company there is none', () => {
  expect(matterOf('none', [a], docId('one'))).not.toBe(matterOf('none', [a], docId('two')));
  expect(matterOf('tgl_issue', [], docId('one'))).toBeUndefined();
});
