/** The words SCIM has for what is wrong with a request (RFC 7644 §3.12). */
export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "noTarget"
  | "mutability"
  | "tooMany";

/** A request of a directory that cannot be followed, with SCIM's word for it. The service answers it by 400, and nobody else asks. */
export class ScimRefusal extends Error {
  override readonly name = "ScimRefusal";
  readonly scimType: ScimType;

  constructor(scimType: ScimType, message: string, options?: ErrorOptions) {
    super(message, options);
    this.scimType = scimType;
  }
}
