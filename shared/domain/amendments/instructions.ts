import type { Section } from '../document.ts';
import { originalSpan } from '../reading/clean-text.ts';
import type { ListName, Operation, Replacement, Span } from './amendment.ts';
import { countryName, trimName } from './names.ts';

/** An entry that an instruction names in quotation marks. */
export interface NamedEntry {
  readonly list: ListName;
  readonly operation: Operation;
  readonly country: string | undefined;
  readonly name: string;
  readonly span: Span;
}

/** What the instructions say, before it is held against the tables. */
export interface Instructed {
  readonly named: readonly NamedEntry[];
  readonly replacements: readonly Replacement[];
  /** The list that each section belongs to, for the rows below it. */
  readonly lists: ReadonlyMap<Section, ListName>;
  /** Operations of an instruction that names nobody ("by adding five entities"), by list and country. */
  readonly unnamed: ReadonlyMap<string, Operation>;
}

const LIST_NAMES: readonly (readonly [RegExp, ListName])[] = [
  [/\bSupplement No\. ?4 to part 744\b|\bEntity List\b/i, 'entity-list'],
  [/\bSupplement No\. ?6 to part 744\b|\bUnverified List\b/i, 'unverified-list'],
  [/\bSupplement No\. ?7 to part 748\b|\bValidated End-?Users?\b/i, 'validated-end-user-list'],
  [
    /\bSupplement No\. ?7 to part 744\b(?!.{0,60}temporary general)|\bMilitary End-?User.{0,3} \(MEU\) List\b/i,
    'military-end-user-list',
  ],
];
const TOP_STEP = /^\d{1,3}\.\s/;
const VERBS: readonly (readonly [RegExp, Operation])[] = [
  [/\badd(?:s|ed|ing)?\b|\baddition of\b/gi, 'added'],
  [/\brevis(?:es?|ed|ing)\b|\bcorrect(?:s|ed|ing)?\b/gi, 'revised'],
  [/\bremov(?:es?|ed|ing)\b|\bdelet(?:es?|ed|ing)\b/gi, 'removed'],
  [/\bmov(?:es?|ed|ing)\b|\btransferr(?:ed|ing)\b/gi, 'moved'],
];
const COUNTRY =
  /\b(?:[Uu]nder|[Ff]or|[Ii]n|heading of|destination of)\s+(?:the (?:destinations?|country|heading) (?:of )?)?(?:the )?([\p{Lu}][\p{L}.'’() -]{2,40}?(?:, [\p{Lu}][\p{L}.'’ ]{2,40}?)?)(?=[,:;—]|\s+by\b|\s+add|\s+remov|\s+revis|\s+in alphabetical)/u;
