import { Card } from "#ui";
import type { Role } from "../../../rules/position.ts";
import { roleNames } from "../../staff/role-names.ts";

/** A group of the directory, and what being in it gives. */
export interface ShownGroup {
  readonly id: string;
  readonly displayName: string;
  readonly memberCount: number;
  readonly gives: { readonly role: Role; readonly place: string } | undefined;
}

/** The groups a directory sends, each leading to what it gives. */
export function GroupList({
  groups,
  total,
  employerId,
}: {
  readonly groups: readonly ShownGroup[];
  /** How many there are, of which the first are shown. */
  readonly total: number;
  readonly employerId: string;
}) {
  return (
    <Card heading="Groups of your directory">
      {groups.length === 0 ? (
        <p>None yet. When your directory sends groups, you say here what being in one gives.</p>
      ) : (
        <ul class="stack">
          {groups.map(({ id, displayName, memberCount, gives }) => (
            <li>
              <a href={`/organisation/sign-in/groups/${id}?employer=${employerId}`}>{displayName}</a>,{" "}
              {memberCount === 1 ? "1 person" : `${memberCount} people`}:{" "}
              {gives === undefined ? "gives nothing yet" : `${roleNames[gives.role]} at ${gives.place}`}
            </li>
          ))}
        </ul>
      )}
      {total > groups.length && (
        <p class="quiet">
          {groups.length} of {total} are shown, first those that give something. Send only groups that matter
          here.
        </p>
      )}
    </Card>
  );
}
