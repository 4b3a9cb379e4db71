import type { PageLink } from "./shell.ts";

/** The way back up: links from the top, without the page itself. */
export function Breadcrumb({ trail }: { readonly trail: readonly PageLink[] }) {
  return (
    <nav class="breadcrumb" aria-label="Where this is">
      <ol class="breadcrumb__trail">
        {trail.map((step) => (
          <li class="breadcrumb__step">
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
