/** Markup that is already safe to send: what `html` made, or a constant of our own code such as a style. */
export interface SafeHtml {
  readonly markup: string;
}

/** What may stand in a hole of the template: text is escaped, markup is kept, lists are joined, nothing stays nothing. */
export type Hole = string | number | SafeHtml | undefined | false | readonly Hole[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML content and for quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Tagged template: constant parts are markup, holes are escaped. Attributes in the constant parts must be quoted. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): SafeHtml {
  let markup = parts[0] ?? '';
  holes.forEach((hole, i) => {
    markup += fill(hole) + (parts[i + 1] ?? '');
  });
  return { markup };
}

/**
 * An address that may stand in href. Only http and https pass (feeds still bring plain http); everything else, such as
 * `javascript:`, gives undefined and the caller shows plain text.
 */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : undefined;
}

function fill(hole: Hole): string {
  if (hole === undefined || hole === false) return '';
  if (typeof hole === 'string') return escapeHtml(hole);
  if (typeof hole === 'number') return String(hole);
  return 'markup' in hole ? hole.markup : hole.map(fill).join('');
}
