import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { header, readRawMail } from './raw-mail.ts';

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
        remarks: remarksOn(raw, to, parsed.text ?? ''),
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

function remarksOn(raw: string, to: string, text: string): string[] {
  const mail = readRawMail(raw);
  if (typeof mail === 'string') return [mail];
  const remarks: string[] = [];
  if (header(mail, 'To') === undefined) remarks.push('no To header');
  else if (!header(mail, 'To')?.toLowerCase().includes(to.toLowerCase()))
    remarks.push('the To header does not name the recipient');
  if (header(mail, 'MIME-Version') === undefined) remarks.push('no MIME-Version header');
  if (/(^|[^\r])\n/.test(raw)) remarks.push('a line ends without a carriage return');
  if (raw.length > 102_400) remarks.push('over 100 KB: Gmail clips it');
  if (text.trim() === '') remarks.push('no plain-text part');
  return remarks;
}
