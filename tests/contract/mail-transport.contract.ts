import { beforeEach, describe, expect, test } from 'vitest';
import type { MailTransport, OutgoingMail } from '../../shared/ports/mail-transport.ts';

export function aMail(over: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    to: 'reader@example.com',
    from: '"Rulewire" <alerts@example.org>',
    raw: [
      'From: "Rulewire" <alerts@example.org>',
      'To: reader@example.com',
      'Subject: A rule changed',
      'Date: Thu, 16 May 2019 12:00:00 +0000',
      'Message-ID: <delivery-1@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 7bit',
      '',
      'It changed.',
      '',
    ].join('\r\n'),
    tags: { deliveryId: 'delivery-1', kind: 'alert' },
    ...over,
  };
}

export interface TransportUnderTest {
  readonly transport: MailTransport;
  /** Recipients of the mails that were taken, in order. */
  taken(): readonly string[];
}

/** What every MailTransport keeps to. */
export function describeMailTransport(name: string, make: () => Promise<TransportUnderTest>): void {
  describe(`mail transport: ${name}`, () => {
    let under: TransportUnderTest;
    beforeEach(async () => {
      under = await make();
    });

    test('a mail is taken once and gets a message id of its own', async () => {
      const first = await under.transport.send(aMail());
      const second = await under.transport.send(aMail());
      expect(first).toMatchObject({ outcome: 'accepted', messageId: expect.stringMatching(/.{8}/) });
      expect(second).not.toEqual(first);
      expect(under.taken()).toEqual(['reader@example.com', 'reader@example.com']);
    });

    test('the quota counts what was sent', async () => {
      const before = await under.transport.quota();
      await under.transport.send(aMail());
      const after = await under.transport.quota();
      expect(after.sentLastDay).toBe(before.sentLastDay + 1);
      expect(after.perDay).toBeGreaterThan(after.sentLastDay);
      expect(after.perSecond).toBeGreaterThan(0);
    });
  });
}
