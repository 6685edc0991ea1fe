import type { z } from 'astro/zod'
import type { BlockContent, PhrasingContent } from 'mdast'

/** A component that an editor may write in a report, as `<Name prop="text">…</Name>`. */
export interface ReportComponent<Props extends z.ZodObject = z.ZodObject> {
  /** What it is for, for editors. */
  description: string
  /** How it is written; the gallery shows it. A part of another component stands in that one's. */
  example?: string
  /** A strict schema; every prop is plain text. */
  props: Props
  /** Whether it stands on lines of its own or within a line. */
  place: 'block' | 'inline'
  /** Whether something may stand between its tags. */
  children: 'none' | 'markdown'
  /** The one component that may stand in it. */
  only?: string
  /** What has to stand in it: one table and nothing else, or at least a word. */
  holds?: 'one table' | 'words'
  /** The one component that it may stand in. */
  within?: string
  /** The element it becomes, and nodes that stand before and after the editor's own. */
  toElement(
    props: z.output<Props>,
    editor: (BlockContent | PhrasingContent)[],
  ): {
    tagName: string
    properties?: Record<string, string | string[]>
    children: (BlockContent | PhrasingContent)[]
  }
}

/** Keeps the props' type between schema and element. */
export const component = <Props extends z.ZodObject>(
  definition: ReportComponent<Props>,
): ReportComponent => definition as unknown as ReportComponent // the map holds all; props were parsed by this schema
