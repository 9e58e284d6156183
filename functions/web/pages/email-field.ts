import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { oneLine } from '../../../shared/domain/rendering/plain-text.ts';

/** A field for an e-mail address, with what was typed and what is wrong with it. */
export function emailField(label: string, value: string, error: string | undefined): SafeHtml {
  return html`<label for="email">${label}</label>
${error !== undefined && html`<p class="error" id="email-error">${error}</p>`}
<input type="email" id="email" name="email" value="${oneLine(value)}" autocomplete="email" maxlength="320" required${error !== undefined && html` aria-invalid="true" aria-describedby="email-error"`}>`;
}
