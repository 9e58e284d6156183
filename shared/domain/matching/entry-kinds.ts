import type { Amendment } from '../amendments/amendment.ts';
import { amendmentsOf } from '../amendments/amendments.ts';
import { nameKeys } from '../amendments/names.ts';
import type { ChangeKind, ReadableDocument } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import type { Finding } from './decide.ts';

const OF_LISTS: ReadonlySet<ChangeKind> = new Set([
  'entity_list_addition',
  'entity_list_modification',
  'entity_list_removal',
  'other_list_change',
]);
const OPERATION_KINDS: Readonly<Record<Amendment['operation'], ChangeKind>> = {
  added: 'entity_list_addition',
  revised: 'entity_list_modification',
  moved: 'entity_list_modification',
  removed: 'entity_list_removal',
};

const kindOf = ({ list, operation }: Amendment) =>
  list === 'entity-list' ? OPERATION_KINDS[operation] : 'other_list_change';

/**
 * A rule that amends several lists, or adds to a list and revises it, shows all of it in one table: each name gets the
 * kind of its own entry, as the instructions have it. An end that a temporary licence has says nothing against its extension.
 */
export function withEntryKinds(
  findings: readonly Finding[],
  document: ReadableDocument,
  metadata: DocumentMetadata,
  documentKind: ChangeKind,
): readonly Finding[] {
  const settled = findings.map((finding) => ({ ...finding, kind: licenceKind(finding.kind, documentKind) }));
  if (!settled.some(isOfEntry)) return settled;
  const { amendments } = amendmentsOf(document, metadata);
  const byName = Map.groupBy(
    amendments.flatMap((each) => namesOf(each).map((name) => ({ name, each }))),
    ({ name }) => name,
  );
  return settled.map((finding) => {
    if (!isOfEntry(finding)) return finding;
    const { start, alias } = finding.evidence;
    const row = amendments.find(({ span }) => span.start <= start && start < span.end);
    const named = nameKeys(alias).flatMap((key) => byName.get(key) ?? []);
    const own = row === undefined ? named.map(({ each }) => each) : [row];
    const kinds = new Set(own.map(kindOf));
    const [kind] = kinds;
    // Supplement No. 7 held the temporary licence of 2019 before it held the military end users.
    const fits = OF_LISTS.has(finding.kind) || kind === 'other_list_change';
    return kind !== undefined && kinds.size === 1 && fits ? { ...finding, kind } : finding;
  });
}

const licenceKind = (kind: ChangeKind, documentKind: ChangeKind) =>
  kind === 'tgl_expiry' && (documentKind === 'tgl_extension' || documentKind === 'tgl_issue')
    ? documentKind
    : kind;

const namesOf = ({ name, aliases, members }: Amendment) => [name, ...aliases, ...members].flatMap(nameKeys);

const isOfEntry = ({ kind, evidence: { sectionRole } }: Finding) =>
  (OF_LISTS.has(kind) || kind.startsWith('tgl_')) &&
  (sectionRole === 'table-row' || sectionRole === 'instruction');
