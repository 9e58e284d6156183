import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeKind } from '../../../shared/domain/change.ts';
import { tellingOf } from '../../../shared/domain/telling.ts';
import { isOnTopic, TOPICS, type Topic, topicsNamed } from '../../../shared/domain/topics.ts';
import { aMatch, aSubscriber } from '../../harness/fixtures-for-contract.ts';

describe('topics', () => {
  const reader = aSubscriber('ada', ['huawei'], { topics: ['de-minimis', 'direct-product'] });
  const told = (kind: ChangeKind, alsoKinds?: readonly ChangeKind[]) =>
    tellingOf(reader, [aMatch({ kind, ...(alsoKinds && { alsoKinds }) })]).how !== 'nothing';

  test('narrow what comes to what is on one of them', () => {
    expect(told('fdp_rule_change')).toBe(true);
    expect(told('entity_list_addition')).toBe(false);
    expect(told('entity_list_addition', ['de_minimis_change'])).toBe(true);
  });

  test('never keep back what has no certain topic: a press report, a proposal, a correction', () => {
    for (const kind of ['reported_not_official', 'proposed_rule', 'correction', 'none'] as const)
      expect(told(kind), kind).toBe(true);
  });

  test('of a form are kept unless they are all, none or unknown', () => {
    expect(topicsNamed(['sanctions', 'weather'])).toEqual(['sanctions']);
    for (const texts of [undefined, [], ['weather'], TOPICS]) expect(topicsNamed(texts)).toBeUndefined();
  });

  test('more topics never bring less', () => {
    const some = fc.subarray<Topic>([...TOPICS], { minLength: 1 });
    const kinds = fc.constantFrom<ChangeKind>('tgl_issue', 'denial_order', 'enforcement_action', 'none');
    fc.assert(
      fc.property(some, some, kinds, (few, more, kind) => {
        const both = [...few, ...more];
        expect(isOnTopic(both, { kind })).toBe(isOnTopic(few, { kind }) || isOnTopic(more, { kind }));
      }),
    );
  });
});
