import type { Ledger, MailControl } from '../../ports/ledger.ts';
import { memoryDeliveries } from './ledger/memory-deliveries.ts';
import { memoryPlans } from './ledger/memory-plans.ts';
import { memoryRuns } from './ledger/memory-runs.ts';

/** In-memory Ledger. */
export function memoryLedger(): Ledger {
  let control: MailControl = { state: 'open' };
  return {
    ...memoryPlans(),
    ...memoryRuns(),
    ...memoryDeliveries(),
    control: async () => ({ ...control }),
    async setControl(next) {
      control = { ...next };
    },
  };
}
