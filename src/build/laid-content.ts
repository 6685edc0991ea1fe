/** Where a build lays the content for the bundle of its pages, in place of Astro's data store. */
const CONTENT = Symbol.for('tenkyo.content')

/** Lays content out: collections by name, each with its entries by id, as Astro's data store has them. */
export const layContent = (content: ReadonlyMap<string, unknown>): void => {
  Object.assign(globalThis, { [CONTENT]: content })
}

/** What was laid out; undefined in dev and wherever Astro loads the content itself. */
export const laidContent = (): unknown => (globalThis as Record<symbol, unknown>)[CONTENT]

/** A module that exports what was laid out. */
export const laidContentModule = `export default globalThis[Symbol.for('${CONTENT.description}')] ?? new Map()`
