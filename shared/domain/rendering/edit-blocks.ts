import { nameKey, nameKeys } from '../amendments/names.ts';
import type { Match } from '../change.ts';
import type { Basis, BeforeAfter } from '../diff/before-after.ts';
import type { Block, Line, Span } from './blocks.ts';
import { dayInWords } from './dates.ts';
import { clip, counted, listed, oneLine } from './plain-text.ts';
import { saidNames } from './said-names.ts';

/** Headings of the sections, in the order in which they stand. */
const HEADINGS: Readonly<Record<Basis, string>> = {
  contradicted: 'As instructed → as codified',
  corrected: 'What was wrong → what is right',
  printed: 'Earlier state → this text',
  instructed: 'Before → after in the regulation',
  proposed: 'Before → after if adopted: a proposal, not law',
  codified: 'Before → after in the codified text',
  withdrawn: 'What the filed copy said: none of it stands',
};
const FIELDS: Readonly<Record<string, string>> = {
  licenceRequirement: 'licence requirement',
  reviewPolicy: 'review policy',
  members: 'affiliates in the entry',
  dates: 'DATES',
  table: 'entries in its tables',
};
const SEVERAL: ReadonlySet<string> = new Set(['aliases', 'addresses', 'members']);
const LONGEST = 260;
const DESTINATIONS_NAMED = 3;
/** A rule may amend dozens of sections; a mail names the first. */
const MOST_PLACES = 4;

export interface EditOptions {
  /** Lines shown of one place, those about the matched companies first; the rest is grouped and counted. */
  readonly most: number;
  readonly matches: readonly Match[];
  /** Where all lines are shown; undefined where that is here. */
  readonly page?: string;
}

/** Before and after as sections of a mail or page, one for each kind of comparison and in it one list for each place. */
export function editBlocks(
  edits: readonly BeforeAfter[],
  left: number,
  options: EditOptions,
): readonly Block[] {
  const byBasis = Map.groupBy(edits, (edit) => edit.basis);
  const blocks = (Object.keys(HEADINGS) as Basis[]).flatMap((basis): readonly Block[] => {
    const lines = byBasis.get(basis);
    if (lines === undefined) return [];
    const places = [...Map.groupBy(lines, (edit) => edit.where)];
    const shown = options.page === undefined ? places : places.slice(0, MOST_PLACES);
    return [
      { block: 'heading', level: 2, text: HEADINGS[basis] },
      ...shown.flatMap(([where, inPlace]) => placeBlocks(where, inPlace, options)),
      ...furtherPlaces(places.length - shown.length, options.page),
    ];
  });
  const more = counted(left, 'further line is', 'further lines are');
  return left > 0
    ? [
        ...blocks,
        { block: 'paragraph', small: true, line: [`${more} not kept here: see the document itself.`] },
      ]
    : blocks;
}

function furtherPlaces(count: number, page: string | undefined): readonly Block[] {
  if (count === 0 || page === undefined) return [];
  const link = { link: counted(count, 'further place'), url: page };
  return [{ block: 'paragraph', line: [link, ' of the regulation on the page.'] }];
}

function placeBlocks(
  where: string,
  lines: readonly BeforeAfter[],
  { most, matches, page }: EditOptions,
): readonly Block[] {
  const items = editItems(lines, most, ...sought(matches));
  const full: Line[] =
    page === undefined || lines.length <= most
      ? []
      : [['In full on the page: ', { link: `all ${lines.length}`, url: page }]];
  return [
    { block: 'heading', level: 3, text: headed(clip(oneLine(where), 160)) },
    { block: 'list', items: [...items, ...full] },
  ];
}

/** An instruction writes "supplement no. 7", a heading begins with a capital. */
const headed = (where: string) => `${where.charAt(0).toUpperCase()}${where.slice(1)}`;

/** By what the lines about some companies are known besides their names. */
interface Known {
  readonly aliases?: readonly string[];
  /** Whether title or summary name what a name key stands for. */
  readonly isSaid?: (key: string) => boolean;
}

/** The names of matched companies, and by what else the lines about them are known. */
export function sought(
  matches: readonly Pick<Match, 'companyName' | 'evidence'>[],
): readonly [names: readonly string[], known: Known] {
  const evidence = matches.flatMap((match) => match.evidence);
  return [
    matches.map(({ companyName }) => companyName),
    { aliases: evidence.map(({ alias }) => alias), isSaid: saidNames(evidence) },
  ];
}

/** Up to `most` different lines, those about the companies first, and what is beyond them grouped and counted. */
export function editItems(
  lines: readonly BeforeAfter[],
  most: number,
  names: readonly string[],
  known: Known = {},
): readonly Line[] {
  const rank = rankFor(names, known);
  const sorted = lines.length > most ? lines.toSorted((a, b) => rank(a) - rank(b)) : lines;
  const different = [...Map.groupBy(sorted, (line) => JSON.stringify(line)).values()];
  const rest = different.slice(most).flat();
  const left = restLines(rest, lines).map((line) => told(line, rest[0]?.basis));
  return [...different.slice(0, most).flatMap(sameLines), ...left];
}

