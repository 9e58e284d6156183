import type { Analysis, Change, ChangeKind, Match, ReadableDocument } from '../../domain/change.ts';
import { instantOf } from '../../domain/clock-zones.ts';
import type { DocumentMetadata, Revision } from '../../domain/document.ts';
import type { CompanyId } from '../../domain/ids.ts';
import type { MatterEntry, MatterHead, Mechanism, Party } from '../../domain/matters/matter.ts';
import { officialMeasures } from '../../domain/matters/measures.ts';
import { isOfEar, mechanismOfKind, mechanismsOf } from '../../domain/matters/mechanisms.ts';
import { isByName } from '../../domain/matters/outcomes.ts';
import { documentMatter, partyMatter, regimeOf, ruleMatter } from '../../domain/matters/regimes.ts';
import { mechanismsReported, namesListOfEar } from '../../domain/matters/reported-mechanisms.ts';
import type { CompanyDirectory } from '../../ports/company-directory.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { citedMatters } from './cited-matters.ts';
import { withParents } from './mentioned-companies.ts';

export interface MatterDeps {
  readonly content: ContentStore;
  readonly directory: Pick<CompanyDirectory, 'companies'>;
}

/** A change as it was examined, before it joins its matters. */
export interface Examined {
  readonly change: Change;
  readonly revision: Revision;
  /** Undefined for a node of the CFR. */
  readonly document: ReadableDocument | undefined;
  readonly analysis: Analysis;
  /** The matches that the text alone gives and those that were told, whatever was decided then. */
  readonly found: readonly Match[];
}

/** A matter that a change belongs to, with its entry there and the companies of the matter's group that it touches. */
export interface Place {
  readonly head: MatterHead;
  readonly entry: MatterEntry;
  /** The mechanisms of the change that belong to the regime of the matter. */
  readonly mechanisms: readonly Mechanism[];
  readonly targets: readonly Party[];
}

/** The companies that one change touches, together with the company on top of them. */
interface Group {
  readonly party: Party;
  readonly matches: readonly Match[];
}

/** A text that touches more groups than this was misread, and is held back before anybody is told. */
const MOST_GROUPS = 200;

/** The matters of a change: of each group it touches under each regime it works with; of what it cites, or of the rule itself. */
export async function placesOf(
  { content, directory }: MatterDeps,
  examined: Examined,
): Promise<readonly Place[]> {
  const groups = await groupsOf(directory, touchedBy(examined));
  if (groups.length > 0) return groups.flatMap((group) => groupPlaces(examined, group));
  const { change, document, revision } = examined;
  if (change.trust !== 'official' || document === undefined) return [];
  const places = rulePlaces(examined, document);
  if (places.length === 0 && !isOfEar(revision.metadata)) return [];
  const regimes = new Set(['export-controls', ...places.map(({ head }) => head.regime)]);
  const cited = (await citedMatters(content, document, change.docId)).filter(({ regime }) =>
    regimes.has(regime),
  );
  const entry = places[0]?.entry ?? entryOf(examined, [], examined.analysis.kind);
  return [...cited.map((head) => ({ head, entry, mechanisms: entry.mechanisms, targets: [] })), ...places];
}

/** The matter of a match among the places of its change: that of its own kind where there is one, else the first. */
export function placeOfMatch(places: readonly Place[], match: Match): Place | undefined {
  const own = places.filter(({ targets }) => targets.some(({ companyId }) => companyId === match.companyId));
  const mechanism = mechanismOfKind(match.kind);
  return (
    own.find(({ head }) => mechanism !== undefined && head.regime === regimeOf(mechanism, true)) ?? own[0]
  );
}

/** A codified change touches the companies whose entries changed, though nobody is told; any other whom it alerts. */
function touchedBy({ change, found }: Examined): readonly Match[] {
  return found.filter((match) =>
    change.stage === 'codified' ? match.kind !== 'none' : match.decision === 'alert',
  );
}

