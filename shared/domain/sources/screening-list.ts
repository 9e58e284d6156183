import type { Affiliate, Alias, Company, ListCode } from '../company.ts';
import { RulewireError } from '../errors.ts';
import { type CompanyId, companyId, hashId } from '../ids.ts';
import { completeAliases } from '../matching/alias-forms.ts';
import { computeStrength, isCommonWord } from '../matching/alias-strength.ts';
import { tokenize } from '../matching/tokens.ts';
import { type FrRecord, isRecord, jsonObject, listField, textField } from './fr-answer.ts';

/** The companies of the list, and how many rows were left out and why. */
export interface ScreeningList {
  readonly companies: readonly Company[];
  readonly rows: number;
  readonly leftOut: { readonly persons: number; readonly vessels: number; readonly nameless: number };
}

/** Lists by the abbreviation that stands in brackets in `source`. Others are read for their names only. */
const LISTS: Readonly<Record<string, ListCode>> = {
  EL: 'EL',
  DPL: 'DPL',
  SDN: 'SDN',
  CMIC: 'CMIC',
  MEU: 'MEU',
  UVL: 'UVL',
};

/** Foreign direct product rules name the footnote of the Entity List that they go with: 15 CFR 734.9(e)(1)-(3) and (g). */
const FOOTNOTES: readonly (readonly [RegExp, ListCode])[] = [
  [/734\.9\s*\(e\)\s*(?:\(1\)|1\b)/, 'EL_FN1'],
  [/734\.9\s*\(g\)/, 'EL_FN3'],
  [/734\.9\s*\(e\)\s*\(2\)/, 'EL_FN4'],
  [/734\.9\s*\(e\)\s*\(3\)/, 'EL_FN5'],
];

/** "X. Affiliated Entity: Y", "X subordinate institution: Y", "X. Subordinate Institution - Y". */
const GROUPED =
  /^(.+?)[.,]?\s+(affiliated entit(?:y|ies)|subordinate (?:institution|institute|entity)s?)\s*[:–—-]\s*(\S.*)$/i;
/** "Y (a subordinate institute of X)". */
const BELONGS = /^(.+?)\s*\(an? (subordinate (?:institution|institute|entity)|affiliate) of (.+)\)$/i;

/** What all rows say about one party; sets, so that the order of the rows makes no difference. */
interface Party {
  /** Spellings of its own rows, and of rows that name it as the head of a group. */
  readonly names: Set<string>;
  readonly namesAsHead: Set<string>;
  readonly aliases: Set<string>;
  readonly lists: Set<ListCode>;
  readonly affiliates: Map<CompanyId, Affiliate>;
  readonly countries: Set<string>;
  readonly parents: Set<CompanyId>;
}

/**
 * Reads the bulk file of the Consolidated Screening List (International Trade Administration, consolidated.json): rows that
 * share a name are one company, and rows that name a group and a member become a company and its affiliate. Persons,
 * vessels and aircraft are left out. Throws `source-not-json` or `source-shape`.
 */
export function readScreeningList(text: string): ScreeningList {
  const { results } = jsonObject(text);
  if (!Array.isArray(results)) throw new RulewireError('source-shape', 'the screening list has no results');
  const parties = new Map<CompanyId, Party>();
  const leftOut = { persons: 0, vessels: 0, nameless: 0 };
  for (const row of results.filter(isRecord)) {
    const type = textField(row, 'type')?.toLowerCase();
    const name = textField(row, 'name');
    if (type === 'individual') leftOut.persons += 1;
    else if (type === 'vessel' || type === 'aircraft') leftOut.vessels += 1;
    else if (name === undefined || idOf(name) === undefined || /^address\s+\d+/i.test(name))
      leftOut.nameless += 1;
    else addRow(parties, name, row);
  }
  const companies = [...parties].map(([id, party]) => companyOf(id, party));
  return { companies, rows: results.length, leftOut };
}

/** "Huawei Technologies Co., Ltd. (Huawei)" is called by a word of its name, which makes it no other company. */
function withoutOwnWord(name: string): string {
  const [, bare = '', word = ''] = /^(.+) \(([\p{L}\d]+)\)$/u.exec(name) ?? [];
  const words = tokenize(bare).norms;
  return tokenize(word).norms.every((norm) => words.includes(norm)) && bare !== '' ? bare : name;
}

/** One id for all spellings of a name, whatever list it is on: a follower keeps following when an address changes. */
function idOf(name: string): CompanyId | undefined {
  const words = tokenize(withoutOwnWord(name)).norms.join(' ');
  return words === '' ? undefined : companyId(`listed-${hashId('listed-company', words)}`);
}

