import type { Change, Match } from '../../../domain/change.ts';
import type { ChangeId, CompanyId } from '../../../domain/ids.ts';
import type { ContentStore, HistoryEntry } from '../../../ports/content-store.ts';
import { inParallel } from '../../in-parallel.ts';
import type { Item, PutParams, QueryParams, Table } from '../table.ts';

const PUTS_AT_ONCE = 10;

/**
 * A match with its change, found by change, by company (gsi2) unless it only reminds of what was told, and by day (gsi1)
 * where it may be told in a digest.
 */
export function putMatchParams(change: Change, match: Match): PutParams {
  const { changeId, companyId, matcherVersion } = match;
  const told = match.decision === 'alert' && !change.silent;
  return {
    Item: {
      pk: `CHG#${changeId}`,
      sk: `CO#${companyId}`,
      ...(change.type !== 'reminder' && {
        gsi2pk: `CO#${companyId}`,
        gsi2sk: `${change.detectedAt}#${changeId}`,
      }),
      ...(told && { gsi1pk: `DAY#${change.detectedAt.slice(0, 10)}`, gsi1sk: `${changeId}#${companyId}` }),
      match,
      change,
      matcherVersion,
    },
    ConditionExpression: 'attribute_not_exists(pk) OR matcherVersion <> :version',
    ExpressionAttributeValues: { ':version': matcherVersion },
  };
}

function matchesParams(id: ChangeId): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :company)',
    ExpressionAttributeValues: { ':pk': `CHG#${id}`, ':company': 'CO#' },
    ConsistentRead: true,
  };
}

export function historyParams(company: CompanyId, limit: number, before: string | undefined): QueryParams {
  const earlier = before === undefined ? '' : ' AND gsi2sk < :before';
  return {
    IndexName: 'gsi2',
    KeyConditionExpression: `gsi2pk = :company${earlier}`,
    ExpressionAttributeValues: {
      ':company': `CO#${company}`,
      ...(before !== undefined && { ':before': before }),
    },
    ScanIndexForward: false,
    Limit: limit,
  };
}

function alertsOfDayParams(day: string): QueryParams {
  return {
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :day',
    ExpressionAttributeValues: { ':day': `DAY#${day}` },
  };
}

const entryOf = (item: Item): HistoryEntry => ({
  match: item['match'] as Match,
  change: item['change'] as Change,
});

type Matches = Pick<ContentStore, 'putMatches' | 'matches' | 'history' | 'alertsOfDay'>;

/** The part of the content store that holds which companies a change touches. */
export function matches(table: Table): Matches {
  return {
    putMatches: (change, found) =>
      inParallel(found, PUTS_AT_ONCE, async (match) => {
        await table.put(putMatchParams(change, match));
      }),
    matches: async (id) => (await table.all(matchesParams(id))).map((item) => entryOf(item).match),
    history: async (company, limit, before) =>
      (await table.all(historyParams(company, limit, before))).map(entryOf),
    alertsOfDay: async (day) => (await table.all(alertsOfDayParams(day))).map(entryOf),
  };
}
