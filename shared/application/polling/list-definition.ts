import { sha256 } from '../../domain/ids.ts';
import { isPressKind, type PressSource, type Source } from '../../domain/sources/catalogue.ts';
import type { SourceState } from '../../ports/source-state-store.ts';

/** Hash of what decides which entries a list of the press has and what they are called. */
function definitionOf(source: PressSource): string {
  const { kind, url, query, identity } = source;
  return sha256(JSON.stringify([kind, url, query, identity, source.kind === 'html' ? source.list : '']));
}

/**
 * The state of a source as far as it holds for its list as it is defined: after another address or other selectors the list
 * is read in silence once, since all that it shows may look new. Lists of the government have numbers of their own.
 */
export function underDefinition(source: Source, state: SourceState): SourceState {
  if (!isPressKind(source) || state.listedAs === undefined) return state;
  if (state.listedAs === definitionOf(source)) return state;
  const { seededAt: _, etag: __, lastModified: ___, lastBodySha: ____, ...rest } = state;
  return rest;
}

/** What a state remembers of the definition under which its list was read. */
export function readUnder(source: Source): Pick<SourceState, 'listedAs'> {
  return isPressKind(source) ? { listedAs: definitionOf(source) } : {};
}
