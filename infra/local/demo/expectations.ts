import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from '../history/recording.ts';
import type { ReceivedMail } from '../ses/mailbox.ts';
import { SAMPLE_READERS } from './readers.ts';

interface Expected {
  readonly instant: { readonly alerts: Readonly<Record<string, string>> };
  readonly daily: { readonly alerts: Readonly<Record<string, string>> };
}

/** One thing of the recording that a reader was told of, with the mail that told it. */
export interface Told {
  readonly reader: string;
  /** Document number or story id. */
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

/** What a mail is about: the numbers and addresses of the recording that stand in its source lines. */
function aboutOf(recording: Recording, mail: ReceivedMail): readonly string[] {
  const lines = mail.text
    .split('\n')
    .filter((line) => /^\s*(Source|Sources?:|\W*Source:)/.test(line))
    .join('\n');
  const numbers = recording.documents.map((one) => one.number).filter((number) => lines.includes(number));
  const stories = recording.stories
    .map((one) => one.id)
    .filter((id) => new RegExp(`/${id}(\\.html|/|\\s|$)`, 'm').test(lines));
  return [...numbers, ...stories];
}

/** Holds the mails of the sample readers against what the recording expects; mails of the sign-up do not count. */
export function judge(recording: Recording, mails: readonly ReceivedMail[]): Verdict {
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  const told: Told[] = [];
  const unexpected: string[] = [];
  for (const reader of SAMPLE_READERS) {
    const wanted = Object.keys(expected[reader.key].alerts);
    for (const mail of mails.filter((one) => one.to === reader.email && isAboutChanges(one))) {
      const about = aboutOf(recording, mail);
      if (about.length === 0)
        unexpected.push(`${reader.email}: "${mail.subject}" names no source of the recording`);
      for (const one of about) {
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

/** True for alerts and digests, which carry their kind as a tag of SES. */
function isAboutChanges(mail: ReceivedMail): boolean {
  return ['alert', 'daily', 'weekly'].includes(mail.tags['kind'] ?? '');
}

/** How many notices the recording expects in all. */
export function expectedCount(): number {
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  return SAMPLE_READERS.reduce((sum, reader) => sum + Object.keys(expected[reader.key].alerts).length, 0);
}
