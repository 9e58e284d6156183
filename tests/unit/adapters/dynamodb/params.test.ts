import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES, pack, unpack } from '../../../../shared/adapters/dynamodb/chunks.ts';
import { putChangeParams } from '../../../../shared/adapters/dynamodb/content/changes.ts';
import {
  moveHeadParams,
  pageParams,
  revisionParams,
} from '../../../../shared/adapters/dynamodb/content/documents.ts';
import { historyParams, putMatchParams } from '../../../../shared/adapters/dynamodb/content/matches.ts';
import { nameRowChanges, searchParams } from '../../../../shared/adapters/dynamodb/directory/names.ts';
import { dueAt, dueParams } from '../../../../shared/adapters/dynamodb/due.ts';
import { putItemParams } from '../../../../shared/adapters/dynamodb/inbox-store.ts';
import { createParams, settleParams } from '../../../../shared/adapters/dynamodb/ledger/delivery-params.ts';
import { putPlanParams } from '../../../../shared/adapters/dynamodb/ledger/plans.ts';
import { putRunParams } from '../../../../shared/adapters/dynamodb/ledger/runs.ts';
import { addRowParams, removeRowParams } from '../../../../shared/adapters/dynamodb/people/followers.ts';
import { countParams } from '../../../../shared/adapters/dynamodb/people/limits.ts';
import { requestParams, saveParams } from '../../../../shared/adapters/dynamodb/people/profiles.ts';
import { companyId, sourceId } from '../../../../shared/domain/ids.ts';
import {
  aChange,
  aCompany,
  aDelivery,
  aHead,
  aMatch,
  aPlan,
  aRequest,
  aRevision,
  aRun,
  aSubscriber,
  minute,
} from '../../../harness/fixtures-for-contract.ts';

const days = (count: number) => minute(0).getTime() / 1000 + count * 86_400;

