import { ALL_KIND_GROUPS, type KindGroup } from '../../../shared/domain/kind-groups.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { TOPICS, type Topic } from '../../../shared/domain/topics.ts';
import { texts } from '../texts/texts.ts';

const words = texts.narrower;
const GROUPS: Readonly<Record<KindGroup, string>> = words.groups;
const TOPIC_WORDS: Readonly<Record<Topic, string>> = words.topics;

/** The topics by name, for a sentence. */
export const topicWords = (topics: readonly Topic[]) => topics.map((topic) => TOPIC_WORDS[topic]).join(', ');

/** The kinds that come at once; all where none was chosen yet. */
export function atOnceFields(atOnce: readonly string[] | undefined): SafeHtml {
  const ticked = new Set(atOnce ?? ALL_KIND_GROUPS);
  return html`<p class="hint">${words.groupsHint}</p>
<input type="hidden" name="kinds" value="asked">
${ALL_KIND_GROUPS.map((group) => tick('atOnce', group, GROUPS[group], ticked.has(group)))}`;
}

/** The topics to hear of at all; all where none was chosen yet. */
export function topicFields(topics: readonly string[] | undefined): SafeHtml {
  const ticked = new Set(topics ?? TOPICS);
  return html`<details${ticked.size < TOPICS.length && html` open`}>
<summary>${words.onlySome}</summary>
<fieldset>
<legend>${words.legend}</legend>
<p class="hint">${words.topicsHint}</p>
<input type="hidden" name="topics" value="asked">
${TOPICS.map((topic) => tick('topic', topic, TOPIC_WORDS[topic], ticked.has(topic)))}</fieldset>
</details>`;
}

function tick(name: string, value: string, label: string, checked: boolean): SafeHtml {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${checked && html` checked`}> ${label}</label>\n`;
}
