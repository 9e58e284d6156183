/** What a page offers as its title, best first within each field. */
export interface TitleOffers {
  /** First-level headings as shown, in the order of the page. */
  readonly headings: readonly string[];
  /** Second-level headings, for pages without a first-level one. */
  readonly lesser: readonly string[];
  readonly headline: string | undefined;
  /** og:title, twitter:title. */
  readonly shared: readonly string[];
  /** The title element. */
  readonly window: string | undefined;
  /** Names of the site and the publisher. */
  readonly sites: readonly string[];
}

const LONGEST = 400;

/** The headline of a page as its readers see it, never with the name of the site behind it. Empty where there is none. */
export function titleOf(offers: TitleOffers): string {
  const { headline, shared, window, sites } = offers;
  const stated = [headline, ...shared, window].filter((each) => each !== undefined);
  const shown = bestHeading(
    offers.headings.filter((each) => !isTail(each, stated)),
    stated,
    sites,
  );
  if (shown !== undefined) return withoutKicker(shown, [headline, ...shared]);
  if (headline !== undefined) return headline;
  const bare = [...shared, window].flatMap((each) => (each === undefined ? [] : [withoutSite(each, sites)]));
  const lesser = bestHeading(offers.lesser.slice(0, 3), bare.slice(0, 1), sites);
  const isShown = lesser !== undefined && wordsIn(lesser) > 1 && bare[0]?.includes(lesser);
  return isShown ? lesser : (bare[0] ?? '');
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
const wordsIn = (text: string) => wordsOf(text).size;

/** The heading that shares most words with what the page states; a logo in a heading is not the headline. */
function bestHeading(
  headings: readonly string[],
  stated: readonly string[],
  sites: readonly string[],
): string | undefined {
  const usable = headings.filter((each) => each.length > 1 && each.length < LONGEST && !isSite(each, sites));
  const scored = usable.map((heading) => ({
    heading,
    score: Math.max(0, ...stated.map((each) => likeness(heading, each))),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return undefined;
  if (best.score >= 0.5 || stated.length === 0) return best.heading;
  // Editors show one headline and share another: a single heading of some length is still the one that is shown.
  return usable.length === 1 && wordsIn(best.heading) > 3 ? best.heading : undefined;
}

/** Shared words, weighed so that the longer of two contained headings wins. */
function likeness(heading: string, stated: string): number {
  if (bare(heading) !== '' && bare(stated).includes(bare(heading))) return 1 + bare(heading).length / 1000;
  const [a, b] = [wordsOf(heading), wordsOf(stated)];
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return a.size === 0 ? 0 : common / a.size;
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const isSite = (text: string, sites: readonly string[]) =>
  sites.some((site) => bare(site) === bare(text) && bare(text) !== '');

const PARTS =
  /\s+[|–—·»•:~-]+\s+|\s*[|｜_]+\s*|\s+::\s+|\s*[-—–](?=[^-—–]*(?:网|報|报|新闻|日报|社|频道)\s*$)/u;

/** True for a heading that is the last part of a title of several: the name of the site or of a section. */
function isTail(heading: string, stated: readonly string[]): boolean {
  return stated.some((each) => {
    const parts = each.split(PARTS).map(bare);
    return parts.length > 1 && parts.slice(1).includes(bare(heading)) && wordsIn(heading) < 6;
  });
}

/** "EXCLUSIVE Headline" where the page elsewhere calls it "Headline". */
function withoutKicker(shown: string, stated: readonly (string | undefined)[]): string {
  const found = stated.find(
    (each) =>
      each !== undefined &&
      each.length > 20 &&
      shown.length - each.length < 40 &&
      shown !== each &&
      shown.endsWith(each),
  );
  return found ?? shown;
}

/** A title without the names that sites put behind it. */
function withoutSite(title: string, sites: readonly string[]): string {
  const pieces = splitKeeping(title);
  if (pieces.length > 1 && isSite(pieces[0] ?? '', sites)) pieces.splice(0, 2);
  while (pieces.length > 1 && isSiteLike(pieces, sites)) pieces.splice(-2);
  const kept = pieces.join('').trim();
  return kept === '' ? title : kept;
}

/** Parts and the separators between them, alternating. */
function splitKeeping(title: string): string[] {
  return title.split(new RegExp(`(${PARTS.source})`, 'u'));
}

function isSiteLike(pieces: readonly string[], sites: readonly string[]): boolean {
  const [last = '', separator = ''] = [pieces.at(-1), pieces.at(-2)];
  if (isSite(last, sites) || sites.some((site) => bare(site).includes(bare(last)) && bare(last).length > 3))
    return true;
  if (/[|｜_]|::/.test(separator)) return true;
  const before = pieces.slice(0, -2).join('');
  return (
    wordsIn(last) <= 4 &&
    wordsIn(before) >= 4 &&
    /^\p{Lu}|\p{Lo}/u.test(last.trim()) &&
    !/[.?!]$/.test(last) &&
    separator.trim() !== ':'
  );
}
