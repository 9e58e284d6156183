import type { CleanText } from './clean-text.ts';
import * as elements from './fr-elements.ts';
import type { OpenHeading, Reader } from './fr-reader.ts';
import { attribute } from './markup.ts';
import { preambleLabel, roleOfHeading } from './roles.ts';
import { sectionOf } from './sections.ts';

/** The number and the subject of a CFR section are the heading of its text. */
export function isSectionHeading(reader: Reader, name: string): boolean {
  return (name === 'SECTNO' || name === 'SUBJECT') && reader.stack.at(-2)?.name === 'SECTION';
}

/** Begins a heading: its text is kept apart until its element closes. */
export function openHeading(reader: Reader, name: string, attributes: string, start: number): void {
  endHeading(reader, start);
  const level = Number(/\d/.exec(attribute(attributes, 'SOURCE') ?? '')?.[0] ?? 0);
  reader.openHeading = { name, level: Math.min(level, 3) };
}

/** Ends the open heading, if any, and lets it speak for the text below. */
export function endHeading(reader: Reader, at: number): void {
  const open = reader.openHeading;
  if (open === undefined) return;
  reader.openHeading = undefined;
  const clean = reader.headingText.take();
  if (clean.text === '') return;
  if (open.name === 'TTITLE') {
    reader.tableTitle = clean.text;
    return;
  }
  // The number of a CFR section is one heading with the subject behind it.
  if (open.name === 'SUBJECT') reader.unused = undefined;
  keepUnusedHeading(reader);
  if (elements.opensPresidentialTitle(reader.stack.map((frame) => frame.name)) && !reader.titled) {
    reader.writer.put(sectionOf('title', '', clean));
    reader.titled = true;
  } else useHeading(reader, clean, open, at);
}

function useHeading(reader: Reader, clean: CleanText, { name, level }: OpenHeading, at: number): void {
  const label = preambleLabel(clean.text);
  const subjectOfSection = name === 'SUBJECT' && reader.heading.startsWith('§');
  reader.heading = subjectOfSection ? `${reader.heading} ${clean.text}` : clean.text.replace(/:$/, '');
  reader.byHeading.length = level;
  reader.byHeading[level] = label === undefined ? roleOfHeading(clean.text) : label.role;
  reader.unused = label === undefined ? clean : undefined;
  reader.writer.text.line(at);
}

/** A heading may be all that names a thing: one without text below becomes a section of its own. */
export function keepUnusedHeading(reader: Reader): void {
  if (reader.unused !== undefined) reader.writer.put(sectionOf('body', '', reader.unused));
  reader.unused = undefined;
}

/** Forgets all headings: what follows stands under none. */
export function leaveHeadings(reader: Reader): void {
  reader.heading = '';
  reader.byHeading.length = 0;
}
