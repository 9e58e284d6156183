import type { Clock } from '../ports/clock.ts';
import type { Ledger, MailControl } from '../ports/ledger.ts';

const CACHE_MS = 15_000;

/** Answers whether mail may go out now: the operator's switch, read at most every 15 s by one instance. */
export function createMailControl(ledger: Pick<Ledger, 'control'>, clock: Clock): () => Promise<boolean> {
  let control: MailControl | undefined;
  let readAt = 0;
  return async () => {
    const now = clock.now();
    if (control === undefined || now.getTime() - readAt >= CACHE_MS) {
      control = await ledger.control();
      readAt = now.getTime();
    }
    if (control.state === 'open') return true;
    return control.pausedUntil !== undefined && control.pausedUntil <= now.toISOString();
  };
}
