/** The benchmark asks how long each stage takes. */
const TIMES = process.env.TENKYO_TIMES !== undefined

/** Does something, and measures it under a name where the benchmark asks for that. */
export const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now()
  const made = await work()
  if (TIMES) performance.measure(name, { start })
  return made
}
