import type { SafeHtml } from '../../../shared/domain/rendering/html.ts';

/** The first of the items that together stay within so many bytes of markup (at least one), and how many are left. */
export function fitting(
  items: Iterable<SafeHtml>,
  bytes: number,
): { readonly shown: readonly SafeHtml[]; readonly left: number } {
  const shown: SafeHtml[] = [];
  let size = 0;
  let left = 0;
  for (const item of items) {
    size += Buffer.byteLength(item.markup);
    if (left === 0 && (size <= bytes || shown.length === 0)) shown.push(item);
    else left += 1;
  }
  return { shown, left };
}
