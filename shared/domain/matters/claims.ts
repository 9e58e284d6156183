import { addDays } from '../clock-zones.ts';
import type { Claim, MatterEntry, Mechanism, Party } from './matter.ts';
import { reportedMeasures } from './measures.ts';
import { officialDay, STANDARDS, tellsOfDone } from './outcomes.ts';

/** What the press tells as done is filed within days, or was filed before. */
const DONE_WAITS_DAYS = 14;

/**
 * The claims that a report makes in one matter, one for each mechanism. A plan may come true for twelve months.
 * `sentences` are those of the report, the headline first.
 */
export function claimsOf(
  report: MatterEntry,
  mechanisms: readonly Mechanism[],
  targets: readonly Party[],
  sentences: readonly string[],
): readonly Claim[] {
  const day = officialDay(report.at);
  const openUntil = tellsOfDone(report) ? addDays(day, DONE_WAITS_DAYS) : twelveMonthsAfter(day);
  return mechanisms.map((mechanism) => ({
    reportId: report.changeId,
    mechanism,
    ...topicOf(mechanism, sentences),
    targets,
    reportedAt: report.at,
    outlet: report.publisher,
    headline: report.title,
    url: report.url,
    measures: reportedMeasures(sentences, mechanism),
    openUntil,
    state: 'open',
    metBy: [],
  }));
}

function topicOf(mechanism: Mechanism, sentences: readonly string[]): Pick<Claim, 'topic'> {
  const isIt = mechanism === 'licence-policy' && sentences.some((sentence) => STANDARDS.test(sentence));
  return isIt ? { topic: 'standards' } : {};
}

/** The same day of the next year; the day before the first of March for a leap day. */
export function twelveMonthsAfter(day: string): string {
  const year = Number(day.slice(0, 4)) + 1;
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}
