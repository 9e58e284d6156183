import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { HostRobots, HostStore } from '../../ports/host-store.ts';
import { type Item, tableOf, type UpdateParams } from './table.ts';

const hostKey = (host: string) => ({ pk: `HOST#${host}`, sk: 'STATE' });

/** So often somebody else may be quicker before a turn is given up; each loss means that somebody got one. */
const MOST_TRIES = 20;

/** Takes the turn at `at` if the host is free then, that is if its next turn is still the one that was read. */
function turnParams(host: string, at: Date, spacingMs: number, read: string | undefined): UpdateParams {
  const next = new Date(at.getTime() + spacingMs).toISOString();
  return {
    Key: hostKey(host),
    UpdateExpression: 'SET nextTurn = :next',
    ConditionExpression:
      read === undefined ? 'attribute_not_exists(nextTurn) OR nextTurn <= :free' : 'nextTurn = :free',
    ExpressionAttributeValues: { ':next': next, ':free': read ?? at.toISOString() },
  };
}

function holdParams(host: string, until: Date): UpdateParams {
  return {
    Key: hostKey(host),
    UpdateExpression: 'SET nextTurn = :until',
    ConditionExpression: 'attribute_not_exists(nextTurn) OR nextTurn < :until',
    ExpressionAttributeValues: { ':until': until.toISOString() },
  };
}

function robotsParams(host: string, robots: HostRobots): UpdateParams {
  return {
    Key: hostKey(host),
    UpdateExpression: 'SET robots = :robots',
    ExpressionAttributeValues: { ':robots': robots },
  };
}

function turnOf(at: Date, item: Item) {
  const robots = item['robots'] as HostRobots | undefined;
  return robots === undefined ? { at } : { at, robots };
}

/** HostStore on the Content table: one conditional write for a turn at a host that is free. */
export function dynamoHostStore(client: DynamoDBDocumentClient, tableName: string): HostStore {
  const table = tableOf(client, tableName);
  return {
    async takeTurn(host, now, spacingMs, latest) {
      const atOnce = await table.update(turnParams(host, now, spacingMs, undefined));
      if (atOnce !== undefined) return turnOf(now, atOnce);
      let at = now;
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const next = (await table.get(hostKey(host)))?.['nextTurn'] as string | undefined;
        at = new Date(Math.max(now.getTime(), next === undefined ? 0 : new Date(next).getTime()));
        if (at > latest) break;
        const taken = await table.update(turnParams(host, at, spacingMs, next));
        if (taken !== undefined) return turnOf(at, taken);
      }
      return { heldUntil: at };
    },
    async hold(host, until) {
      await table.update(holdParams(host, until));
    },
    async keepRobots(host, robots) {
      await table.update(robotsParams(host, robots));
    },
  };
}
