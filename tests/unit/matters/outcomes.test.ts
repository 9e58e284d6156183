import { describe, expect, test } from 'vitest';
import { changeIdOf, companyId, docId } from '../../../shared/domain/ids.ts';
import { claimsOf, twelveMonthsAfter } from '../../../shared/domain/matters/claims.ts';
import type { Claim, MatterEntry, Mechanism } from '../../../shared/domain/matters/matter.ts';
import { answerOf, claimsMet, enacts, type Reported } from '../../../shared/domain/matters/outcomes.ts';

const HUAWEI = { companyId: companyId('huawei'), name: 'Huawei' };

function anEntry(over: Partial<MatterEntry>): MatterEntry {
  return {
    changeId: changeIdOf('rule'),
    docId: docId('fr:1'),
    at: '2020-05-15T20:15:00.000Z',
    trust: 'official',
    stage: 'filed',
    type: 'new',
    kind: 'fdp_rule_change',
    mechanisms: ['direct-product'],
    title: 'Direct product rule',
    url: 'https://www.federalregister.gov/d/1',
    publisher: 'Federal Register',
    number: '2020-10856',
    ...over,
  };
}

const REPORT = anEntry({
  changeId: changeIdOf('report'),
  docId: docId('press:1'),
  at: '2019-11-29T15:20:00.000Z',
  trust: 'reported',
  stage: 'reported',
  kind: 'reported_not_official',
  title: 'Wider reach weighed',
});

function reported(
  mechanisms: readonly Mechanism[],
  over: Partial<MatterEntry> = {},
  ...sentences: string[]
): Reported {
  const entry = { ...REPORT, ...over };
  const [first, ...others] = claimsOf(entry, mechanisms, [HUAWEI], sentences);
  return { entry, claims: [first as Claim, ...others] };
}

const NONE: ReadonlySet<never> = new Set();
const meets = (act: MatterEntry, report: Reported) =>
  claimsMet(act, report, NONE).map(({ mechanism }) => mechanism);
const outcome = (act: MatterEntry, report: Reported) =>
  answerOf(act, report, claimsMet(act, report, NONE)).outcome;

describe('what an official document makes law', () => {
  test('a proposal, a correction, a withdrawal, a codified state and the press make none', () => {
    expect(enacts(anEntry({}))).toEqual(['direct-product']);
    expect(enacts(anEntry({ kind: 'proposed_rule' }))).toEqual([]);
    expect(enacts(anEntry({ kind: 'correction' }))).toEqual([]);
    expect(enacts(anEntry({ type: 'withdrawn', stage: 'withdrawn' }))).toEqual([]);
    expect(enacts(anEntry({ type: 'codified', stage: 'codified' }))).toEqual([]);
    expect(enacts(REPORT)).toEqual([]);
  });

  test('a press release announces a rule and is none; a designation needs none', () => {
    const { number: _, ...release } = anEntry({ stage: 'published' });
    expect(enacts(release)).toEqual([]);
    expect(enacts({ ...release, mechanisms: ['sanctions'], kind: 'sanctions_designation' })).toEqual([
      'sanctions',
    ]);
  });

  test('a changed entry is not the listing that was reported', () => {
    expect(enacts(anEntry({ kind: 'entity_list_modification', mechanisms: ['entity-list'] }))).toEqual([]);
  });
});

