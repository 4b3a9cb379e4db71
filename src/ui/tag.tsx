import { html } from "hono/html";

/** `good` for what speaks for it, `plain` for what merely describes it, `attention` and `stop` for what may prevent it. */
export type TagTone = "good" | "plain" | "attention" | "stop";

export interface TagProps {
  readonly label: string;
  readonly tone?: TagTone | undefined;
}

/** A word or two about something, in a small box. */
export function Tag({ label, tone = "plain" }: TagProps) {
  return html`<span class="tag tag--${tone}">${label}</span>`;
}

/** Several tags in a row, as a list. Nothing at all when there are none. */
export function Tags({ tags }: { readonly tags: readonly TagProps[] }) {
  if (tags.length === 0) return html``;
  return html`<ul class="tags">
    ${tags.map((tag) => html`<li class="tag tag--${tag.tone ?? "plain"}">${tag.label}</li>`)}
  </ul>`;
}
