import { sourceId } from '../../../shared/domain/ids.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { type Answer, json, type PollWorld, page, pollWorld } from './poll-harness.ts';

export const ECFR = sourceId('ecfr-title-15');
export const LIST = 'Supplement No. 4 to Part 744';
const API = 'https://www.ecfr.gov/api/versioner/v1';
export const TITLES_URL = `${API}/titles.json`;
export const VERSIONS_URL = `${API}/versions/title-15.json`;
export const fullUrl = (day: string) => `${API}/full/${day}/title-15.xml`;

export const titles = (day: string, importing = false) =>
  json({
    titles: [{ number: 15, name: 'Commerce and Foreign Trade', up_to_date_as_of: day }],
    meta: { date: day, import_in_progress: importing },
  });

export interface Version {
  readonly identifier?: string;
  readonly type?: string;
  readonly issued: string;
  readonly amended?: string;
  readonly removed?: boolean;
}

const versions = (items: readonly Version[]) =>
  json({
    content_versions: items.map(
      ({ identifier = LIST, type = 'appendix', issued, amended, removed = false }) => ({
        identifier,
        type,
        part: '744',
        issue_date: issued,
        amendment_date: amended ?? issued,
        removed,
      }),
    ),
    meta: { title: '15', result_count: String(items.length), page: '1', total_pages: '1' },
  });

export interface Row {
  readonly country?: string;
  readonly cell: string;
  readonly citation?: string;
}

/** A supplement as the eCFR serves it, with a row per party. */
export function supplement(identifier: string, rows: readonly Row[]): string {
  const cells = rows.map(
    ({ country = '', cell, citation = '84 FR 1, 1/2/19.' }) =>
      `<TR><TD>${country}</TD><TD>${cell}</TD><TD>For all items subject to the EAR</TD><TD>Presumption of denial</TD><TD>${citation}</TD></TR>`,
  );
  const heads = [
    'Country',
    'Entity',
    'License requirement',
    'License review policy',
    'Federal Register citation',
  ];
  return `<?xml version="1.0"?><DIV9 N="${identifier}" TYPE="APPENDIX"><HEAD>${identifier}</HEAD><DIV class="gpotbl_div"><TABLE><THEAD><TR>${heads.map((head) => `<TH>${head}</TH>`).join('')}</TR></THEAD><TBODY>${cells.join('\n')}</TBODY></TABLE></DIV></DIV9>`;
}

const SECTION =
  '<DIV8 N="744.22" TYPE="SECTION"><HEAD>§ 744.22 End uses.</HEAD><P>(f) Terms.</P><P>(2) End users include:</P><P>(i) Burma. Alpha Bureau (ALB).</P></DIV8>';
export const xml = (text: string) => page('application/xml; charset=utf-8', text);

/** The rows every test begins with. */
export const ROWS: readonly Row[] = [
  { country: 'CHINA', cell: 'Alpha Works, 1 Road, Town, China.' },
  { cell: 'Beta Works, 2 Road, Town, China.' },
];

/** An eCFR whose supplement has these rows on that day; the other nodes stay as they are. */
export function serveEcfr(
  world: PollWorld,
  day: string,
  listed: readonly Version[],
  rows: readonly Row[],
): void {
  world.serve(TITLES_URL, titles(day));
  world.serve(VERSIONS_URL, versions(listed));
  world.serve(fullUrl(day), ({ url }): Answer => {
    const query = new URL(url).searchParams;
    const appendix = query.get('appendix');
    if (appendix === null) return xml(SECTION);
    return xml(supplement(appendix, appendix === LIST ? rows : ROWS));
  });
}

/** A world in which the nodes were read once, on Thursday 1 October 2026. */
export async function seededEcfr(): Promise<PollWorld> {
  const world = pollWorld(loadCatalogue(SOURCE_FILES));
  serveEcfr(world, '2026-10-01', [], ROWS);
  await world.pollEcfr(ECFR);
  world.wait(24 * 60);
  world.messages.length = 0;
  world.requests.length = 0;
  world.writes.length = 0;
  return world;
}
