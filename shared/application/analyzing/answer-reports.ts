import type { Scope } from '../../domain/change.ts';
import type { ListCode } from '../../domain/company.ts';
import type { CompanyId, MatterId } from '../../domain/ids.ts';
import type { Answer, Claim, Matter, MatterEntry, Mechanism } from '../../domain/matters/matter.ts';
import {
  announcedAnswer,
  announces,
  answerOf,
  claimsMet,
  enacts,
  isByName,
  isRelated,
  reportsOf,
} from '../../domain/matters/outcomes.ts';
import type { ClaimStep, PlacedClaim } from '../../ports/matter-store.ts';
import type { MatterDeps, Place } from './matter-places.ts';

const DAY_MS = 86_400_000;
const MOST_CLAIMS = 500;
/** A rule that names nobody answers what was reported of somebody only while the report is fresh… */
const FRESH_DAYS = 60;
/** …unless it reaches a class of parties that she belongs to. */
const SCOPED_DAYS = 366;
const MEMBERS: Readonly<Record<Scope, RegExp>> = {
  all_entity_listed: /^EL/,
  affiliates_of_listed: /^EL/,
  entity_listed_fn1: /^EL_FN1$/,
  entity_listed_fn4: /^EL_FN4$/,
  entity_listed_fn5: /^EL_FN5$/,
  military_end_users: /^MEU$/,
};

/** What an official change answers of the reports in its matters and, by class or as a rule for everybody, elsewhere. */
export async function answersOfAct(
  deps: MatterDeps,
  places: readonly Place[],
  scope: Scope | undefined,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const reached = await placesReached(deps, places, scope);
  for (const place of reached) await deps.content.putMatterEntry(place.head, place.entry);
  const all = [...places, ...reached];
  await inBatches(all, async ({ head, entry }) => {
    const matter = await deps.content.matter(head.matterId);
    if (matter === undefined) return;
    const act = asFirstPublic(entry, matter);
    answers.push(...(await answersIn(deps, matter, act)));
    answers.push(...announced(matter, act));
    answers.push(...(await relatedReports(deps, matter, act, all)));
  });
  return onePerReport(answers);
}

const AT_ONCE = 10;

/** Does the work for all places, some at a time: a rule may list more than a hundred groups. */
export async function inBatches(
  places: readonly Place[],
  work: (place: Place) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < places.length; from += AT_ONCE)
    await Promise.all(places.slice(from, from + AT_ONCE).map(work));
}

/** What is printed answers the reports that its filing answered, at the time of the filing. */
function asFirstPublic(act: MatterEntry, { entries }: Matter): MatterEntry {
  const first = entries.find((entry) => entry.docId === act.docId && enacts(entry).length > 0);
  return first === undefined || first.at > act.at ? act : { ...act, at: first.at };
}

async function answersIn(deps: MatterDeps, matter: Matter, act: MatterEntry): Promise<readonly Answer[]> {
  const same = changesOf(matter, act);
  const answers: Answer[] = [];
  for (const report of reportsOf(matter.claims, matter.entries)) {
    const met = claimsMet(act, report, same);
    if (met.length === 0) continue;
    answers.push(answerOf(act, report, met));
    await meet(deps, matter.matterId, met, act);
  }
  return answers;
}

/** The changes of the document of an entry: what one of them has met the others need not meet again. */
export const changesOf = ({ entries }: Matter, { docId }: MatterEntry) =>
  new Set(entries.filter((entry) => entry.docId === docId).map(({ changeId }) => changeId));

/** Settles claims as met; those on a rule also where the same report made them of other groups. */
export async function meet(
  deps: Pick<MatterDeps, 'content'>,
  matterId: MatterId,
  claims: readonly Claim[],
  act: MatterEntry,
): Promise<void> {
  for (const claim of claims)
    await settleEverywhere(deps, matterId, claim, { state: 'met', by: act.changeId });
}

async function settleEverywhere(
  { content }: Pick<MatterDeps, 'content'>,
  matterId: MatterId,
  claim: Claim,
  step: ClaimStep,
): Promise<void> {
  const { reportId, mechanism, reportedAt } = claim;
  const others = isByName(mechanism) ? [] : await content.claimsOn(mechanism, reportedAt, MOST_CLAIMS);
  const matters = others.filter((each) => each.claim.reportId === reportId).map((each) => each.matterId);
  for (const each of new Set([matterId, ...matters]))
    await content.settleClaim({ matterId: each, reportId, mechanism }, step);
}

