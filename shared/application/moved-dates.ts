import { type DatedFact, isClock } from '../domain/calendar/clocks.ts';
import { isOvertaken, type OtherStep, stepsAfter } from '../domain/calendar/overtaken.ts';
import type { Analysis, Change } from '../domain/change.ts';
import type { Matter, MatterEntry } from '../domain/matters/matter.ts';
import type { ContentStore } from '../ports/content-store.ts';
import { correctedBy } from './analyzing/date-stands.ts';

type Content = Pick<ContentStore, 'analysis' | 'change' | 'head' | 'revision' | 'documentsAt'>;

/** A date that a document states and that does not stand any more, with the step that moved, ended or withdrew it. */
export interface MovedDate {
  readonly fact: DatedFact;
  readonly by: MatterEntry;
}

/**
 * Of the dates of a change that are to come (from `today` on, YYYY-MM-DD in New York), those that a later state of its
 * document or another document of its matters took over.
 */
export async function movedDates(
  content: Content,
  change: Change,
  analysis: Analysis,
  { matters, today }: { readonly matters: readonly Matter[]; readonly today: string },
): Promise<readonly MovedDate[]> {
  const coming = analysis.facts.filter(isClock).filter(({ date }) => date >= today);
  if (change.trust !== 'official' || coming.length === 0) return [];
  const moved = new Map<DatedFact, MatterEntry>();
  for (const { entries } of matters) {
    const own = entries.filter(({ docId }) => docId === change.docId);
    const stated = own.findIndex(({ changeId }) => changeId === change.changeId);
    const later = stated < 0 ? [] : own.slice(stated + 1);
    for (const entry of [...later, ...stepsAfter(own, entries)]) {
      const said = await content.analysis(entry.changeId);
      if (said === undefined) continue;
      const corrects = await correctedBy(content, entry.type, entry.changeId);
      for (const fact of coming)
        if (
          !moved.has(fact) &&
          takesOver({ entry, analysis: said, corrects }, { fact, change, analysis, own })
        )
          moved.set(fact, entry);
    }
  }
  return [...moved].map(([fact, by]) => ({ fact, by }));
}

function takesOver(
  step: OtherStep,
  of: {
    readonly fact: DatedFact;
    readonly change: Change;
    readonly analysis: Analysis;
    readonly own: readonly MatterEntry[];
  },
): boolean {
  const { fact, change, analysis, own } = of;
  const { entry, analysis: said } = step;
  const { label, date: day } = fact;
  if (entry.docId !== change.docId) {
    const clock = { docId: change.docId, label, day, docket: analysis.cited?.docket };
    return isOvertaken(clock, own, step);
  }
  const days = said.facts.filter(isClock).flatMap((each) => (each.label === label ? [each.date] : []));
  return entry.type === 'withdrawn' || (days.length > 0 && !days.includes(day));
}
