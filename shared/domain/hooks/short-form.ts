import { changeStory } from '../rendering/change-story.ts';
import { dayInWords } from '../rendering/dates.ts';
import { clip, oneLine } from '../rendering/plain-text.ts';
import type { StoryInput } from '../rendering/story-input.ts';
import { alertHeadline } from '../rendering/subject.ts';
import { subjectPrefix } from '../rendering/wording.ts';

/** What a chat is told of a change. */
export interface ShortAlert {
  /** Legal standing, whom, what, when. */
  readonly headline: string;
  /** The first sentence or two of the mail. */
  readonly said: string;
  /** What it dates, in words; nothing of a report, which dates nothing as law. */
  readonly dates: readonly { readonly label: string; readonly day: string }[];
  /** The page of the change and the document itself. */
  readonly page: string;
  readonly source: string;
}

const MOST_DATES = 4;
/** Slack takes 3,000 characters in a section (docs.slack.dev, "Section block"), but nobody reads them. */
const LONGEST = { headline: 200, said: 500, date: 80 } as const;
const NOT_ADVICE = 'Information, not legal advice; the official edition controls.';

/** What a chat is told, from what the mail is written from. Pure: equal input, equal words. */
export function shortAlert(input: StoryInput, publicUrl: string): ShortAlert {
  const { change, analysis } = input;
  const { lead } = changeStory(input);
  const said = lead
    .map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : ''))
    .join('');
  const tells = change.trust === 'official' && change.type !== 'withdrawn';
  const dated = (tells ? (analysis?.facts ?? []) : []).flatMap(({ label, date }) =>
    date === undefined ? [] : [{ label: clip(oneLine(label), LONGEST.date), day: dayInWords(date) }],
  );
  return {
    headline: clip(`${subjectPrefix(change)}: ${alertHeadline(input)}`, LONGEST.headline),
    said: clip(oneLine(said), LONGEST.said),
    dates: dated.slice(0, MOST_DATES),
    page: `${publicUrl}/c/${change.changeId}`,
    source: change.url,
  };
}

/** The three characters that mean something in Slack's text (docs.slack.dev, "Formatting message text"). */
const slackText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** An address inside `<...|...>`, where a bar or an angle bracket would end it. */
const slackLink = (url: string, words: string) =>
  `<${url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')}|${words}>`;
/** Plain text has no markup at all, so that no star or underscore of a name means anything. */
const slackPlain = (text: string) => ({ type: 'plain_text', text, emoji: false });

/** The body for an incoming webhook of Slack. */
export function slackMessage({ headline, said, dates, page, source }: ShortAlert): object {
  const days = dates.map(({ label, day }) => `${label}: ${day}`).join('\n');
  const links = `${slackLink(page, 'What changed')} · ${slackLink(source, 'Source')}`;
  return {
    text: slackText(headline),
    blocks: [
      { type: 'section', text: slackPlain(headline) },
      { type: 'section', text: slackPlain(days === '' ? said : `${said}\n${days}`) },
      { type: 'section', text: { type: 'mrkdwn', text: links } },
      { type: 'context', elements: [slackPlain(NOT_ADVICE)] },
    ],
  };
}

/** Markdown means something in a TextBlock (adaptivecards.io): characters that would begin it are escaped. */
const cardText = (text: string) => text.replace(/[\\`*_[\]#>~|]/g, '\\$&');

/** The body for a Teams workflow "when a webhook request is received": a message with one Adaptive Card. */
export function teamsMessage({ headline, said, dates, page, source }: ShortAlert): object {
  const line = (text: string, more: object = {}) => ({
    type: 'TextBlock',
    text: cardText(text),
    wrap: true,
    ...more,
  });
  const facts = dates.map(({ label, day }) => ({ title: cardText(label), value: day }));
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            line(headline, { weight: 'Bolder', size: 'Medium' }),
            line(said),
            ...(facts.length > 0 ? [{ type: 'FactSet', facts }] : []),
            line(NOT_ADVICE, { isSubtle: true, size: 'Small' }),
          ],
          actions: [
            { type: 'Action.OpenUrl', title: 'What changed', url: page },
            { type: 'Action.OpenUrl', title: 'Source', url: source },
          ],
        },
      },
    ],
  };
}