function partyOf(parties: Map<CompanyId, Party>, name: string): readonly [CompanyId, Party] | undefined {
  const id = idOf(name);
  if (id === undefined) return undefined;
  let party = parties.get(id);
  if (party === undefined) {
    party = {
      names: new Set(),
      namesAsHead: new Set(),
      aliases: new Set(),
      lists: new Set(),
      affiliates: new Map(),
      countries: new Set(),
      parents: new Set(),
    };
    parties.set(id, party);
  }
  return [id, party];
}

function addRow(parties: Map<CompanyId, Party>, name: string, row: FrRecord): void {
  const group = groupOf(name);
  const own = partyOf(parties, group?.member ?? name);
  if (own === undefined) return;
  const [id, party] = own;
  party.names.add(group?.member ?? name);
  for (const alias of listField(row, 'alt_names')) if (!isAddress(alias)) party.aliases.add(alias);
  for (const list of listsOf(row)) party.lists.add(list);
  const country = countryOf(row);
  if (country !== undefined) party.countries.add(country);
  const head = group && partyOf(parties, group.head);
  if (!group || !head || head[0] === id) return;
  party.parents.add(head[0]);
  head[1].namesAsHead.add(group.head);
  const known = head[1].affiliates.get(id);
  if (known === undefined || group.member < known.name) {
    head[1].affiliates.set(id, { name: group.member, relation: group.relation, id });
  }
}

interface Group {
  readonly head: string;
  readonly member: string;
  readonly relation: string;
}

function groupOf(name: string): Group | undefined {
  const [, head, relation, member] = GROUPED.exec(name) ?? [];
  if (head && relation && member) return { head, member, relation: relation.toLowerCase() };
  const [, inner, kind, outer] = BELONGS.exec(name) ?? [];
  return inner && kind && outer ? { head: outer, member: inner, relation: kind.toLowerCase() } : undefined;
}

/** A few addresses stand among the aliases of the source. */
function isAddress(alias: string): boolean {
  return alias.length > 150 || (/\d/.test(alias) && alias.split(',').length > 3);
}

function listsOf(row: FrRecord): ListCode[] {
  const code = /\(([A-Z-]{2,8})\)/.exec(textField(row, 'source') ?? '')?.[1];
  const list = code === undefined ? undefined : LISTS[code];
  if (list === undefined) return [];
  if (list !== 'EL') return [list];
  const requirement = textField(row, 'license_requirement') ?? '';
  return [list, ...FOOTNOTES.flatMap(([pattern, footnote]) => (pattern.test(requirement) ? [footnote] : []))];
}

/** The country of the first address, else the party's own. */
function countryOf(row: FrRecord): string | undefined {
  const addresses = row['addresses'];
  const [first] = Array.isArray(addresses) ? addresses.filter(isRecord) : [];
  const code = (first && textField(first, 'country')) ?? textField(row, 'country');
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
}

/** Sorted, so that the rows' order in the file makes no difference. */
function inOrder<Text extends string>(texts: Iterable<Text>): Text[] {
  return [...texts].sort((a, b) => (a < b ? -1 : 1));
}

function companyOf(id: CompanyId, party: Party): Company {
  const alias = (text: string, kind: Alias['kind']): Alias => {
    return { companyId: id, text, kind, strength: computeStrength(text, kind) };
  };
  const affiliates = [...party.affiliates.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const name = inOrder(party.names)[0] ?? inOrder(party.namesAsHead)[0] ?? id;
  const country = inOrder(party.countries)[0];
  const parent = inOrder(party.parents)[0];
  const trade = tradeName(name, affiliates);
  return completeAliases({
    companyId: id,
    name,
    ...(country === undefined ? {} : { country }),
    aliases: [
      ...(trade === undefined ? [] : [alias(trade, 'trade')]),
      ...inOrder(party.aliases).map((text) => alias(text, 'listed-alias')),
    ],
    affiliates,
    ...(parent === undefined ? {} : { parent }),
    lists: inOrder(party.lists),
    origin: 'screening-list',
  });
}

/** The name a group goes by: the first word of its head, where that is no everyday word and its members bear it too. */
function tradeName(name: string, affiliates: readonly Affiliate[]): string | undefined {
  const word = name.split(/[\s,.]/)[0];
  if (word === undefined || word.length < 4 || isCommonWord(word.toLowerCase())) return undefined;
  const bearing = affiliates.filter((affiliate) => affiliate.name.includes(word));
  return bearing.length >= 2 ? word : undefined;
}
