export interface SourcesNavigationProps {
  /** The path of the page it stands on. */
  readonly current: string;
  /** Pairs of listings that wait for a person. */
  readonly pairCount: number;
}

/** The ways between the pages about sources. */
export function SourcesNavigation({ current, pairCount }: SourcesNavigationProps) {
  const links = [
    { href: "/sources", label: "All sources" },
    { href: "/sources/starter-pack", label: "Starter pack" },
    { href: "/pairs", label: pairCount === 0 ? "Doubtful pairs" : `Doubtful pairs (${pairCount})` },
    { href: "/sources/new", label: "Add a source" },
  ];
  return (
    <nav class="breadcrumb" aria-label="Sources">
      <ul class="row">
        {links.map(({ href, label }) => (
          <li>{href === current ? <b aria-current="page">{label}</b> : <a href={href}>{label}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}
