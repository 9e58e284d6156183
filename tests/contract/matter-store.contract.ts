import { beforeEach, describe, expect, test } from 'vitest';
import { changeIdOf, companyId, docId, matterIdOf } from '../../shared/domain/ids.ts';
import type { Claim, MatterEntry, MatterHead } from '../../shared/domain/matters/matter.ts';
import type { ContentStore } from '../../shared/ports/content-store.ts';
import { aChange, aMatch, minute } from '../harness/fixtures-for-contract.ts';

const HUAWEI = { companyId: companyId('huawei'), name: 'Huawei' };
const HEAD: MatterHead = {
  matterId: matterIdOf('matter-1'),
  title: 'Huawei: export controls',
  regime: 'export-controls',
  party: HUAWEI,
};

function anEntry(at: number, over: Partial<MatterEntry> = {}): MatterEntry {
  return {
    changeId: changeIdOf(`change-${at}`),
    docId: docId(`fr:${at}`),
    at: minute(at).toISOString(),
    trust: 'official',
    stage: 'filed',
    type: 'new',
    kind: 'entity_list_addition',
    mechanisms: ['entity-list'],
    title: 'A rule about exports',
    url: 'https://www.federalregister.gov/d/1',
    publisher: 'Federal Register',
    ...over,
  };
}

function aClaim(report: string, over: Partial<Claim> = {}): Claim {
  return {
    reportId: changeIdOf(report),
    mechanism: 'entity-list',
    targets: [HUAWEI],
    reportedAt: minute(0).toISOString(),
    outlet: 'A daily',
    headline: 'Huawei may be listed',
    url: 'https://daily.example/1',
    measures: [{ unit: 'days', value: 90, statedAs: '90 days' }],
    openUntil: '2020-05-16',
    state: 'open',
    metBy: [],
    ...over,
  };
}

const { matterId } = HEAD;
const refOf = ({ reportId, mechanism }: Claim) => ({ matterId, reportId, mechanism });
const LONG_AFTER = new Date('2030-01-01T00:00:00Z');

