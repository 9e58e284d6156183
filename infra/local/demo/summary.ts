import Table from 'cli-table3';
import { newYork } from '../history/new-york.ts';
import type { Recording } from '../history/recording.ts';
import type { Verdict } from './expectations.ts';

const stamp = (instant: Date) => {
  const { date, time } = newYork(instant);
  return `${date} ${time}`;
};

/** When and as what the recording made a thing public, with its title. */
function publicMoment(
  recording: Recording,
  about: string,
): { readonly at: string; readonly how: string; readonly title: string } {
  const [id] = about.split(' ');
  const document = recording.documents.find((one) => one.number === id);
  const what = id === about ? 'filed' : 'reminder of';
  if (document !== undefined)
    return { at: stamp(new Date(document.filedAt)), how: `${what} ${id}`, title: document.title };
  const story = recording.stories.find((one) => one.id === id);
  return {
    at: story === undefined ? '' : stamp(new Date(story.publishedAt)),
    how: id === about ? `reported by ${story?.by}` : 'wait ended',
    title: story?.title ?? '',
  };
}

const short = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** What was told to whom and when, as a table; times are New York's. */
export function summaryTable(recording: Recording, verdict: Verdict): string {
  const table = new Table({
    head: ['public (New York)', 'what', 'title', 'mailed', 'to', 'subject'],
    style: { head: [], border: [] },
    colWidths: [18, 22, 36, 18, 26, 48],
  });
  for (const told of verdict.told.toSorted((a, b) => a.mail.at.localeCompare(b.mail.at))) {
    const moment = publicMoment(recording, told.about);
    table.push([
      moment.at,
      short(moment.how, 20),
      short(moment.title, 34),
      stamp(new Date(told.mail.at)),
      told.reader,
      short(told.mail.subject, 46),
    ]);
  }
  return table.toString();
}

/** The verdict in lines: what is missing, what came that should not have, and the closing sentence. */
export function verdictLines(recording: Recording, verdict: Verdict, expected: number): readonly string[] {
  const quiet =
    recording.documents.length +
    recording.stories.length -
    new Set(verdict.told.map((one) => one.about.split(' ')[0])).size;
  return [
    ...verdict.missing.map((one) => `MISSING     ${one}`),
    ...verdict.unexpected.map((one) => `UNEXPECTED  ${one}`),
    `Main job: ${verdict.told.length} of ${expected} expected notices mailed, ${verdict.missing.length} missing, ${verdict.unexpected.length} unexpected; ${quiet} documents and stories rightly left alone.`,
  ];
}
