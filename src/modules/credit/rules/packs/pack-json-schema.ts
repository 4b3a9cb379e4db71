import { z } from "zod";
import { packFields } from "./reading/pack-schema.ts";

/**
 * The shape of a pack as JSON Schema, for editors that check and complete YAML while it is written. It knows fields and
 * kinds; what fields say of each other only `readPack` knows.
 */
export function packJsonSchema(): unknown {
  return { title: "Carrel rule pack", ...z.toJSONSchema(packFields, { io: "input", reused: "ref" }) };
}
