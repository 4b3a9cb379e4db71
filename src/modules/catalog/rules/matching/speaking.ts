/** Those of an offering's listings that say what it is: those still listed, and all when none is. */
export function speaking<Member extends { readonly isGone: boolean }>(
  members: readonly Member[],
): readonly Member[] {
  const listed = members.filter((member) => !member.isGone);
  return listed.length === 0 ? members : listed;
}
