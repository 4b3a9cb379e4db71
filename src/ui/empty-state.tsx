import type { Child } from "hono/jsx";

export interface EmptyStateProps {
  /** What is not there: `Nothing fits all of this`. */
  readonly title: string;
  readonly level?: 2 | 3 | undefined;
  /** What to do about it: sentences, then links or buttons. */
  readonly children?: Child;
}

/** An empty drawer: says what would be here and what to do now. */
export function EmptyState({ title, level = 2, children }: EmptyStateProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div class="empty-state">
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
