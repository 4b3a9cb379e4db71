import { Notice } from "#ui";
import { plural } from "../../rules/harvesting/harvest-message.ts";

export interface WaitingSourcesProps {
  /** The sources that do not get better unless somebody looks. */
  readonly waiting: readonly { readonly id: string; readonly name: string }[];
  readonly pairCount: number;
}

/** What in the catalog waits for whoever keeps it, with the way there; nothing when nothing does. */
export function WaitingSourcesNotice({ waiting, pairCount }: WaitingSourcesProps) {
  const [first] = waiting;
  if (first === undefined && pairCount === 0) return null;
  return (
    <Notice tone="attention" title="Waiting for you in the catalog">
      {first && (
        <p>
          {waiting.length === 1 ? (
            <>
              The source <a href={`/sources/${first.id}`}>{first.name}</a> does not go on by itself: see what
              happened.
            </>
          ) : (
            <>
              <a href="/sources">{plural(waiting.length, "source")}</a> do not go on by themselves: see what
              happened.
            </>
          )}
        </p>
      )}
      {pairCount > 0 && (
        <p>
          <a href="/pairs">{plural(pairCount, "pair")} of listings</a> may be the same offering: say whether
          they are.
        </p>
      )}
    </Notice>
  );
}
