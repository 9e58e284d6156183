import type { Analysis, Change, ChangeState } from '../../../domain/change.ts';
import { RulewireError } from '../../../domain/errors.ts';
import type { ChangeId } from '../../../domain/ids.ts';
import type { ContentStore } from '../../../ports/content-store.ts';
import { CHANGE_STATE_ORDER } from '../../../ports/content-store.ts';
import { clearDueParams, dueAt, dueItems } from '../due.ts';
import type { PutParams, Table, UpdateParams } from '../table.ts';

const changeKey = (id: ChangeId) => ({ pk: `CHG#${id}`, sk: 'META' });
const analysisKey = (id: ChangeId) => ({ pk: `CHG#${id}`, sk: 'ANALYSIS' });

export function putChangeParams(change: Change, due: Date): PutParams {
  return {
    Item: {
      ...changeKey(change.changeId),
      ...dueAt('change', change.changeId, due),
      change,
      state: 'detected',
      stateOrder: CHANGE_STATE_ORDER.detected,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

function changeStateParams(id: ChangeId, state: ChangeState): UpdateParams {
  return {
    Key: changeKey(id),
    UpdateExpression: 'SET #state = :state, stateOrder = :order',
    ConditionExpression: 'attribute_exists(pk) AND stateOrder < :order',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': state, ':order': CHANGE_STATE_ORDER[state] },
  };
}

type Changes = Pick<
  ContentStore,
  'putChange' | 'change' | 'setChangeState' | 'clearDue' | 'dueChanges' | 'putAnalysis' | 'analysis'
>;

/** The part of the content store that holds changes and what was found in them. */
export function changes(table: Table): Changes {
  return {
    putChange: async (change, due) => ((await table.put(putChangeParams(change, due))) ? 'stored' : 'known'),
    async change(id) {
      const item = await table.get(changeKey(id));
      return item && { change: item['change'] as Change, state: item['state'] as ChangeState };
    },
    async setChangeState(id, state) {
      if ((await table.update(changeStateParams(id, state))) !== undefined) return;
      if ((await table.get(changeKey(id))) === undefined) throw new RulewireError('change-missing', id);
    },
    async clearDue(id) {
      await table.update(clearDueParams(changeKey(id)));
    },
    async dueChanges(before, limit) {
      const items = await dueItems(table, 'change', before.toISOString(), limit);
      return items.map((item) => item.pk.slice('CHG#'.length) as ChangeId);
    },
    async putAnalysis(analysis) {
      await table.put({ Item: { ...analysisKey(analysis.changeId), analysis } });
    },
    analysis: async (id) => (await table.get(analysisKey(id)))?.['analysis'] as Analysis | undefined,
  };
}
