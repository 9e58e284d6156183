import type { Analysis, Match } from '../../domain/change.ts';
import type { Answer } from '../../domain/matters/matter.ts';
import { reportSentences } from '../../domain/matters/reported-mechanisms.ts';
import { answersOfAct, inBatches, reopenClaims } from './answer-reports.ts';
import type { Examined, MatterDeps, Place } from './matter-places.ts';
import { placeOfMatch, placesOf } from './matter-places.ts';
import { openClaims } from './open-claims.ts';

/** What is stored of a change once it has joined its matters. */
export interface Joined {
  readonly analysis: Analysis;
  readonly matches: readonly Match[];
}

/**
 * Enters a change into its matters. A report opens claims there; an official act answers them; a withdrawn one opens them
 * again. The entry is written before anything is read, so that of a report and a rule that come at the same moment one
 * finds the other. A report that is news for nobody, such as a copy of one that was told, is no entry and claims nothing.
 */
export async function joinMatters(
  deps: MatterDeps,
  examined: Examined,
  judged: readonly Match[],
): Promise<Joined> {
  const { change } = examined;
  const places = await placesOf(deps, examined);
  const enters = change.trust === 'official' || judged.some((match) => match.decision === 'alert');
  if (enters) await inBatches(places, (place) => enter(deps, place));
  const answers = enters && !change.silent ? await settle(deps, examined, places) : [];
  const [first] = places;
  const analysis: Analysis = {
    ...examined.analysis,
    ...(first === undefined ? {} : { matterId: first.head.matterId }),
    ...(answers.length === 0 ? {} : { answers }),
  };
  const matches = judged.map((match) => {
    const place = placeOfMatch(places, match);
    return place === undefined ? match : { ...match, matterId: place.head.matterId };
  });
  return { analysis, matches };
}

/** Affiliates have their alerts in the matter of the group, so it is found under their names as well. */
async function enter({ content }: MatterDeps, { head, entry, targets }: Place): Promise<void> {
  const members = targets.map(({ companyId }) => companyId).filter((id) => id !== head.party?.companyId);
  await content.putMatterEntry(head, entry, members);
}

async function settle(
  deps: MatterDeps,
  { change, revision, document, analysis }: Examined,
  places: readonly Place[],
): Promise<readonly Answer[]> {
  if (document === undefined) return [];
  if (change.type === 'withdrawn') {
    await reopenClaims(deps, places);
    return [];
  }
  if (change.trust === 'official') return answersOfAct(deps, places, analysis.scope);
  return openClaims(deps, places, reportSentences(revision.metadata, document));
}
