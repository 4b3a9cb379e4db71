import { wordDiff } from "../../rules/adapting/word-diff.ts";

/** How one text became another: what went is struck out, what came is underlined; screen readers are told which. */
export function DiffText({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {wordDiff(before, after).map(({ kind, text }) => {
        if (kind === "same") return <Lines text={text} />;
        return kind === "removed" ? (
          <del>
            <span class="visually-hidden">taken out: </span>
            <Lines text={text} />
          </del>
        ) : (
          <ins>
            <span class="visually-hidden">put in: </span>
            <Lines text={text} />
          </ins>
        );
      })}
    </>
  );
}

/** Text with its lines kept apart. */
export function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("\n").map((line, place) => (
        <>
          {place > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}
