import type { ListName } from './amendments/amendment.ts';
import { nameKey } from './amendments/names.ts';
import type { AsCodified, CodifiedStep } from './codified.ts';
import { type BeforeAfter, fieldLines, placeIn } from './diff/before-after.ts';
import { codifiedParagraphs } from './diff/codified-paragraphs.ts';
import type { EntryChange } from './diff/list-diff.ts';
import { differingRuns } from './diff/word-runs.ts';

/** More paragraphs than this are another text, not an amended one. */
const MOST_PARAGRAPHS = 400;

/**
 * Before and after of a step of a list: first where the CFR says something else than a rule instructs, then each entry
 * that changed, field by field.
 */
export function codifiedEdits(
  step: CodifiedStep,
  list: ListName,
  rules: readonly Pick<AsCodified, 'differing'>[],
): readonly BeforeAfter[] {
  return [
    ...rules.flatMap(({ differing }) =>
      differing.map(({ amendment, holds }): BeforeAfter => {
        const { name, operation, country } = amendment;
        const old = operation === 'removed' ? undefined : name;
        return { basis: 'contradicted', field: 'entry', old, new: holds, ...placeIn(list, country) };
      }),
    ),
    ...step.changes.flatMap((change) => entryLines(change, list)),
  ];
}

function entryLines(change: EntryChange, list: ListName): readonly BeforeAfter[] {
  const before = change.kind === 'added' ? undefined : change.before;
  const after = change.kind === 'removed' ? undefined : change.after;
  const at = placeIn(list, (after ?? before)?.country);
  if (change.kind === 'changed') return fieldLines('codified', change.fields, change.after.name, at);
  return [{ basis: 'codified', field: 'entry', old: before?.name, new: after?.name, ...at }];
}

/** Before and after of a node of the CFR that holds no list (eCFR XML), paragraph by paragraph. */
export function paragraphEdits(before: string, after: string, where: string): readonly BeforeAfter[] {
  const [old, now] = [before, after].map((text) => codifiedParagraphs(text).map((each) => each.text));
  if (old === undefined || now === undefined) return [];
  const runs = differingRuns(old.map(nameKey), now.map(nameKey), MOST_PARAGRAPHS) ?? [];
  return runs.map((run) => {
    const [from, to] = run.at;
    return {
      basis: 'codified',
      field: 'text',
      old: old.slice(from, from + run.before.length).join(' ') || undefined,
      new: now.slice(to, to + run.after.length).join(' ') || undefined,
      where,
    };
  });
}
