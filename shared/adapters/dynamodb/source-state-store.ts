import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SourceId } from '../../domain/ids.ts';
import type { SourceState, SourceStateStore } from '../../ports/source-state-store.ts';
import type { PutParams, QueryParams, UpdateParams } from './table.ts';
import { tableOf } from './table.ts';

const stateKey = (source: SourceId) => ({ pk: `SRC#${source}`, sk: 'STATE' });
const LISTED = 'SRC#ALL';

/** Takes the source unless somebody else holds it; creates the state of a source that was never polled. */
function leaseParams(source: SourceId, owner: string, now: Date, until: Date): UpdateParams {
  const fresh: SourceState = { sourceId: source, health: 'seeding', failures: 0 };
  return {
    Key: stateKey(source),
    UpdateExpression:
      'SET sourceState = if_not_exists(sourceState, :fresh), leaseOwner = :owner, leaseUntil = :until,' +
      ' gsi1pk = :listed, gsi1sk = :source',
    ConditionExpression: 'attribute_not_exists(leaseOwner) OR leaseOwner = :owner OR leaseUntil <= :now',
    ExpressionAttributeValues: {
      ':fresh': fresh,
      ':owner': owner,
      ':until': until.toISOString(),
      ':now': now.toISOString(),
      ':listed': LISTED,
      ':source': source,
    },
  };
}

function releaseParams(state: SourceState, owner: string): PutParams {
  return {
    Item: { ...stateKey(state.sourceId), gsi1pk: LISTED, gsi1sk: state.sourceId, sourceState: state },
    ConditionExpression: 'leaseOwner = :owner',
    ExpressionAttributeValues: { ':owner': owner },
  };
}

function listParams(): QueryParams {
  return {
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :listed',
    ExpressionAttributeValues: { ':listed': LISTED },
  };
}

/** SourceStateStore on the Content table; the list is read from an index and may lag. */
export function dynamoSourceStateStore(client: DynamoDBDocumentClient, tableName: string): SourceStateStore {
  const table = tableOf(client, tableName);
  return {
    get: async (source) => (await table.get(stateKey(source)))?.['sourceState'] as SourceState | undefined,
    lease: async (source, owner, now, until) =>
      (await table.update(leaseParams(source, owner, now, until)))?.['sourceState'] as
        | SourceState
        | undefined,
    async release(state, owner) {
      await table.put(releaseParams(state, owner));
    },
    list: async () => (await table.all(listParams())).map((item) => item['sourceState'] as SourceState),
  };
}
