import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';

/** A labelled list to choose one of, each as its value and its words. */
export function select(
  name: string,
  label: string,
  choices: readonly (readonly [string, string])[],
  chosen: string,
): SafeHtml {
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}">${choices.map(([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}`)}</select>`;
}

/** The full hours of a day, to choose one of. */
export const HOURS = Array.from(
  { length: 24 },
  (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`] as const,
);
