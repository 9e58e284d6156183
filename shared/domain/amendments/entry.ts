import { nameKey, trimName } from './names.ts';

/** What the entity cell of a list row says. */
export interface Entry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  readonly members: readonly string[];
}

/** Says whether a text is the name of an entry, where instructions quote the names. */
export type IsKnownName = (key: string) => boolean;

const ALIAS_MARKER =
  /,?\s*\(?\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|n\.?k\.?a\.?|also known as|formerly known as|doing business as)(?=[,:\s])[,:]?\s*/i;
const ALIAS_MARKERS = new RegExp(ALIAS_MARKER.source, 'gi');
const ANNOUNCED = /\bthe following\b[^:]{0,80}\b(?:alias(?:es)?|names?)\b[^:]{0,40}:?\s*$/i;
const MEMBERS =
  /^(?:and )?(?:to include )?(?:the following )?(?:[\w-]+ )?(?:affiliated entit|subordinate institut|subordinate entit|affiliates)/i;
/** A dash that begins an item though the text runs on in one line. */
const RUN_ON_ITEM = /(?<=[:;]|[:;] and|\band)\s*[—–](?=\S)/g;
const ADDRESS_NOTE =
  /\s*\(See (?:also |the )?(?:alternate |additional |other )?(?:address|entr)[^)]{0,200}\)\.?/gi;

/** No name of the list is longer; what stands further on cannot end one. */
const MAX_NAME = 600;
const LEGAL_FORM =
  /^(?:Ltd|LTD|Ltda|Lda|Limited|LIMITED|Inc|INC|Incorporated|LLC|L\.L\.C|LLP|L\.P|LP|Co\b|CO\b|Corp|Company|S\.?A\b|S\.?L\b|S\.?R\.?L|s\.?r\.?o|S\.?p\.?A|SpA|GmbH|A\.?G\b|B\.?V\b|N\.?V\b|Pte|Pvt|PVT|Pty|Sdn|Bhd|JSC|PJSC|OJSC|CJSC|OOO|OAO|ZAO|PAO|AO\b|FZE|FZC|FZCO|FZ|PLC|plc|Jr|Sr|II|III|d\.o\.o|a\.s\b|A\.S\b|C\.A\b|K\.K|SAS|SARL|MMC|M\.M\.C|FSUE|\(\p{Lu}{2,8}\)|\([A-Z]{2}\) (?:Ltd|Co))/u;
const ORGANISATION =
  /\b(?:Institut\w*|Academy|Academies|Laborator\w+|Cent(?:er|re) for|Joint Stock|Design Bureau|Branch of|Engineering Plant|Service Center|Fine Mechanics|and Physics)\b/;
/** What may have a part behind a comma in its name; a person has none. */
const PARENT =
  /\b(?:Institut\w*|Academy|Concern|Corporation|Corp|Group|Company|Universit\w+|Enterprise|Association|Bureau|Ministry|Agency|Cent(?:er|re)|Works|Plant|Factory)\b/;
/** A legal form that ends a name: a place behind it begins the address. Behind other stops nobody can be sure. */
const CLOSED_BY_FORM = /\b(?:Ltd|Inc|LLC|Corp|Limited|GmbH|JSC|Co)\.$/;
const PLACE =
  /\d|\b(?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Building|Bldg|District|Park|Zone|Floor|Room|Box|Province|City|Village|Town|Blvd|Lane|Highway)\b/i;

/**
 * Reads the entity cell of a list row: name, "a.k.a., the following two aliases:" with items after em dashes, blocks of
 * affiliated entities, and addresses joined by "; and" (grammar: 15 CFR Part 744, Supplement No. 4, as printed).
 * Names hold commas; where the end of a name is open, names quoted in the instructions settle it.
 */
export function parseEntry(cell: string, isKnownName: IsKnownName = () => false): Entry {
  const lines = cell.replace(RUN_ON_ITEM, '\n—').split('\n');
  const entry = { name: '', aliases: [] as string[], addresses: [] as string[], members: [] as string[] };
  let items: string[] = entry.aliases;
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    if (/^[—–]/.test(text)) addItem(items, text);
    else if (entry.name === '') readFirstLine(entry, text, isKnownName);
    else if (MEMBERS.test(text)) items = entry.members;
    else if (ANNOUNCED.test(text)) items = announced(entry, text);
    else entry.addresses.push(text);
  }
  if (entry.addresses.length === 0) splitRunOn(entry, items);
  return {
    name: entry.name,
    aliases: entry.aliases.map(trimName),
    members: entry.members.map(trimName),
    addresses: splitAddresses(entry.addresses.join(' ')),
  };
}

interface OpenEntry {
  name: string;
  readonly aliases: string[];
  readonly addresses: string[];
  readonly members: string[];
}

