import { ALL_KIND_GROUPS, type KindGroup } from '../../../shared/domain/kind-groups.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { TOPICS, type Topic } from '../../../shared/domain/topics.ts';

const GROUPS: Readonly<Record<KindGroup, string>> = {
  listings: 'Listings, denial orders and sanctions',
  rules: 'Rules on what needs a licence',
  licences: 'Temporary general licences',
  relief: 'Removals from lists, and relief',
  proposals: 'Proposed rules',
  enforcement: 'Enforcement actions',
  reports: 'Press reports',
};

const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  'entity-list': 'Entity List',
  'temporary-licence': 'Temporary general licences',
  'direct-product': 'Foreign direct product rules',
  'de-minimis': 'De minimis rules',
  'affiliates-rule': 'Affiliates and ownership',
  'licence-policy': 'Licence requirements and policy',
  'other-list': 'Other lists',
  'denial-order': 'Denial orders',
  sanctions: 'Sanctions',
  enforcement: 'Enforcement',
};

/** The topics by name, for a sentence. */
export const topicWords = (topics: readonly Topic[]) => topics.map((topic) => TOPIC_WORDS[topic]).join(', ');

/** The kinds that come at once; all where none was chosen yet. */
export function atOnceFields(atOnce: readonly string[] | undefined): SafeHtml {
  const ticked = new Set(atOnce ?? ALL_KIND_GROUPS);
  return html`<p class="hint">The rest comes in a daily digest. What corrects a rule comes at once in any case.</p>
<input type="hidden" name="kinds" value="asked">
${ALL_KIND_GROUPS.map((group) => tick('atOnce', group, GROUPS[group], ticked.has(group)))}`;
}

/** The topics to hear of at all; all where none was chosen yet. */
export function topicFields(topics: readonly string[] | undefined): SafeHtml {
  const ticked = new Set(topics ?? TOPICS);
  return html`<details${ticked.size < TOPICS.length && html` open`}>
<summary>Only some topics</summary>
<fieldset>
<legend>Topics</legend>
<p class="hint">What is on other topics does not come at all. Whatever has no certain topic, press reports and proposals among it, comes in any case.</p>
<input type="hidden" name="topics" value="asked">
${TOPICS.map((topic) => tick('topic', topic, TOPIC_WORDS[topic], ticked.has(topic)))}</fieldset>
</details>`;
}

function tick(name: string, value: string, label: string, checked: boolean): SafeHtml {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${checked && html` checked`}> ${label}</label>\n`;
}
