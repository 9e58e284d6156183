import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { composeMail, type MailKind } from '../../shared/domain/rendering/mime.ts';

const FOLDER = join(import.meta.dirname, '..', 'golden', 'mails');

/** One kind of mail as it was seen and found good. */
export interface GoldenMail {
  readonly name: string;
  readonly text: string;
  readonly html: string;
  /** The header block with LF line ends. */
  readonly headers: string;
}

/** Every kind of mail that has golden files, by name. */
export function goldenMails(): readonly GoldenMail[] {
  return globSync('*.html', { cwd: FOLDER })
    .sort()
    .map((file) => {
      const name = basename(file, '.html');
      const part = (ending: string) => readFileSync(join(FOLDER, `${name}.${ending}`), 'utf8');
      return { name, text: part('txt'), html: part('html'), headers: part('headers') };
    });
}

/** A header of a golden mail, unfolded and with its encoded words decoded; undefined where it has none of that name. */
export function headerOf(mail: GoldenMail, name: string): string | undefined {
  const unfolded = mail.headers.replace(/\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}: (.*)$`, 'mi').exec(unfolded)?.[1];
  return value
    ?.replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]+)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'));
}

/** The whole mail as the transport gets it, composed again from the golden parts; its headers must come out as they were. */
export function recomposed(mail: GoldenMail): string {
  const header = (name: string) => headerOf(mail, name) ?? '';
  const inBrackets = (name: string) => /<([^>]*)>/.exec(header(name))?.[1] ?? '';
  const references = inBrackets('References');
  return composeMail({
    from: inBrackets('From'),
    fromName: /"([^"]*)"/.exec(header('From'))?.[1] ?? '',
    to: header('To'),
    replyTo: header('Reply-To'),
    subject: header('Subject'),
    text: mail.text,
    html: mail.html,
    unsubscribeUrl: inBrackets('List-Unsubscribe'),
    listId: inBrackets('List-Id'),
    ...(references === '' ? {} : { references }),
    kind: kindOf(mail),
    tags: {},
  }).raw;
}

/** What kind of mail the headers make it: a thread belongs to alerts, precedence to digests. */
export function kindOf(mail: GoldenMail): MailKind {
  if (headerOf(mail, 'References') !== undefined) return 'alert';
  return headerOf(mail, 'Precedence') === undefined ? 'account' : 'digest';
}
