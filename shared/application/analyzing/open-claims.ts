import { claimsOf } from '../../domain/matters/claims.ts';
import type { Answer, Matter, MatterEntry } from '../../domain/matters/matter.ts';
import { answerOf, claimsMet, enacts, isByName, reportsOf } from '../../domain/matters/outcomes.ts';
import { regimeOf, ruleMatter } from '../../domain/matters/regimes.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { changesOf, meet, onePerReport } from './answer-reports.ts';
import type { Place } from './matter-places.ts';

type Deps = { readonly content: ContentStore };

/**
 * Opens the claims of a report in its matters, and meets at once those for which the law is out already. Returns what the
 * record of the law says about the report. `sentences` are its own, the headline first.
 */
export async function openClaims(
  deps: Deps,
  places: readonly Place[],
  sentences: readonly string[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const place of places) {
    await putClaims(deps, place, sentences);
    // Read after the claims are there: a rule that comes at the same moment finds them, or is found here.
    const matter = await deps.content.matter(place.head.matterId);
    if (matter !== undefined) answers.push(...(await alreadyDone(deps, place, matter)));
  }
  return onePerReport(answers);
}

/** An amended report claims only what its earlier state did not. */
async function putClaims({ content }: Deps, place: Place, sentences: readonly string[]): Promise<void> {
  const { head, entry, mechanisms, targets } = place;
  if (head.party === undefined) return;
  const matter = await content.matter(head.matterId);
  const earlier = matter === undefined ? new Set() : changesOf(matter, entry);
  const claimed = (matter?.claims ?? [])
    .filter(({ reportId }) => reportId !== entry.changeId && earlier.has(reportId))
    .map(({ mechanism }) => mechanism);
  const fresh = mechanisms.filter((each) => !claimed.includes(each));
  for (const claim of claimsOf(entry, fresh, targets, sentences))
    await content.putClaim(head.matterId, claim);
}

async function alreadyDone(deps: Deps, { entry, head }: Place, matter: Matter): Promise<readonly Answer[]> {
  const report = reportsOf(matter.claims, matter.entries).find(
    ({ claims: [claim] }) => claim.reportId === entry.changeId,
  );
  if (report === undefined) return [];
  const answers: Answer[] = [];
  let waiting = report;
  for (const { act, within } of await actsFor(deps, entry, matter)) {
    const met = claimsMet(act, waiting, changesOf(within, act));
    if (met.length === 0) continue;
    answers.push(answerOf(act, waiting, met));
    await meet(deps, head.matterId, met, act);
    if (within !== matter) await deps.content.putMatterEntry(head, act);
    const [first, ...others] = waiting.claims.map((claim) =>
      met.includes(claim) ? { ...claim, state: 'met' as const, metBy: [act.changeId] } : claim,
    );
    if (first !== undefined) waiting = { ...waiting, claims: [first, ...others] };
  }
  return answers;
}

/** The acts of the matter, and of the rules themselves that the report names, in the order in which they became public. */
async function actsFor({ content }: Deps, report: MatterEntry, matter: Matter) {
  const rules = report.mechanisms
    .filter((mechanism) => !isByName(mechanism))
    .map((mechanism) => ruleMatter(regimeOf(mechanism, true), mechanism).matterId);
  const others = await Promise.all(rules.map((id) => content.matter(id)));
  return [matter, ...others]
    .flatMap((within) => (within === undefined ? [] : within.entries.map((act) => ({ act, within }))))
    .filter(({ act, within }) => enacts(act).length > 0 && !isWithdrawn(act, within))
    .sort((a, b) => (a.act.at < b.act.at ? -1 : 1));
}

const isWithdrawn = ({ docId }: MatterEntry, { entries }: Matter) =>
  entries.some((entry) => entry.docId === docId && entry.type === 'withdrawn');
