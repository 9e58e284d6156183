import type { Company } from '../../../shared/domain/company.ts';
import type { DocumentMetadata, SectionRole, Trust } from '../../../shared/domain/document.ts';
import { changeIdOf, companyId } from '../../../shared/domain/ids.ts';
import { completeAliases } from '../../../shared/domain/matching/alias-forms.ts';
import { analyzeDocument, companiesMentioned } from '../../../shared/domain/matching/analyze-document.ts';
import { buildIndex } from '../../../shared/domain/matching/index-build.ts';
import { loadIndex } from '../../../shared/domain/matching/match-index.ts';

/** A company with its aliases complete. */
export function company(
  id: string,
  name: string,
  weak: readonly string[] = [],
  more: Partial<Company> = {},
): Company {
  return completeAliases({
    companyId: companyId(id),
    name,
    aliases: weak.map((text) => ({ companyId: companyId(id), text, kind: 'brand', strength: 'weak' })),
    affiliates: [],
    lists: [],
    origin: 'curated',
    ...more,
  });
}

export const COMPANIES: readonly Company[] = [
  company('orvex', 'Orvex Semiconductor Corporation', ['Summit'], {
    affiliates: [{ name: 'Lantern Design House', relation: 'subsidiary' }],
  }),
  company('child', 'Palindra Memory Ltd.', [], { parent: companyId('orvex') }),
  company('tethys', 'Tethys Foundry Co., Ltd.', ['Meridian']),
  company('rival', 'Zhaoyang Microwave Institute', ['Meridian']),
];

interface Input {
  readonly sections: readonly (readonly [SectionRole, string])[];
  readonly trust?: Trust;
  readonly metadata?: Partial<DocumentMetadata>;
  readonly companies?: readonly Company[];
}

/** What the matcher makes of sections that stand one after the other. */
export function analyze({ sections, trust = 'official', metadata = {}, companies = COMPANIES }: Input) {
  const original = sections.map(([, text]) => text).join('\n\n');
  let from = 0;
  const read = sections.map(([role, text]) => {
    const start = from;
    from += text.length + 2;
    return {
      role,
      heading: '',
      text,
      offsets: Uint32Array.from({ length: text.length + 1 }, (_, i) => start + i),
    };
  });
  const document = { sections: read, parserVersion: 'test', doubts: [] };
  const indexes = [loadIndex(buildIndex(companies.flatMap((item) => item.aliases)))];
  const result = analyzeDocument({
    change: { changeId: changeIdOf('change'), trust },
    metadata: {
      title: '',
      url: 'https://example.org',
      type: 'Rule',
      stage: 'filed',
      publisher: 'Federal Register',
      agencies: ['Industry and Security Bureau'],
      ...metadata,
    },
    document,
    indexes,
    companies: new Map(companies.map((item) => [item.companyId, item])),
  });
  const match = (id: string) => result.matches.find((item) => item.companyId === id);
  return { ...result, original, match, mentioned: companiesMentioned(document, indexes) };
}
