import type { Viewer } from "#modules/people";
import type { NotePlace } from "../../views/focus/note-form.tsx";

/** Where the viewer works today, each place once. */
export function placesOf(viewer: Viewer): readonly NotePlace[] {
  const places = new Map(
    viewer.positions.map(({ organisationId, organisationName }) => [organisationId, organisationName]),
  );
  return [...places].map(([organisationId, name]) => ({ organisationId, name }));
}
