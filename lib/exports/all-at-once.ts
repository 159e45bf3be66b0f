/** A list that is read in one statement, and so from one snapshot. */
export async function* allAtOnce<Row>(read: () => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  const rows = await read();
  if (rows.length > 0) yield rows;
}
