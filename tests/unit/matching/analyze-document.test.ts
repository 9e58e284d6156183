import { describe, expect, test } from 'vitest';
import type { Company } from '../../../shared/domain/company.ts';
import type { DocumentMetadata, SectionRole, Trust } from '../../../shared/domain/document.ts';
import { changeIdOf, companyId } from '../../../shared/domain/ids.ts';
import { completeAliases } from '../../../shared/domain/matching/alias-forms.ts';
import { analyzeDocument, companiesMentioned } from '../../../shared/domain/matching/analyze-document.ts';
import { buildIndex } from '../../../shared/domain/matching/index-build.ts';
import { loadIndex } from '../../../shared/domain/matching/match-index.ts';

function company(
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

const COMPANIES = [
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

function analyze({ sections, trust = 'official', metadata = {}, companies = COMPANIES }: Input) {
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

describe('analyzeDocument', () => {
  test('evidence stands at its place in the original, names its rule, and is quoted short', () => {
    const { match, original } = analyze({
      sections: [
        ['title', 'Addition of an Entity to the Entity List'],
        ['summary', 'With this rule BIS adds Tethys\nFoundry Co., Ltd. to the Entity List.'],
      ],
    });
    const found = match('tethys');
    expect(found).toMatchObject({ decision: 'alert', grade: 'named', kind: 'entity_list_addition' });
    const span = found?.evidence[0];
    expect(original.slice(span?.start, span?.end)).toBe('Tethys\nFoundry Co., Ltd');
    expect(span).toMatchObject({ role: 'target', sectionRole: 'summary', ruleId: 'add.active' });
    expect(span?.quote.split(' ').length).toBeLessThanOrEqual(25);
  });

  test('a listed affiliate counts for the company that owns it, a child for its parent, never the reverse', () => {
    const affiliate = analyze({
      sections: [['instruction', 'By adding an entry for "Lantern Design House".']],
    });
    expect(affiliate.match('orvex')).toMatchObject({
      decision: 'alert',
      grade: 'affiliate',
      via: 'Lantern Design House',
    });
    const child = analyze({ sections: [['instruction', 'By adding an entry for "Palindra Memory Ltd."']] });
    expect(child.match('orvex')).toMatchObject({
      decision: 'alert',
      grade: 'affiliate',
      via: 'Palindra Memory Ltd.',
    });
    const parent = analyze({
      sections: [['instruction', 'By adding an entry for "Orvex Semiconductor Corporation".']],
    });
    expect(parent.match('child')).toBeUndefined();
  });

  test('a comments section makes nobody a target, whatever its words', () => {
    const { match, kind } = analyze({
      sections: [['comments', 'BIS adds Tethys Foundry to the Entity List, one wrote.']],
    });
    expect(match('tethys')).toMatchObject({ decision: 'mention', kind: 'none' });
    expect(kind).toBe('none');
  });

  test('an unclear role in a document of the agency goes to review, in the press to a mention', () => {
    const sections = [['body', 'Tethys Foundry is spoken of here.']] as const;
    const official = analyze({ sections });
    expect(official.match('tethys')?.decision).toBe('review');
    expect(official.doubts).toHaveLength(1);
    expect(analyze({ sections, trust: 'reported' }).match('tethys')?.decision).toBe('mention');
  });

  test('a weak name needs a strong one elsewhere and the exact spelling', () => {
    const alone = analyze({ sections: [['summary', 'BIS adds Summit to the Entity List.']] });
    expect(alone.mentioned).toEqual([]);
    const beside = analyze({
      sections: [
        ['background', 'Orvex Semiconductor makes chips.'],
        ['summary', 'BIS adds Summit to the Entity List. It is no summit.'],
      ],
    });
    expect(beside.match('orvex')).toMatchObject({ decision: 'alert' });
    expect(beside.match('orvex')?.evidence.map((span) => span.alias)).toContain('Summit');
  });

  test('a name that two companies share alerts neither and reviews both, until one of them is named', () => {
    const shared = 'BIS adds Meridian Ltd. to the Entity List.';
    const both = analyze({ sections: [['summary', shared]] });
    expect(['tethys', 'rival'].map((id) => both.match(id)?.decision)).toEqual(['review', 'review']);
    const one = analyze({ sections: [['summary', `${shared} Tethys Foundry uses that name.`]] });
    expect(one.match('tethys')?.decision).toBe('alert');
    expect(one.match('rival')).toBeUndefined();
  });

  test('where the whole name of one stands, who bears a part of it is not meant', () => {
    const group = company('group', 'Orvex Semiconductor');
    const found = analyze({
      sections: [['summary', 'BIS adds Orvex Semiconductor Corporation to the Entity List.']],
      companies: [...COMPANIES, group],
    });
    expect(found.match('orvex')?.decision).toBe('alert');
    expect(found.match('group')).toBeUndefined();
  });

  test('an entry is headed by the own name of its party, though another has it as an alias', () => {
    const other = company('other', 'Zhaoyang Optics', [], {
      aliases: [
        { companyId: companyId('other'), text: 'Palindra Memory', kind: 'listed-alias', strength: 'strong' },
      ],
    });
    const companies = [company('own', 'Palindra Memory'), other];
    const row = '\tPalindra Memory, 1 Road, Hefei.\tFor all items\tPresumption of denial\t85 FR 1, 1/2/20.';
    const text = 'Zhaoyang Optics said nothing.';
    const found = analyze({
      sections: [
        ['background', text],
        ['table-row', row],
      ],
      companies,
    });
    expect(found.match('own')?.decision).toBe('alert');
    expect(found.match('other')?.decision).not.toBe('alert');
  });

  test('a whole name of everyday words counts where a list names it, not where a text speaks of it', () => {
    const academy = company('academy', 'Academy of Naval Sciences');
    const decide = (role: SectionRole, text: string) =>
      analyze({ sections: [[role, text]], companies: [academy] }).match('academy')?.decision;
    const row =
      '\tAcademy of Naval Sciences, 1 Road, Hefei.\tFor all items\tPresumption of denial\t85 FR 1, 1/2/20.';
    expect(decide('table-row', row)).toBe('alert');
    expect(decide('background', 'The Academy of Naval Sciences in general gives advice.')).toBeUndefined();
  });

  test('each row of a table is what its own instruction says, also where a rule amends two lists', () => {
    const row = (name: string) =>
      [
        'table-row',
        `\t${name}, 1 Road, Hefei.\tFor all items\tPresumption of denial\t85 FR 1, 1/2/20.`,
      ] as const;
    const head = [
      'table-row',
      'Country\tEntity\tLicense requirement\tLicense review policy\tFederal Register citation',
    ] as const;
    const found = analyze({
      sections: [
        ['instruction', '2. Supplement No. 4 to part 744 is amended under China:'],
        ['instruction', 'a. By revising the entry for “Tethys Foundry Co., Ltd.”;'],
        ['instruction', 'b. By adding in alphabetical order an entry for “Orvex Semiconductor Corporation”.'],
        head,
        row('Orvex Semiconductor Corporation'),
        row('Tethys Foundry Co., Ltd.'),
        [
          'instruction',
          '3. Supplement No. 7 to part 744 is amended by adding an entry for “Zhaoyang Microwave Institute”.',
        ],
        head,
        row('Zhaoyang Microwave Institute'),
      ],
    });
    expect(['orvex', 'tethys', 'rival'].map((id) => found.match(id)?.kind)).toEqual([
      'entity_list_addition',
      'entity_list_modification',
      'other_list_change',
    ]);
  });

  test('the day on which an extended licence ends is no end of it', () => {
    const text =
      'The temporary general license for Tethys Foundry is extended by this rule and now expires on May 1, 2020.';
    const metadata = { title: 'Temporary General License: Extension of Validity' };
    const sections = [
      ['title', metadata.title],
      ['summary', text],
    ] as const;
    expect(analyze({ sections, metadata }).match('tethys')?.kind).toBe('tgl_extension');
  });

  test('an exception that another agency makes is no licence policy', () => {
    const metadata = { agencies: ['Animal and Plant Health Inspection Service'] };
    const text =
      'We are adding an exception to the declaration for products with a minimal amount of plants.';
    expect(analyze({ sections: [['summary', text]], metadata }).kind).toBe('none');
  });

  test('a row follows the instruction before it', () => {
    const row =
      'China | Tethys Foundry Co., Ltd., Hefei. | All items | Presumption of denial | 85 FR 1, 1/2/20.';
    const kindAfter = (instruction: string) =>
      analyze({
        sections: [
          ['instruction', instruction],
          ['table-row', row],
        ],
      }).match('tethys')?.kind;
    expect(kindAfter('b. By revising the entry under China:')).toBe('entity_list_modification');
    expect(kindAfter('b. By adding under China in alphabetical order the following entry:')).toBe(
      'entity_list_addition',
    );
  });

  test('a request for comments proposes, whatever its sentences say; an interim rule that asks for them does not', () => {
    const sections = [['summary', 'BIS removes Tethys Foundry from the Entity List.']] as const;
    const kind = (metadata: Partial<DocumentMetadata>) =>
      analyze({ sections, metadata }).match('tethys')?.kind;
    expect(kind({ type: 'Proposed Rule' })).toBe('proposed_rule');
    expect(kind({ title: 'Request for Comments on an Entry' })).toBe('proposed_rule');
    expect(kind({ action: 'Interim final rule; request for comments.' })).toBe('entity_list_removal');
  });

  test('a document of an agency that keeps no list adds nobody to the Entity List', () => {
    const { matches, kind } = analyze({
      sections: [['summary', 'The FAA adds Tethys Foundry Co., Ltd. to the table of makers.']],
      metadata: { agencies: ['Federal Aviation Administration'] },
    });
    expect(kind).toBe('none');
    expect(matches.map((item) => item.decision)).toEqual(['mention']);
  });

  test('what the press plans is never told as law, what it says is done has its kind', () => {
    const kind = (text: string) =>
      analyze({ sections: [['body', text]], trust: 'reported' }).match('tethys')?.kind;
    expect(kind('The US may add Tethys Foundry to its Entity List.')).toBe('reported_not_official');
    expect(kind('The US added Tethys Foundry to its Entity List on Friday.')).toBe('entity_list_addition');
    expect(kind('Tethys Foundry opens a plant.')).toBe('none');
  });

  test('a class of parties is a scope and names nobody', () => {
    const { scope, matches } = analyze({
      sections: [['summary', 'The foreign-direct product rule now covers servers for footnote 4 parties.']],
    });
    expect({ scope, matches }).toEqual({ scope: 'entity_listed_fn4', matches: [] });
  });

  test('an empty document and an empty index are quiet', () => {
    expect(analyze({ sections: [] })).toMatchObject({ kind: 'none', matches: [], doubts: [] });
  });
});
