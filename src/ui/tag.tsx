// Under a name the formatter does not know, or it would spread the markup over lines and every page would carry them.
import { html as markup } from "hono/html";

/** `good` for what speaks for it, `plain` for what merely describes it, `attention` and `stop` for what may prevent it. */
export type TagTone = "good" | "plain" | "attention" | "stop";

export interface TagProps {
  readonly label: string;
  readonly tone?: TagTone | undefined;
}

/** A word or two about something, in a small box. */
export function Tag({ label, tone = "plain" }: TagProps) {
  return markup`<span class="tag tag--${tone}">${label}</span>`;
}

/** Several tags in a row, as a list. Nothing at all when there are none. */
export function Tags({ tags }: { readonly tags: readonly TagProps[] }) {
  if (tags.length === 0) return markup``;
  const items = tags.map(({ label, tone = "plain" }) => markup`<li class="tag tag--${tone}">${label}</li>`);
  return markup`<ul class="tags">${items}</ul>`;
}
