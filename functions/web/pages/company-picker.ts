import type { Found } from '../../../shared/application/find-companies.ts';
import type { Suggestion } from '../../../shared/application/suggest-companies.ts';
import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import { isReaderNamed } from '../../../shared/domain/reader-names.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import type { Follow } from '../../../shared/domain/subscriber.ts';
import { texts } from '../texts/texts.ts';
import { DIGEST_BUTTON, previewPart } from './would-have-matched.ts';

const words = texts.picker;

/** Companies shown at once; a page of 200 would not be a short one. */
const SHOWN_AT_ONCE = 8;

export interface PickerView {
  readonly chosen: readonly Follow[];
  /** Number of the chosen one (from 0) with which the list begins. */
  readonly from?: number;
  /** What was searched, and found for it. */
  readonly query?: string;
  readonly found?: Found;
  readonly error?: string | undefined;
  /** What the chosen companies would have brought. */
  readonly preview?: WouldHaveMatched | undefined;
  /** What else could be followed. */
  readonly suggestions?: readonly Suggestion[];
  /** True where one mail per change is chosen: a digest is then offered where that would be many. */
  readonly instant?: boolean;
}

/**
 * Search box and checkboxes. Without script the search posts the form and comes back with what was found as checkboxes;
 * with it, companies.js turns the box into a combobox that adds the same checkboxes.
 */
export function companyPicker(view: PickerView): SafeHtml {
  const described = view.error === undefined ? 'q-hint' : 'q-hint q-error';
  return html`<fieldset class="picker" data-picker>
<legend>${words.legend}</legend>
<ul class="chosen" data-chosen>${shownOf(view).map((follow) => html`<li>${checkbox(follow, true)}</li>`)}</ul>
${othersPart(view)}
${view.preview !== undefined && previewPart(view.preview, view.chosen, view.instant === true && DIGEST_BUTTON)}
${suggestedList(view.suggestions)}
${foundList(view)}
<label for="q">${words.add}</label>
<p class="hint" id="q-hint">${words.hint}</p>
${view.error !== undefined && html`<p class="error" id="q-error">${view.error}</p>`}
<div class="search" data-search>
<input type="text" id="q" name="q" value="" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="${described}"${view.error !== undefined && html` aria-invalid="true"`}>
<button type="submit" name="action" value="search" class="second">${words.find}</button>
</div>
<p class="hint" role="status" data-count></p>
<p class="hint" role="status" data-preview></p>
</fieldset>`;
}

/** The chosen companies that are listed; the others stay chosen. */
export function shownOf({ chosen, from = 0 }: PickerView): readonly Follow[] {
  return chosen.slice(from, from + SHOWN_AT_ONCE);
}

/** The chosen companies that are not listed, sent along, and the button that lists the next ones. */
function othersPart(view: PickerView): SafeHtml | undefined {
  const shown = new Set(shownOf(view));
  const others = view.chosen.filter((follow) => !shown.has(follow));
  if (others.length === 0) return undefined;
  const next = (view.from ?? 0) + SHOWN_AT_ONCE;
  const [typed, known] = [true, false].map((named) =>
    others.filter(({ companyId }) => isReaderNamed(companyId) === named),
  );
  return html`<input type="hidden" name="others" value="${known?.map(({ companyId }) => companyId).join(' ')}" data-others>
<input type="hidden" name="otherNames" value="${typed?.map(({ name }) => name).join('\n')}">
<p>${words.listed(shown.size, view.chosen.length)} <button type="submit" name="action" value="others-${String(next < view.chosen.length ? next : 0)}" class="second">${next < view.chosen.length ? words.listNext : words.listFirst}</button></p>`;
}

/** Companies that belong to the chosen ones, each with what it would have added. */
function suggestedList(suggestions: readonly Suggestion[] = []): SafeHtml | undefined {
  if (suggestions.length === 0) return undefined;
  return html`<div class="notice"><p>${words.related}</p>
<ul class="chosen">${suggestions.map((each) => html`<li>${checkbox(each, false)}<p class="hint">${words.added(each.relation, each.added)}</p></li>`)}</ul></div>`;
}

function foundList({ query, found, chosen }: PickerView): SafeHtml | undefined {
  if (query === undefined || found === undefined) return undefined;
  const ids = new Set(chosen.map((follow) => follow.companyId));
  const hits = found.hits.filter((hit) => !ids.has(hit.companyId));
  const { typed } = found;
  if (hits.length === 0 && typed === undefined)
    return html`<p class="notice">${words.nothing(oneLine(query))}</p>`;
  return html`<div class="notice"><p>${words.found(oneLine(query))}</p>
<ul class="chosen">${hits.map((hit) => html`<li>${checkbox(hit, false)}</li>`)}
${typed !== undefined && html`<li>${named(typed.name, false, words.follow(typed.name))}${typed.warning !== undefined && html`<p class="hint">${texts.nameWarnings[typed.warning](typed.name)}</p>`}</li>`}</ul></div>`;
}

function checkbox(follow: Follow & { readonly country?: string }, checked: boolean): SafeHtml {
  if (isReaderNamed(follow.companyId)) return named(follow.name, checked, words.asTyped(follow.name));
  const place = follow.country === undefined ? '' : ` (${follow.country})`;
  return html`<label class="tick"><input type="checkbox" name="company" value="${follow.companyId}"${checked && html` checked`}> ${follow.name}${place}</label>`;
}

function named(name: string, checked: boolean, label: string): SafeHtml {
  return html`<label class="tick"><input type="checkbox" name="name" value="${name}"${checked && html` checked`}> ${label}</label>`;
}
