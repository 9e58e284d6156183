import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { documentHeader, issueDocuments } from '../../../shared/domain/reading/document-header.ts';
import {
  cfrPartsOf,
  docketsOf,
  filingStampOf,
  numberOfStamp,
} from '../../../shared/domain/reading/header-fields.ts';
import { sentencesOf } from '../../../shared/domain/reading/sentences.ts';
import { datesOfSentence } from '../../../shared/domain/reading/stated-dates.ts';
import { realData } from '../../harness/real-data.ts';

const ISSUE = realData('fr-xml/FR-2024-02-12.xml.gz');

describe('fields of the head', () => {
  it('reads CFR parts, dockets, number and filing stamp', () => {
    expect(cfrPartsOf('15 CFR Parts 730, 744, and 774')).toEqual(
      [730, 744, 774].map((part) => ({ title: 15, part })),
    );
    expect(docketsOf('[Docket No. 190513445-9445-01]')).toEqual(['190513445-9445-01']);
    expect(numberOfStamp('[FR Doc. 2024–02930 Filed 2–8–24; 2:00 pm]')).toBe('2024-02930');
    expect(numberOfStamp('[FR Doc. C1-2022-12345 Filed 6-1-22; 8:45 am]')).toBe('C1-2022-12345');
    expect(filingStampOf('Filed 5-16-19; 4:15 pm')).toMatchObject({ date: '2019-05-16', time: '16:15' });
    expect(filingStampOf('Filed: 5/16/2019 12:05 am')).toMatchObject({ date: '2019-05-16', time: '00:05' });
    expect(filingStampOf('Filed 13-45-19; 4:15 pm')).toBeUndefined();
  });

  it('counts pages on to documents that begin in the middle of one', () => {
    const issue = `<FEDREG><VOL>84</VOL><RULE><PRTPAGE P="10"/><SUBJECT>A</SUBJECT><P>text<PRTPAGE P="11"/></P></RULE><RULE><SUBJECT>B</SUBJECT></RULE></FEDREG>`;
    expect(issueDocuments(issue).map((doc) => [doc.subject, doc.citation])).toEqual([
      ['A', '84 FR 10'],
      ['B', '84 FR 11'],
    ]);
  });
});

describe('the head of a filed text', () => {
  const typeOf = (text: string) => documentHeader('pi-text', text).type;

  it('tells by the action what kind of document it is', () => {
    const withAction = (action: string) =>
      typeOf(
        `DEPARTMENT OF COMMERCE\n\n15 CFR Part 744\n\nA title\n\nACTION: ${action}\n\nSUMMARY: It does.\n`,
      );
    expect(withAction('Interim final rule; request for comments.')).toBe('Rule');
    expect(withAction('Notification of inquiry.')).toBe('Proposed Rule');
    expect(withAction('Notice; order.')).toBe('Notice');
  });

  it('tells an order of an agency from one of the President, who is no agency', () => {
    expect(
      typeOf('DEPARTMENT OF COMMERCE\n\nOrder Terminating a Denial Order\n\nIt is hereby ordered.\n'),
    ).toBe('Notice');
    const order = documentHeader(
      'pi-text',
      'EXECUTIVE ORDER\n\n- - - - - - -\n\nSecuring Supply\n\nBy the authority vested in me.\n',
    );
    expect([order.type, order.agencies]).toEqual([
      'Presidential Document',
      ['Executive Office of the President'],
    ]);
  });
});

describe('a whole issue', () => {
  it('gives every document with number, agency, CFR parts, action and dates, in two seconds', (context) => {
    if (!existsSync(ISSUE)) {
      console.log(`skipped: ${ISSUE} is absent (set RULEWIRE_DATA)`);
      context.skip();
    }
    const text = gunzipSync(readFileSync(ISSUE)).toString('utf8');
    const started = performance.now();
    const documents = issueDocuments(text);
    const took = performance.now() - started;
    const count = (type: string) => documents.filter((doc) => doc.type === type).length;
    expect([count('Rule'), count('Proposed Rule'), count('Notice'), count('Presidential Document')]).toEqual([
      13, 7, 75, 1,
    ]);
    const having = (has: (doc: (typeof documents)[number]) => unknown) => documents.filter(has).length;
    expect(having((doc) => doc.number !== undefined)).toBe(96);
    expect(having((doc) => doc.agencies.length > 0)).toBe(96);
    expect(
      having((doc) => doc.subject !== undefined && doc.citation !== undefined && doc.filed !== undefined),
    ).toBe(96);
    // What the issue prints: 20 rules and proposals with CFR parts, 67 ACTION fields and a proclamation, 66 DATES fields.
    expect(having((doc) => doc.cfrParts.length > 0)).toBe(20);
    expect(having((doc) => doc.action !== undefined)).toBe(68);
    expect(having((doc) => doc.dates !== undefined)).toBe(66);
    const effective = documents.filter(
      (doc) =>
        /Rule/.test(doc.type ?? '') &&
        sentencesOf(doc.dates ?? '').flatMap((sentence) => datesOfSentence(sentence)).length > 0,
    );
    expect(effective.length).toBeGreaterThanOrEqual(17);
    expect(took).toBeLessThan(2_000);
  });
});
