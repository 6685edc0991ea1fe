import { z } from 'astro/zod'
import { component } from './component.ts'

/** `<Br />`: a line break where Markdown has none, as in a table cell. */
export const br = component({
  props: z.strictObject({}),
  place: 'inline',
  children: 'none',
  toElement: () => ({ tagName: 'br', children: [] }),
})
