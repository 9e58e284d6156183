import { dateOfDigits } from './date-words.ts';

/** A part of the Code of Federal Regulations; `part` is undefined where only the title is named. */
export interface CfrPart {
  readonly title: number;
  readonly part: number | undefined;
}

/** When a document was put on file, as its FRDOC line says: New York date and time of day ("16:15"). */
export interface FilingStamp {
  readonly date: string;
  readonly time: string | undefined;
  readonly statedAs: string;
}

/** What the head of a document says of it. Fields that it does not say are undefined or empty. */
export interface DocumentHeader {
  readonly number: string | undefined;
  /** "84 FR 22961" where volume and page are in the text. */
  readonly citation: string | undefined;
  readonly type: 'Rule' | 'Proposed Rule' | 'Notice' | 'Presidential Document' | undefined;
  /** As printed, department first. */
  readonly agencies: readonly string[];
  readonly cfrParts: readonly CfrPart[];
  readonly action: string | undefined;
  /** The DATES field as it stands. */
  readonly dates: string | undefined;
  readonly rins: readonly string[];
  readonly dockets: readonly string[];
  readonly subject: string | undefined;
  readonly filed: FilingStamp | undefined;
  /** YYYY-MM-DD that the banner of public inspection gives for printing. */
  readonly scheduledFor: string | undefined;
}

const DOCKET_LABEL =
  /^(?:(?:Docket|File|Public Notice|Notice|Agency Docket|Project) ?)?(?:(?:Nos?|IDs?|NO|Numbers?)\b\.?)?:?\s*/i;
const MAX_PARTS = 200;

/** The parts in a line such as "15 CFR Parts 730, 744, and 774" or "15 CFR part 744 [Docket …]". */
export function cfrPartsOf(line: string): readonly CfrPart[] {
  const parts: CfrPart[] = [];
  for (const found of line.matchAll(
    /\b(\d{1,2}) CFR(?: (?:Ch(?:apter|\.)? [IVXL]+))?(?:,? (?:Parts?|parts?) ((?:\d{1,4}(?:, and |, | and | through |-|–)?)+))?/g,
  )) {
    const title = Number(found[1]);
    const numbers = found[2]?.match(/\d{1,4}/g) ?? [];
    if (numbers.length === 0) parts.push({ title, part: undefined });
    for (const number of numbers) parts.push({ title, part: Number(number) });
  }
  return parts.slice(0, MAX_PARTS);
}

/** The document number in "[FR Doc. 2024-02930 Filed …]"; en dashes of older files become hyphens. */
export function numberOfStamp(line: string): string | undefined {
  const found = /FR Doc(?:\.|\sNo:?)\s*((?:[A-Z]\d{1,2}[–-])?(?:[A-Z]?\d{1,4})[–-]\d{3,6})/.exec(line)?.[1];
  return found?.replaceAll('–', '-');
}

const FILED = /Filed:? (\d{1,2}[-/]\d{1,2}[-/]\d{2,4})(?:(?:;|,)?(?: at)? (\d{1,2}):(\d{2}) ?([ap])\.?m)?/i;

/** The filing date and time in "[FR Doc. 2024-02930 Filed 2-8-24; 2:00 pm]" or "Filed: 5/16/2019 4:15 pm". */
export function filingStampOf(line: string): FilingStamp | undefined {
  const text = line.replaceAll('–', '-').replace(/\s+/g, ' ');
  const [statedAs, day = '', hour, minute, half] = FILED.exec(text) ?? [];
  const date = dateOfDigits(day);
  if (statedAs === undefined || date === undefined) return undefined;
  const hours = (Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0);
  return {
    date,
    time: hour === undefined ? undefined : `${String(hours).padStart(2, '0')}:${minute}`,
    statedAs,
  };
}

/** All RINs in a text: "RIN 0694-AH86". */
export function rinsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\b\d{4}-[A-Z]{2}\d{2}\b/g)].map((found) => found[0]))];
}

/** Docket numbers in brackets: "[Docket No. 190513445-9445-01]", "[Docket ID: A-1; FRL-2]". */
export function docketsOf(line: string): readonly string[] {
  return line
    .replace(/^\[|\]$/g, '')
    .split(/;\s|,\s(?:and\s)?(?=\S*\d)/)
    .map((docket) => docket.replace(DOCKET_LABEL, '').trim())
    .filter((docket) => /\d/.test(docket));
}
