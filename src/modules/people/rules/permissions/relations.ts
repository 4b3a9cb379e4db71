import type { Viewer } from "../viewer.ts";

/** What a viewer is to a thing. One viewer may be several at once. */
export type Relation =
  | "owner"
  | "colleague"
  | "supervisor"
  | "coordinator"
  | "director"
  | "author"
  | "administrator"
  | "installation administrator";

/** A thing that permissions are asked for: whose it is and where it stands in the tree. */
export interface Subject {
  /** The tenant whose wall is around it. */
  readonly tenantId: string;
  /** The organisation it belongs to, and all above it, in any order; absent for what belongs to the whole tenant. */
  readonly organisations?: readonly string[] | undefined;
  /** The member of staff it is about. */
  readonly staffId?: string | undefined;
  /** Who supervises that person by name, wherever they stand in the tree. */
  readonly supervisorIds?: readonly string[] | undefined;
}

/**
 * What the viewer is to the subject: empty when nothing, which means it is not theirs to know of.
 *
 * A role counts at its organisation and all below it. A supervisor also counts for those who name them. Everyone with a
 * position in the tenant is at least a colleague; the person's own record has an owner and no colleagues.
 */
export function relationsTo(subject: Subject, viewer: Viewer): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (viewer.isInstallationAdministrator) relations.add("installation administrator");
  if (subject.tenantId === viewer.accountId) relations.add("owner");
  const above = subject.organisations ?? [subject.tenantId];
  for (const position of viewer.positions) {
    if (position.tenantId !== subject.tenantId) continue;
    relations.add("colleague");
    if (position.staffId === subject.staffId) relations.add("owner");
    if (subject.supervisorIds?.includes(position.staffId) === true) relations.add("supervisor");
    if (position.role !== "learner" && above.includes(position.organisationId)) relations.add(position.role);
  }
  return relations;
}
