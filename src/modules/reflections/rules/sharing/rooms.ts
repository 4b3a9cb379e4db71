/**
 * The room of everyone: the tenant of copies that the whole web may read. It is no organisation and has no row of its own; the
 * wall is around it as around any other, so that nothing of an employer's can be in the same answer by mistake.
 */
export const everyonesRoom = "00000000-0000-4000-8000-000000000001";
