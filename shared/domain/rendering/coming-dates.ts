import { type DatedFact, isClock } from '../calendar/clocks.ts';
import { isOvertaken, stepsAfter } from '../calendar/overtaken.ts';
import type { Analysis } from '../change.ts';
import type { ChangeId } from '../ids.ts';
import type { Matter, MatterEntry } from '../matters/matter.ts';
import type { FactRow } from './blocks.ts';
import { dayInWords } from './dates.ts';
import { afterDayWords } from './days-left.ts';
import { clip, oneLine } from './plain-text.ts';

type Analyses = ReadonlyMap<ChangeId, Pick<Analysis, 'facts' | 'cited'>>;

const MOST = 12;
const TITLE_LENGTH = 110;

/**
 * The dates of a matter that are to come and stand, as seen from a day (YYYY-MM-DD), the nearest first: neither withdrawn nor
 * moved by another document. A row each with the days left and the document that states it, linked as a page of `publicUrl`.
 */
export function comingDates(
  { entries }: Pick<Matter, 'entries'>,
  analyses: Analyses,
  { today, publicUrl }: { readonly today: string; readonly publicUrl: string },
): readonly FactRow[] {
  const official = entries.filter(({ trust, stage }) => trust === 'official' && stage !== 'codified');
  const documents = [...Map.groupBy(official, ({ docId }) => docId).values()].filter(
    (steps) => steps.at(-1)?.type !== 'withdrawn',
  );
  const found = documents.flatMap((steps) => standing(steps, documents.flat(), analyses));
  return found
    .filter(({ fact }) => fact.date >= today)
    .toSorted((a, b) => (a.fact.date < b.fact.date ? -1 : 1))
    .slice(0, MOST)
    .map(({ fact, entry }) => ({
      label: fact.label,
      value: [
        { strong: dayInWords(fact.date) },
        `${afterDayWords(fact, today)}: `,
        { link: clip(oneLine(entry.title), TITLE_LENGTH), url: `${publicUrl}/c/${entry.changeId}` },
      ],
    }));
}

/** The dates that the newest state of a document gives which states any, without those that another document took over. */
function standing(
  steps: readonly MatterEntry[],
  all: readonly MatterEntry[],
  analyses: Analyses,
): readonly { readonly fact: DatedFact; readonly entry: MatterEntry }[] {
  const entry = steps.findLast(({ changeId }) => analyses.get(changeId)?.facts.some(isClock));
  const analysis = entry && analyses.get(entry.changeId);
  if (entry === undefined || analysis === undefined) return [];
  const later = stepsAfter(steps, all);
  const isTakenOver = ({ label, date: day }: DatedFact) =>
    later.some((other) => {
      const said = analyses.get(other.changeId);
      const clock = { docId: entry.docId, label, day, docket: analysis.cited?.docket };
      return said && isOvertaken(clock, steps, { entry: other, analysis: said, corrects: undefined });
    });
  return analysis.facts.filter(isClock).flatMap((fact) => (isTakenOver(fact) ? [] : [{ fact, entry }]));
}
