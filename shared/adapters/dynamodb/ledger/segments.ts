import type { SegmentState } from '../../../domain/delivery.ts';
import type { Item, Key, Table, UpdateParams } from '../table.ts';

/** How far the work on a segment has come; a segment without progress is open. */
export interface Progress {
  readonly cursor?: string;
  readonly state: SegmentState;
}

/** Progress of segment `number` of the plan or run that `pk` names. */
export const progressKey = (pk: string, number: number): Key => ({
  pk,
  sk: `SEG#${String(number).padStart(5, '0')}`,
});

/** Moves forward: the cursor only grows and `done` is final. */
function advanceParams(key: Key, step: Progress, ttl: number): UpdateParams {
  const withCursor = step.cursor !== undefined;
  return {
    Key: key,
    UpdateExpression: `SET #state = :state, #ttl = :ttl${withCursor ? ', #cursor = :cursor' : ''}`,
    ConditionExpression:
      '(attribute_not_exists(#state) OR #state <> :done)' +
      (withCursor ? ' AND (attribute_not_exists(#cursor) OR #cursor <= :cursor)' : ''),
    ExpressionAttributeNames: {
      '#state': 'state',
      '#ttl': 'ttl',
      ...(withCursor && { '#cursor': 'cursor' }),
    },
    ExpressionAttributeValues: {
      ':state': step.state,
      ':done': 'done',
      ':ttl': ttl,
      ...(withCursor && { ':cursor': step.cursor }),
    },
  };
}

/** Stores a step; one that would go back is ignored, except that the work is done all the same. */
export async function advance(table: Table, key: Key, step: Progress, ttl: number): Promise<void> {
  const moved = await table.update(advanceParams(key, step, ttl));
  if (moved === undefined && step.state === 'done' && step.cursor !== undefined)
    await table.update(advanceParams(key, { state: 'done' }, ttl));
}

export function progressOf(item: Item | undefined): Progress {
  const state = item?.['state'] === 'done' ? 'done' : 'open';
  const cursor = item?.['cursor'];
  return typeof cursor === 'string' ? { state, cursor } : { state };
}
