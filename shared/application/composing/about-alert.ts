import type { Match } from '../../domain/change.ts';
import type { ChangeId } from '../../domain/ids.ts';
import type { Matter } from '../../domain/matters/matter.ts';
import type { AlertInput } from '../../domain/rendering/alert.ts';
import { GRADE_RANK } from '../../domain/rendering/wording.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { tellingOf } from '../../domain/telling.ts';
import type { HistoryEntry } from '../../ports/content-store.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { historyOf, mattersOf } from './alert-past.ts';
import type { ChangeLibrary, TellableChange } from './change-library.ts';
import { outOfTurn } from './out-of-turn.ts';

/** A change that is told to a reader at once, with the matches that she is told of. */
interface ToldAtOnce {
  readonly tellable: TellableChange;
  readonly matches: readonly Match[];
}

/** The same with all that an alert says besides; the surest match first. */
export interface AboutAlert extends ToldAtOnce {
  readonly reader: Subscriber;
  readonly matters: readonly Matter[];
  readonly history: readonly HistoryEntry[];
}

/** What the reader is told of a change at once, as she and it are at this moment; or why nothing. */
export async function toldTo(
  ledger: Pick<Ledger, 'delivery'>,
  library: ChangeLibrary,
  reader: Subscriber,
  id: ChangeId,
): Promise<ToldAtOnce | { readonly skip: string }> {
  const tellable = await library.tellable(id);
  const { how, matches } = tellingOf(reader, tellable.alerts, tellable.change.detectedAt);
  if (how === 'nothing') return { skip: 'not-followed' };
  if (how !== 'at-once') return { skip: 'in-digest' };
  if (tellable.overtaken) return { skip: 'overtaken' };
  if (tellable.change.type === 'reminder' && reader.noReminders) return { skip: 'no-reminders' };
  const skip = await outOfTurn(ledger, tellable, reader.subscriberId);
  return skip === undefined ? { tellable, matches } : { skip };
}

/** Gathers what an alert says besides: the matters, or where there are none the history of the companies. */
export async function aboutAlert(
  library: ChangeLibrary,
  reader: Subscriber,
  { tellable, matches }: ToldAtOnce,
): Promise<AboutAlert> {
  const surest = matches.toSorted((a, b) => GRADE_RANK[a.grade] - GRADE_RANK[b.grade]);
  const matters = await mattersOf(library, surest);
  const history = matters.length > 0 ? [] : await historyOf(library, surest);
  return { reader, tellable, matches: surest, matters, history };
}

/** What an alert says, but for who writes, when, and the links of its reader. */
export function storyOf({
  reader,
  tellable,
  matches,
  matters,
  history,
}: AboutAlert): Omit<AlertInput, 'sender' | 'now' | 'links' | 'feedback'> {
  const { change, revision, analysis, previous } = tellable;
  const named = new Set(matches.map(({ companyId }) => companyId));
  return {
    change,
    metadata: revision.metadata,
    textHash: revision.textHash,
    analysis,
    matches,
    matters,
    history,
    subscriber: {
      companies: reader.companies.filter(({ companyId }) => named.has(companyId)),
      hideNamesInSubject: reader.hideNamesInSubject,
      ...(reader.noReminders && { noReminders: reader.noReminders }),
    },
    ...(previous === undefined ? {} : { previous }),
  };
}
