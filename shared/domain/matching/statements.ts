import { clausesOf } from './clauses.ts';
import { PARTY } from './sentence-view.ts';

/** One statement of a sentence as text of a view, with the party that a relative clause speaks of put before it. */
export interface Statement {
  readonly text: string;
  readonly kind: 'main' | 'relative' | 'aside';
  /** The character of the party that a relative clause or an aside is about. */
  readonly about?: string;
}

const LAST_PARTY = new RegExp(`(${PARTY})[^${PARTY.slice(1, -1)}]*$`, 'u');

/** Splits a view into statements: main clauses whole, what is inserted in them apart. */
export function statementsOf(view: string): readonly Statement[] {
  const statements: Statement[] = [];
  for (const group of clausesOf(view)) {
    const main = group
      .filter((clause) => clause.kind === 'main')
      .map((clause) => view.slice(clause.start, clause.end).trim())
      .join(' ')
      .replace(/^[;,.\s]+/, '')
      .replace(/ ,/g, ',');
    if (main !== '') statements.push({ text: main, kind: 'main' });
    for (const clause of group) {
      if (clause.kind === 'main') continue;
      const text = view.slice(clause.start, clause.end).replace(/^[,\s]+/, '');
      const about = LAST_PARTY.exec(view.slice(0, clause.start))?.[1];
      statements.push(about ? { text, kind: clause.kind, about } : { text, kind: clause.kind });
    }
  }
  return statements;
}
