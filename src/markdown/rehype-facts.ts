import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { noteSentences } from './cited-sentences.ts'
import { nameParagraphs } from './named-paragraphs.ts'
import { noteBlocks } from './noted-blocks.ts'
import { contextOf } from './report-context.ts'
import { blocksIn } from './text-blocks.ts'

/** Gathers in one pass what is known of a report's text: its blocks, each with its section and its words. */
export function rehypeFacts() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    const blocks = blocksIn(tree)
    noteSentences(tree, blocks, report)
    nameParagraphs(tree, blocks, report, file)
    noteBlocks(tree, blocks, report)
  }
}