describe('keys', () => {
  test('of documents, changes and matches', () => {
    expect(revisionParams(aRevision({ rev: 12 }), 'ref', 2).Item).toMatchObject({
      pk: 'DOC#fr-2019-10616',
      sk: 'REV#000012',
    });
    const cited = { ...aRevision().metadata, citation: '84 FR 22961' };
    expect(pageParams(aRevision({ metadata: cited }))?.Item).toMatchObject({
      pk: 'VOL#84',
      sk: 'PAGE#022961#fr-2019-10616',
    });
    expect(moveHeadParams(1, aHead()).Item).toMatchObject({ pk: 'DOC#fr-2019-10616', sk: 'HEAD' });
    expect(putChangeParams(aChange(), minute(0)).Item).toMatchObject({
      pk: 'CHG#change-1',
      sk: 'META',
      due: '2019-05-16T12:00:00.000Z',
      dueShard: expect.stringMatching(/^DUE#change#[0-7]$/),
    });
    expect(putMatchParams(aChange(), aMatch()).Item).toMatchObject({
      pk: 'CHG#change-1',
      sk: 'CO#huawei',
      gsi1pk: 'DAY#2019-05-16',
      gsi2pk: 'CO#huawei',
      gsi2sk: '2019-05-16T12:00:00.000Z#change-1',
    });
  });

  test('what is told to nobody is in no day', () => {
    expect(putMatchParams(aChange({ silent: true }), aMatch()).Item).not.toHaveProperty('gsi1pk');
    expect(putMatchParams(aChange(), aMatch({ decision: 'mention' })).Item).not.toHaveProperty('gsi1pk');
  });

  test('of people: who gets neither digest nor note is in no bucket, an empty index key is never written', () => {
    expect(saveParams(aSubscriber('ada', [], { noQuietNote: true })).Item).not.toHaveProperty('gsi1pk');
    expect(saveParams(aSubscriber('ada', [])).Item).toMatchObject({
      gsi1pk: expect.stringMatching(/^DIG#weekly-1#Europe\/Berlin#07#[0-3]$/),
    });
    expect(saveParams(aSubscriber('ada', [], { frequency: 'daily' })).Item).toMatchObject({
      pk: 'SUB#ada',
      sk: 'PROFILE',
      gsi1pk: expect.stringMatching(/^DIG#daily#Europe\/Berlin#07#[0-3]$/),
      gsi1sk: 'ada',
    });
    expect(
      addRowParams({ companyId: companyId('zte'), mode: 'digest' }, aSubscriber('ada', [])).Item,
    ).toMatchObject({
      pk: 'CO#zte#D',
      sk: expect.stringMatching(/^[0-9a-f]{8}#ada$/),
    });
  });

  test('what is counted for a limit stands in the key as a hash only', () => {
    const params = countParams('sign-up', 'reader@example.com', { seconds: 60 }, minute(0));
    expect(JSON.stringify(params)).not.toContain('@');
  });

  test('the web function may touch what it needs: names and companies under PFX# and CO#', () => {
    const { put } = nameRowChanges(undefined, aCompany('zte', 'ZTE Corp'));
    expect(put.map((item) => item.pk)).toEqual(['PFX#z#begin', 'PFX#c#within']);
    expect(put.map((item) => item.sk)).toEqual(['zte corp#zte', 'corp#zte']);
    expect(searchParams('corp', 'within', 8).ExpressionAttributeValues).toEqual({
      ':pk': 'PFX#c#within',
      ':prefix': 'corp',
    });
    expect(historyParams(companyId('zte'), 5, undefined).ExpressionAttributeValues).toEqual({
      ':company': 'CO#zte',
    });
  });
});

describe('due', () => {
  test('shards of a stage share the load', () => {
    const shards = new Set(
      Array.from({ length: 200 }, (_, n) => dueAt('plan', `plan-${n}`, minute(0)).dueShard),
    );
    expect(shards.size).toBe(8);
  });

  test('before an instant is without the instant itself', () => {
    expect(dueParams('run', 3, minute(0).toISOString(), 10)).toMatchObject({
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND due < :before',
      ExpressionAttributeValues: { ':shard': 'DUE#run#3' },
    });
  });

  test('a finished delivery leaves the index', () => {
    const id = aDelivery('d').deliveryId;
    expect(settleParams(id, 'a', { state: 'sent', at: minute(0) }).UpdateExpression).toMatch(
      /REMOVE .*due, dueShard$/,
    );
    expect(settleParams(id, 'a', { state: 'deferred', at: minute(0) }).UpdateExpression).toMatch(
      /SET .*dueShard = :shard REMOVE #d.leaseUntil, asked, #d.#owner$/,
    );
  });
});

describe('things are kept as long as they should be', () => {
  test.each([
    ['an inbox item', 30, () => putItemParams(ref, { ...answer, body: new Uint8Array() }, 1).Item],
    ['a sign-up request', 7, () => requestParams(aRequest('ada')).Item],
    ['a delivery', 35, () => createParams({ delivery: aDelivery('d') }, 35).Item],
    ['a delivery, where more is asked for', 400, () => createParams({ delivery: aDelivery('d') }, 400).Item],
    ['a plan', 400, () => putPlanParams(aPlan('p', 0), new Uint8Array(), minute(0)).Item],
    ['a run', 401, () => putRunParams(aRun('r'), minute(0)).Item],
  ])('%s: %i days', (_name, count, item) => {
    expect(item()).toMatchObject({ ttl: days(count) });
  });
  const answer = {
    sourceId: sourceId('fr'),
    sha: 's',
    url: 'https://example.com/',
    status: 200,
    contentType: '',
    fetchedAt: minute(0).toISOString(),
  };
  const ref = { sourceId: answer.sourceId, day: '2019-05-16', sha: 's' };

  test('a limit: until the window after its own has ended', () => {
    const params = countParams('a', 'b', { seconds: 3_600 }, minute(5));
    expect(params.ExpressionAttributeValues?.[':ttl']).toBe(minute(120).getTime() / 1000);
  });
});

test('a follower row added again by a newer profile is not removed by an older one', () => {
  const row = { companyId: companyId('zte'), mode: 'instant' as const };
  const second = aSubscriber('ada', [], { version: 2 });
  expect(removeRowParams(row, second)).toMatchObject({
    ConditionExpression: 'attribute_not_exists(pk) OR profileVersion <= :version',
    ExpressionAttributeValues: { ':version': 2 },
  });
  expect(addRowParams(row, { ...second, version: 3 }).Item).toMatchObject({ profileVersion: 3 });
});

test('chunks fit into items and make the whole again', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const large = Buffer.concat(
    Array.from({ length: 17 }, (_, n) => Buffer.from(bytes.map((byte) => byte ^ n))),
  );
  const chunks = await pack(large);
  expect(chunks.length).toBeGreaterThan(1);
  for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(CHUNK_BYTES);
  expect(Buffer.from(await unpack(chunks)).equals(large)).toBe(true);
  expect(await pack('')).toHaveLength(1);
});