async function groupsOf(
  directory: Pick<CompanyDirectory, 'companies'>,
  matches: readonly Match[],
): Promise<readonly Group[]> {
  if (matches.length === 0) return [];
  const companies = await withParents(
    directory,
    matches.map((match) => match.companyId),
  );
  const rootOf = (match: Match): CompanyId => {
    let root = match.companyId;
    const seen = new Set<CompanyId>();
    for (
      let up = companies.get(root)?.parent;
      up && companies.has(up) && !seen.has(up);
      up = companies.get(up)?.parent
    ) {
      seen.add(up);
      root = up;
    }
    return root;
  };
  return [...Map.groupBy(matches, rootOf)].slice(0, MOST_GROUPS).map(([root, members]) => ({
    party: { companyId: root, name: companies.get(root)?.name ?? members[0]?.companyName ?? root },
    matches: members,
  }));
}

function groupPlaces(examined: Examined, { party, matches }: Group): readonly Place[] {
  const { change, document, revision } = examined;
  const kinds = matches.map((match) => match.kind);
  const { metadata } = revision;
  const mechanisms =
    change.trust !== 'official' && document !== undefined
      ? mechanismsReported(kinds, metadata, document)
      : mechanismsOf(kinds, metadata, document);
  const entry = entryOf(examined, mechanisms, kinds.find((kind) => kind !== 'none') ?? 'none');
  const others = matches.map(({ companyId, companyName }) => ({ companyId, name: companyName }));
  const targets = [party, ...others.filter(({ companyId }) => companyId !== party.companyId)];
  if (mechanisms.length === 0)
    return [{ head: documentMatter(change.docId, change.title), entry, mechanisms, targets }];
  const ofEar = isOfEar(metadata) || (document !== undefined && namesListOfEar(metadata, document));
  return [...regimesOf(mechanisms, ofEar)].map(([regime, own]) => ({
    head: partyMatter(regime, party),
    entry,
    mechanisms: own,
    targets,
  }));
}

/** A rule that names no company has a matter of its own, unless it only lists parties that nobody here follows. */
function rulePlaces(examined: Examined, document: ReadableDocument): readonly Place[] {
  const { revision, analysis } = examined;
  const ofEar = isOfEar(revision.metadata);
  const kinds = ofEar ? [analysis.kind] : [];
  const mechanisms = mechanismsOf(kinds, revision.metadata, document).filter(
    // Licence policy without a class or a company that it is for has nothing in common with the next one.
    (each) => !isByName(each) && (each !== 'licence-policy' || analysis.scope !== undefined),
  );
  const entry = entryOf(examined, mechanisms, analysis.kind);
  return [...regimesOf(mechanisms, ofEar)].map(([regime, own]) => ({
    head: ruleMatter(regime, own[0]),
    entry,
    mechanisms: own,
    targets: [],
  }));
}

function regimesOf(mechanisms: readonly Mechanism[], ofEar: boolean) {
  const regimes = Map.groupBy(mechanisms, (mechanism) => regimeOf(mechanism, ofEar));
  return regimes as Map<string, [Mechanism, ...Mechanism[]]>;
}

function entryOf(
  { change, revision, document, analysis }: Examined,
  mechanisms: readonly Mechanism[],
  kind: ChangeKind,
): MatterEntry {
  const { metadata } = revision;
  const { changeId, docId, trust, stage, type, title, url } = change;
  const measures =
    trust === 'official' && document !== undefined
      ? officialMeasures(document, metadata, analysis.facts)
      : [];
  return {
    changeId,
    docId,
    at: publicAt(change, metadata),
    trust,
    stage,
    type,
    kind,
    mechanisms,
    ...(measures.length === 0 ? {} : { measures }),
    title,
    url,
    publisher: metadata.publisher,
    ...(metadata.number === undefined ? {} : { number: metadata.number }),
    ...(metadata.citation === undefined ? {} : { citation: metadata.citation }),
  };
}

/**
 * When a change became public (ISO instant): its filing stamp or the outlet's time, for a printed state the hour at which the
 * issue appears online (6 am in New York), else when we saw it; never later than that.
 */
function publicAt({ type, detectedAt }: Change, { issuedAt, publicationDate }: DocumentMetadata): string {
  const printed = publicationDate && instantOf(publicationDate, '06:00', 'America/New_York').toISOString();
  const known = type === 'new' ? (issuedAt ?? printed) : type === 'published' ? printed : undefined;
  return known !== undefined && known < detectedAt ? known : detectedAt;
}
