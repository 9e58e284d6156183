import type { PressItem } from './press-item.ts';

type Json = Readonly<Record<string, unknown>>;

/** True for text that begins as a JSON object. */
export function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/**
 * The items of a JSON Feed (jsonfeed.org, versions 1 and 1.1) or of a list of articles in the same manner. Of one that is
 * cut off or broken, the items that are whole; `cut` says so. Undefined where there is no list.
 */
export function jsonItems(
  text: string,
): { readonly items: readonly PressItem[]; readonly cut: boolean } | undefined {
  const whole = parsed(text) as Json | undefined;
  const list = whole === undefined ? wholeObjects(text) : (whole['items'] ?? whole['articles']);
  if (!Array.isArray(list)) return undefined;
  const objects = list.filter((each): each is Json => typeof each === 'object' && each !== null);
  return { items: objects.map(readObject), cut: whole === undefined };
}

function readObject(item: Json): PressItem {
  const authors = [item['authors'], item['author']]
    .flat()
    .map((each) => text((each as Json | undefined)?.['name']));
  return {
    title: text(item['title']) ?? '',
    link: text(item['url']) ?? text(item['external_url']),
    guid: text(item['id']),
    date: text(item['date_published']) ?? text(item['seendate']) ?? text(item['date_modified']),
    summary: text(item['summary']) ?? text(item['content_text']) ?? text(item['content_html']),
    credits: authors.filter((each) => each !== undefined),
  };
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    try {
      // Some write a backslash before letters that need none.
      return JSON.parse(source.replace(/\\(?!["\\/bfnrtu])/g, ''));
    } catch {
      return undefined;
    }
  }
}

/** The objects of the first list of items that are closed, in a text that as a whole is none. */
function wholeObjects(source: string): unknown[] | undefined {
  const start = /"(?:items|articles)"\s*:\s*\[/.exec(source);
  if (start === null) return undefined;
  const found: unknown[] = [];
  let depth = 0;
  let from = -1;
  let quoted = false;
  for (let at = start.index + start[0].length; at < source.length; at += 1) {
    const sign = source[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (sign === '}' && depth > 0) {
      depth -= 1;
      const object = depth === 0 ? parsed(source.slice(from, at + 1)) : undefined;
      if (object !== undefined) found.push(object);
    } else if (sign === ']' && depth === 0) break;
  }
  return found;
}
