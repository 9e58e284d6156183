import { entityCell, escapeXml, LIST_HEADS, rowCitation } from './entity-cell.ts';
import { isWeekday, newYork, shiftDate } from './new-york.ts';
import type { RecordedDocument, Recording } from './recording.ts';
import { type Answer, json } from './register-answers.ts';

const NODE = 'Supplement No. 4 to Part 744';
const API = '/api/versioner/v1';

/** By 05:00 in New York the eCFR holds the issue of the weekday before. */
function upToDateAsOf(now: Date): string {
  const { date, time } = newYork(now);
  let day = shiftDate(date, time >= '05:00' ? -1 : -2);
  while (!isWeekday(day)) day = shiftDate(day, -1);
  return day;
}

/** The documents that have changed the list by the day, in order of their issues. */
function codifiedBy(recording: Recording, day: string): readonly RecordedDocument[] {
  return recording.documents
    .filter((one) => one.amend !== undefined && one.publishedOn <= day)
    .toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn));
}

function titles(recording: Recording, now: Date): Answer {
  const day = upToDateAsOf(now);
  const latest = codifiedBy(recording, day).at(-1)?.publishedOn ?? recording.partiesBefore[0]?.from ?? day;
  const title = {
    number: 15,
    name: 'Commerce and Foreign Trade',
    latest_amended_on: latest,
    latest_issue_date: latest,
    up_to_date_as_of: day,
    reserved: false,
  };
  return json({ titles: [title], meta: { date: day, import_in_progress: false } });
}

function versions(recording: Recording, now: Date, query: URLSearchParams): Answer {
  const since = query.get('issue_date[gte]');
  if (since === null)
    return json({ errors: 'Bad parameters: An issue_date parameter must be provided.' }, 400);
  const found = codifiedBy(recording, upToDateAsOf(now)).filter((one) => one.publishedOn >= since);
  const items = found.map((one) => ({
    date: one.effectiveOn ?? one.publishedOn,
    amendment_date: one.effectiveOn ?? one.publishedOn,
    issue_date: one.publishedOn,
    identifier: NODE,
    name: `${NODE}—Entity List`,
    part: '744',
    substantive: true,
    removed: false,
    subpart: null,
    title: '15',
    type: 'appendix',
  }));
  const meta = {
    title: '15',
    result_count: String(items.length),
    page: '1',
    per_page: '1000',
    total_pages: '1',
  };
  return json({ content_versions: items, meta });
}

interface Row {
  readonly country: string;
  readonly cells: readonly string[];
}

function rowsOn(recording: Recording, day: string): readonly Row[] {
  const before = recording.partiesBefore.map((party) => ({
    country: '',
    cells: [
      escapeXml(`${party.name}.`),
      'For all items subject to the EAR',
      'Presumption of denial',
      `${party.citation}.`,
    ],
  }));
  const added = codifiedBy(recording, day).flatMap((one) =>
    (one.amend?.rows ?? []).map((row) => ({
      country: row.country,
      cells: [
        entityCell(row),
        escapeXml(one.amend?.licence ?? ''),
        escapeXml(one.amend?.policy ?? ''),
        rowCitation(one),
      ],
    })),
  );
  return [...before, ...added.toSorted((a, b) => a.country.localeCompare(b.country))];
}

/** Supplement No. 4 as it stood on the day: the parties listed before the recording starts stand first, without a country. */
function fullText(recording: Recording, day: string): string {
  let last = '';
  const rows = rowsOn(recording, day).map(({ country, cells }) => {
    const shown = country === last ? '' : country.toUpperCase();
    last = country;
    return `<TR><TD class="left">${escapeXml(shown)}</TD>${cells.map((cell) => `<TD class="left">${cell}</TD>`).join('')}</TR>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<DIV9 N="${NODE}" TYPE="APPENDIX"><HEAD>${NODE}—Entity List</HEAD>
<DIV width="100%"><DIV class="gpotbl_div"><TABLE class="gpotbl_table"><THEAD><TR>${LIST_HEADS.map((head) => `<TH>${head}</TH>`).join('')}</TR></THEAD><TBODY>
${rows.join('\n')}
</TBODY></TABLE></DIV></DIV></DIV9>`;
}

const noNode: Answer = json({ error: 'No matching content found.' }, 404);

/** What ecfr.gov answers at the instant: title 15 and its versions, and the one node whose history the recording holds. */
export function ecfrAnswer(recording: Recording, now: Date, url: URL): Answer {
  if (url.pathname === `${API}/titles.json`) return titles(recording, now);
  if (url.pathname === `${API}/versions/title-15.json`) return versions(recording, now, url.searchParams);
  const day = /^\/api\/versioner\/v1\/full\/(\d{4}-\d{2}-\d{2})\/title-15\.xml$/.exec(url.pathname)?.[1];
  if (day === undefined || day > upToDateAsOf(now) || url.searchParams.get('appendix') !== NODE)
    return noNode;
  return { status: 200, type: 'application/xml; charset=utf-8', body: fullText(recording, day) };
}
