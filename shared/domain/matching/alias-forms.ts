import type { Alias, AliasKind, Company } from '../company.ts';
import type { CompanyId } from '../ids.ts';
import { computeStrength, coreOf, hanCore, isCommonWord } from './alias-strength.ts';
import { isLegalForm } from './legal-forms.ts';
import { tokenize } from './tokens.ts';

/** A name as it may be written: the text, and whether it stands alone. */
export interface NameForm {
  readonly text: string;
  readonly strength: Alias['strength'];
}

/** The name without its legal form, where what is left is distinctive: two words or more, one of them rare. */
function withoutLegalForm(name: string): string | undefined {
  const native = hanCore(name);
  if (native !== name) return native.length >= 3 ? native : undefined;
  const tokens = tokenize(name);
  const core = coreOf(name);
  if (core.length === tokens.norms.length || core.length < 2) return undefined;
  const rare = core.filter((word) => word.length >= 4 && !isCommonWord(word) && !isLegalForm(word));
  if (rare.length === 0) return undefined;
  const end = tokens.ends[core.length - 1] ?? name.length;
  const opened = name.slice(0, end).lastIndexOf('(') > name.slice(0, end).lastIndexOf(')');
  return opened ? `${name.slice(0, end)})` : name.slice(0, end);
}

/** `Delta Air Lines` of `Delta Air Lines, Inc.`: everyday words, which count only as a whole and with their capitals. */
function ofEverydayWords(name: string): string | undefined {
  const core = coreOf(name);
  const tokens = tokenize(name);
  if (core.length < 3 || core.length === tokens.norms.length || hanCore(name) !== name) return undefined;
  const text = name.slice(0, tokens.ends[core.length - 1]);
  return text.includes('(') ? undefined : text;
}

/** A short form in brackets after the name: `Foo Research Institute (FRI)` is also called `FRI`. */
function bracketed(name: string): { readonly outer: string; readonly inner: string } | undefined {
  const found = /^(.{4,}?)\s*\(([\p{L}\p{N}][\p{L}\p{N} &.-]{1,30})\)\s*$/u.exec(name);
  return found ? { outer: found[1] ?? '', inner: found[2] ?? '' } : undefined;
}

/** `CloudWalk` is also written `Cloud Walk`; only for words of two capitals with at least three letters each. */
function splitWords(name: string): string | undefined {
  const split = name.replace(/(?<=[A-Z][a-z]{2,})(?=[A-Z][a-z]{2,})/g, ' ');
  return split === name ? undefined : split;
}

/**
 * The forms under which a name is searched: as it is, without its legal form where the rest is distinctive, split at an
 * inner capital, and the parts of a name with a short form in brackets. Spelling of legal forms, case, accents and hyphens
 * need no forms of their own: tokens even them out. Never empty for a name with a letter.
 */
export function aliasesForName(name: string, kind: AliasKind = 'legal'): readonly NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (text: string | undefined, strength?: Alias['strength']) => {
    if (!text) return;
    const key = tokenize(text).norms.join(' ');
    if (key !== '' && !forms.has(key))
      forms.set(key, { text, strength: strength ?? computeStrength(text, kind) });
  };
  add(name);
  const parts = bracketed(name);
  add(parts?.outer);
  add(withoutLegalForm(parts?.outer ?? name), 'strong');
  add(ofEverydayWords(parts?.outer ?? name), 'weak');
  const split = splitWords(name);
  if (split) add(split, computeStrength(name, kind));
  if (parts && !isLegalForm(parts.inner.toLowerCase())) add(parts.inner, 'weak');
  return [...forms.values()];
}

/** `Moore Threads` is also written `MooreThreads`; only for two Latin words of four letters or more. */
function closedUp(name: string): string | undefined {
  const words = /^(\p{Lu}[a-z]{3,}) (\p{Lu}[a-z]{3,})$/u.exec(name);
  return words ? `${words[1]}${words[2]}` : undefined;
}

/** Kinds whose text is a full name, from which shorter forms may be made. */
const FULL_NAMES: ReadonlySet<AliasKind> = new Set([
  'legal',
  'former',
  'native',
  'variant',
  'affiliate-name',
  'listed-alias',
]);

/**
 * The company with every alias under which it is searched: the given ones as they are (their strength is a person's or a
 * list's word and stays), then the forms of its name, of its full-name aliases, and of its affiliates, whose names count
 * for the company with the kind `affiliate-name`. An affiliate that is a company itself is searched there as well.
 */
export function completeAliases(company: Company): Company {
  const found = new Map<string, Alias>();
  const add = (companyId: CompanyId, text: string, kind: AliasKind, strength: Alias['strength']) => {
    const key = tokenize(text).norms.join(' ');
    if (key !== '' && !found.has(key)) found.set(key, { companyId, text, kind, strength });
  };
  for (const alias of company.aliases) add(company.companyId, alias.text, alias.kind, alias.strength);
  for (const form of aliasesForName(company.name)) add(company.companyId, form.text, 'legal', form.strength);
  for (const alias of company.aliases)
    if (FULL_NAMES.has(alias.kind) && alias.strength === 'strong')
      for (const form of aliasesForName(alias.text, alias.kind))
        add(company.companyId, form.text, alias.kind, form.strength);
  for (const alias of [...found.values()]) {
    const closed = alias.strength === 'strong' ? closedUp(alias.text) : undefined;
    if (closed) add(company.companyId, closed, alias.kind, 'strong');
  }
  for (const affiliate of company.affiliates)
    for (const form of aliasesForName(affiliate.name, 'affiliate-name'))
      add(company.companyId, form.text, 'affiliate-name', form.strength);
  return { ...company, aliases: [...found.values()] };
}
