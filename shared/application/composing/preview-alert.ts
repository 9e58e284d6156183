import type { ChangeId, CompanyId } from '../../domain/ids.ts';
import { alertModel, renderAlert } from '../../domain/rendering/alert.ts';
import type { RenderedMail } from '../../domain/rendering/blocks.ts';
import type { Sender } from '../../domain/rendering/footer.ts';
import { GRADE_RANK } from '../../domain/rendering/wording.ts';
import { historyOf, mattersOf } from './alert-past.ts';
import { changeLibrary, type LibraryDeps } from './change-library.ts';

const NOTICE =
  'A preview: this is the mail as a follower of these companies would have got it. Its links to answer, to manage and to leave lead nowhere here.';

/**
 * The alert that a follower of the companies would have got when the change was seen, in the words of the real one and
 * without anything that is somebody's own. Undefined where the change is unknown, was told to nobody, or is about none of them.
 */
export async function previewAlert(
  deps: LibraryDeps,
  id: ChangeId,
  companies: readonly CompanyId[],
  sender: Sender,
): Promise<RenderedMail | undefined> {
  const stored = await deps.content.change(id);
  if (stored === undefined || stored.change.silent || (await deps.content.analysis(id)) === undefined)
    return undefined;
  const library = changeLibrary(deps);
  const { change, revision, analysis, alerts, previous } = await library.tellable(id);
  const followed = new Set(companies);
  const matches = alerts
    .filter(({ companyId }) => followed.has(companyId))
    .toSorted((a, b) => GRADE_RANK[a.grade] - GRADE_RANK[b.grade]);
  if (matches.length === 0) return undefined;
  const matters = await mattersOf(library, matches);
  const subscriber = {
    companies: matches.map(({ companyId, companyName: name }) => ({ companyId, name })),
    hideNamesInSubject: false,
  };
  const nowhere = `${sender.publicUrl}/link`;
  return renderAlert(
    alertModel({
      change,
      metadata: revision.metadata,
      textHash: revision.textHash,
      analysis,
      matches,
      matters,
      history: matters.length > 0 ? [] : await historyOf(library, matches),
      subscriber,
      ...(previous === undefined ? {} : { previous }),
      sender,
      now: new Date(change.detectedAt),
      links: { manage: nowhere, unsubscribe: nowhere },
      feedback: () => nowhere,
      notice: NOTICE,
    }),
  );
}
