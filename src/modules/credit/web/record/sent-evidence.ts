import { type SentValues, sentText } from "#platform/http";
import { evidenceProblem, type SentEvidence } from "../../actions/record/keep-evidence.ts";
import type { FormProblem } from "../../rules/record/entry-form.ts";
import { evidenceKinds } from "../../rules/packs/predicate.ts";

/** The file that came with a form, looked at before anything is kept; none when none was chosen. */
export async function sentEvidence(
  sent: SentValues,
): Promise<{ readonly file?: SentEvidence; readonly problems: readonly FormProblem[] }> {
  const given = sent["file"];
  if (!(given instanceof File)) return { problems: [] };
  const kind = evidenceKinds.find((each) => each === sentText(sent, "kind")) ?? "certificate";
  const file = { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()), kind };
  const problem = evidenceProblem(file);
  return problem === undefined ? { file, problems: [] } : { problems: [{ where: "file", message: problem }] };
}
