import type { Analysis, Change, Fact, Match } from '../../domain/change.ts';
import { RulewireError } from '../../domain/errors.ts';
import type { ChangeId, MatterId } from '../../domain/ids.ts';
import type { Answer, Claim, Matter, MatterEntry } from '../../domain/matters/matter.ts';
import { tellsOfDone } from '../../domain/matters/outcomes.ts';
import { MECHANISM_WORDS } from '../../domain/matters/regimes.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { Joined } from './join-matters.ts';
import { stepInto } from './lineage.ts';

/**
 * What is told when the time of a report has run out: which of its parts no rule has met. It goes to the companies whose
 * followers had the report, as far as nothing was done about them, and states the facts of the report again. Of a report
 * that told of a thing as done nobody is told: it is the report that we could not place.
 * Throws `change-missing` where the report is not stored.
 */
export async function examineUnmet(content: ContentStore, change: Change): Promise<Joined> {
  const report = await stepInto(content, change.docId, change.toRev);
  const id = report?.change.changeId;
  const analysis = id && (await content.analysis(id));
  if (id === undefined || analysis === undefined) throw new RulewireError('change-missing', change.docId);
  const alerts = (await content.matches(id)).filter((match) => match.decision === 'alert');
  const matters = await mattersOf(content, alerts);
  const claims = matters.flatMap((matter) => matter.claims).filter((claim) => claim.reportId === id);
  const unmet = claims.filter((claim) => claim.state !== 'met');
  const matches = tellsOfDone({ kind: analysis.kind, title: change.title })
    ? []
    : alerts.filter((match) => isUnmet(match, unmet));
  if (matches.length > 0) for (const matter of matters) await enter(content, matter, change, id);
  return {
    analysis: analysisOf(change, analysis, claims, unmet),
    matches: matches.map((match) => ({ ...match, changeId: change.changeId })),
  };
}

/** The matters of the report: those of its matches, and those that the same groups have under other regimes. */
async function mattersOf(content: ContentStore, alerts: readonly Match[]): Promise<readonly Matter[]> {
  const first = new Set(alerts.flatMap(({ matterId }) => matterId ?? []));
  const ids = new Set<MatterId>(first);
  for (const id of first) {
    const party = (await content.matter(id))?.party;
    if (party !== undefined)
      for (const { matterId } of await content.mattersOf(party.companyId)) ids.add(matterId);
  }
  const all = await Promise.all([...ids].map((id) => content.matter(id)));
  return all.flatMap((matter) => matter ?? []);
}

const isUnmet = ({ companyId }: Match, unmet: readonly Claim[]) =>
  unmet.some(({ targets }) => targets.some((target) => target.companyId === companyId));

/** The end of the wait is an entry of the matters in which the report is one. */
async function enter(content: ContentStore, matter: Matter, change: Change, report: ChangeId): Promise<void> {
  const { entries, claims: _, ...head } = matter;
  const reported = entries.find((entry) => entry.changeId === report);
  if (reported === undefined) return;
  const { changeId, type, detectedAt } = change;
  const entry: MatterEntry = { ...reported, changeId, type, at: detectedAt };
  await content.putMatterEntry(head, entry);
}

function analysisOf(
  change: Change,
  report: Analysis,
  claims: readonly Claim[],
  unmet: readonly Claim[],
): Analysis {
  const mechanisms = [...new Set(unmet.map(({ mechanism }) => mechanism))];
  const facts = mechanisms.map(
    (mechanism): Fact => ({ label: 'Not acted on', value: MECHANISM_WORDS[mechanism] }),
  );
  const answers = answersOf(claims, mechanisms);
  const { answers: _, ...rest } = report;
  return {
    ...rest,
    changeId: change.changeId,
    facts: [...facts, ...report.facts],
    ...(answers.length === 0 ? {} : { answers }),
  };
}

/** Which document did the other part, if one did. */
function answersOf(claims: readonly Claim[], stillOpen: Answer['stillOpen']): readonly Answer[] {
  const met = claims.filter((claim) => claim.state === 'met');
  const by = met[0]?.metBy[0];
  if (met[0] === undefined || by === undefined) return [];
  const { reportId, reportedAt, outlet, headline, url } = met[0];
  return [
    {
      reportId,
      answeredBy: by,
      reportedAt,
      outlet,
      headline,
      url,
      outcome: 'partial',
      met: [...new Set(met.map(({ mechanism }) => mechanism))],
      stillOpen,
      differences: [],
    },
  ];
}
