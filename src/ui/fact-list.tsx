import type { Child } from "hono/jsx";

export interface NamedFact {
  readonly name: string;
  readonly value: Child;
}

/** What is known of one thing, as names and values. */
export function FactList({ facts }: { readonly facts: readonly NamedFact[] }) {
  return (
    <dl class="fact-list">
      {facts.map(({ name, value }) => (
        <div class="fact-list__fact">
          <dt class="fact-list__name">{name}</dt>
          <dd class="fact-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
