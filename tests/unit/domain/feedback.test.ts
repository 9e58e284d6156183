import { describe, expect, test } from 'vitest';
import {
  effectOf,
  feedbackDetail,
  mayUndo,
  namesOf,
  subjectOf,
  withEffect,
  withoutEffect,
} from '../../../shared/domain/feedback.ts';
import { changeId, companyId, docId } from '../../../shared/domain/ids.ts';
import { MOST_EXCLUSIONS } from '../../../shared/domain/subscriber.ts';
import { aMatch, aSubscriber } from '../../harness/fixtures-for-contract.ts';

const HUAWEI = companyId('huawei');
const ada = aSubscriber('ada', ['huawei']);
const [quote] = aMatch().evidence;
const match = aMatch({
  alsoKinds: ['license_policy_change'],
  evidence: ['Huawei Fruit Co.', 'Huawei', 'HUAWEI'].flatMap((alias) => (quote ? [{ ...quote, alias }] : [])),
});
const given = (effect: ReturnType<typeof effectOf>) => ({ companyId: HUAWEI, effect });

describe('what a verdict does', () => {
  test('names stand once each, as first spelled', () => {
    expect(namesOf(match)).toEqual(['Huawei Fruit Co.', 'Huawei']);
  });

  test('“not my company” leaves out the chosen names of the match and no other', () => {
    const effect = effectOf('not-my-company', ada, match, ['huawei fruit co.', 'Apple']);
    expect(effect).toEqual({ excluded: ['Huawei Fruit Co.'], quieted: [] });
    expect(withEffect(ada, given(effect))).toMatchObject({
      exclusions: [{ companyId: HUAWEI, alias: 'Huawei Fruit Co.' }],
    });
  });

  test('“not useful” makes all kinds of the match quieter: at once, digest, nothing', () => {
    const first = effectOf('not-useful', ada, match, []);
    expect(first.quieted).toEqual([
      { kind: 'entity_list_addition', to: 'digest' },
      { kind: 'license_policy_change', to: 'digest' },
    ]);
    const quieter = withEffect(ada, given(first)) ?? ada;
    const second = effectOf('not-useful', quieter, match, []);
    expect(second.quieted[0]).toEqual({ kind: 'entity_list_addition', from: 'digest', to: 'nothing' });
    expect(effectOf('not-useful', { ...ada, frequency: 'daily' }, match, []).quieted[0]?.to).toBe('nothing');
    const silent = withEffect(quieter, given(second)) ?? ada;
    expect(withoutEffect(silent, given(second)).quietKinds).toEqual(quieter.quietKinds);
    expect(withoutEffect(quieter, given(first)).quietKinds).toEqual([]);
  });

  test('“wrong fact” changes nothing for the reader', () => {
    expect(effectOf('wrong-fact', ada, match, ['Huawei'])).toEqual({ excluded: [], quieted: [] });
  });

  test('doing or undoing it twice is doing it once', () => {
    const effect = given(effectOf('not-my-company', ada, match, namesOf(match)));
    const once = withEffect(ada, effect) ?? ada;
    expect(withEffect(once, effect)).toEqual(once);
    expect(withoutEffect(withoutEffect(once, effect), effect).exclusions).toEqual([]);
  });

  test('a reader with full lists is not given more', () => {
    const exclusions = Array.from({ length: MOST_EXCLUSIONS }, (_, i) => ({
      companyId: HUAWEI,
      alias: `${i}`,
    }));
    const effect = given(effectOf('not-my-company', ada, match, namesOf(match)));
    expect(withEffect({ ...ada, exclusions }, effect)).toBeUndefined();
  });
});

test('a verdict may be undone for 24 hours', () => {
  const at = '2026-11-24T08:00:00.000Z';
  expect(mayUndo({ at, state: 'given' }, new Date('2026-11-25T07:59:59Z'))).toBe(true);
  expect(mayUndo({ at, state: 'given' }, new Date('2026-11-25T08:00:00Z'))).toBe(false);
  expect(mayUndo({ at, state: 'undone' }, new Date(at))).toBe(false);
});

test('the detail of a link names change and company again, whatever the ids', () => {
  const change = changeId(docId('fr:2019-10616'), undefined, 'hash');
  for (const company of ['huawei', 'listed-abc_def', 'reader-x2'].map(companyId)) {
    const subject = { changeId: change, companyId: company };
    expect(subjectOf(feedbackDetail(subject))).toEqual(subject);
  }
  expect(subjectOf('nothing')).toBeUndefined();
});
