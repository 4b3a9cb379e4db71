/** A day of the calendar where the authority is: "2027-06-30". */
export type LocalDate = string;
