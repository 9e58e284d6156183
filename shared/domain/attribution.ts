import type { Fact } from './change.ts';
import type { DocumentMetadata, PressFacts } from './document.ts';
import type { CompanyId } from './ids.ts';
import type { StorySketch } from './story.ts';
import { addsFigures, containment, isLongEnough } from './story.ts';

/** Whose report a story is, and what stands behind it. */
export interface Attribution {
  /** The outlet or agency that found it out, as far as the story says. */
  readonly original: string;
  /** The outlet that carries it, where that is another one. */
  readonly via?: string;
  /** True where it is carried word for word, false where it is retold. */
  readonly reprinted?: boolean;
  readonly sources: PressFacts['sourcing'];
  /** How many outlets report it on sources of their own. */
  readonly independent: number;
}

/** The attribution of one story by itself; undefined where nothing is known of its text. */
export function attributionOf({ publisher, press }: DocumentMetadata): Attribution | undefined {
  if (press === undefined) return undefined;
  const outlet = press.outlet ?? publisher;
  const { origin } = press;
  const own = { sources: press.sourcing, independent: 1 };
  if (origin !== undefined && !sameName(origin.name, outlet))
    return { original: origin.name, via: outlet, reprinted: origin.reprinted, ...own };
  // A credit in the list makes the agency the publisher.
  if (!sameName(publisher, outlet)) return { original: publisher, via: outlet, reprinted: true, ...own };
  return { original: outlet, ...own };
}

const sameName = (a: string, b: string) => bare(a) === bare(b);
const bare = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

const SOURCE_WORDS: Readonly<Record<PressFacts['sourcing'], string>> = {
  anonymous: 'people it does not name',
  named: 'named in the report',
  'none stated': 'none stated',
};

/** The attribution as facts of the report, in the order in which a mail shows them. */
export function attributionFacts({
  original,
  via,
  reprinted,
  sources,
  independent,
}: Attribution): readonly Fact[] {
  const how = reprinted ? 'as reprinted by' : 'as retold by';
  return [
    { label: 'Original report', value: via === undefined ? original : `${original}, ${how} ${via}` },
    { label: 'Sources', value: SOURCE_WORDS[sources] },
    { label: 'Independent sources', value: String(independent) },
  ];
}

/** The facts of a first story once another outlet was found to carry it, or to report the same on sources of its own. */
export function withOtherOutlet(
  facts: readonly Fact[],
  outlet: string,
  how: 'carried' | 'reported',
): readonly Fact[] {
  const added: Fact = { label: how === 'carried' ? 'Also carried by' : 'Also reported by', value: outlet };
  if (facts.some(({ label, value }) => label === added.label && sameName(value, outlet))) return facts;
  const all = [...facts, added];
  const independent = 1 + all.filter(({ label }) => label === 'Also reported by').length;
  return all.map((fact) =>
    fact.label === 'Independent sources' ? { ...fact, value: String(independent) } : fact,
  );
}

/** What tells whether two reports are of one event. */
export interface ReportedEvent {
  readonly companies: readonly CompanyId[];
  readonly mechanisms: readonly string[];
  /** ISO instant (UTC). */
  readonly at: string;
  readonly title: string;
  readonly sketch: StorySketch;
}

const WINDOW_MS = 72 * 3_600_000;
/** Two desks that write up one event share a fifth of their three-word sequences or more, unrelated stories a tenth. */
const SAME_EVENT_TEXT = 0.12;
const SAME_EVENT_TITLE = 0.34;

/**
 * True if two reports are of one event: about the same company, by the same legal mechanism, within three days, and alike in
 * headline or text.
 */
export function sameEvent(a: ReportedEvent, b: ReportedEvent): boolean {
  const share = <T>(one: readonly T[], other: readonly T[]) => one.some((each) => other.includes(each));
  if (!share(a.companies, b.companies) || !share(a.mechanisms, b.mechanisms)) return false;
  if (Math.abs(new Date(a.at).getTime() - new Date(b.at).getTime()) > WINDOW_MS) return false;
  return (
    titleLikeness(a.title, b.title) >= SAME_EVENT_TITLE || containment(a.sketch, b.sketch) >= SAME_EVENT_TEXT
  );
}

const RETOLD_TEXT = 0.2;

/**
 * True if `later` retells `earlier` and adds nothing: the same event, near in words, and no number of its own, days and
 * counts among them. Headlines alone prove nothing: "two weeks" and "90 days" stand under much the same one.
 */
export function retells(later: ReportedEvent, earlier: ReportedEvent): boolean {
  const [now, before] = [later.sketch, earlier.sketch];
  if (!isLongEnough(now) || !isLongEnough(before)) return false;
  if (!sameEvent(later, earlier) || addsFigures(now, before)) return false;
  if ([...now.numbers].some((number) => !before.numbers.has(number))) return false;
  return (
    containment(now, before) >= RETOLD_TEXT && titleLikeness(later.title, earlier.title) >= SAME_EVENT_TITLE
  );
}

const SMALL_WORDS = new Set(
  'the and for with that from over into after amid says said may could would will has have are its new report reports sources source exclusive update'.split(
    ' ',
  ),
);

/** The part (0 to 1) of the shorter headline's words that the longer one has too; endings do not count. */
function titleLikeness(a: string, b: string): number {
  const [one, other] = [titleWords(a), titleWords(b)];
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  if (short.size < 3) return 0;
  let common = 0;
  for (const word of short) if (long.has(word)) common += 1;
  return common / short.size;
}

function titleWords(title: string): ReadonlySet<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{3,}|\b(?:us|eu|uk)\b/gu) ?? [];
  return new Set(
    words.filter((word) => !SMALL_WORDS.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );
}
