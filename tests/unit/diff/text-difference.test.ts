import { describe, expect, it } from 'vitest';
import { textDifference } from '../../../shared/domain/diff/text-difference.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';

const filed = `A TITLE

AGENCY: A Bureau.

SUMMARY: This rule adds "Example Co., Ltd." to the list.

DATES: This rule is effective [INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER].

SUPPLEMENTARY INFORMATION:

Background

Once upon a time.
`;
const published = (
  summary: string,
  dates: string,
  background = 'Once, upon a time!',
) => `<RULE><PREAMB><SUBJECT>A Title</SUBJECT>
<SUM><HD SOURCE="HED">SUMMARY:</HD><P>${summary}</P></SUM><EFFDATE><HD SOURCE="HED">DATES:</HD><P>${dates}</P></EFFDATE></PREAMB>
<SUPLINF><HD SOURCE="HD1">Background</HD><P>${background}</P></SUPLINF></RULE>`;
const compare = (xml: string) => textDifference(readDocument('pi-text', filed), readDocument('fr-xml', xml));

describe('filed and published text', () => {
  it('are the same where only the print differs', () => {
    expect(
      compare(
        published('This rule adds “Example Co., Ltd.” to the list.', 'This rule is effective May 21, 2019.'),
      ),
    ).toEqual({ material: false });
  });

  it('are the same where only the background is set differently', () => {
    expect(
      compare(
        published(
          'This rule adds “Example Co., Ltd.” to the list.',
          'This rule is effective May 21, 2019.',
          'Other words.',
        ),
      ).material,
    ).toBe(false);
  });

  it('differ where a word of effect differs', () => {
    expect(
      compare(
        published(
          'This rule adds “Example Two Co., Ltd.” to the list.',
          'This rule is effective May 21, 2019.',
        ),
      ),
    ).toEqual({
      material: true,
      changes: [
        {
          role: 'summary',
          before: 'This rule adds "Example Co., Ltd." to the',
          after: 'This rule adds “Example Two Co., Ltd.” to the',
        },
      ],
    });
  });

  it('differ where a date stands that the filed text did not leave open', () => {
    const difference = textDifference(
      readDocument('fr-xml', published('x', 'Effective May 20, 2019.')),
      readDocument('fr-xml', published('x', 'Effective May 21, 2019.')),
    );
    expect(difference).toEqual({
      material: true,
      changes: [{ role: 'dates', before: 'Effective May 20, 2019', after: 'Effective May 21, 2019' }],
    });
  });
});
