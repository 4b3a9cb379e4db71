import type { Lineage } from "../adapting/lineage.ts";
import type { Level } from "../reading/who-may-read.ts";
import { type Licence, licenceMark, licencesOfAdaptation } from "./licence.ts";

/** Why an adaptation may not be shared so, and at which field that is to be put right; undefined when it may. */
export function sharingProblem(
  sharing: {
    readonly level: Level;
    readonly groupId?: string | undefined;
    readonly licence: Licence;
    readonly tenantId: string;
  },
  original: Lineage | undefined,
): { readonly where: "reader" | "licence"; readonly message: string } | undefined {
  const { level, groupId, licence, tenantId } = sharing;
  // Nobody needs a licence for what is their own, nor to change a plan for their own use.
  if (original === undefined || original.tenantId === tenantId || level === "branch") return undefined;
  if (
    original.groupId !== undefined &&
    (level === "public" || (level === "group" && groupId !== original.groupId))
  )
    return {
      where: "reader",
      message: `“${original.title}” was shared with a group alone. What is made from it can be read by your system, or by that group.`,
    };
  const allowed = licencesOfAdaptation(original.licence);
  const of = `“${original.title}” by ${original.branch}, ${original.system}, is under ${licenceMark(original.licence)}`;
  if (allowed.length === 0)
    return {
      where: "reader",
      message: `${of}, which keeps changed versions from being shared. Choose “My branch”, or ask them.`,
    };
  if (allowed.includes(licence)) return undefined;
  return {
    where: "licence",
    message: `${of}. What is made from it may be shared under ${allowed.map(licenceMark).join(", ")}.`,
  };
}
