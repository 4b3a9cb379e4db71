import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { distanceMiles } from "#platform/places";
import type { Drawn } from "./drawn.ts";

const shared = join(import.meta.dirname, "../../../shared/data");

/** A library building. */
export interface Outlet {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly squareFeet: number;
}

/** True when the real places and talks are beside the project. */
export const hasRealPlaces = existsSync(join(shared, "places/outlets.csv"));

/** So many real buildings of one state, neighbours one after another. */
export function neighbouringOutlets(state: string, count: number, drawn: Drawn): readonly Outlet[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(shared, "places/outlets.csv")), {
    columns: true,
  });
  const left = rows
    .filter(({ STABR, C_OUT_TY }) => STABR === state && (C_OUT_TY === "CE" || C_OUT_TY === "BR"))
    .map((row) => ({
      name: row["LIBNAME"] ?? "",
      latitude: Number(row["LATITUDE"]),
      longitude: Number(row["LONGITUD"]),
      squareFeet: Number(row["SQ_FEET"]),
    }))
    .filter(({ latitude, longitude }) => Number.isFinite(latitude) && Number.isFinite(longitude));
  const chosen: Outlet[] = [];
  let here = drawn.one(left);
  // The nearest not yet in, always from the last one of a system of 25: a state is systems side by side.
  while (chosen.length < count && left.length > 0) {
    const from = here;
    left.sort((a, b) => distanceMiles(from, a) - distanceMiles(from, b));
    const system = left.splice(0, Math.min(25, count - chosen.length));
    chosen.push(...system);
    here = system.at(-1) ?? here;
  }
  return chosen;
}

/** Titles of real talks. */
export function talkTitles(): readonly string[] {
  const lines = readFileSync(join(shared, "catalogue/pyvideo_data/talks.jsonl"), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { title: string }).title);
}
