import * as cheerio from 'cheerio/slim';
import type { HtmlSource } from '../../../shared/domain/sources/catalogue.ts';
import { type DateRules, readDate } from '../../../shared/domain/sources/dates.ts';
import {
  elementsBelow,
  isElement,
  type MarkupElement,
  textBelow,
} from '../../../shared/domain/sources/markup.ts';

type Selectors = HtmlSource['list'];

/** Where links lead about the site, not to what is new on it. */
const AROUND = new Set(['nav', 'header', 'footer', 'aside', 'form']);
const AROUND_ROLE = /^(?:navigation|banner|contentinfo|complementary|search)$/;
const LINKS = new Set(['a']);
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5'];
/** A headline has words; "Next" and "Home" are buttons. */
const SHORTEST_TITLE = 12;
/** Two rows with a date are a short list; without dates it takes one more. */
const FEWEST_ROWS = 2;
const MOST_LINKS = 2000;
const DEEPEST_ROW = 6;
/** Deeper than any page that people wrote. */
const DEEPEST_PAGE = 200;
/** Part of the rows that a selector has to fit. */
const MOST = 0.6;

/** A link that may be a headline, with the elements around it from the inside out. */
interface Headline {
  readonly link: MarkupElement;
  readonly around: readonly MarkupElement[];
}

interface Rows {
  readonly selector: string;
  readonly rows: readonly { readonly element: MarkupElement; readonly link: MarkupElement }[];
}

/**
 * The selectors of the list on a page, found by what repeats: the same element again and again, each with a headline that is
 * a link, best with a date. Undefined where nothing repeats. `rules` say how its dates are read.
 */
export function findSelectors(html: string, rules: DateRules): Selectors | undefined {
  const $ = cheerio.load(html);
  const candidates = candidatesOf(headlinesOf($.root()[0]));
  let best: { readonly score: number; readonly list: Selectors } | undefined;
  for (const rows of candidates) {
    const list = selectorsOf($, rows, rules);
    if (list === undefined) continue;
    const words = rows.rows.reduce((sum, { link }) => sum + Math.min(textBelow(link).length, 80), 0);
    // A date on each row says more than any number of words.
    const score = words * (list.date === undefined ? 1 : 4) + (list.summary === undefined ? 0 : words / 2);
    if (best === undefined || score > best.score) best = { score, list };
  }
  return best?.list;
}

function headlinesOf(root: Parameters<typeof elementsBelow>[0] | undefined): readonly Headline[] {
  if (root === undefined) return [];
  return elementsBelow(root, LINKS)
    .slice(0, MOST_LINKS)
    .flatMap((link) => {
      const href = link.attribs['href'] ?? '';
      if (!/^(?:https?:|\/|\.|\?|[\w-])/i.test(href) || /^(?:mailto|tel|javascript):/i.test(href)) return [];
      if (weight(textBelow(link)) < SHORTEST_TITLE) return [];
      const around: MarkupElement[] = [];
      for (let at = link.parent; at !== null && isElement(at) && around.length < DEEPEST_PAGE; at = at.parent)
        around.push(at);
      return around.some(isAround) ? [] : [{ link, around }];
    });
}

/** Characters, where one of Chinese or Japanese stands for three. */
const weight = (text: string) =>
  text.length + 2 * (text.match(/\p{Script=Han}|\p{Script=Kana}/gu)?.length ?? 0);

const isAround = ({ name, attribs }: MarkupElement) =>
  AROUND.has(name) || AROUND_ROLE.test(attribs['role'] ?? '');

/** Every kind of element that holds one headline each, several times over. */
function candidatesOf(headlines: readonly Headline[]): readonly Rows[] {
  const groups = new Map<string, Map<MarkupElement, MarkupElement[]>>();
  for (const { link, around } of headlines) {
    const chain = [link, ...around];
    for (let depth = 0; depth < Math.min(DEEPEST_ROW, chain.length - 1); depth += 1) {
      const [row, parent] = [chain[depth], chain[depth + 1]];
      if (row === undefined || parent === undefined || row.name === 'body') break;
      const selector = `${signature(parent)} > ${signature(row)}`;
      const group = groups.get(selector) ?? new Map<MarkupElement, MarkupElement[]>();
      groups.set(selector, group);
      group.set(row, [...(group.get(row) ?? []), link]);
    }
  }
  return [...groups].flatMap(([selector, group]) => {
    const rows = [...group].flatMap(([element, links]) => {
      const targets = new Set(links.map((link) => link.attribs['href']));
      const [link] = links;
      return targets.size === 1 && link !== undefined ? [{ element, link }] : [];
    });
    return rows.length >= FEWEST_ROWS && rows.length >= group.size * MOST ? [{ selector, rows }] : [];
  });
}

/** The element by its name and its first class that is a plain word and no state or number. */
function signature({ name, attribs }: MarkupElement): string {
  const known = (attribs['class'] ?? '')
    .split(/\s+/)
    .find((each) => /^[a-z][\w-]*$/i.test(each) && !/\d|^(?:odd|even|first|last|active)$/i.test(each));
  return known === undefined ? name : `${name}.${known}`;
}

function selectorsOf(
  $: cheerio.CheerioAPI,
  { selector, rows }: Rows,
  rules: DateRules,
): Selectors | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const fitting = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).length >= rows.length * MOST;
  const within = (element: MarkupElement, query: string) => $(element).find(query).first();
  const isRow = first.element === first.link;
  const links = isRow ? ['a'] : [...HEADINGS.map((name) => `${name} a`), `a.${classOf(first.link)}`, 'a'];
  const link = links.find((query) => fitting((row) => isRow || within(row.element, query)[0] === row.link));
  if (link === undefined) return undefined;
  const heading = HEADINGS.find((name) =>
    fitting((row) => elementsBelow(row.link, new Set([name])).length > 0),
  );
  const date = DATES.find((query) =>
    fitting(({ element }) => {
      const found = within(element, query);
      const text = found.attr('datetime') ?? found.text();
      return text.length < 60 && readDate(text, rules) !== undefined;
    }),
  );
  if (date === undefined && rows.length <= FEWEST_ROWS) return undefined;
  const summary = SUMMARIES.find((query) =>
    fitting(({ element }) => within(element, query).text().trim().length > 40),
  );
  return {
    item: selector,
    link,
    title: heading ?? link,
    ...(date === undefined ? {} : { date }),
    dateOrder: rules.order,
    ...(summary === undefined ? {} : { summary }),
  };
}

const classOf = (element: MarkupElement) => signature(element).split('.')[1] ?? 'headline';

const DATES = [
  'time, [class*="date"]',
  'time',
  '[class*="date"]',
  '[class*="Date"]',
  '[class*="time"]',
  '[class*="created"]',
  'td',
  'small',
  'span',
  'em',
  'p',
  'div',
];
const SUMMARIES = [
  '[class*="summary"]',
  '[class*="teaser"]',
  '[class*="excerpt"]',
  '[class*="description"]',
  'p',
];
