import { z } from 'astro/zod'
import { optionalLine } from '../../schemas/fields.ts'
import { component } from './component.ts'

const NAMES = { note: '補足', warning: '注意' }

/** `<Callout type="note" title="…">…</Callout>`: something beside the line of argument. */
export const callout = component({
  description: '話の筋からそれる補足と注意。',
  example:
    '<Callout type="note" title="補足の題">\n\n段落でもリストでも[@sample-report]。\n\n</Callout>',
  props: z.strictObject({
    type: z.enum(['note', 'warning']).default('note').describe('noteかwarning。'),
    title: optionalLine.optional().describe('見出し。なければ補足、注意。'),
  }),
  place: 'block',
  children: 'markdown',
  toElement: ({ type, title = NAMES[type] }, editor) => ({
    tagName: 'aside',
    properties: { className: ['callout', `callout-${type}`], ariaLabel: title },
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'text', value: title }],
        data: { hProperties: { className: ['callout-title'] } },
      },
      ...editor,
    ],
  }),
})
