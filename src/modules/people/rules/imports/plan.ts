import type { OpeningHours, OrganisationKind } from "../organisation.ts";
import type { EmploymentClass, Role } from "../position.ts";

/** One thing wrong with a row: in which column, what stood there, what is wrong with it, and what would be right. */
export interface RowProblem {
  readonly column: string;
  readonly value: string;
  readonly wrong: string;
  readonly right: string;
}

/** What a row changes in one field, in words; without `before` the field was empty. */
export interface FieldChange {
  readonly field: string;
  readonly before?: string | undefined;
  readonly after: string;
}

/** An organisation as it is kept, and as an import writes it. */
export interface OrganisationRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly code: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly zone: string | null;
  readonly openingHours: OpeningHours | null;
}

/** A member of staff as kept and written. */
export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly employeeNumber: string | null;
  readonly externalId: string | null;
  readonly isActive: boolean;
}

/** A position as kept and written. Days are local, both ends included. */
export interface PositionRow {
  readonly id: string;
  readonly staffId: string;
  readonly organisationId: string;
  readonly title: string;
  readonly role: Role;
  readonly employmentClass: EmploymentClass;
  readonly fullTimeHundredths: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly supervisorId: string | null;
}

/** A kept row with the moment of its last change: written over only while that is still so. */
export type Kept<Row> = Row & { readonly changedAt: string };

/** The rows one line of a file writes. `expected` is the last change of what they replace; absent for new rows. */
export interface RowWrites {
  readonly organisation?: Written<OrganisationRow> | undefined;
  readonly staff?: Written<StaffRow> | undefined;
  readonly positions?: readonly Written<PositionRow>[] | undefined;
}

export type Written<Row> = Row & { readonly expected?: string | undefined };

/** What comes of one row of a file, or of something kept that the file does not name. */
export interface PlannedRow {
  /** `staff.csv, row 12`; empty for what the file does not name. */
  readonly rowName: string;
  readonly part: "organisation" | "staff";
  readonly outcome: "new" | "changed" | "unchanged" | "bad" | "missing";
  /** Whom or what it is about, in words. */
  readonly label: string;
  readonly changes: readonly FieldChange[];
  readonly problems: readonly RowProblem[];
  readonly writes?: RowWrites | undefined;
}

/** A row of a file, read; or why it cannot be. */
export interface ReadRow<Fields> {
  readonly rowName: string;
  readonly label: string;
  readonly fields: Fields;
  readonly problems: readonly RowProblem[];
  /** What each field's column is called in the file, for messages. */
  readonly columnNames: Readonly<Partial<Record<string, string>>>;
}

/** What a row says of a branch; what is left out, it does not say. */
export interface BranchFields {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  /** Code or name of the organisation it belongs to. */
  readonly parent?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly zone?: string | undefined;
  readonly openingHours?: OpeningHours | undefined;
}

/** What a row says of a person and one position. */
export interface StaffFields {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly employeeNumber?: string | undefined;
  readonly externalId?: string | undefined;
  readonly isActive?: boolean | undefined;
  /** Code or name. */
  readonly branch?: string | undefined;
  readonly title?: string | undefined;
  readonly role?: Role | undefined;
  readonly employmentClass?: EmploymentClass | undefined;
  readonly fullTimeHundredths?: number | undefined;
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
  /** E-mail address, employee number, external id or name. */
  readonly supervisor?: string | undefined;
}
