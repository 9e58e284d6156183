import { sha256 } from '../../domain/ids.ts';
import type { MailTransport, OutgoingMail, SendQuota, SendResult } from '../../ports/mail-transport.ts';

export interface MemoryMailTransport extends MailTransport {
  /** Every mail that was accepted, in order. */
  readonly accepted: readonly OutgoingMail[];
  /** The next calls answer these results, one each; afterwards all mail is accepted again. */
  answerNext(...results: readonly SendResult[]): void;
  setQuota(quota: SendQuota): void;
}

/** In-memory MailTransport that records what it accepts and answers as scripted. */
export function memoryMailTransport(): MemoryMailTransport {
  const accepted: OutgoingMail[] = [];
  const scripted: SendResult[] = [];
  let quota: SendQuota = { perSecond: 14, perDay: 50_000, sentLastDay: 0 };
  return {
    get accepted() {
      return structuredClone(accepted);
    },
    answerNext(...results) {
      scripted.push(...structuredClone(results));
    },
    setQuota(next) {
      quota = { ...next };
    },
    async send(mail) {
      const messageId = sha256(`${accepted.length}#${mail.raw}`).slice(0, 32);
      const result = scripted.shift() ?? { outcome: 'accepted', messageId };
      if (result.outcome === 'accepted') accepted.push(structuredClone(mail));
      return result;
    },
    quota: async () => ({ ...quota, sentLastDay: quota.sentLastDay + accepted.length }),
  };
}
