import type { ArticleReading } from './article.ts';
import { comparable, saysSomethingElse } from './normalise.ts';

/** What changed in one field of an article between two states of its page. */
export interface ArticleEvent {
  readonly event: 'changed';
  readonly field: (typeof FIELDS)[number];
  readonly before: unknown;
  readonly after: unknown;
  /** Whether it says something else: another headline, or a text with another number, 20 words or 2 % of them. */
  readonly material: boolean;
}

const FIELDS = [
  'title',
  'published',
  'precision',
  'byline',
  'lang',
  'citing',
  'text',
  'paywalled',
  'blocked',
] as const;

/** The events between two states of a page. Before a wall or a paywall no text is compared: what it hides is not gone. */
export function articleEvents(before: ArticleReading, after: ArticleReading): readonly ArticleEvent[] {
  const hidden = [before, after].some(({ blocked }) => blocked) || before.paywalled !== after.paywalled;
  return FIELDS.flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const material =
      !hidden &&
      ((field === 'title' && comparable(before.title) !== comparable(after.title)) ||
        (field === 'text' && saysSomethingElse(before.text, after.text)));
    return { event: 'changed', field, before: old, after: now, material } as const;
  });
}
