import { exclusionName, mutedName, quietName } from '../../../../shared/application/reader/take-back.ts';
import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../../shared/domain/rendering/plain-text.ts';
import { KIND_WORDS } from '../../../../shared/domain/rendering/wording.ts';
import type { QuietKind, Subscriber } from '../../../../shared/domain/subscriber.ts';
import { texts } from '../../texts/texts.ts';
import { fitting } from '../fitting.ts';

const words = texts.told;

/** Bytes of markup for the list. */
const ROOM = 1_500;

/** What the reader's feedback left out or made quieter, each with a way back. */
export function toldPart(subscriber: Subscriber, token: string): SafeHtml | undefined {
  const { companies, exclusions = [], quietKinds = [], mutedMatters = [] } = subscriber;
  if (exclusions.length + quietKinds.length + mutedMatters.length === 0) return undefined;
  const nameOf = (id: string) => companies.find((each) => each.companyId === id)?.name ?? words.unfollowed;
  const box = (value: string, label: string) =>
    html`<label class="tick"><input type="checkbox" name="back" value="${value}"> ${label}</label>\n`;
  const { shown, left } = fitting(
    [
      ...mutedMatters.map((each) => box(mutedName(each), words.muted(clip(oneLine(each.title), 100)))),
      ...exclusions.map((each) =>
        box(exclusionName(each), words.excluded(each.alias, nameOf(each.companyId))),
      ),
      ...quietKinds.map((each) => box(quietName(each), quietWords(each, nameOf(each.companyId)))),
    ],
    ROOM,
  );
  return html`<h2>${words.title}</h2>
<form method="post" action="/manage/${token}">
<fieldset>
<legend>${words.legend}</legend>
${shown}</fieldset>
${left > 0 && html`<p class="hint">${words.more(left)}</p>`}
<button type="submit" name="action" value="back" class="second">${words.button}</button>
</form>`;
}

function quietWords({ kind, to }: QuietKind, company: string): string {
  const { subject } = KIND_WORDS[kind];
  return to === 'digest' ? words.quieter(subject, company) : words.quiet(subject, company);
}
