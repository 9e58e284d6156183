import type { Ledger, MailControl } from '../../../ports/ledger.ts';
import type { Table } from '../table.ts';

const KEY = { pk: 'CONTROL', sk: 'mail' };

/** The part of the ledger that holds the operator's switch; open where it was never touched. */
export function control(table: Table): Pick<Ledger, 'control' | 'setControl'> {
  return {
    control: async () =>
      ((await table.get(KEY))?.['control'] as MailControl | undefined) ?? { state: 'open' },
    async setControl(next) {
      await table.put({ Item: { ...KEY, control: next } });
    },
  };
}
