import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PeopleStore } from '../../ports/people-store.ts';
import { addressMoves } from './people/address-moves.ts';
import { buckets } from './people/buckets.ts';
import { followers } from './people/followers.ts';
import { limits } from './people/limits.ts';
import { profiles } from './people/profiles.ts';
import { tableOf } from './table.ts';

/** PeopleStore on the People table. Besides its own errors it throws `store-throttled`. */
export function dynamoPeopleStore(client: DynamoDBDocumentClient, tableName: string): PeopleStore {
  const table = tableOf(client, tableName);
  return {
    ...profiles(table),
    ...addressMoves(table),
    ...followers(table),
    ...buckets(table),
    ...limits(table),
  };
}
