import type { AmendmentsFound, Span } from '../amendments/amendment.ts';
import { listOf } from '../amendments/instructions.ts';
import { nameKey } from '../amendments/names.ts';
import type { Change, ChangeKind, Fact, ReadableDocument } from '../change.ts';
import type { DocumentMetadata, Section } from '../document.ts';
import { correctedWords } from '../reading/corrects.ts';
import { sentencesOf } from '../reading/sentences.ts';
import { type Basis, type BeforeAfter, beforeAfterOf, swapped } from './before-after.ts';
import type { ListEntry } from './ecfr-list.ts';
import { effectLines } from './effect-lines.ts';
import { textDifference } from './text-difference.ts';
import { differingRuns } from './word-runs.ts';

/** A document as read, with what it amends. */
export interface Amending {
  readonly document: ReadableDocument;
  readonly found: AmendmentsFound;
}

export interface EditParts extends Amending {
  readonly change: Pick<Change, 'type'>;
  readonly kind: ChangeKind;
  readonly metadata: Pick<DocumentMetadata, 'cfr' | 'type' | 'corrects'>;
  readonly facts: readonly Fact[];
  /** Entries of the codified lists that the document revises, where they are stored. */
  readonly current: readonly ListEntry[];
  /** The revision before this one. */
  readonly previous: Amending | undefined;
}

/** Before and after, as it is stored with an analysis: the first lines where there are many. */
interface Edits {
  readonly edits: readonly BeforeAfter[];
  /** Lines that are not stored. */
  readonly editsLeft?: number;
}

const MOST_LINES = 400;
/** An item of DynamoDB holds 400 KB, and the rest of an analysis is small. */
const MOST_BYTES = 160_000;
const LONGEST = 700;
const MOST_SENTENCES = 200;
const MOST_QUOTES = 3;
const QUOTED = 200;
/** A numbered step; the authority of a part is cited anew by nearly every rule. */
const STEP = /^\d{1,3}\.\s(?!.*\bauthority citation\b)/s;
const MOST_STEPS = 20;
const PLACE = /(?:§{1,2}|\bSections?)\s*\d{1,4}\.\w+|\bSupplement no\. ?\d+ to part \d+|\bPart \d+\b/i;

/** What an official document does, line by line; of a correction what it corrects, of a later revision also what print changed. */
export function editsOf(parts: EditParts): readonly BeforeAfter[] {
  const { change, kind, document, found, facts, current, metadata, previous } = parts;
  const lines = [
    ...beforeAfterOf(found, current).map((line) => placed(line, parts)),
    ...effectLines(document, facts),
    ...instructionLines(document, found).map((line) => placed(line, parts)),
  ];
  const as = (basis: Basis) => lines.map((line) => ({ ...line, basis }));
  if (metadata.corrects !== undefined) return [...correctedLines(parts), ...as('corrected')];
  if (change.type === 'withdrawn') return as('withdrawn');
  const proposed = kind === 'proposed_rule' || /^proposed/i.test(metadata.type);
  return [...(previous ? printedLines(previous, parts) : []), ...(proposed ? as('proposed') : lines)];
}

/** Sentences that a later state of a press report has otherwise, the first few and cut: the report itself is not ours. */
export function reportLines(before: ReadableDocument, after: ReadableDocument): readonly BeforeAfter[] {
  const [old, now] = [before, after].map(({ sections }) => sections.flatMap(({ text }) => sentencesOf(text)));
  const runs = differingRuns(old?.map(nameKey) ?? [], now?.map(nameKey) ?? [], MOST_SENTENCES) ?? [];
  const quote = (all: readonly string[] | undefined, at: number, count: number) =>
    all
      ?.slice(at, at + count)
      .join(' ')
      .slice(0, QUOTED) || undefined;
  return runs.slice(0, MOST_QUOTES).map(({ before: gone, after: come, at: [from, to] }) => ({
    basis: 'printed',
    field: 'text',
    old: quote(old, from, gone.length),
    new: quote(now, to, come.length),
    where: 'the report',
  }));
}

