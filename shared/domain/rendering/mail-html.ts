import type { Answer, Block, FactRow, Line, MailBody, Span, Tone } from './blocks.ts';
import { type Hole, html, type SafeHtml, safeUrl } from './html.ts';

// Everything that matters is inline: <style> is dropped by Outlook on Windows and by Gmail's mobile web page. Colours
// keep at least 4.5:1 when a client inverts them; the media query is only a bonus where it is honoured.
const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const BODY = `${FONT}font-size:16px;line-height:1.5;color:#1b2733;`;
const QUIET = `${FONT}font-size:14px;line-height:1.5;color:#4a5a69;`;
const LINK = 'color:#0b5394;text-decoration:underline;';

const BANDS: Readonly<Record<Tone, string>> = {
  official: 'background-color:#123a5c;color:#f5f9fc;',
  filed: 'background-color:#6b3f05;color:#fdf7ee;',
  reported: 'background-color:#4c4f54;color:#f6f6f7;',
  plain: 'background-color:#e6ecf1;color:#1b2733;',
};

const DARK = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.rw-page{background-color:#12181e!important}
.rw-card{background-color:#1b232b!important;border-color:#36424d!important}
.rw-text,.rw-text h1,.rw-text h2,.rw-text h3,.rw-text p,.rw-text td,.rw-text th,.rw-text li{color:#e4eaef!important}
.rw-quiet,.rw-quiet td,.rw-quiet p,.rw-text .rw-quiet{color:#b3bfca!important}
.rw-line{border-color:#36424d!important}
.rw-link{color:#8ec5f5!important}
.rw-quote{background-color:#232d37!important;border-color:#4a90c9!important}
.rw-plain{background-color:#2b3844!important;color:#e4eaef!important}
}
@media (max-width:480px){.rw-pad{padding-left:16px!important;padding-right:16px!important}
.rw-label{display:block!important;width:auto!important;padding-bottom:0!important;border-bottom:0!important}
.rw-value{display:block!important;padding-top:0!important}}
`;

/** The HTML part of a mail: one 600-pixel column, styles inline, no images, no scripts, nothing fetched from anywhere. */
export function mailHtml(body: MailBody): string {
  const page = html`<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${body.subject}</title>
<style>${{ markup: DARK }}</style>
</head>
<body class="rw-page" style="margin:0;padding:0;background-color:#eef2f5;">
<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;overflow:hidden;">${body.preheader}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" class="rw-card" style="width:100%;max-width:600px;border-collapse:separate;border:1px solid #cfd8e0;border-radius:6px;background-color:#fdfdfe;">
<tr><td class="rw-text rw-pad" style="padding:20px 24px 24px;text-align:left;word-break:break-word;overflow-wrap:anywhere;${{ markup: BODY }}">
${body.blocks.map(blockHtml)}</td></tr>
<tr><td class="rw-quiet rw-line rw-pad" style="padding:16px 24px 20px;border-top:1px solid #cfd8e0;text-align:left;${{ markup: QUIET }}">
${body.footer.map((line) => html`<p style="margin:0 0 8px;">${lineHtml(line)}</p>\n`)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
  return page.markup;
}

function blockHtml(block: Block): SafeHtml {
  switch (block.block) {
    case 'band':
      return html`<p class="rw-${block.tone}" style="margin:0 0 12px;padding:5px 12px;border-radius:4px;font-size:14px;font-weight:600;${{ markup: BANDS[block.tone] }}">${block.text}</p>\n`;
    case 'title':
      return html`<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3;">${titleHtml(block)}</h1>\n`;
    case 'lead':
      return html`<p style="margin:0 0 16px;font-size:17px;line-height:1.5;">${lineHtml(block.line)}</p>\n`;
    case 'heading':
      return headingHtml(block.text, block.level);
    case 'paragraph':
      return block.small
        ? html`<p class="rw-quiet" style="margin:0 0 14px;${{ markup: QUIET }}">${lineHtml(block.line)}</p>\n`
        : html`<p style="margin:0 0 12px;">${lineHtml(block.line)}</p>\n`;
    case 'facts':
      return factsHtml(block.rows);
    case 'list':
      return html`<ul style="margin:0 0 12px;padding:0 0 0 20px;">${block.items.map((item) => html`<li style="margin:0 0 6px;">${lineHtml(item)}</li>`)}</ul>\n`;
    case 'quote':
      return html`<blockquote class="rw-quote" style="margin:0 0 12px;padding:8px 12px;border-left:4px solid #4a90c9;background-color:#eff4f8;">“${block.text}”<br><span class="rw-quiet" style="${{ markup: QUIET }}">${block.source}</span></blockquote>\n`;
    case 'button':
      return buttonHtml(block.text, block.url);
    case 'choice':
      return choiceHtml(block.answers);
  }
}

function titleHtml({ text, url }: { readonly text: string; readonly url?: string }): Hole {
  const href = url === undefined ? undefined : safeUrl(url);
  return href ? html`<a class="rw-link" href="${href}" style="${{ markup: LINK }}">${text}</a>` : text;
}

function headingHtml(text: string, level: 2 | 3): SafeHtml {
  return level === 2
    ? html`<h2 class="rw-line" style="margin:16px 0 8px;padding-top:12px;border-top:1px solid #dbe3ea;font-size:17px;line-height:1.35;">${text}</h2>\n`
    : html`<h3 style="margin:20px 0 6px;font-size:16px;line-height:1.35;">${text}</h3>\n`;
}

function factsHtml(rows: readonly FactRow[]): SafeHtml {
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 12px;border-collapse:collapse;">
${rows.map((row) => html`<tr><th scope="row" class="rw-label rw-line" width="176" align="left" valign="top" style="width:176px;padding:5px 12px 5px 0;border-bottom:1px solid #e3e9ee;font-weight:600;font-size:15px;text-align:left;">${row.label}</th><td class="rw-value rw-line" valign="top" style="padding:5px 0;border-bottom:1px solid #e3e9ee;font-size:15px;">${lineHtml(row.value)}${statedHtml(row)}</td></tr>\n`)}</table>\n`;
}

function statedHtml({ statedAs, statedAbove }: FactRow): Hole {
  const words = statedAs === undefined ? undefined : `“${statedAs}”`;
  const stated = statedAbove === true ? 'as above' : words;
  return (
    stated !== undefined &&
    html`<br><span class="rw-quiet" style="${{ markup: QUIET }}">text: ${stated}</span>`
  );
}

function buttonHtml(text: string, url: string): SafeHtml {
  return html`<p style="margin:16px 0;"><a href="${safeUrl(url) ?? ''}" style="display:inline-block;padding:12px 22px;border-radius:4px;background-color:#0b5394;color:#fdfdfe;font-weight:600;text-decoration:none;">${text}</a></p>
<p class="rw-quiet" style="margin:0 0 14px;word-break:break-all;${{ markup: QUIET }}">${url}</p>\n`;
}

function choiceHtml(answers: readonly Answer[]): SafeHtml {
  const links = answers.map(({ text, url }, at) => [at > 0 && ' · ', spanHtml({ link: text, url })]);
  return html`<p class="rw-quiet" style="margin:0 0 14px;${{ markup: QUIET }}">${links}</p>\n`;
}

function lineHtml(line: Line): Hole {
  return line.map(spanHtml);
}

function spanHtml(span: Span): Hole {
  if (typeof span === 'string') return span;
  if ('strong' in span) return html`<strong>${span.strong}</strong>`;
  if ('struck' in span) return html`<s>${span.struck}</s>`;
  const href = safeUrl(span.url);
  return href
    ? html`<a class="rw-link" href="${href}" style="${{ markup: LINK }}">${span.link}</a>`
    : span.link;
}
