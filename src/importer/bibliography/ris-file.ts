import type { Broken } from './entry.ts'

/** A line of a record: its tag, and what stands behind it. */
export interface RisLine {
  tag: string
  value: string
}

/** A record of an RIS file. */
export interface RisRecord {
  line: number
  lines: RisLine[]
}

const LINE = /^\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s+(.*))?$/

/** A line within a record; one without a tag goes on with the line before it. */
const addLine = ({ lines }: RisRecord, tag: string | undefined, value: string): void => {
  const last = lines.at(-1)
  if (tag !== undefined) lines.push({ tag, value: value.trim() })
  else if (last !== undefined) last.value = `${last.value} ${value.trim()}`.trim()
}

/**
 * The records of an RIS file, each from TY to ER or to the next TY. Other lines outside of a record are
 * told, once for each run of them.
 */
export const readRisFile = (text: string): { records: RisRecord[]; broken: Broken[] } => {
  const records: RisRecord[] = []
  const broken: Broken[] = []
  let open: RisRecord | undefined
  let isTold = false
  for (const [at, raw] of text.split('\n').entries()) {
    const [, tag, value = ''] = LINE.exec(raw) ?? []
    if (tag === 'TY') {
      open = { line: at + 1, lines: [] }
      records.push(open)
    }
    if (tag === 'TY' || tag === 'ER') isTold = false
    if (tag === 'ER') open = undefined
    else if (open !== undefined) addLine(open, tag, tag === undefined ? raw : value)
    else if (raw.trim() !== '' && !isTold) {
      isTold = true
      const reason = `unexpected \`${raw.trim().slice(0, 40)}\`, expected \`TY  - \` at the beginning of an entry`
      broken.push({ line: at + 1, key: undefined, reason })
    }
  }
  return { records, broken }
}
