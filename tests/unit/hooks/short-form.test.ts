import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortAlert, slackMessage, teamsMessage } from '../../../shared/domain/hooks/short-form.ts';
import { speaksOfObligation } from '../../../shared/domain/rendering/wording.ts';
import { report, withdrawn } from '../rendering/huawei-later-mails.ts';
import { listing, PUBLIC_URL } from '../rendering/huawei-mails.ts';

const GOLDEN = join(import.meta.dirname, '..', '..', 'golden', 'hooks');
const CASES = { listing, report, withdrawn } as const;
const print = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

describe.each(Object.entries(CASES))('%s', (name, input) => {
  const alert = shortAlert({ ...input, now: new Date(input.change.detectedAt) }, PUBLIC_URL);

  test('in Slack', () =>
    expect(print(slackMessage(alert))).toMatchFileSnapshot(join(GOLDEN, `${name}-slack.json`)));
  test('in Teams', () =>
    expect(print(teamsMessage(alert))).toMatchFileSnapshot(join(GOLDEN, `${name}-teams.json`)));
});

describe('in a chat', () => {
  test('a report is told as a report, dates nothing and obliges nobody', () => {
    const alert = shortAlert({ ...report, now: new Date(report.change.detectedAt) }, PUBLIC_URL);
    expect(alert.headline).toMatch(/^Reported, not law: /);
    expect(alert.dates).toEqual([]);
    expect(speaksOfObligation(alert.said)).toBe(false);
  });

  test('a rule is told with its days as it states them', () => {
    const alert = shortAlert({ ...listing, now: new Date(listing.change.detectedAt) }, PUBLIC_URL);
    expect(alert.dates).toEqual([{ label: 'In force from', day: '16 May 2019' }]);
  });

  test('nothing that a source wrote is markup', () => {
    const hostile = {
      headline: '<!channel> *now* <https://evil.example|click> [a](https://evil.example) & _b_',
      said: '`x` ~y~ <@U123>',
      dates: [{ label: '*Ends*', day: '1 Jan 2027' }],
      page: 'https://alerts.example.org/c/x',
      source: 'https://evil.example/a|b>c',
    };
    const slack = JSON.stringify(slackMessage(hostile));
    expect(JSON.parse(slack).text).toContain('&lt;!channel&gt;');
    expect(slack).toContain('<https://evil.example/a%7Cb%3Ec|Source>');
    expect(slack.match(/"mrkdwn"/g)).toHaveLength(1);
    const card = JSON.stringify(teamsMessage(hostile));
    expect(card).toContain('\\\\[a\\\\](https://evil.example)');
    expect(card).not.toMatch(/[^\\]\[a\]/);
  });
});
