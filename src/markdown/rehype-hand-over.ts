import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { contextOf } from './report-context.ts'

/** Hands the messages to whoever asked for the report; Astro's renderer returns no file. */
export function rehypeHandOver() {
  return (_: Root, file: VFile): void => {
    const report = contextOf(file)
    if (report) report.messages = file.messages
  }
}
