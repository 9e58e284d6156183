import type { HookStanding } from '../domain/hooks/hook.ts';
import type { SubscriberId } from '../domain/ids.ts';

/** How the hooks of a reader stand; which there are is in her profile, what came of calls in the ledger. */
export interface HookBook {
  /** Begins (again) with a hook that is still to be tested. */
  begin(reader: SubscriberId, hookId: string): Promise<void>;
  /** Changes how a known hook stands. False if it is not known: removed, or erased with its reader. */
  turn(reader: SubscriberId, standing: HookStanding): Promise<boolean>;
  standings(reader: SubscriberId): Promise<readonly HookStanding[]>;
  remove(reader: SubscriberId, hookId: string): Promise<void>;
  /** Deletes all that is known of the hooks of a reader. */
  removeReader(reader: SubscriberId): Promise<void>;
}
