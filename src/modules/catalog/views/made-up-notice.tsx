import { Notice } from "#ui";

/** Who reads that offerings are made up. */
export type SampleReader =
  | "before set-up"
  | "signed out"
  | "may remove"
  | "may not remove"
  | "of a sample library";

/** That what is found is made up, and what whoever reads can do about it. */
export function MadeUpNotice({ reader }: { readonly reader: SampleReader }) {
  return (
    <Notice title="There is a sample in here, made up from end to end">
      <p>{whatToDo(reader)}</p>
    </Notice>
  );
}

function whatToDo(reader: SampleReader) {
  if (reader === "before set-up")
    return (
      <>
        Look around. <a href="/set-up">Set Carrel up</a> to put your own calendars in its place.
      </>
    );
  if (reader === "signed out")
    return (
      <>
        Look around. Whoever looks after this site takes it away: if that is you,{" "}
        <a href="/sign-in">sign in</a>.
      </>
    );
  if (reader === "may remove")
    return (
      <>
        Look around, then <a href="/sources/starter-pack">add the calendars your people learn from</a>, and{" "}
        <a href="/">remove the sample on Today</a>.
      </>
    );
  return reader === "may not remove"
    ? "Look around. Whoever looks after your library’s catalog can take it away."
    : "So is the library you look around in: nothing you do here reaches anyone.";
}
