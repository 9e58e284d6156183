import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeIdOf, companyId, docId } from '../../shared/domain/ids.ts';
import type { ContentStore } from '../../shared/ports/content-store.ts';
import { aChange, aHead, aMatch, aRevision, minute } from '../harness/fixtures-for-contract.ts';

/** What every ContentStore keeps to; `make` gives an empty one. */
export function describeContentStore(name: string, make: () => Promise<ContentStore>): void {
  describe(`content store: ${name}`, () => {
    let store: ContentStore;
    beforeEach(async () => {
      store = await make();
    });
    const doc = aHead().docId;

    test('an unknown document has no head, revision, text, change or analysis', async () => {
      expect(await store.head(doc)).toBeUndefined();
      expect(await store.revision(doc, 1)).toBeUndefined();
      expect(await store.text(doc, 1)).toBeUndefined();
      expect(await store.change(changeIdOf('none'))).toBeUndefined();
      expect(await store.analysis(changeIdOf('none'))).toBeUndefined();
    });

    test('a revision is read back with its text, also of 1 MB that does not compress and in any script', async () => {
      const text = `華為 № § – ${randomBytes(750_000).toString('base64')}`;
      await store.putRevision(aRevision(), text);
      expect(await store.revision(doc, 1)).toEqual(aRevision());
      expect(await store.text(doc, 1)).toBe(text);
    });

    test('an empty text is a text', async () => {
      await store.putRevision(aRevision(), '');
      expect(await store.text(doc, 1)).toBe('');
    });

    test('the first revision of a number stays, with its own text', async () => {
      await store.putRevision(aRevision(), 'first');
      await store.putRevision(aRevision({ contentHash: 'other' }), 'second');
      expect(await store.revision(doc, 1)).toEqual(aRevision());
      expect(await store.text(doc, 1)).toBe('first');
    });

    test('a page is found in the documents that begin last before it, or on it', async () => {
      const put = (id: string, citation?: string) => {
        const { metadata } = aRevision();
        const revision = aRevision({ docId: docId(id), metadata: { ...metadata, citation: citation ?? '' } });
        return store.putRevision(revision, '');
      };
      await put('a', '84 FR 22900');
      await put('b', '84 FR 22961');
      await put('c', '84 FR 22970');
      await put('d', '84 FR 22970');
      await put('e', '85 FR 22960');
      await put('none');
      const at = async (page: number) =>
        (await store.documentsAt(84, page)).toSorted((a, b) => (a < b ? -1 : 1));
      expect(await at(22963)).toEqual(['b']);
      expect(await at(22961)).toEqual(['a', 'b']);
      expect(await at(22970)).toEqual(['b', 'c', 'd']);
      expect(await at(30000)).toEqual(['c', 'd']);
      expect(await at(1)).toEqual([]);
      expect(await store.documentsAt(83, 22963)).toEqual([]);
    });

    test('the head moves only from where it is', async () => {
      const second = aHead({ rev: 2, contentHash: 'content-2' });
      expect(await store.moveHead(1, second)).toBe(false);
      expect(await store.moveHead(undefined, aHead())).toBe(true);
      expect(await store.moveHead(undefined, aHead({ contentHash: 'rival' }))).toBe(false);
      expect(await store.moveHead(1, second)).toBe(true);
      expect(await store.moveHead(1, second)).toBe(true);
      expect(await store.moveHead(1, aHead({ rev: 2, contentHash: 'rival' }))).toBe(false);
      expect(await store.head(doc)).toEqual(second);
    });

    test('of two who move the head at once, one succeeds', async () => {
      await store.moveHead(undefined, aHead());
      const moves = ['a', 'b', 'c'].map((hash) => store.moveHead(1, aHead({ rev: 2, contentHash: hash })));
      expect((await Promise.all(moves)).filter(Boolean)).toHaveLength(1);
    });

    test('many heads are read with one call, absent and repeated ones included', async () => {
      const docs = Array.from({ length: 130 }, (_, n) => docId(`doc-${n}`));
      await Promise.all(docs.map((docId) => store.moveHead(undefined, aHead({ docId }))));
      const heads = await store.heads([...docs, ...docs, docId('absent')]);
      expect(heads.size).toBe(130);
      expect(heads.get(docId('doc-77'))?.docId).toBe('doc-77');
      expect(await store.heads([])).toEqual(new Map());
    });

    test('a change is stored once, with the state of a new one', async () => {
      expect(await store.putChange(aChange(), minute(0))).toBe('stored');
      expect(await store.putChange(aChange({ title: 'other' }), minute(9))).toBe('known');
      expect(await store.change(aChange().changeId)).toEqual({ change: aChange(), state: 'detected' });
    });

    test('the state of a change never goes back', async () => {
      const id = aChange().changeId;
      await store.putChange(aChange(), minute(0));
      await store.setChangeState(id, 'planned');
      await store.setChangeState(id, 'analyzed');
      expect((await store.change(id))?.state).toBe('planned');
      await store.setChangeState(id, 'done');
      await store.setChangeState(id, 'held');
      expect((await store.change(id))?.state).toBe('done');
      await expect(store.setChangeState(changeIdOf('none'), 'done')).rejects.toMatchObject({
        code: 'change-missing',
      });
    });

    test('changes are due before an instant, oldest first, until cleared', async () => {
      const ids = [3, 1, 2].map((n) => changeIdOf(`change-at-${n}`));
      for (const [index, n] of [3, 1, 2].entries())
        await store.putChange(aChange({ changeId: ids[index] ?? changeIdOf('') }), minute(n));
      expect(await store.dueChanges(minute(3), 10)).toEqual(['change-at-1', 'change-at-2']);
      expect(await store.dueChanges(minute(9), 2)).toEqual(['change-at-1', 'change-at-2']);
      await store.clearDue(changeIdOf('change-at-1'));
      await store.clearDue(changeIdOf('change-at-1'));
      await store.clearDue(changeIdOf('none'));
      expect(await store.dueChanges(minute(9), 10)).toEqual(['change-at-2', 'change-at-3']);
      expect(await store.change(changeIdOf('none'))).toBeUndefined();
    });

    test('an analysis is replaced by a later one', async () => {
      const analysis = {
        changeId: aChange().changeId,
        kind: 'entity_list_addition' as const,
        facts: [{ label: 'In force from' as const, value: '16 May 2019', date: '2019-05-16' }],
        parserVersion: '1',
        matcherVersion: '1',
        doubts: [],
      };
      await store.putAnalysis(analysis);
      await store.putAnalysis({ ...analysis, matcherVersion: '2' });
      expect(await store.analysis(analysis.changeId)).toEqual({ ...analysis, matcherVersion: '2' });
    });

    describe('matches', () => {
      const of = (id: string, over: Parameters<typeof aMatch>[0] = {}) =>
        aMatch({ companyId: companyId(id), ...over });

      test('are kept once per company; another matcher version replaces', async () => {
        await store.putMatches(aChange(), [of('b'), of('a')]);
        await store.putMatches(aChange(), [of('a', { decision: 'mention' })]);
        expect(await store.matches(aChange().changeId)).toEqual([of('a'), of('b')]);
        await store.putMatches(aChange(), [of('a', { decision: 'mention', matcherVersion: '2' })]);
        const [first, second] = await store.matches(aChange().changeId);
        expect(first).toMatchObject({ companyId: 'a', decision: 'mention', matcherVersion: '2' });
        expect(second).toEqual(of('b'));
      });

      test('make the history of a company, newest first and paged by instant', async () => {
        for (const n of [1, 3, 2]) {
          const changeId = changeIdOf(`change-${n}`);
          const change = aChange({ changeId, detectedAt: minute(n).toISOString() });
          await store.putMatches(change, [of('huawei', { changeId }), of('zte', { changeId })]);
        }
        const history = await store.history(companyId('huawei'), 2);
        expect(history.map((entry) => entry.change.changeId)).toEqual(['change-3', 'change-2']);
        expect(history[0]?.match.companyId).toBe('huawei');
        const rest = await store.history(companyId('huawei'), 2, minute(2).toISOString());
        expect(rest.map((entry) => entry.change.changeId)).toEqual(['change-1']);
        expect(await store.history(companyId('nobody'), 2)).toEqual([]);
      });

      test('of a day are those with decision alert, of changes that are not silent', async () => {
        await store.putMatches(aChange(), [of('a'), of('b', { decision: 'review' })]);
        const silent = changeIdOf('silent');
        await store.putMatches(aChange({ changeId: silent, silent: true }), [of('a', { changeId: silent })]);
        const later = changeIdOf('later');
        const nextDay = aChange({ changeId: later, detectedAt: '2019-05-17T00:00:00.000Z' });
        await store.putMatches(nextDay, [of('a', { changeId: later })]);
        expect(await store.alertsOfDay('2019-05-16')).toEqual([{ match: of('a'), change: aChange() }]);
        expect((await store.alertsOfDay('2019-05-17')).map((entry) => entry.change.changeId)).toEqual([
          'later',
        ]);
      });

      test('of a broad rule are all kept', async () => {
        const many = Array.from({ length: 140 }, (_, n) => of(`party-${n}`));
        await store.putMatches(aChange(), many);
        expect(await store.matches(aChange().changeId)).toHaveLength(140);
        expect(await store.alertsOfDay('2019-05-16')).toHaveLength(140);
      });
    });

    test('a calendar takes the place of the one before', async () => {
      expect(await store.calendar()).toBeUndefined();
      await store.putCalendar({ readAt: minute(1).toISOString(), closures: { '2019-12-24': 'Closed' } });
      const calendar = { readAt: minute(2).toISOString(), closures: { '2020-07-03': 'Independence Day' } };
      await store.putCalendar(calendar);
      expect(await store.calendar()).toEqual(calendar);
    });

    test('what is read may be changed by the reader without changing the store', async () => {
      const head = aHead();
      await store.moveHead(undefined, head);
      Object.assign(head, { rev: 99 });
      const read = await store.head(doc);
      Object.assign(read ?? {}, { rev: 98 });
      expect((await store.head(doc))?.rev).toBe(1);
    });
  });
}
