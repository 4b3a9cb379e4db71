/** Something that must not be destroyed, whatever its age: a lawsuit, a request for public records. */
export interface LegalHold {
  readonly id: string;
  /** The class that is held; absent: every class. */
  readonly recordClass: string | undefined;
  /** The member of staff whose records are held; absent: everyone's. */
  readonly staffId: string | undefined;
  readonly staffName: string | undefined;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: string;
  readonly liftedBy: string | undefined;
  readonly liftedAt: string | undefined;
}

/** Whether a row is held by any hold that stands. A row that is about nobody in particular is held by holds on everyone only. */
export function isHeld(
  holds: readonly Pick<LegalHold, "recordClass" | "staffId" | "liftedAt">[],
  row: { readonly recordClass: string; readonly staffId: string | undefined },
): boolean {
  return holds.some(
    (hold) =>
      hold.liftedAt === undefined &&
      (hold.recordClass === undefined || hold.recordClass === row.recordClass) &&
      (hold.staffId === undefined || hold.staffId === row.staffId),
  );
}
