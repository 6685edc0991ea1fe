/**
 * What a query gives for each item, asked one after the other: what all would need meanwhile is, of a
 * large site, more than memory should hold. `Promise.all` asks them all at once.
 */
export const oneByOne = async <T, U>(
  items: Iterable<T>,
  query: (item: T) => Promise<U>,
): Promise<U[]> => {
  const given: U[] = []
  for (const item of items) given.push(await query(item))
  return given
}
