import type { Nodes } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { words } from './words.ts'

/** The words of a node of Markdown as the page will have them, where no page is made yet. */
export const markdownWords = (node: Nodes): string => words(toHast(node))
