import type { ReceivedMail } from '../ses/mailbox.ts';

/** One thing that a mail tells of: the public page of its change, and the words before the link to it. */
export interface Notice {
  readonly page: string;
  readonly words: string;
}

const PAGE = /<?(https?:\/\/[^\s<>]+\/c\/\w+)>?/;

/** What a mail tells of: one change in an alert, several in a digest or in an alert of what came together. */
export function noticesOf({ text, subject, tags }: ReceivedMail): readonly Notice[] {
  const squashed = text.replace(/\s+/g, ' ');
  if (tags['kind'] !== 'alert') return cutAt(squashed, new RegExp(PAGE, 'g'));
  const own = new RegExp(`This page: ${PAGE.source}`).exec(squashed)?.[1];
  if (own !== undefined) return [{ page: own, words: subject }];
  return cutAt(squashed, new RegExp(`In full, with doubts: ${PAGE.source}`, 'g'));
}

/** Each page that is linked once, with the words since the link before it. */
function cutAt(text: string, link: RegExp): readonly Notice[] {
  const notices = new Map<string, Notice>();
  let from = 0;
  for (const found of text.matchAll(link)) {
    const [whole, page = ''] = found;
    if (!notices.has(page)) notices.set(page, { page, words: text.slice(from, found.index) });
    from = found.index + whole.length;
  }
  return [...notices.values()];
}

const DAY = /(\d{1,2} [A-Z][a-z]{2} \d{4}).*?\b(in \d+ days|tomorrow|today)\b/;

/**
 * What a notice is about, by the document or story that it is of: "(closed)" with it where the wait for a story is over, and
 * of a reminder the date (YYYY-MM-DD) with the days before it.
 */
export function aboutOf(source: string, words: string): string {
  if (/(?:^|\[ ?)Reported, not acted on/i.test(words)) return `${source} (closed)`;
  const [, reminder] = /(?:^Reminder: |\* Reminder: |\[ ?Reminder ?\])(.*)$/.exec(words) ?? [];
  const [, day, left = ''] = DAY.exec(reminder ?? '') ?? [];
  if (day === undefined) return source;
  const date = new Date(`${day} UTC`).toISOString().slice(0, 10);
  return `${source} (${date}, ${/\d+/.exec(left)?.[0] ?? (left === 'tomorrow' ? 1 : 0)} before)`;
}