/** A withdrawn document has met nothing: the claims that it met wait again. */
export async function reopenClaims(
  deps: Pick<MatterDeps, 'content'>,
  places: readonly Place[],
): Promise<void> {
  for (const { head, entry } of places) {
    const matter = await deps.content.matter(head.matterId);
    if (matter === undefined) continue;
    const same = changesOf(matter, entry);
    for (const claim of matter.claims) {
      const by = claim.metBy.find((id) => same.has(id));
      if (by !== undefined) await settleEverywhere(deps, head.matterId, claim, { state: 'open', by });
    }
  }
}

/** Further matters in which reports wait for what a rule without their companies does. */
async function placesReached(
  { content, directory }: MatterDeps,
  places: readonly Place[],
  scope: Scope | undefined,
): Promise<readonly Place[]> {
  const [place] = places;
  if (place === undefined || (scope === undefined && place.head.party !== undefined)) return [];
  const { entry } = place;
  const days = scope === undefined ? FRESH_DAYS : SCOPED_DAYS;
  const since = new Date(Date.parse(entry.at) - days * DAY_MS).toISOString();
  const found = await Promise.all(
    enacts(entry)
      .filter((mechanism) => !isByName(mechanism))
      .map((mechanism: Mechanism) => content.claimsOn(mechanism, since, MOST_CLAIMS)),
  );
  const own = new Set(places.map(({ head }) => head.matterId));
  const elsewhere = found.flat().filter(({ matterId }) => !own.has(matterId));
  const members = await membersOf(directory, elsewhere, scope);
  const matters = new Map(
    elsewhere.filter((each) => members(each)).map(({ matterId, claim }) => [matterId, claim]),
  );
  const heads = await Promise.all([...matters.keys()].map((id) => content.matter(id)));
  return heads.flatMap((matter) => {
    if (matter === undefined) return [];
    const { entries: _, claims: __, ...head } = matter;
    return [{ head, entry, mechanisms: entry.mechanisms, targets: [] }];
  });
}

/** Whether the targets of a claim belong to the class that a rule reaches; without a class everybody does. */
async function membersOf(
  directory: MatterDeps['directory'],
  claims: readonly PlacedClaim[],
  scope: Scope | undefined,
): Promise<(placed: PlacedClaim) => boolean> {
  if (scope === undefined) return () => true;
  const targets = claims.flatMap(({ claim }) => claim.targets.map(({ companyId }) => companyId));
  const companies = await directory.companies([...new Set(targets)]);
  const isMember = (id: CompanyId) =>
    (companies.get(id)?.lists ?? []).some((list: ListCode) => MEMBERS[scope].test(list));
  return ({ claim }) => claim.targets.some(({ companyId }) => isMember(companyId));
}

/** Press releases of the same day about the same step, whichever of the two came first. */
function announced({ entries }: Matter, act: MatterEntry): readonly Answer[] {
  return entries.flatMap((entry) => {
    if (announces(entry, act)) return [announcedAnswer(entry, act)];
    return announces(act, entry) ? [announcedAnswer(act, entry)] : [];
  });
}

/** Fresh reports in other matters of the group, told by the first act that follows them. */
async function relatedReports(
  { content }: MatterDeps,
  { party, entries }: Matter,
  act: MatterEntry,
  own: readonly Place[],
): Promise<readonly Answer[]> {
  if (party === undefined || act.type !== 'new' || enacts(act).length === 0) return [];
  const heads = (await content.mattersOf(party.companyId)).filter(
    ({ matterId }) => !own.some(({ head }) => head.matterId === matterId),
  );
  const matters = await Promise.all(heads.map(({ matterId }) => content.matter(matterId)));
  const isFirst = (reportedAt: string) =>
    !entries.some(
      (each) =>
        each.docId !== act.docId && each.at > reportedAt && each.at < act.at && enacts(each).length > 0,
    );
  return matters
    .flatMap((matter) => (matter === undefined ? [] : reportsOf(matter.claims, matter.entries)))
    .filter((report) => isRelated(act, report) && isFirst(report.claims[0].reportedAt))
    .map((report) => answerOf(act, report, []));
}

/** One answer for each report, the one that says most done, in order of the reports: the same whatever order they came in. */
export function onePerReport(answers: readonly Answer[]): readonly Answer[] {
  const best = new Map<string, Answer>();
  for (const answer of answers) {
    const known = best.get(answer.reportId);
    if (known === undefined || isFuller(answer, known)) best.set(answer.reportId, answer);
  }
  const place = ({ reportedAt, reportId }: Answer) => `${reportedAt}#${reportId}`;
  return [...best.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function isFuller(a: Answer, b: Answer): boolean {
  if (a.met.length !== b.met.length) return a.met.length > b.met.length;
  return a.stillOpen.length < b.stillOpen.length;
}