/** What every store of matters keeps to; `make` gives an empty one. */
export function describeMatterStore(name: string, make: () => Promise<ContentStore>): void {
  describe(`matters: ${name}`, () => {
    let store: ContentStore;
    beforeEach(async () => {
      store = await make();
    });

    test('an unknown matter is undefined, an unknown company has none', async () => {
      expect(await store.matter(matterId)).toBeUndefined();
      expect(await store.mattersOf(HUAWEI.companyId)).toEqual([]);
    });

    test('entries are read in the order in which they became public, whatever order they came in', async () => {
      for (const at of [20, 5, 100]) await store.putMatterEntry(HEAD, anEntry(at));
      const matter = await store.matter(matterId);
      expect(matter?.entries).toEqual([anEntry(5), anEntry(20), anEntry(100)]);
      expect(matter).toMatchObject(HEAD);
    });

    test('an entry written again stands once, and the first head stays', async () => {
      await store.putMatterEntry(HEAD, anEntry(5));
      await store.putMatterEntry({ ...HEAD, title: 'Otherwise' }, anEntry(5));
      expect(await store.matter(matterId)).toEqual({ ...HEAD, entries: [anEntry(5)], claims: [] });
    });

    test('the matters of a company are found, and its history does not mix with them', async () => {
      const other = { ...HEAD, matterId: matterIdOf('matter-2'), regime: 'sanctions' };
      await store.putMatterEntry(other, anEntry(1));
      await store.putMatterEntry(HEAD, anEntry(2));
      const { party: _, ...rule } = { ...HEAD, matterId: matterIdOf('matter-3') };
      await store.putMatterEntry(rule, anEntry(3));
      await store.putMatches(aChange(), [aMatch()]);
      expect(await store.mattersOf(HUAWEI.companyId)).toEqual([HEAD, other]);
      expect(await store.history(HUAWEI.companyId, 10)).toEqual([{ match: aMatch(), change: aChange() }]);
    });

    test('a matter is found by the members of the group that it was about, each once', async () => {
      const members = Array.from({ length: 60 }, (_, n) => companyId(`affiliate-${n}`));
      await store.putMatterEntry(HEAD, anEntry(1), members);
      await store.putMatterEntry(HEAD, anEntry(2), members.slice(0, 2));
      expect(await store.mattersOf(companyId('affiliate-1'))).toEqual([HEAD]);
      expect(await store.mattersOf(companyId('affiliate-59'))).toEqual([HEAD]);
      expect(await store.mattersOf(HUAWEI.companyId)).toEqual([HEAD]);
      expect((await store.matter(matterId))?.entries).toHaveLength(2);
    });

    test('a claim stands once per report and mechanism, and a settled one stays settled', async () => {
      await store.putMatterEntry(HEAD, anEntry(1));
      const claim = aClaim('report-1');
      await store.putClaim(matterId, claim);
      await store.putClaim(matterId, aClaim('report-1', { mechanism: 'de-minimis' }));
      await store.settleClaim(refOf(claim), { state: 'met', by: changeIdOf('rule-1') });
      await store.settleClaim(refOf(claim), { state: 'met', by: changeIdOf('rule-2') });
      await store.settleClaim(refOf(claim), { state: 'not-acted-on' });
      await store.putClaim(matterId, claim);
      expect((await store.matter(matterId))?.claims).toEqual([
        aClaim('report-1', { mechanism: 'de-minimis' }),
        { ...claim, state: 'met', metBy: ['rule-1'] },
      ]);
    });

    test('only the change that met a claim opens it again', async () => {
      const claim = aClaim('report-1');
      await store.putMatterEntry(HEAD, anEntry(1));
      await store.putClaim(matterId, claim);
      await store.settleClaim(refOf(claim), { state: 'met', by: changeIdOf('rule-1') });
      await store.settleClaim(refOf(claim), { state: 'open', by: changeIdOf('rule-2') });
      expect((await store.matter(matterId))?.claims[0]?.state).toBe('met');
      expect(await store.dueClaims(LONG_AFTER, 10)).toEqual([]);
      await store.settleClaim(refOf(claim), { state: 'open', by: changeIdOf('rule-1') });
      expect((await store.matter(matterId))?.claims).toEqual([claim]);
      expect(await store.dueClaims(LONG_AFTER, 10)).toHaveLength(1);
      await store.settleClaim(refOf(aClaim('none')), { state: 'open', by: changeIdOf('rule-1') });
    });

    test('a claim is due once its last day is over in New York, until it is settled', async () => {
      await store.putClaim(matterId, aClaim('late', { openUntil: '2020-06-01' }));
      await store.putClaim(matterId, aClaim('early'));
      await store.putClaim(matterId, aClaim('met', { state: 'met', metBy: [changeIdOf('rule-1')] }));
      const due = async (instant: string) =>
        (await store.dueClaims(new Date(instant), 10)).map(({ claim }) => claim.reportId);
      expect(await due('2020-05-17T03:00:00Z')).toEqual([]);
      expect(await due('2020-05-17T05:00:01Z')).toEqual(['early']);
      expect(await due('2020-07-01T00:00:00Z')).toEqual(['early', 'late']);
      expect(await store.dueClaims(LONG_AFTER, 1)).toEqual([{ matterId, claim: aClaim('early') }]);
      await store.settleClaim(refOf(aClaim('early')), { state: 'not-acted-on' });
      expect(await due('2020-07-01T00:00:00Z')).toEqual(['late']);
    });

    test('the claims of a mechanism are found in all matters, newest first, in whatever state', async () => {
      const at = (minutes: number) => ({ reportedAt: minute(minutes).toISOString() });
      const elsewhere = matterIdOf('matter-2');
      await store.putClaim(matterId, aClaim('a', at(1)));
      await store.putClaim(elsewhere, aClaim('b', at(3)));
      await store.putClaim(matterId, aClaim('c', { ...at(2), mechanism: 'de-minimis' }));
      await store.settleClaim(refOf(aClaim('a')), { state: 'met', by: changeIdOf('rule-1') });
      const found = await store.claimsOn('entity-list', minute(1).toISOString(), 10);
      expect(found.map(({ matterId: of, claim }) => [of, claim.reportId, claim.state])).toEqual([
        [elsewhere, 'b', 'open'],
        [matterId, 'a', 'met'],
      ]);
      expect(await store.claimsOn('entity-list', minute(2).toISOString(), 10)).toHaveLength(1);
      expect(await store.claimsOn('entity-list', minute(0).toISOString(), 1)).toHaveLength(1);
    });
  });
}
