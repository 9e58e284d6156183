import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { readRawMail } from './raw-mail.ts';
import { remarksOn } from './remarks.ts';

/** One mail that SES took, for one recipient, as the inbox shows it. Dates are the machine's clock, in UTC. */
export type ReceivedMail = {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  tags: Record<string, string>;
  configurationSet: string | undefined;
  bytes: number;
  raw: string;
  fate: string;
  /** What a careful reader of the raw bytes would object to though SES takes it. */
  remarks: string[];
  /** What SES published of it, as it was published: kind, instant and the event itself. */
  events: { type: string; at: string; json: string }[];
};

export type Mailbox = {
  keep(mail: {
    id: string;
    at: Date;
    to: string;
    raw: string;
    tags: Record<string, string>;
    configurationSet: string | undefined;
    fate: string;
  }): Promise<ReceivedMail>;
  all(): readonly ReceivedMail[];
};

/** Keeps mails in memory, newest last, and each as `<id>.eml` in `folder` (made when missing) unless there is none. */
export function mailbox(folder?: string): Mailbox {
  const mails: ReceivedMail[] = [];
  return {
    async keep({ id, at, to, raw, tags, configurationSet, fate }) {
      const parsed = await simpleParser(Buffer.from(raw, 'latin1'), {
        skipTextToHtml: true,
        skipHtmlToText: true,
      });
      const split = readRawMail(raw);
      const headers = typeof split === 'string' ? [] : split.headers;
      const mail: ReceivedMail = {
        id,
        at: at.toISOString(),
        from: parsed.from?.text ?? '',
        to,
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        html: parsed.html || '',
        headers,
        tags,
        configurationSet,
        bytes: raw.length,
        raw,
        fate,
        remarks: remarksOn(raw, to, {
          subject: parsed.subject ?? '',
          text: parsed.text ?? '',
          html: parsed.html || '',
        }),
        events: [],
      };
      mails.push(mail);
      if (folder !== undefined) {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, `${id}.eml`), raw, 'latin1');
      }
      return mail;
    },
    all: () => mails,
  };
}