/** As much of the lines as can be stored, and how many are left out. */
export function storable(lines: readonly BeforeAfter[]): Edits {
  const cut = (text: string | undefined) =>
    text && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const edits: BeforeAfter[] = [];
  let bytes = 0;
  for (const line of lines.slice(0, MOST_LINES)) {
    const short = { ...line, old: cut(line.old), new: cut(line.new) };
    bytes += Buffer.byteLength(JSON.stringify(short));
    if (bytes > MOST_BYTES) break;
    edits.push(short);
  }
  const editsLeft = lines.length - edits.length;
  return editsLeft > 0 ? { edits, editsLeft } : { edits };
}

/** Steps that amend what is no list, or a list by more than its entries say, in the document's own words. */
function instructionLines(document: ReadableDocument, found: AmendmentsFound): readonly BeforeAfter[] {
  const { amendments, replacements } = found;
  const isIn = ({ offsets }: Section, { start }: Span) =>
    (offsets[0] ?? 0) <= start && start <= (offsets.at(-1) ?? 0);
  const isTold = (section: Section) => {
    const own = amendments.filter(({ span }) => isIn(section, span));
    if (own.some(({ operation, statedIn }) => operation === 'revised' && statedIn === 'instruction'))
      return false;
    const list = listOf(section.text);
    return (
      own.length > 0 ||
      amendments.some((each) => each.list === list) ||
      replacements.some(({ span }) => isIn(section, span))
    );
  };
  return document.sections
    .filter((section) => section.role === 'instruction' && STEP.test(section.text) && !isTold(section))
    .slice(0, MOST_STEPS)
    .map(({ text }) => ({
      basis: 'instructed',
      field: 'instruction',
      old: undefined,
      new: text,
      where: PLACE.exec(text)?.[0] ?? 'the regulation',
    }));
}

/** A swapped day that the document states as its end is the last day of what it grants; places are written one way. */
function placed(line: BeforeAfter, { facts, metadata }: EditParts): BeforeAfter {
  const ends = facts.some(({ label, date }) => label === 'Ends' && date === line.new);
  const field = line.field === 'date' && ends ? 'valid through' : line.field;
  return { ...line, field, where: placeWords(line.where, metadata.cfr?.[0]?.title) };
}

/** "15 CFR Part 744, Supplement No. 7" for "Supplement no. 7 to part 744", "42 CFR 414.1405 …" for "Amend § 414.1405 …". */
function placeWords(where: string, title: number | undefined): string {
  if (title === undefined || where.includes('CFR')) return where;
  const cfr = `${title} CFR`;
  const named = where
    .replace(/^(?:Amend|Revise|In)\s+/, '')
    .replace(/^Supplement no\. ?(\d+) to part (\d+)/i, `${cfr} Part $2, Supplement No. $1`)
    .replace(/^(?:§+|Sections?)\s*(?=\d)/i, `${cfr} `);
  return named.startsWith(cfr) ? named : `${cfr}, ${where}`;
}

function correctedLines({ document, metadata }: EditParts): readonly BeforeAfter[] {
  const { citation, number } = metadata.corrects ?? {};
  const where = citation ?? `document ${number}`;
  return correctedWords(document, metadata).map(({ before, after }) =>
    swapped('corrected', before, after, where),
  );
}

/** Where a revision reads otherwise than the one before; of its tables, the entries that only one of them has. */
function printedLines(before: Amending, after: Amending): readonly BeforeAfter[] {
  const difference = textDifference(before.document, after.document);
  const words = difference.material ? difference.changes : [];
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const line = (field: string, old: string, now: string): BeforeAfter => ({
    basis: 'printed',
    field,
    old: old || undefined,
    new: now || undefined,
    where: 'the document itself',
  });
  return [
    ...words.map((each) => line(each.role, each.before, each.after)),
    ...was.filter((each) => !is.includes(each)).map((each) => line('table', each, '')),
    ...is.filter((each) => !was.includes(each)).map((each) => line('table', '', each)),
  ];
}

const entriesOf = ({ found }: Amending) =>
  found.amendments.map(({ operation, name, country }) => `${name}, ${country ?? ''}: ${operation}`);
