import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceId } from '../../shared/domain/ids.ts';
import type { InboxItem, InboxRef, InboxStore } from '../../shared/ports/inbox-store.ts';
import { INBOX_ATTEMPTS } from '../../shared/ports/inbox-store.ts';
import { minute } from '../harness/fixtures-for-contract.ts';

function anItem(over: Partial<InboxItem> = {}): InboxItem {
  return {
    sourceId: sourceId('federal-register'),
    sha: 'sha-1',
    url: 'https://www.federalregister.gov/api/v1/documents.json',
    status: 200,
    contentType: 'application/json',
    etag: '"e1"',
    fetchedAt: minute(0).toISOString(),
    body: new TextEncoder().encode('{"results":[]}'),
    ...over,
  };
}
const refOf = (item: InboxItem): InboxRef => ({
  sourceId: item.sourceId,
  day: item.fetchedAt.slice(0, 10),
  sha: item.sha,
});

/** What every InboxStore keeps to; `make` gives an empty one. */
export function describeInboxStore(name: string, make: () => Promise<InboxStore>): void {
  describe(`inbox: ${name}`, () => {
    let inbox: InboxStore;
    beforeEach(async () => {
      inbox = await make();
    });
    const source = anItem().sourceId;
    const ref = refOf(anItem());

    test('an answer is stored once and read back byte for byte', async () => {
      const body = new Uint8Array(randomBytes(700_000));
      expect(await inbox.put(anItem({ body }))).toBe('stored');
      expect(await inbox.put(anItem({ fetchedAt: minute(5).toISOString() }))).toBe('known');
      expect(await inbox.get(ref)).toEqual(anItem({ body }));
      expect(await inbox.get({ ...ref, sha: 'none' })).toBeUndefined();
    });

    test('an answer without body is an answer', async () => {
      await inbox.put(anItem({ status: 304, body: new Uint8Array() }));
      expect((await inbox.get(ref))?.body).toEqual(new Uint8Array());
    });

    test('the bytes given may be used again by the one who gave them', async () => {
      const body = new TextEncoder().encode('abc');
      await inbox.put(anItem({ body }));
      body.fill(0);
      expect(new TextDecoder().decode((await inbox.get(ref))?.body)).toBe('abc');
    });

    test('answers of a source are due, oldest first, until cleared', async () => {
      for (const n of [3, 1, 2])
        await inbox.put(anItem({ sha: `sha-${n}`, fetchedAt: minute(n).toISOString() }));
      await inbox.put(anItem({ sourceId: sourceId('other'), sha: 'sha-9' }));
      expect((await inbox.due(source, 10)).map((due) => due.sha)).toEqual(['sha-1', 'sha-2', 'sha-3']);
      expect((await inbox.due(source, 2)).map((due) => due.sha)).toEqual(['sha-1', 'sha-2']);
      await inbox.clear({ ...ref, sha: 'sha-1' });
      await inbox.clear({ ...ref, sha: 'none' });
      expect(await inbox.due(source, 10)).toEqual([
        { ...ref, sha: 'sha-2' },
        { ...ref, sha: 'sha-3' },
      ]);
      expect(await inbox.due(sourceId('other'), 10)).toHaveLength(1);
    });

    test('a cleared answer that comes again is known and not due', async () => {
      await inbox.put(anItem());
      await inbox.clear(ref);
      expect(await inbox.put(anItem())).toBe('known');
      expect(await inbox.due(source, 10)).toEqual([]);
    });

    test('an answer that keeps failing is parked, not lost', async () => {
      await inbox.put(anItem());
      for (let attempts = 1; attempts < INBOX_ATTEMPTS; attempts += 1)
        expect(await inbox.fail(ref, 'not JSON')).toEqual({ attempts, parked: false });
      expect(await inbox.due(source, 10)).toEqual([ref]);
      expect(await inbox.fail(ref, 'not JSON')).toEqual({ attempts: INBOX_ATTEMPTS, parked: true });
      expect(await inbox.due(source, 10)).toEqual([]);
      expect(await inbox.get(ref)).toEqual(anItem());
    });

    test('failing what was cleared does not make it due, failing what is absent does nothing', async () => {
      await inbox.put(anItem());
      await inbox.clear(ref);
      expect(await inbox.fail(ref, 'late')).toEqual({ attempts: 1, parked: false });
      expect(await inbox.due(source, 10)).toEqual([]);
      expect(await inbox.fail({ ...ref, sha: 'none' }, 'late')).toEqual({ attempts: 0, parked: false });
      expect(await inbox.get({ ...ref, sha: 'none' })).toBeUndefined();
    });

    test('all answers of a day are listed for replay, oldest first, due or not', async () => {
      for (const n of [2, 1])
        await inbox.put(anItem({ sha: `sha-${n}`, fetchedAt: minute(n).toISOString() }));
      await inbox.put(anItem({ sha: 'sha-3', fetchedAt: '2019-05-17T00:00:00.000Z' }));
      await inbox.clear({ ...ref, sha: 'sha-1' });
      expect((await inbox.list(source, '2019-05-16')).map((item) => item.sha)).toEqual(['sha-1', 'sha-2']);
    });
  });
}
