/** One entry as the open data file of the Entity List holds it. */
export interface ListedEntity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly address: string | null;
  readonly federal_register: string | null;
  readonly notes: string | null;
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The entity cell as the list prints it, lines parted by `lineBreak`. */
export function entityCell(entity: ListedEntity, lineBreak: string): string {
  const address = (entity.address ?? '').trim();
  if (entity.aliases.length === 0) return address === '' ? `${entity.name}.` : `${entity.name}, ${address}`;
  const count = NUMBERS[entity.aliases.length] ?? String(entity.aliases.length);
  const noun = entity.aliases.length === 1 ? 'alias' : 'aliases';
  const items = entity.aliases.map((alias, at) => {
    const end = at === entity.aliases.length - 1 ? '.' : at === entity.aliases.length - 2 ? '; and' : ';';
    return `—${alias}${alias.endsWith('.') && end === '.' ? '' : end}`;
  });
  return [`${entity.name}, a.k.a., the following ${count} ${noun}:`, ...items, address].join(lineBreak);
}

const cellsOf = (entity: ListedEntity, country: string, lineBreak: string) => [
  country,
  entityCell(entity, lineBreak),
  entity.notes ?? '',
  'Presumption of denial',
  entity.federal_register ?? '',
];

const byCountry = (entities: readonly ListedEntity[]) => Map.groupBy(entities, (entity) => entity.country);

/** Inside quotation marks print sets single ones. */
const quotedName = (name: string) => name.replaceAll('“', '‘').replaceAll('”', '’');

/** A rule in XML that adds the entities: instructions that name all of them, then the five-column table. */
export function ruleXml(entities: readonly ListedEntity[]): string {
  const groups = [...byCountry(entities)];
  const steps = groups.map(
    ([country, members], at) =>
      `<AMDPAR>${stepLabel(at)} Under ${country.toUpperCase()}, by adding in alphabetical order entries for ${members.map((member) => `“${escaped(quotedName(member.name))}”`).join('; ')}.</AMDPAR>`,
  );
  const rows = groups.flatMap(([country, members]) =>
    members.map((member, at) => {
      const cells = cellsOf(member, at === 0 ? country.toUpperCase() : '', '\n');
      const [first = '', ...rest] = cells.map((cell) => escaped(cell).replaceAll('\n', '<LI>'));
      return `<ROW><ENT I="01">${first}</ENT>${rest.map((cell) => `<ENT>${cell}</ENT>`).join('')}</ROW>`;
    }),
  );
  return `<RULE><PREAMB><AGENCY TYPE="S">DEPARTMENT OF COMMERCE</AGENCY><SUBJECT>Additions to the Entity List</SUBJECT>
<SUM><HD SOURCE="HED">SUMMARY:</HD><P>This rule adds ${entities.length} entries to the list.</P></SUM></PREAMB>
<SUPLINF><HD SOURCE="HED">SUPPLEMENTARY INFORMATION:</HD><REGTEXT TITLE="15" PART="744">
<AMDPAR>1. The authority citation for part 744 continues to read as follows:</AMDPAR>
<AMDPAR>2. Supplement No. 4 to part 744 is amended by:</AMDPAR>
${steps.join('\n')}
<HD SOURCE="HD1">Supplement No. 4 to Part 744—Entity List</HD>
<GPOTABLE COLS="5"><BOXHD><CHED H="1">Country</CHED><CHED H="1">Entity</CHED><CHED H="1">License requirement</CHED><CHED H="1">License review policy</CHED><CHED H="1">Federal Register citation</CHED></BOXHD>
<ROW><ENT I="28">*         *         *         *         *</ENT></ROW>
${rows.join('\n')}
</GPOTABLE></REGTEXT></SUPLINF></RULE>`;
}

const stepLabel = (at: number) =>
  `${String.fromCharCode(97 + (at % 26))}${at >= 26 ? String.fromCharCode(97 + (at % 26)) : ''}.`;
