import { addWithCodes } from './characters.ts';
import { textBuilder } from './clean-text.ts';
import {
  cfrPartsOf,
  type DocumentHeader,
  docketsOf,
  filingStampOf,
  numberOfStamp,
  rinsOf,
} from './header-fields.ts';
import { attribute, scanMarkup } from './markup.ts';
import { addGappedText, indentsInlineTags } from './xml-gaps.ts';

type DocumentElement = 'RULE' | 'PRORULE' | 'NOTICE' | 'PRESDOCU';

const TYPES: Readonly<Record<DocumentElement, NonNullable<DocumentHeader['type']>>> = {
  RULE: 'Rule',
  PRORULE: 'Proposed Rule',
  NOTICE: 'Notice',
  PRESDOCU: 'Presidential Document',
};
/** Elements of the head whose text is a field; the others end what was open. */
const FIELDS = new Set([
  'AGENCY',
  'SUBAGY',
  'CFR',
  'DEPDOC',
  'RIN',
  'SUBJECT',
  'ACT',
  'EFFDATE',
  'DATES',
  'FRDOC',
  'FILED',
  'PROC',
  'PRES',
  'HD',
]);
const INNER = new Set(['P', 'FP', 'E', 'SU', 'PRTPAGE', 'FTREF', 'LI']);
const BODY = new Set(['SUPLINF', 'REGTEXT', 'SECTION', 'SIG']);

interface Collected {
  readonly element: DocumentElement;
  readonly fields: Map<string, string[]>;
  page: string | undefined;
  /** True once a page mark inside the document has set its page. */
  ownPage: boolean;
  inBody: boolean;
  hasText: boolean;
}

/** One pass over an issue or a document, gathering the heads of its documents. */
export function xmlHeaders(source: string): readonly DocumentHeader[] {
  const headers: DocumentHeader[] = [];
  const indented = indentsInlineTags(source);
  const builder = textBuilder();
  let current: Collected | undefined;
  let field: string | undefined;
  let volume: string | undefined;
  let page: string | undefined;
  let skipHeading = false;
  let lastTag = 0;

  const endField = () => {
    const { text } = builder.take();
    if (field === 'VOL') volume = text;
    else if (field !== undefined && text !== '')
      current?.fields.set(field, [...(current.fields.get(field) ?? []), text].slice(0, 20));
    field = undefined;
  };
  const endDocument = () => {
    endField();
    if (current !== undefined) headers.push(headerOf(current, volume));
    current = undefined;
  };
  scanMarkup(source, {
    open: (name, attributes, start, _end, selfClosing) => {
      lastTag = start;
      if (isDocument(name)) {
        endDocument();
        current = { element: name, fields: new Map(), page, ownPage: false, inBody: false, hasText: false };
      } else if (name === 'PRTPAGE') {
        page = attribute(attributes, 'P') ?? page;
        if (current !== undefined && beginsPage(current)) {
          current.page = page;
          current.ownPage = true;
        }
      } else if (name === 'HD' && !isTitle(current)) skipHeading = !selfClosing;
      else if (name === 'VOL' || isField(current, name)) {
        endField();
        field = selfClosing ? undefined : name;
      } else if (field !== undefined && !INNER.has(name)) endField();
      else if (name === 'P' || name === 'FP') builder.space(start);
      if (current !== undefined && BODY.has(name)) current.inBody = true;
    },
    close: (name, start) => {
      lastTag = start;
      if (name === field) endField();
      else if (name === 'HD') skipHeading = false;
      else if (name === current?.element) endDocument();
    },
    text: (start, end) => {
      if (current !== undefined && !current.hasText && /\S/.test(source.slice(start, end)))
        current.hasText = true;
      if (field === undefined || skipHeading) return;
      addGappedText(builder, source, { start, end, lastTag, indented }, addWithCodes);
    },
  });
  endDocument();
  return headers;
}

function isDocument(name: string): name is DocumentElement {
  return Object.hasOwn(TYPES, name);
}

/** A presidential document opens a page of its own; the mark may stand behind its first words. */
function beginsPage({ element, hasText, ownPage }: Collected): boolean {
  return element === 'PRESDOCU' ? !ownPage : !hasText;
}

/** The first heading of a presidential document is its title. */
function isTitle(current: Collected | undefined): boolean {
  return current?.element === 'PRESDOCU' && !current.fields.has('HD');
}

function isField(current: Collected | undefined, name: string): boolean {
  if (current === undefined || !FIELDS.has(name)) return false;
  return !current.inBody || name === 'FRDOC' || name === 'FILED';
}

function headerOf({ element, fields, page }: Collected, volume: string | undefined): DocumentHeader {
  const all = (name: string) => fields.get(name) ?? [];
  const stamp = [...all('FRDOC'), ...all('FILED')].join(' ');
  const presidential = element === 'PRESDOCU';
  return {
    number: numberOfStamp(stamp),
    citation:
      volume === undefined || page === undefined || !/^\d+$/.test(page) ? undefined : `${volume} FR ${page}`,
    type: TYPES[element],
    agencies: presidential ? ['Executive Office of the President'] : [...all('AGENCY'), ...all('SUBAGY')],
    cfrParts: all('CFR').flatMap(cfrPartsOf),
    action: presidential ? all('PROC')[0] : all('ACT')[0],
    dates: [...all('EFFDATE'), ...all('DATES')][0],
    rins: all('RIN').flatMap(rinsOf),
    dockets: all('DEPDOC').flatMap(docketsOf),
    subject: all('SUBJECT')[0] ?? all('HD')[0],
    filed: filingStampOf(stamp),
    scheduledFor: undefined,
  };
}
