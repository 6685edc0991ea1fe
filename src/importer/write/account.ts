/** A mark that stays in the text as it was typed, and why. */
export interface LeftMark {
  line: number
  column: number
  text: string
  why: string
}

/** Something that the import changed, repaired, guessed or left out. */
export interface Change {
  line: number
  kind: string
  what: string
}

/** What became of one file. The names are those of the JSON on standard output. */
export interface FileAccount {
  file: string
  status: 'imported' | 'unchanged' | 'refused'
  slug?: string
  reason?: string
  marks: { found: number; resolved: number; left: LeftMark[] }
  sources: { listed: number; new: number; known: number; uncited: number }
  changes: Change[]
}

/** The sums of a run. */
export interface Totals {
  files: number
  imported: number
  unchanged: number
  refused: number
  marks: { found: number; resolved: number; left: number }
  sources: { listed: number; new: number; known: number; uncited: number }
  changes: number
}

export interface RunAccount {
  files: FileAccount[]
  totals: Totals
}

/** An account of a file about which nothing is known yet. */
export const emptyAccount = (file: string): FileAccount => ({
  file,
  status: 'refused',
  marks: { found: 0, resolved: 0, left: [] },
  sources: { listed: 0, new: 0, known: 0, uncited: 0 },
  changes: [],
})

const sum = (files: readonly FileAccount[], pick: (file: FileAccount) => number): number =>
  files.reduce((total, file) => total + pick(file), 0)

export const totalsOf = (files: readonly FileAccount[]): Totals => {
  const count = (status: FileAccount['status']) =>
    sum(files, (file) => (file.status === status ? 1 : 0))
  return {
    files: files.length,
    imported: count('imported'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    marks: {
      found: sum(files, ({ marks }) => marks.found),
      resolved: sum(files, ({ marks }) => marks.resolved),
      left: sum(files, ({ marks }) => marks.left.length),
    },
    sources: {
      listed: sum(files, ({ sources }) => sources.listed),
      new: sum(files, ({ sources }) => sources.new),
      known: sum(files, ({ sources }) => sources.known),
      uncited: sum(files, ({ sources }) => sources.uncited),
    },
    changes: sum(files, ({ changes }) => changes.length),
  }
}
