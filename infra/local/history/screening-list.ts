import { newYork } from './new-york.ts';
import type { Recording } from './recording.ts';
import { type Answer, json } from './register-answers.ts';

interface Party {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly address: string;
  readonly citation: string;
  readonly from: string;
}

/** Parties on the Entity List on a day: those listed before the recording starts, and those its documents have added since. */
function listedOn(recording: Recording, day: string): readonly Party[] {
  const before = recording.partiesBefore.map((party) => ({ ...party, aliases: [], address: '' }));
  const added = recording.documents.flatMap((document) =>
    (document.amend?.rows ?? []).map((row) => ({
      name: row.within === undefined ? row.entity : `${row.within}. Affiliated Entity: ${row.entity}`,
      aliases: row.aliases,
      address: row.address,
      citation: document.citation ?? '',
      from: document.effectiveOn ?? document.publishedOn,
    })),
  );
  return [...before, ...added].filter((party) => party.from <= day);
}

/** GET consolidated.json of the screening list, as of the day before: the file lags the rules. */
export function screeningList(recording: Recording, now: Date): Answer {
  const day = newYork(new Date(now.getTime() - 86_400_000)).date;
  const results = listedOn(recording, day).map((party, at) => ({
    id: `el-${at}`,
    source: 'Entity List (EL) - Bureau of Industry and Security',
    entity_number: null,
    type: null,
    name: party.name,
    alt_names: party.aliases,
    addresses:
      party.address === ''
        ? []
        : [{ address: party.address, city: null, state: null, postal_code: null, country: null }],
    federal_register_notice: party.citation,
    start_date: party.from,
    end_date: null,
    standard_order: null,
    license_requirement: 'For all items subject to the EAR',
    license_policy: 'Presumption of denial',
    programs: [],
    source_list_url: 'https://www.bis.gov/',
    source_information_url: 'https://www.bis.gov/',
  }));
  return json({ search_performed_at: now.toISOString(), results });
}
