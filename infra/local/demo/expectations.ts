import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shiftDate } from '../history/new-york.ts';
import type { Recording } from '../history/recording.ts';
import type { ReceivedMail } from '../ses/mailbox.ts';
import { aboutOf, noticesOf } from './notices.ts';
import { SAMPLE_READERS } from './readers.ts';

interface Expected {
  readonly instant: { readonly alerts: Readonly<Record<string, string>> };
  readonly daily: { readonly alerts: Readonly<Record<string, string>> };
}

/** One thing of the recording that a reader was told of, with the mail that told it. */
interface Told {
  readonly reader: string;
  /** Document number or story id, marked where it is told that the wait for a rule is over or of what date it reminds. */
  readonly about: string;
  readonly mail: ReceivedMail;
}

export interface Verdict {
  readonly told: readonly Told[];
  /** Expected and not told: "reader about". */
  readonly missing: readonly string[];
  /** Told and not expected, or told twice. */
  readonly unexpected: readonly string[];
}

const file = join(import.meta.dirname, '..', 'history', 'chronology', 'expected.json');

/** Which document or story of the recording a change page links to as its source. */
async function sourceOf(recording: Recording, page: string): Promise<string | undefined> {
  const html = await (await fetch(page)).text();
  const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');
  const number = recording.documents.find((one) =>
    links.some((link) => link.includes(`/${one.number}/`)),
  )?.number;
  return (
    number ??
    recording.stories.find((one) => links.some((link) => new RegExp(`/${one.id}(\\.html|/|$)`).test(link)))
      ?.id
  );
}

/** Holds the mails of the sample readers against what the recording expects; mails of the sign-up do not count. */
export async function judge(recording: Recording, mails: readonly ReceivedMail[]): Promise<Verdict> {
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  const told: Told[] = [];
  const unexpected: string[] = [];
  for (const reader of SAMPLE_READERS) {
    const wanted = Object.keys(expected[reader.key].alerts);
    for (const mail of mails.filter((one) => one.to === reader.email && isAboutChanges(one))) {
      const notices = noticesOf(mail);
      if (notices.length === 0) unexpected.push(`${reader.email}: "${mail.subject}" links no change`);
      for (const { page, words } of notices) {
        const source = (await sourceOf(recording, page)) ?? page;
        const one = aboutOf(source, words);
        const again = told.some((earlier) => earlier.reader === reader.email && earlier.about === one);
        if (!wanted.includes(one)) unexpected.push(`${reader.email}: ${one} ("${mail.subject}")`);
        else if (again) unexpected.push(`${reader.email}: ${one} a second time ("${mail.subject}")`);
        told.push({ reader: reader.email, about: one, mail });
      }
    }
  }
  const missing = SAMPLE_READERS.flatMap((reader) =>
    Object.keys(expected[reader.key].alerts)
      .filter((about) => !told.some((one) => one.reader === reader.email && one.about === about))
      .map((about) => `${reader.email}: ${about}`),
  );
  return { told, missing, unexpected };
}

/** The mornings (YYYY-MM-DD) on which the recording expects reminders. */
export function reminderMornings(): readonly string[] {
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  const keys = SAMPLE_READERS.flatMap((reader) => Object.keys(expected[reader.key].alerts));
  return keys.flatMap((key) => {
    const [, date = '', before] = /\((\d{4}-\d\d-\d\d), (\d+) before\)$/.exec(key) ?? [];
    return before === undefined ? [] : [shiftDate(date, -Number(before))];
  });
}

/** True for alerts and digests, which carry their kind as a tag of SES. */
function isAboutChanges(mail: ReceivedMail): boolean {
  return ['alert', 'daily', 'weekly'].some((kind) => mail.tags['kind'] === kind);
}

/** How many notices the recording expects in all. */
export function expectedCount(): number {
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  return SAMPLE_READERS.reduce((sum, reader) => sum + Object.keys(expected[reader.key].alerts).length, 0);
}
