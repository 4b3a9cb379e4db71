import type { Child } from "hono/jsx";

/** A list whose items may hold such lists, each set in under the one above. */
export function Tree({ children }: { readonly children?: Child }) {
  return <ul class="tree">{children}</ul>;
}
