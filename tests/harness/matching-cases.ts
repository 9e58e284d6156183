import type { ChangeKind, Match } from '../../shared/domain/change.ts';
import type { Company, ListCode } from '../../shared/domain/company.ts';
import type { DocumentMetadata, SectionRole } from '../../shared/domain/document.ts';
import { changeIdOf, companyId } from '../../shared/domain/ids.ts';
import { completeAliases } from '../../shared/domain/matching/alias-forms.ts';
import { analyzeDocument } from '../../shared/domain/matching/analyze-document.ts';
import { buildIndex } from '../../shared/domain/matching/index-build.ts';
import { loadIndex } from '../../shared/domain/matching/match-index.ts';

/** One labelled case; the fields are those of the README of the evaluation set. */
export interface EvalCase {
  readonly id: string;
  readonly genre: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly notExpected: readonly string[];
  readonly allowed?: readonly string[];
  readonly changeKind: ChangeKind;
  readonly changeByCompany?: Readonly<Record<string, ChangeKind | readonly ChangeKind[]>>;
  readonly scope?: string;
  readonly evidence?: Readonly<Record<string, readonly string[]>>;
  readonly tags: readonly string[];
}

interface RawCompany {
  readonly id: string;
  readonly name: string;
  readonly country?: string;
  readonly aliases: readonly {
    text: string;
    kind: Company['aliases'][number]['kind'];
    strength: 'strong' | 'weak';
  }[];
  readonly affiliates: readonly { name: string; relation: string; id?: string }[];
  readonly parent?: string;
  readonly lists: readonly string[];
}

/** Cases from JSON lines. */
export function readCases(text: string): readonly EvalCase[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as EvalCase);
}

/** Companies from the JSON of an evaluation set, with all forms of their names. */
export function readCompanies(text: string): readonly Company[] {
  const { companies } = JSON.parse(text) as { readonly companies: readonly RawCompany[] };
  return companies.map((raw) => {
    const id = companyId(raw.id);
    return completeAliases({
      companyId: id,
      name: raw.name,
      ...(raw.country ? { country: raw.country } : {}),
      aliases: raw.aliases.map((alias) => ({ companyId: id, ...alias })),
      affiliates: raw.affiliates.map(({ id: affiliate, ...rest }) => ({
        ...rest,
        ...(affiliate ? { id: companyId(affiliate) } : {}),
      })),
      ...(raw.parent ? { parent: companyId(raw.parent) } : {}),
      lists: raw.lists as readonly ListCode[],
      origin: 'curated',
    });
  });
}

const TYPES: Readonly<
  Record<string, { readonly type: string; readonly role: SectionRole; readonly official: boolean }>
> = {
  entity_list_row: { type: 'Rule', role: 'table-row', official: true },
  fr_rule: { type: 'Rule', role: 'body', official: true },
  fr_notice: { type: 'Notice', role: 'body', official: true },
  news: { type: 'Article', role: 'body', official: false },
  statement: { type: 'Article', role: 'body', official: false },
};

export type Matcher = (item: EvalCase) => {
  readonly kind: ChangeKind;
  readonly kindRule: string;
  readonly scope?: string;
  readonly matches: readonly Match[];
};

/** The matcher as the pipeline runs it, on a case whose text is one section. */
export function matcherFor(companies: readonly Company[]): Matcher {
  const indexes = [loadIndex(buildIndex(companies.flatMap((company) => company.aliases)))];
  const byId = new Map(companies.map((company) => [company.companyId, company]));
  return (item) => {
    const genre = TYPES[item.genre] ?? { type: 'Notice', role: 'body' as const, official: true };
    const metadata: DocumentMetadata = {
      title: '',
      url: 'https://example.org/case',
      type: genre.type,
      stage: genre.official ? 'published' : 'reported',
      publisher: 'evaluation set',
      agencies: [],
    };
    const offsets = Uint32Array.from({ length: item.text.length + 1 }, (_, i) => i);
    return analyzeDocument({
      change: { changeId: changeIdOf(item.id), trust: genre.official ? 'official' : 'reported' },
      metadata,
      document: {
        sections: [{ role: genre.role, heading: '', text: item.text, offsets }],
        parserVersion: 'plain',
        doubts: [],
      },
      indexes,
      companies: byId,
    });
  };
}
