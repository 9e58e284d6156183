import type { AliasKind, Company, CompanyHit } from '../domain/company.ts';

/** Kinds of alias by which a reader looks for a company; names of affiliates and places would lead astray. */
const SEARCHED_KINDS: ReadonlySet<AliasKind> = new Set([
  'trade',
  'acronym',
  'native',
  'legal',
  'former',
  'variant',
  'brand',
  'pinyin',
  'listed-alias',
]);
const LONGEST_ROW = 80;
const MOST_WORDS = 12;

/** One place in one name of a company from which a search may start. */
export interface NameStart {
  /** The normalised name from this word to its end (80 characters at most). */
  readonly text: string;
  /** True where the word is the first of the name. */
  readonly first: boolean;
}

/** Lower case, NFKD without marks, words joined by one space: "Société Générale S.A." -> "societe generale s a". */
export function normaliseName(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}

/** Every place from which the company can be found: each word of its name and of the aliases a reader may know. */
export function nameStarts(company: Company): readonly NameStart[] {
  const names = [
    company.name,
    ...company.aliases.filter((a) => SEARCHED_KINDS.has(a.kind)).map((a) => a.text),
  ];
  const starts = new Map<string, NameStart>();
  for (const name of names) {
    const words = normaliseName(name).split(' ').filter(Boolean).slice(0, MOST_WORDS);
    for (const index of words.keys()) {
      const text = words.slice(index).join(' ').slice(0, LONGEST_ROW);
      const known = starts.get(text);
      starts.set(text, { text, first: index === 0 || known?.first === true });
    }
  }
  return [...starts.values()];
}

export interface NameHit extends NameStart {
  readonly hit: CompanyHit;
}

/**
 * Best first: names that begin with the text, whole words before parts of one, then the alphabet; each company once.
 * `prefix` is normalised.
 */
export function rankHits(found: readonly NameHit[], prefix: string, limit: number): readonly CompanyHit[] {
  const endsWord = (text: string) => text.length === prefix.length || text[prefix.length] === ' ';
  const order = [...found].sort(
    (a, b) =>
      Number(b.first) - Number(a.first) ||
      Number(endsWord(b.text)) - Number(endsWord(a.text)) ||
      (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) ||
      (a.hit.companyId < b.hit.companyId ? -1 : 1),
  );
  const companies = new Map(order.toReversed().map((entry) => [entry.hit.companyId, entry.hit]));
  const best = new Set(order.map((entry) => entry.hit.companyId));
  return [...best].slice(0, limit).flatMap((id) => companies.get(id) ?? []);
}
