import { wordDiff } from "../../rules/adapting/word-diff.ts";

/** How one text became another: what went is struck out, what came is underlined; screen readers are told which. */
export function DiffText({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {wordDiff(before, after).map(({ kind, text }) => {
        if (kind === "same") return text;
        return kind === "removed" ? (
          <del>
            <span class="visually-hidden">taken out: </span>
            {text}
          </del>
        ) : (
          <ins>
            <span class="visually-hidden">put in: </span>
            {text}
          </ins>
        );
      })}
    </>
  );
}