const QUOTED = /[“"]([^“”"]{1,400})[”"]/g;
const SWAP =
  /\bremov(?:es?|ing|ed)\b[^“”"]{0,120}[“"]([^“”"]{1,400})[”"][^“”"]{0,80}\badd(?:s|ing|ed)?\b[^“”"]{0,60}[“"]([^“”"]{1,400})[”"]/g;
const SWAP_UNQUOTED =
  /\bremov(?:ing|es?|ed) (?:the (?:date|words?|phrase|reference to) )?((?:[A-Z][a-z]+ \d{1,2}, \d{4}))[,]? and adding (?:in its place )?(?:the date )?([A-Z][a-z]+ \d{1,2}, \d{4})/g;
/** An entry is the object of the verb only where the instruction speaks of entries or entities. */
const SPEAKS_OF_ENTRIES =
  /\b(?:entr(?:y|ies)|entit(?:y|ies)|persons?|names?|alphabetical order|end-?users?)\b/i;

/** Reads the amendatory instructions of a document (AMDPAR in XML, numbered steps in text) in their order. */
export function readInstructions(sections: readonly Section[]): Instructed {
  const named: NamedEntry[] = [];
  const replacements: Replacement[] = [];
  const lists = new Map<Section, ListName>();
  const unnamed = new Map<string, Operation>();
  let step = '';
  let list: ListName | undefined;
  let country: string | undefined;
  for (const section of sections) {
    if (section.role === 'instruction') {
      const top = TOP_STEP.test(section.text);
      if (top) step = section.text;
      list = listOf(section.text) ?? (top ? undefined : list);
      country = countryOf(section.text) ?? (top ? undefined : country);
      replacements.push(...swapsOf(section, step));
      if (list !== undefined) readStep(section, { list, country, step }, named, unnamed);
    }
    const tableList = listOf(section.heading) ?? list;
    if (section.role === 'table-row' && tableList !== undefined) lists.set(section, tableList);
  }
  return { named, replacements, lists, unnamed };
}

interface Context {
  readonly list: ListName;
  readonly country: string | undefined;
  readonly step: string;
}

/** Walks the quotations of a step; what stands between them says operation and country for the names that follow. */
function readStep(
  section: Section,
  context: Context,
  named: NamedEntry[],
  unnamed: Map<string, Operation>,
): void {
  const { text } = section;
  const speaks = SPEAKS_OF_ENTRIES.test(text) || SPEAKS_OF_ENTRIES.test(context.step);
  const swaps = [...text.matchAll(SWAP)].map((swap) => ({
    from: swap.index,
    to: swap.index + swap[0].length,
  }));
  let operation = lastVerb(context.step);
  let { country } = context;
  let from = 0;
  let any = false;
  for (const quoted of text.matchAll(QUOTED)) {
    const between = text.slice(from, quoted.index);
    from = quoted.index + quoted[0].length;
    operation = lastVerb(between) ?? operation;
    country = countryOf(between) ?? country;
    const swapped =
      swaps.some((swap) => quoted.index >= swap.from && quoted.index < swap.to) &&
      !/\bentr(?:y|ies)\b/i.test(between);
    const name = trimName(quoted[1] ?? '');
    if (operation === undefined || !speaks || swapped || !isName(name)) continue;
    const span = originalSpan(section, quoted.index + 1, from - 1);
    named.push({ list: context.list, operation, country, name, span });
    any = true;
  }
  const whole = lastVerb(text);
  if (!any && whole !== undefined) unnamed.set(`${context.list} ${country ?? ''}`, whole);
}

function isName(name: string): boolean {
  if (/^(?:Military|Validated) End-?Users?$|^(?:Entity|Unverified) List$/i.test(name)) return false;
  return /\p{L}/u.test(name) && !/^(?:[A-Z][a-z]+ \d{1,2}, \d{4}|§.*|\d+ FR \d+.*)$/.test(name);
}

function lastVerb(words: string): Operation | undefined {
  let best: { at: number; operation: Operation } | undefined;
  for (const [pattern, operation] of VERBS) {
    for (const found of words.matchAll(pattern)) {
      if (best === undefined || found.index > best.at) best = { at: found.index, operation };
    }
  }
  return best?.operation;
}

/** The list that a text names first by its place or its name, undefined where it names none. */
export function listOf(text: string): ListName | undefined {
  return LIST_NAMES.find(([pattern]) => pattern.test(text))?.[1];
}

function countryOf(text: string): string | undefined {
  const found = COUNTRY.exec(text.replace(QUOTED, '“”'))?.[1];
  return found === undefined ||
    /^(?:Supplement|Part|Section|Federal|Country|Entity|License|The|This)\b/.test(found)
    ? undefined
    : countryName(found);
}

function swapsOf(section: Section, step: string): readonly Replacement[] {
  const where = TOP_STEP.test(section.text) ? section.heading : step.slice(0, 160);
  const found = [...section.text.matchAll(SWAP), ...section.text.matchAll(SWAP_UNQUOTED)];
  return found.map((swap) => ({
    where: whereOf(section.text.slice(0, swap.index)) ?? where,
    before: trimName(swap[1] ?? ''),
    after: trimName(swap[2] ?? ''),
    span: originalSpan(section, swap.index, swap.index + swap[0].length),
  }));
}

/** The place an instruction names before its verb: "Supplement No. 7 to part 744, paragraph (a)". */
function whereOf(before: string): string | undefined {
  const text = before
    .replace(/^(?:\d{1,3}|[a-z]{1,3})\.\s+/, '')
    .replace(/\s+(?:is|are) (?:further )?amended.*$|,?\s*(?:by|in)\s*$|\bBy\s*$/s, '')
    .replace(/[,;:\s]+$/, '');
  return text.length > 3 && text.length <= 200 ? text : undefined;
}