/** Lines that read alike as one; entries are counted, since a list may hold a name twice, at two addresses. */
function sameLines(lines: readonly BeforeAfter[]): readonly Line[] {
  const [first] = lines;
  if (first === undefined) return [];
  if (lines.length === 1 || first.field !== 'entry') return [editLine(first)];
  return [told([...plainLine(first), ` (${lines.length} entries of this name)`], first.basis)];
}

/** Lines that bear one of the names come first, then those named in what is said, then those that hold a name or alias. */
function rankFor(
  names: readonly string[],
  { aliases = [], isSaid = () => false }: Known,
): (edit: BeforeAfter) => number {
  const own = new Set(names.map(nameKey));
  const held = [...own, ...aliases.map(nameKey)].map((key) => ` ${key} `);
  return ({ entry, old, new: now }) => {
    const keys = [entry, now, old].flatMap((text) => (text === undefined ? [] : nameKeys(text)));
    if (keys.some((key) => own.has(key))) return 0;
    if (keys.some(isSaid)) return 1;
    return keys.some((key) => held.some((name) => ` ${key} `.includes(name))) ? 2 : 3;
  };
}

/** What is not shown line by line: entries by what becomes of them, with the number of destinations, then everything else. */
function restLines(rest: readonly BeforeAfter[], all: readonly BeforeAfter[]): readonly Line[] {
  const isAdded = (edit: BeforeAfter) => edit.field === 'entry' && edit.old === undefined;
  const isRemoved = (edit: BeforeAfter) => edit.field === 'entry' && edit.new === undefined;
  const added = rest.filter(isAdded);
  const removed = rest.filter(isRemoved);
  const others = rest.length - added.length - removed.length;
  return [
    ...(added.length > 0
      ? [['no entry → ', { strong: further(added.length) }, destinations(all.filter(isAdded))] satisfies Line]
      : []),
    ...(removed.length > 0
      ? [
          [
            further(removed.length),
            destinations(all.filter(isRemoved)),
            ' → ',
            { strong: 'no entry' },
          ] satisfies Line,
        ]
      : []),
    ...(others > 0 ? [[counted(others, 'further line')] satisfies Line] : []),
  ];
}

const further = (count: number) => counted(count, 'further entry', 'further entries');

function destinations(edits: readonly BeforeAfter[]): string {
  const names = [...new Set(edits.flatMap(({ under }) => under ?? []))];
  if (names.length === 0) return '';
  if (names.length <= DESTINATIONS_NAMED) return `, under ${listed(names)}`;
  return `; in all under ${counted(names.length, 'destination')}`;
}

/** One line as a reader sees it. */
export function editLine(edit: BeforeAfter): Line {
  return told(plainLine(edit), edit.basis);
}

/** What a withdrawn document said is struck out as a whole. */
const told = (line: Line, basis: Basis | undefined): Line =>
  basis === 'withdrawn' ? [{ struck: line.map(textOf).join('') }] : line;

function textOf(span: Span): string {
  if (typeof span === 'string') return span;
  return 'strong' in span ? span.strong : 'struck' in span ? span.struck : span.link;
}

function plainLine({ basis, field, old, new: now, under, entry }: BeforeAfter): Line {
  const at = under === undefined ? '' : `, under ${under}`;
  const [was, is] = [old, now].map((text) => text && clip(oneLine(text), LONGEST));
  if (basis === 'contradicted')
    return [`instructed: ${was ?? 'no entry'}; codified: `, { strong: is ?? 'no entry' }, at];
  if (field === 'entry') return [...sides(was, is, 'no entry'), at];
  if (field === 'revised entry')
    return [{ strong: is ?? '' }, at, ': entry revised; how it read before is not in our record'];
  if (field === 'members as revised')
    return [`${entry}: affiliates named in the entry as revised: `, { strong: is ?? '' }];
  if (field === 'instruction') return ['as instructed: “', is ?? '', '”'];
  if (field === 'effect') return sides(was, is, 'no effect');
  if (field === 'date' || field === 'valid through')
    return [`${field === 'date' ? '' : 'valid through '}`, ...days(was, is)];
  const name = FIELDS[field] ?? field;
  const lead = entry === undefined ? (field === 'text' ? '' : `${name}: `) : `${entry}, ${name}: `;
  if (SEVERAL.has(field) && was === undefined) return [`${lead}added `, { strong: is ?? '' }];
  if (SEVERAL.has(field) && is === undefined) return [`${lead}removed `, { struck: was ?? '' }];
  return [lead, ...sides(was, is, 'nothing')];
}

function sides(was: string | undefined, is: string | undefined, none: string): Line {
  return [was === undefined ? none : { struck: was }, ' → ', { strong: is ?? none }];
}

const days = (was: string | undefined, is: string | undefined): Line =>
  sides(was && dayInWords(was), is && dayInWords(is), 'no day');
