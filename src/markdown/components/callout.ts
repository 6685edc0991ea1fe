import { z } from 'astro/zod'
import { lineOfText } from '../../schemas/fields.ts'
import { component } from './component.ts'

const NAMES = { note: '補足', warning: '注意' }

/** `<Callout type="note" title="…">…</Callout>`: something beside the line of argument. */
export const callout = component({
  props: z.strictObject({
    /** note or warning. */
    type: z.enum(['note', 'warning']).default('note'),
    /** Its heading; 補足 or 注意 where left out. */
    title: lineOfText.optional(),
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
