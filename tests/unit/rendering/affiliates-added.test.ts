import { expect, test } from 'vitest';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import { digestModel, renderDigest } from '../../../shared/domain/rendering/digest.ts';
import { listing, matchFor } from './huawei-mails.ts';

const QUOTE = 'BIS adds thirty-eight non-U.S. affiliates of Huawei Technologies Co., Ltd. to the Entity List';

/** A rule that says this of Huawei and instructs to add the entries. */
function rule(entries: readonly string[], ruleId: string) {
  const [told = matchFor(listing.change, {})] = listing.matches;
  const [words] = told.evidence;
  if (words === undefined) throw new Error('the match has no evidence');
  const evidence = [{ ...words, alias: 'Huawei', quote: QUOTE, sectionRole: 'summary' as const, ruleId }];
  const edits = entries.map((name) => ({
    basis: 'instructed' as const,
    field: 'entry',
    old: undefined,
    new: name,
    where: '15 CFR Part 744, Supplement No. 4',
    under: 'China',
  }));
  return {
    ...listing,
    matches: [{ ...told, companyName: 'Huawei', evidence }],
    analysis: { ...listing.analysis, edits, editsLeft: 0 },
  };
}

const told = (input: typeof listing) => renderAlert(alertModel(input));
const OF_OWNER = 'attach.owner/add.active';

test('a rule that adds only affiliates is not told as if it listed the company', () => {
  const mail = told(rule(['Huawei Cloud Beijing', 'Huawei OpenLab Cairo'], OF_OWNER));
  expect(mail.subject).toBe(
    'Filed, not yet published: Huawei: affiliates added to the Entity List, from 16 May 2019',
  );
  expect(mail.text).toContain('adds affiliates of Huawei to the');
  expect(mail.text).not.toContain('adds Huawei to');
});

test.each([
  ['its own entry is added too', ['Huawei Technologies Co., Ltd.', 'Huawei Cloud Beijing'], OF_OWNER],
  ['the text says it of the company', ['Huawei Cloud Beijing'], 'add.active'],
  ['no entry was read', [], OF_OWNER],
] as const)('the company is told as added where %s', (_case, entries, ruleId) => {
  expect(told(rule(entries, ruleId)).subject).toContain(': Huawei added to the Entity List');
});

test('a digest says the same under the name of the company', () => {
  const { change, matches, analysis, ...rest } = rule(['Huawei Cloud Beijing'], OF_OWNER);
  const [match = matchFor(change, {})] = matches;
  const digest = renderDigest(
    digestModel({
      ...rest,
      kind: 'daily',
      localDate: '2019-05-17',
      entries: [{ change, match, analysis }],
      subscriber: { ...rest.subscriber, zone: 'Europe/Berlin' },
    }),
  );
  expect(digest.text).toContain('* Filed, not yet published: affiliates added to the Entity List');
});
