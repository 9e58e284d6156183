import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyId } from '../../../shared/domain/ids.ts';
import { KIND_GROUPS } from '../../../shared/domain/kind-groups.ts';
import { KIND_WORDS } from '../../../shared/domain/rendering/wording.ts';
import { digestKindOf, hasWeekly, type TellingReader, tellingOf } from '../../../shared/domain/telling.ts';
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

describe('how often each company comes', () => {
  const follow = (id: string, more: object = {}) => ({ companyId: companyId(id), name: id, ...more });
  const zte = aMatch({ companyId: companyId('zte') });

  test('is her frequency unless she said otherwise; the older form of a digest is a daily one', () => {
    const companies = [follow('huawei'), follow('zte', { cadence: 'weekly' })];
    expect(tellingOf(reader({ companies }), [zte]).how).toBe('weekly');
    expect(tellingOf(reader({ companies }), [fruit]).how).toBe('at-once');
    expect(tellingOf(reader({ companies }), [zte, fruit]).how).toBe('at-once');
    expect(tellingOf(reader({ companies, frequency: 'daily' }), [fruit]).how).toBe('daily');
    const older = [follow('huawei', { inDigest: true }), follow('zte')];
    expect(tellingOf(reader({ companies: older }), [fruit]).how).toBe('daily');
    expect(tellingOf(reader({ companies: older, frequency: 'weekly' }), [fruit]).how).toBe('weekly');
  });

  test('brings one digest, the daily one where both are wanted', () => {
    const kind = (...cadences: string[]) => {
      const companies = cadences.map((cadence, at) => follow(`c${at}`, { cadence }));
      return digestKindOf(reader({ companies }));
    };
    expect(kind('instant', 'weekly')).toBe('weekly');
    expect(kind('instant', 'daily', 'weekly')).toBe('daily');
    expect(kind('instant')).toBeUndefined();
    expect(hasWeekly(reader({ companies: [follow('a'), follow('b', { cadence: 'weekly' })] }))).toBe(true);
  });

  test('counts as it was when the change was found', () => {
    const lately = { cadence: 'weekly', until: '2026-10-01T12:00:00.000Z' };
    const companies = [follow('huawei', { lately })];
    expect(tellingOf(reader({ companies }), [fruit], '2026-10-01T11:00:00.000Z').how).toBe('weekly');
    expect(tellingOf(reader({ companies }), [fruit], '2026-10-01T12:00:00.000Z').how).toBe('at-once');
    expect(digestKindOf(reader({ companies }))).toBe('weekly');
  });
});

describe('kinds that come at once', () => {
  test('are those that she chose, and corrections; the others are in a daily digest', () => {
    const chosen = { atOnce: ['licences'] as const };
    expect(tellingOf(reader(chosen), [fruit]).how).toBe('daily');
    expect(tellingOf(reader(chosen), [aMatch({ kind: 'tgl_expiry' })]).how).toBe('at-once');
    expect(tellingOf(reader(chosen), [aMatch({ kind: 'correction' })]).how).toBe('at-once');
    expect(tellingOf(reader(chosen), [aMatch({ alsoKinds: ['tgl_issue'] })]).how).toBe('at-once');
    expect(digestKindOf(reader(chosen))).toBe('daily');
    expect(digestKindOf(reader({ ...chosen, frequency: 'weekly' }))).toBe('weekly');
  });

  test('each kind is in one group', () => {
    const kinds = Object.values(KIND_GROUPS).flat();
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(Object.keys(KIND_WORDS).filter((kind) => !(kinds as readonly string[]).includes(kind))).toEqual([
      'correction',
    ]);
  });
});