function readFirstLine(entry: OpenEntry, text: string, isKnownName: IsKnownName): void {
  const marker = aliasMarker(text, isKnownName);
  if (marker === undefined) {
    const end = endOfName(text, isKnownName);
    entry.name = trimName(text.slice(0, end));
    addAddress(entry, text.slice(end));
    return;
  }
  entry.name = trimName(text.slice(0, marker.start));
  readAliasesInLine(entry, text.slice(marker.end), marker.inBrackets, isKnownName);
}

function readAliasesInLine(
  entry: OpenEntry,
  rest: string,
  inBrackets: boolean,
  isKnownName: IsKnownName,
): void {
  if (/^the following\b/i.test(rest) && ANNOUNCED.test(rest)) return;
  const end = inBrackets && rest.includes(')') ? rest.indexOf(')') : endOfName(rest, isKnownName);
  entry.aliases.push(rest.slice(0, end));
  const after = rest.slice(inBrackets ? end + 1 : end).replace(/^[,;.\s]+/, '');
  if (!ANNOUNCED.test(after)) addAddress(entry, after);
}

function addAddress(entry: OpenEntry, text: string): void {
  const address = text.replace(/^[,;.\s]+/, '');
  if (address !== '') entry.addresses.push(address);
}

interface Marker {
  readonly start: number;
  readonly end: number;
  readonly inBrackets: boolean;
}

/** The "a.k.a." that ends the name: the one behind a known name, else the first. */
function aliasMarker(text: string, isKnownName: IsKnownName): Marker | undefined {
  const markers = [...text.slice(0, MAX_NAME).matchAll(ALIAS_MARKERS)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    inBrackets: found[0].includes('('),
  }));
  return markers.findLast((marker) => isKnownName(nameKey(text.slice(0, marker.start)))) ?? markers[0];
}

/** A later line with a name of its own before "a.k.a." names a member; else more aliases of the entry follow. */
function announced(entry: OpenEntry, text: string): string[] {
  const marker = ALIAS_MARKER.exec(text);
  const name = marker === null ? '' : trimName(text.slice(0, marker.index)).replace(/^and /, '');
  if (name !== '') entry.members.push(name);
  return name === '' ? entry.aliases : entry.members;
}

/** An item after a dash. Only a mark of the list is cut off yet: the last item may run on into the address. */
function addItem(items: string[], text: string): void {
  const item = text.replace(/^[\s—–]+/, '').replace(/;?\s+and$|;$/, '');
  if (trimName(item) !== '') items.push(item);
}

/** Where no line holds an address, it stands behind the last alias. */
function splitRunOn(entry: OpenEntry, items: string[]): void {
  const last = items.at(-1);
  if (last === undefined) return;
  const end = endOfLastItem(last);
  if (end === last.length) return;
  items[items.length - 1] = last.slice(0, end);
  entry.addresses.push(last.slice(end).trim());
}

/** Where an item ends and its address begins: at a legal form with a stop that is followed by a place. */
function endOfLastItem(text: string): number {
  for (const stop of text.slice(0, MAX_NAME).matchAll(/\.\s+(?=[\p{L}\d])/gu)) {
    const rest = text.slice(stop.index + stop[0].length);
    const formed = CLOSED_BY_FORM.test(text.slice(0, stop.index + 1));
    if (formed && !LEGAL_FORM.test(rest) && rest.includes(',') && PLACE.test(rest)) return stop.index + 1;
  }
  return text.length;
}

/** Where the name ends: the longest known name, else the first comma or stop that is not inside a name. */
function endOfName(text: string, isKnownName: IsKnownName): number {
  const borders = [...text.slice(0, MAX_NAME).matchAll(/[,;.](?=\s|$)/g)].map((found) => found.index);
  const ends = text.length <= MAX_NAME ? [...borders, text.length] : borders;
  const known = ends.findLast((end) => isKnownName(nameKey(text.slice(0, end))));
  if (known !== undefined) return text.charAt(known) === '.' ? known + 1 : known;
  return borders.find((border) => endsName(text, border)) ?? text.length;
}

function endsName(text: string, border: number): boolean {
  const mark = text.charAt(border);
  const rest = text.slice(border + 1, border + MAX_NAME).trimStart();
  if (mark === ';') return true;
  if (mark === '.')
    return rest.length > 0 && trimName(text.slice(0, border + 1)).length === border && PLACE.test(rest);
  const segment = rest.split(/,\s/)[0] ?? '';
  if (LEGAL_FORM.test(rest)) return false;
  const partOfName = ORGANISATION.test(segment) && !PLACE.test(segment);
  return !(partOfName && PARENT.test(text.slice(0, border)));
}

function splitAddresses(text: string): readonly string[] {
  return text
    .replace(ADDRESS_NOTE, '')
    .split(/;\s+(?:and\s+)?/)
    .map((address) => trimName(address))
    .filter((address) => address !== '');
}
