const id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const address = new RegExp(`^(?:\\S*/offerings/)?(${id})(?:\\.ics|/\\S*)?(?:[?#]\\S*)?$`, "iu");

/** The id in an offering's address as people paste it, or the id itself; undefined for other words. */
export function offeringInText(text: string): string | undefined {
  return address.exec(text.trim())?.[1]?.toLowerCase();
}

/** Whether someone pasted an address, of whatever. */
export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/\S+|\/\S+)$/iu.test(text.trim());
}