describe('the outcome', () => {
  test('all that was reported: realised; a part of it: partial, with what is open', () => {
    expect(outcome(anEntry({}), reported(['direct-product']))).toBe('realised');
    const half = reported(['de-minimis', 'direct-product']);
    expect(answerOf(anEntry({}), half, claimsMet(anEntry({}), half, NONE))).toMatchObject({
      outcome: 'partial',
      met: ['direct-product'],
      stillOpen: ['de-minimis'],
    });
  });

  test('the same mechanism with another period: partial, with the difference', () => {
    const act = anEntry({
      kind: 'tgl_extension',
      mechanisms: ['temporary-licence'],
      measures: [{ unit: 'days', value: 90, statedAs: 'ninety days' }],
    });
    expect(outcome(act, reported(['temporary-licence'], {}, 'prolonged for two weeks'))).toBe('partial');
    expect(outcome(act, reported(['temporary-licence'], {}, 'another 90 days'))).toBe('realised');
  });

  test('one mechanism never meets a claim on another', () => {
    expect(meets(anEntry({}), reported(['de-minimis']))).toEqual([]);
    expect(outcome(anEntry({}), reported(['de-minimis']))).toBe('related');
  });

  test('told as done on the day of the document: same-day, before or after it; a plan of that morning: realised', () => {
    const done = { kind: 'entity_list_addition', title: 'Firms listed' } as const;
    const act = anEntry({ kind: 'entity_list_addition', mechanisms: ['entity-list'] });
    expect(outcome(act, reported(['entity-list'], { ...done, at: '2020-05-15T22:00:00.000Z' }))).toBe(
      'same-day',
    );
    expect(outcome(act, reported(['entity-list'], { ...done, at: '2020-05-15T12:00:00.000Z' }))).toBe(
      'same-day',
    );
    expect(outcome(act, reported(['entity-list'], { at: '2020-05-15T12:00:00.000Z' }))).toBe('realised');
  });

  test('a plan is not met by what was law before it, nor by what comes after twelve months', () => {
    expect(meets(anEntry({ at: '2019-11-27T20:00:00.000Z' }), reported(['direct-product']))).toEqual([]);
    expect(meets(anEntry({ at: '2020-11-29T20:00:00.000Z' }), reported(['direct-product']))).toEqual([
      'direct-product',
    ]);
    expect(meets(anEntry({ at: '2020-11-30T20:00:00.000Z' }), reported(['direct-product']))).toEqual([]);
  });

  test('what another document has met is met; what the same document has met it meets again', () => {
    const { entry, claims } = reported(['direct-product']);
    const metBefore: Reported = {
      entry,
      claims: [{ ...claims[0], state: 'met', metBy: [changeIdOf('filed')] }],
    };
    expect(meets(anEntry({}), metBefore)).toEqual([]);
    expect(claimsMet(anEntry({}), metBefore, new Set([changeIdOf('filed')]))).toHaveLength(1);
  });

  test('work on standards is met by a rule on standards, and by nothing else', () => {
    const report = reported(['licence-policy'], {}, 'Firms may work with Huawei on 5G standards');
    const other = reported(['licence-policy'], {}, 'Licences to supply Huawei are to be revoked');
    const act = (title: string) =>
      anEntry({ title, kind: 'license_policy_change', mechanisms: ['licence-policy'] });
    const standards = act('Release of Technology in the Context of Standards Organizations');
    expect([meets(standards, report).length, meets(standards, other).length]).toEqual([1, 0]);
    const policy = act('Review policy for certain items');
    expect([meets(policy, report).length, meets(policy, other).length]).toEqual([0, 1]);
  });

  test('coming off a list is not coming onto it; an end is no extension', () => {
    const act = (kind: MatterEntry['kind'], mechanism: Mechanism) =>
      anEntry({ kind, mechanisms: [mechanism] });
    const off = reported(['entity-list'], { title: 'Firm may be removed from the Entity List' });
    const onto = reported(['entity-list'], { title: 'Firm may be put on the Entity List' });
    expect(meets(act('entity_list_addition', 'entity-list'), off)).toEqual([]);
    expect(meets(act('entity_list_removal', 'entity-list'), off)).toHaveLength(1);
    expect(meets(act('entity_list_removal', 'entity-list'), onto)).toEqual([]);
    const none = reported(['temporary-licence'], { title: 'Huawei licence will not be extended' });
    expect(meets(act('tgl_extension', 'temporary-licence'), none)).toEqual([]);
    expect(meets(act('tgl_expiry', 'temporary-licence'), none)).toHaveLength(1);
  });
});

test('a plan waits for twelve months of New York days, a thing told as done for two weeks', () => {
  expect(reported(['direct-product']).claims[0].openUntil).toBe('2020-11-29');
  expect(reported(['direct-product'], { at: '2019-11-30T03:00:00.000Z' }).claims[0].openUntil).toBe(
    '2020-11-29',
  );
  expect(
    reported(['entity-list'], { kind: 'entity_list_addition', title: 'Firm listed' }).claims[0].openUntil,
  ).toBe('2019-12-13');
  const planned = { kind: 'tgl_extension', title: 'Huawei to get another 90 days' } as const;
  expect(reported(['temporary-licence'], planned).claims[0].openUntil).toBe('2020-11-29');
  expect(twelveMonthsAfter('2020-02-29')).toBe('2021-02-28');
  expect(twelveMonthsAfter('2019-02-28')).toBe('2020-02-28');
});
