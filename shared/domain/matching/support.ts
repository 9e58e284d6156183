import type { CompanyId } from '../ids.ts';
import { isReaderNamed } from '../reader-names.ts';
import { isCommonWord, isStateBody } from './alias-strength.ts';
import { isLegalForm } from './legal-forms.ts';
import type { IndexedAlias } from './match-index.ts';
import type { CleanSection, NameHit } from './mentions.ts';
import { tokenize } from './tokens.ts';

/** How sure a name is: it stands alone, a weak name that the text supports, or one that only a person can decide. */
export type Support = 'sure' | 'supported' | 'doubtful';

/** A name that counts, for one or several companies, with how sure each is. */
export interface Mention extends NameHit {
  readonly owners: readonly {
    readonly alias: IndexedAlias;
    readonly support: Support;
    readonly ruleId: string;
  }[];
}

const written = (section: CleanSection, hit: NameHit) => section.clean.text.slice(hit.start, hit.end);
const isCapitals = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();

/** Capitals and small letters as the alias has them; in a text of capitals only, case says nothing. */
function sameCase(text: string, alias: string): boolean {
  const plain = (value: string) => value.replace(/[\s.,'()-]+/g, ' ').trim();
  return (
    plain(text) === plain(alias) ||
    (isCapitals(text) && text.length > 4 && plain(text) === plain(alias).toUpperCase())
  );
}

/** True where each word that the alias writes with a capital has one in the text. */
function capitalsKept(text: string, alias: string): boolean {
  const words = text.split(/[\s-]+/);
  return alias.split(/[\s-]+/).every((word, i) => !/^\p{Lu}/u.test(word) || !/^\p{Ll}/u.test(words[i] ?? ''));
}

/** A strong name made of everyday words needs its capitals: `positive technologies` is no company. */
function standsAlone(section: CleanSection, hit: NameHit, alias: IndexedAlias): boolean {
  if (alias.strength !== 'strong') return false;
  const words = section.tokens.norms.slice(hit.firstToken, hit.endToken);
  const text = written(section, hit);
  // Tokens know no signs: without its own, `Face++` is an everyday word.
  const sign = /[+!#]+$/.exec(alias.text)?.[0] ?? '';
  if (!section.clean.text.startsWith(sign, hit.end)) return false;
  if (alias.kind === 'acronym' && words.length === 1) return !/^\p{Ll}/u.test(text);
  if (!words.every((word) => isCommonWord(word) || isLegalForm(word))) return true;
  return capitalsKept(text, alias.text);
}

/** The next word is a legal form, and the word before does not begin a longer name. */
function hasLegalForm(section: CleanSection, hit: NameHit): boolean {
  const { tokens, clean } = section;
  const next = tokens.norms[hit.endToken];
  if (next === undefined || !isLegalForm(next)) return false;
  const between = clean.text.slice(hit.end, tokens.starts[hit.endToken]);
  const after = clean.text[tokens.starts[hit.endToken] ?? 0] ?? '';
  if (clean.text[tokens.ends[hit.endToken] ?? 0] === '-') return false;
  if (!/^[,\s]*$/.test(between) || !/\p{Lu}/u.test(after) || !/^\p{Lu}/u.test(written(section, hit)))
    return false;
  const before = clean.text.slice(Math.max(0, hit.start - 30), hit.start);
  return !/\p{Lu}[\p{L}'-]*\s$/u.test(before) || /(?:^|[.:;]\s)\p{Lu}\p{Ll}*\s$/u.test(before);
}

/** Words that end the names of companies, not of offices or places. */
const DESIGNATOR =
  /\b(?:technologies|technology|airlines?|lines|airways|motors|semiconductors?|electronics|industries|systems|instruments|devices|group|holdings?|research|works|networks?|laboratories|labs|foods|motor|energy|materials|robotics|aviation|shipping|logistics)$/i;

/** The whole legal name of everyday words, with its capitals and no further word of a longer name beside it. */
function isFullName(section: CleanSection, hit: NameHit, alias: IndexedAlias): boolean {
  const text = written(section, hit);
  if (alias.kind !== 'legal' || hit.endToken - hit.firstToken < 2) return false;
  const around = section.sentences[hit.sentence];
  if (isCapitals(text) && isCapitals(section.clean.text.slice(around?.start, around?.end))) return false;
  // A list names academies and "Iran Air" like any party; elsewhere such words may be who speaks, or a place.
  const listed = section.role === 'table-row' || section.role === 'instruction';
  const asCompany = DESIGNATOR.test(text) && !isStateBody(alias.text);
  if (!(listed || asCompany) || !sameCase(text, alias.text) || !/ \p{Lu}/u.test(text)) return false;
  const before = section.clean.text.slice(Math.max(0, hit.start - 30), hit.start);
  const after = section.clean.text.slice(hit.end, hit.end + 30);
  return !/\p{Lu}[\p{L}'-]*\s$/u.test(before) && !/^\s(?:of\s)?\p{Lu}/u.test(after);
}

/** Words that say that a name in brackets or after them is another name of the party just named. */
const ALSO_KNOWN =
  /(?:a\.?k\.?a\.?|f\.?k\.?a\.?|n\.?k\.?a\.?|also known as|formerly|alias(?:es)?|doing business as|d\.?b\.?a\.?)/i;

/** A row or a list of aliases in which a strong name of the same company stands as well. */
function inAliasList(
  section: CleanSection,
  hit: NameHit,
  sure: readonly NameHit[],
  owner: CompanyId,
): boolean {
  const sentence = section.sentences[hit.sentence];
  if (!sentence) return false;
  const isRow =
    section.role === 'table-row' || section.clean.text.slice(sentence.start, sentence.end).includes(' | ');
  return sure.some((other) => {
    if (other.section !== hit.section || other.sentence !== hit.sentence) return false;
    if (!other.aliases.some((alias) => alias.companyId === owner && alias.strength === 'strong'))
      return false;
    const between = section.clean.text.slice(Math.min(other.end, hit.end), Math.max(other.start, hit.start));
    return isRow || (between.length < 200 && (ALSO_KNOWN.test(between) || /^\s*\(["'\s]*$/.test(between)));
  });
}

const ownedBy = (hit: NameHit, owner: CompanyId) => hit.aliases.some((alias) => alias.companyId === owner);

/** A word beside a comma or "and", among names that are sure: only a person can say whether it is meant. */
function besideNames(section: CleanSection, hit: NameHit, sure: readonly NameHit[]): boolean {
  const text = section.clean.text;
  return sure.some((other) => {
    if (other.section !== hit.section || other.sentence !== hit.sentence) return false;
    const between = text.slice(Math.min(other.end, hit.end), Math.max(other.start, hit.start));
    return /^[,.\s]*(?:and|or|&)?\s*$/.test(between) && capitalsKept(written(section, hit), 'A');
  });
}

function supportOf(
  section: CleanSection,
  hit: NameHit,
  alias: IndexedAlias,
  sure: readonly NameHit[],
): { readonly support: Support; readonly ruleId: string } | undefined {
  if (hit.near) return { support: 'doubtful', ruleId: 'name.near' };
  if (standsAlone(section, hit, alias)) return { support: 'sure', ruleId: 'name.strong' };
  if (alias.strength === 'strong') return undefined;
  if (alias.kind !== 'place' && hasLegalForm(section, hit))
    return { support: 'supported', ruleId: 'weak.legal-form' };
  if (isFullName(section, hit, alias)) return { support: 'supported', ruleId: 'weak.full-name' };
  if (inAliasList(section, hit, sure, alias.companyId))
    return { support: 'supported', ruleId: 'weak.alias-list' };
  const named = sure.some((other) => ownedBy(other, alias.companyId));
  if (named && sameCase(written(section, hit), alias.text))
    return { support: 'supported', ruleId: 'weak.named-elsewhere' };
  // "PAKISTAN" beside names is the country of a row, whoever bears it in brackets.
  const heads = isCapitals(written(section, hit)) && !isCapitals(alias.text);
  if (alias.kind !== 'place' && !heads && besideNames(section, hit, sure))
    return { support: 'doubtful', ruleId: 'weak.beside-names' };
  return undefined;
}

/**
 * Which of the names found count (section 3 of the matching paper). Strong names stand alone; a weak one counts with a legal
 * form behind it, beside a strong name in one row or list of aliases, or where a strong name of the same company stands
 * elsewhere in the document and the spelling is exact; beside other names in a list it is left to a person.
 * A name of several companies that nothing decides counts for each, as doubtful.
 */
export function supportedMentions(sections: readonly CleanSection[], hits: readonly NameHit[]): Mention[] {
  const sure = hits.filter((hit) => {
    const section = sections[hit.section];
    return section && !hit.near && hit.aliases.some((alias) => standsAlone(section, hit, alias));
  });
  const mentions: Mention[] = [];
  for (const hit of hits) {
    const section = sections[hit.section];
    if (!section) continue;
    const owners = hit.aliases.flatMap((alias) => {
      const support = supportOf(section, hit, alias, sure);
      return support ? [{ alias, ...support }] : [];
    });
    if (owners.length > 0)
      mentions.push({ ...hit, owners: resolveShared(owners, hit, sure, headsEntry(section, hit)) });
  }
  return mentions;
}

/** True at the beginning of a row's cell, and for a name in quotation marks in an instruction. */
function headsEntry({ role, clean }: CleanSection, hit: NameHit): boolean {
  const before = clean.text.slice(Math.max(0, hit.start - 3), hit.start);
  if (role === 'instruction') return /["“]$/.test(before);
  return role === 'table-row' && /(?:^|[|\t\n])\s*$/.test(before);
}

/**
 * One name, several companies: those named elsewhere by a name of their own win. An affiliate and its parent share by right,
 * and so does who follows the name as typed: it stands for whoever bears it.
 */
function resolveShared(
  owners: Mention['owners'],
  hit: NameHit,
  sure: readonly NameHit[],
  headsEntry: boolean,
): Mention['owners'] {
  const rivals = owners.filter(
    ({ alias }) => alias.kind !== 'affiliate-name' && !isReaderNamed(alias.companyId),
  );
  const ids = new Set(rivals.map((owner) => owner.alias.companyId));
  if (ids.size < 2) return owners;
  // Whose whole name stands there is meant, not those who bear a part of it.
  const all = rivals.filter(
    ({ alias }) => tokenize(alias.text).norms.length === hit.endToken - hit.firstToken,
  );
  // An entry of a list is headed by the own name of its party, which others may have as an alias.
  const heads = headsEntry ? all.filter(({ alias }) => alias.kind === 'legal') : [];
  const whole = heads.length > 0 ? heads : all;
  if (new Set(whole.map((owner) => owner.alias.companyId)).size === 1)
    return owners.filter((owner) => whole.includes(owner) || !rivals.includes(owner));
  const alone = (id: CompanyId) =>
    sure.some(
      (other) => other !== hit && ownedBy(other, id) && ![...ids].every((rival) => ownedBy(other, rival)),
    );
  const named = [...ids].filter(alone);
  if (named.length > 0 && named.length < ids.size)
    return owners.filter((owner) => named.includes(owner.alias.companyId) || !rivals.includes(owner));
  return owners.map((owner) =>
    rivals.includes(owner) ? { ...owner, support: 'doubtful', ruleId: 'name.shared' } : owner,
  );
}
