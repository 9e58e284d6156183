import { entityCell, type ListedEntity } from '../amendments/render-entity-list.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Supplement No. 4 as the eCFR versioner serves it. */
export function renderEcfr(entities: readonly ListedEntity[]): string {
  let last = '';
  const rows = entities.map((entity) => {
    const country = entity.country === last ? '' : entity.country.toUpperCase();
    last = entity.country;
    const cells = [
      country,
      entityCell(entity, '\n'),
      entity.notes ?? '',
      'Presumption of denial',
      `${entity.federal_register ?? ''}.`,
    ];
    return `<TR>${cells.map((cell) => `<TD class="left">${escaped(cell).replaceAll('\n', '<br/>')}</TD>`).join('')}</TR>`;
  });
  const heads = [
    'Country',
    'Entity',
    'License requirement',
    'License review policy',
    'Federal Register citation',
  ];
  return `<?xml version="1.0"?><DIV5 N="744" TYPE="PART"><HEAD>PART 744</HEAD><DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX"><HEAD>Entity List</HEAD><P>A text.</P>
<DIV width="100%"><DIV class="gpotbl_div"><TABLE><THEAD><TR>${heads.map((head) => `<TH>${head}</TH>`).join('')}</TR></THEAD><TBODY>${rows.join('\n')}</TBODY></TABLE></DIV></DIV><CITA>[A source note]</CITA></DIV9></DIV5>`;
}

/** Park-Miller numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Edited {
  readonly before: readonly ListedEntity[];
  readonly after: readonly ListedEntity[];
  /** What a right difference says, as "added|removed|changed COUNTRY: NAME: FIELDS". */
  readonly expected: readonly string[];
}

/** Makes that many edits, each of another entry: additions, removals, renames, moves and changes of single fields. */
export function editList(entities: readonly ListedEntity[], edits: number, seed: number): Edited {
  const random = randomFrom(seed);
  const after: (ListedEntity | undefined)[] = [...entities];
  const added: ListedEntity[] = [];
  const expected: string[] = [];
  const touched = new Set<number>();
  while (expected.length < edits) {
    const at = Math.floor(random() * entities.length);
    const entity = entities[at];
    if (entity === undefined || touched.has(at) || !isEditable(entity, entities)) continue;
    touched.add(at);
    const number = expected.length;
    const { country, name } = entity;
    const change = (fields: string, edited: Partial<ListedEntity>) => {
      after[at] = { ...entity, ...edited };
      expected.push(`changed ${country}: ${name}: ${fields}`);
    };
    switch (number % 8) {
      case 0:
        added.push({
          ...entity,
          name: `New Party ${number}`,
          aliases: [],
          address: `${number} New Road, Town`,
          federal_register: '99 FR 1, 1/1/30',
        });
        expected.push(`added ${country}: New Party ${number}`);
        break;
      case 1:
        after[at] = undefined;
        expected.push(`removed ${country}: ${name}`);
        break;
      case 2:
        change('name', { name: `${name} Renamed` });
        break;
      case 3:
        change('country', { country: country === 'Malta' ? 'Cyprus' : 'Malta' });
        break;
      case 4:
        change('aliases', { aliases: [...entity.aliases, `Further Alias ${number}`] });
        break;
      case 5:
        change('addresses', { address: `${number} Other Road, Town` });
        break;
      case 6:
        change('licenceRequirement', { notes: 'For one item only' });
        break;
      default:
        change('citations', { federal_register: `${entity.federal_register ?? ''}. 99 FR 2, 1/2/30` });
    }
  }
  const all = [...after.filter((each) => each !== undefined), ...added];
  return { before: entities, after: [...Map.groupBy(all, (each) => each.country).values()].flat(), expected };
}

/** Entries with an address and a name of their own: of two alike ones nobody could say which was edited. */
function isEditable(entity: ListedEntity, entities: readonly ListedEntity[]): boolean {
  return (
    entity.address !== null &&
    entity.address !== '' &&
    entities.filter((each) => each.name === entity.name).length === 1
  );
}
