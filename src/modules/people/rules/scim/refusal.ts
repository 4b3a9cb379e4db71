import { InvalidInput } from "#platform/errors";

/** The words SCIM has for what is wrong with a request (RFC 7644 §3.12). */
export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "noTarget"
  | "mutability"
  | "tooMany";

/** A request of a directory that cannot be followed, with SCIM's word for it. Answered by 400. */
export class ScimRefusal extends InvalidInput {
  readonly scimType: ScimType;

  constructor(scimType: ScimType, message: string, options?: ErrorOptions) {
    super(message, options);
    this.scimType = scimType;
  }
}
