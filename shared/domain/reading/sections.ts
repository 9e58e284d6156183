import type { Section, SectionRole } from '../document.ts';
import { type CleanText, textBuilder } from './clean-text.ts';

/** Gathers sections in the order of the text. */
export interface SectionWriter {
  /** Text goes through this builder; `begin` comes first. */
  readonly text: ReturnType<typeof textBuilder>;
  /** Goes on in the open section with a new line, or opens one if role, heading or `alone` ask for it. */
  readonly begin: (role: SectionRole, heading: string, at: number, alone?: boolean) => void;
  /** Ends the open section, so that the next text stands apart. */
  readonly end: () => void;
  /** Adds a finished section after the open one. */
  readonly put: (section: Section) => void;
  readonly sections: () => readonly Section[];
}

/** An empty writer; sections without text are left out. */
export function sectionWriter(): SectionWriter {
  const done: Section[] = [];
  const text = textBuilder();
  let role: SectionRole = 'body';
  let heading = '';
  let open = false;

  const end = () => {
    const clean = text.take();
    if (open && clean.text.trim() !== '') done.push(sectionOf(role, heading, clean));
    open = false;
  };
  return {
    text,
    begin: (nextRole, nextHeading, at, alone = false) => {
      if (open && !alone && nextRole === role && nextHeading === heading) text.line(at);
      else {
        end();
        role = nextRole;
        heading = nextHeading;
        open = true;
      }
    },
    end,
    put: (section) => {
      end();
      done.push(section);
    },
    sections: () => {
      end();
      return done;
    },
  };
}

/** A section from clean text. */
export function sectionOf(role: SectionRole, heading: string, clean: CleanText): Section {
  return { role, heading, text: clean.text, offsets: clean.offsets };
}
