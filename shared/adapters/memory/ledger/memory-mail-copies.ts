import type { KeptMail } from '../../../domain/rendering/kept-mail.ts';
import type { Ledger } from '../../../ports/ledger.ts';
import { copied } from '../copied.ts';

/** Copies of mails in memory, and the way to drop one. */
export function memoryMailCopies(): Pick<Ledger, 'keepCopy' | 'copy'> & { drop(copy: string): void } {
  const kept = new Map<string, KeptMail>();
  return {
    async keepCopy(copy, mail) {
      kept.set(copy, copied(mail));
    },
    copy: async (copy) => copied(kept.get(copy)),
    drop: (copy) => void kept.delete(copy),
  };
}
