import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyId } from '../../../shared/domain/ids.ts';
import { digestKindOf, type TellingReader, tellingOf } from '../../../shared/domain/telling.ts';
import { aMatch, aSubscriber } from '../../harness/fixtures-for-contract.ts';

const HUAWEI = companyId('huawei');
const reader = (over: Partial<TellingReader> = {}) => aSubscriber('ada', ['huawei', 'zte'], over);
const evidence = (...aliases: string[]) => {
  const [one] = aMatch().evidence;
  return aliases.flatMap((alias) => (one ? [{ ...one, alias }] : []));
};
const fruit = aMatch({ evidence: evidence('Huawei Fruit Co.') });
const without = (alias: string) => ({ exclusions: [{ companyId: HUAWEI, alias }] });

describe('a name that a reader left out', () => {
  test('does not match this company for her any more, however it is spelled', () => {
    expect(tellingOf(reader(without('HUAWEI FRUIT CO.')), [fruit])).toEqual({ how: 'nothing', matches: [] });
    expect(tellingOf(reader(), [fruit]).how).toBe('at-once');
  });

  test('takes nothing from the other names of the same match', () => {
    const both = aMatch({ evidence: evidence('Huawei Fruit Co.', 'Huawei') });
    const { how, matches } = tellingOf(reader(without('Huawei Fruit Co.')), [both]);
    expect(how).toBe('at-once');
    expect(matches[0]?.evidence.map((each) => each.alias)).toEqual(['Huawei']);
  });

  test('still matches another company, and a match without quoted names stays', () => {
    const other = { ...fruit, companyId: companyId('zte') };
    const unquoted = aMatch({ evidence: [] });
    expect(tellingOf(reader(without('Huawei Fruit Co.')), [other, unquoted]).matches).toHaveLength(2);
  });
});

describe('a kind that a reader made quieter', () => {
  const quiet = (to: 'digest' | 'nothing') => ({
    quietKinds: [{ companyId: HUAWEI, kind: 'entity_list_addition' as const, to }],
  });

  test('comes in a digest, or not at all', () => {
    expect(tellingOf(reader(quiet('digest')), [fruit]).how).toBe('daily');
    expect(tellingOf(reader(quiet('nothing')), [fruit]).how).toBe('nothing');
    expect(tellingOf(reader({ ...quiet('nothing'), frequency: 'weekly' }), [fruit]).how).toBe('nothing');
    expect(tellingOf(reader({ frequency: 'weekly' }), [fruit]).how).toBe('weekly');
  });

  test('does not silence a match that has another kind too, nor another company of the change', () => {
    const two = aMatch({ alsoKinds: ['denial_order'] });
    expect(tellingOf(reader(quiet('nothing')), [two]).how).toBe('at-once');
    const other = { ...fruit, companyId: companyId('zte') };
    const { how, matches } = tellingOf(reader(quiet('digest')), [fruit, other]);
    expect(how).toBe('at-once');
    expect(matches).toHaveLength(2);
  });

  test('brings a reader of instant alerts a daily digest, others keep theirs', () => {
    expect(digestKindOf(reader())).toBeUndefined();
    expect(digestKindOf(reader(quiet('nothing')))).toBeUndefined();
    expect(digestKindOf(reader(quiet('digest')))).toBe('daily');
    expect(digestKindOf(reader({ ...quiet('digest'), frequency: 'weekly' }))).toBe('weekly');
  });
});

test('whatever a reader said, she is told of nothing that she does not follow and of no name she left out', () => {
  const names = fc.constantFrom('Huawei', 'HUAWEI', 'Huawei Fruit Co.', 'ZTE');
  const company = fc.constantFrom('huawei', 'zte', 'smic').map(companyId);
  const matches = fc.array(
    fc.record({ companyId: company, names: fc.array(names, { minLength: 1, maxLength: 3 }) }),
  );
  const exclusions = fc.array(fc.record({ companyId: company, alias: names }), { maxLength: 4 });
  fc.assert(
    fc.property(matches, exclusions, (found, left) => {
      const alerts = found.map((each) =>
        aMatch({ companyId: each.companyId, evidence: evidence(...each.names) }),
      );
      const told = tellingOf(reader({ exclusions: left }), alerts);
      for (const match of told.matches) {
        expect(['huawei', 'zte']).toContain(match.companyId);
        for (const { alias } of match.evidence)
          expect(
            left.some(
              (each) =>
                each.companyId === match.companyId && each.alias.toLowerCase() === alias.toLowerCase(),
            ),
          ).toBe(false);
      }
      expect(told.how === 'nothing').toBe(told.matches.length === 0);
    }),
  );
});
