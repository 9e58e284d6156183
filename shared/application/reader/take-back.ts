import { withLouderKinds } from '../../domain/lately.ts';
import type { Exclusion, MutedMatter, QuietKind, Subscriber } from '../../domain/subscriber.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { changeReader } from './change-reader.ts';

/**
 * Takes back what the reader's feedback left out or made quieter, named as `exclusionName`, `quietName` and `mutedName` do.
 * Undefined where the link does not work.
 */
export async function takeBack(
  deps: ReaderDeps,
  token: string,
  names: readonly string[],
): Promise<Subscriber | undefined> {
  const chosen = new Set(names);
  const changed = await changeReader(deps, token, async (before) => {
    const after: Subscriber = {
      ...before,
      exclusions: before.exclusions?.filter((each) => !chosen.has(exclusionName(each))) ?? [],
      quietKinds: before.quietKinds?.filter((each) => !chosen.has(quietName(each))) ?? [],
      mutedMatters: before.mutedMatters?.filter((each) => !chosen.has(mutedName(each))) ?? [],
    };
    return { ...after, companies: withLouderKinds(before, after, deps.clock.now()) };
  });
  return changed?.after;
}

/** How a form names one name that was left out, one kind that was made quieter, and one matter that was muted. */
export const exclusionName = ({ companyId, alias }: Exclusion) => `name ${companyId} ${alias}`;
export const quietName = ({ companyId, kind }: QuietKind) => `kind ${companyId} ${kind}`;
export const mutedName = ({ matterId }: MutedMatter) => `matter ${matterId}`;
