import type { ExtraShift, MovedDay, ShiftException, SwappedDay } from "./staff.ts";

type WithoutColumns<Exception> = Omit<Exception, "id" | "staffId" | "date">;

/** An exception as its JSON column keeps it: what its row's own columns say is left out. */
export type KeptException =
  | WithoutColumns<ExtraShift>
  | WithoutColumns<MovedDay>
  | WithoutColumns<SwappedDay>;

/** The exception with what its row's columns say. */
export function exceptionOf(
  kept: KeptException,
  row: { readonly id: string; readonly staffId: string; readonly date: string },
): ShiftException {
  return { ...kept, ...row };
}
