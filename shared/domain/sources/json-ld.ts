import { elementsBelow, type MarkupNode, textBelow } from './markup.ts';

/** What a page says about itself in JSON-LD (schema.org Article and its kinds), as far as it says it. */
export interface StatedArticle {
  readonly headline?: string;
  readonly published?: string;
  readonly authors: readonly string[];
  readonly publisher?: string;
  readonly lang?: string;
  readonly body?: string;
  /** `isAccessibleForFree`, which many write as the string "False". */
  readonly free?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const SCRIPTS = new Set(['script']);
const MOST_SCRIPTS = 20;
const MOST_OBJECTS = 500;
const LONGEST = 1_000_000;
const ARTICLE = /(?:Article|Posting|Report|NewsItem|WebPage|PressRelease|CreativeWork)$/i;
const STORY = /(?:Article|BlogPosting|Report|NewsItem|PressRelease|LiveBlogPosting)$/i;

/** Reads all JSON-LD of a page; broken pieces are left out. The story's own object goes before the page's. */
export function statedArticle(root: MarkupNode): StatedArticle {
  const objects = elementsBelow(root, SCRIPTS)
    .filter(({ attribs }) => /ld\+json/i.test(attribs['type'] ?? ''))
    .slice(0, MOST_SCRIPTS)
    .flatMap((script) => objectsOf(parsed(textBelow(script))));
  const about = objects.filter((each) => typesOf(each).some((type) => ARTICLE.test(type)));
  const ranked = [
    ...about.filter((each) => typesOf(each).some((type) => STORY.test(type))),
    ...about.filter((each) => !typesOf(each).some((type) => STORY.test(type))),
  ];
  const first = <T>(read: (from: Json) => T | undefined) =>
    ranked.map(read).find((each) => each !== undefined);
  const story = ranked.find((each) => textOf(each['headline']) !== undefined);
  const published = first((each) => textOf(each['datePublished']));
  const headline = story && textOf(story['headline']);
  const publisher = first((each) => namesOf(each['publisher'])[0]);
  const lang = first((each) => textOf(each['inLanguage']));
  const body = first((each) => textOf(each['articleBody']));
  const free = first((each) => truth(each['isAccessibleForFree']));
  return {
    authors: first((each) => nonEmpty(namesOf(each['author']))) ?? [],
    ...(headline === undefined ? {} : { headline }),
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(lang === undefined ? {} : { lang }),
    ...(body === undefined ? {} : { body }),
    ...(free === undefined ? {} : { free }),
  };
}

/** JSON as pages write it: raw line breaks in strings, comment marks around, a semicolon behind. */
function parsed(text: string): unknown {
  const bare = text
    .slice(0, LONGEST)
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\s*\]\]>|\]\]>)?\s*;?\s*$/, '');
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, ' '), bare.replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt mends what is usually wrong.
    }
  }
  return undefined;
}

/** All objects in it, `@graph` and nested ones included, outer ones first. */
function objectsOf(value: unknown): Json[] {
  const found: Json[] = [];
  const open: unknown[] = [value];
  for (let at = 0; at < open.length && found.length < MOST_OBJECTS; at += 1) {
    const each = open[at];
    if (Array.isArray(each)) open.push(...each.slice(0, MOST_OBJECTS));
    else if (typeof each === 'object' && each !== null) {
      found.push(each as Json);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) open.push((each as Json)[key]);
    }
  }
  return found;
}

const typesOf = (object: Json): string[] => [object['@type']].flat().map(String);

function textOf(value: unknown): string | undefined {
  const [first] = [value].flat();
  if (typeof first !== 'string') return undefined;
  return first.trim() === '' ? undefined : first.trim();
}

function namesOf(value: unknown): string[] {
  return [value].flat().flatMap((each) => {
    const name = typeof each === 'object' && each !== null ? (each as Json)['name'] : each;
    return [name].flat().flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
  });
}

const nonEmpty = (names: string[]) => (names.length === 0 ? undefined : names);

function truth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (/^(?:https?:\/\/schema\.org\/)?false$/i.test(value.trim())) return false;
  return /^(?:https?:\/\/schema\.org\/)?true$/i.test(value.trim()) ? true : undefined;
}
