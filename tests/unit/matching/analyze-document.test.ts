import { describe, expect, test } from 'vitest';
import type { DocumentMetadata } from '../../../shared/domain/document.ts';
import { analyze } from './analyzed.ts';

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

  test('the day on which a licence expires is its term, not its end', () => {
    const kind = (summary: string) => analyze({ sections: [['summary', summary]] }).kind;
    const issued = 'BIS issues a temporary general license for Tethys Foundry.';
    expect(kind(`${issued} The license expires on August 19, 2019.`)).toBe('tgl_issue');
    expect(kind('The temporary general license for Tethys Foundry has expired.')).toBe('tgl_expiry');
  });

  describe('a rule that lists a company and ends a temporary licence in one sentence', () => {
    const kinds = (summary: string, more: Partial<Parameters<typeof analyze>[0]> = {}) => {
      const { match } = analyze({ sections: [['summary', summary]], ...more });
      return ['tethys', 'orvex'].map((id) => [match(id)?.kind, ...(match(id)?.alsoKinds ?? [])]);
    };
    const adds = 'BIS adds thirty-eight non-U.S. affiliates of Tethys Foundry Co., Ltd. to the Entity List';

    test('does both to its one company', () => {
      const widens = 'and widens the foreign-produced direct product rule for those with footnote 1.';
      expect(kinds(`${adds}, removes the temporary general license, ${widens}`)).toEqual([
        ['entity_list_addition', 'tgl_expiry'],
        [undefined],
      ]);
      const titled = 'Addition of Tethys Foundry to the Entity List and Removal of Temporary General License';
      expect(analyze({ sections: [['title', titled]] }).match('tethys')?.alsoKinds).toEqual(['tgl_expiry']);
    });

    test('tells nobody that the licence of another ends', () => {
      expect(kinds(`${adds}, and removes the temporary general license for Orvex Semiconductor.`)).toEqual([
        ['entity_list_addition'],
        ['tgl_expiry'],
      ]);
      expect(
        kinds(`${adds} for supplying Orvex Semiconductor, removes the temporary general license.`)[0],
      ).toEqual(['entity_list_addition']);
      expect(kinds(`${adds}, removes the temporary general license for Unknown Works Ltd.`)[0]).toEqual([
        'entity_list_addition',
      ]);
    });

    test('does not end one that it keeps or extends', () => {
      expect(kinds(`${adds} and does not remove the temporary general license.`)[0]).toEqual([
        'entity_list_addition',
      ]);
      expect(kinds(`${adds}, extends the temporary general license.`)[0]).not.toContain('tgl_expiry');
      const added = 'BIS added Tethys Foundry to the Entity List and removes the temporary general license.';
      expect(kinds(`BIS adds Orvex Semiconductor to the Entity List. ${added}`)[0]).not.toContain(
        'tgl_expiry',
      );
    });
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
