/** Where Astro's overlay shows an error. */
export interface ErrorPlace {
  file: string
  line: number
  column: number
}

/** Content that can't be published; the message lists every fault of every file. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly loc: ErrorPlace | undefined
  constructor(lines: readonly string[], loc?: ErrorPlace) {
    super(
      `${lines.length} ${lines.length === 1 ? 'fault' : 'faults'} in the content; nothing was published\n${lines.join('\n')}`,
    )
    this.loc = loc
  }
}
