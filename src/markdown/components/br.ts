import { z } from 'astro/zod'
import { component } from './component.ts'

/** `<Br />`: a line break where Markdown has none, as in a table cell. */
export const br = component({
  description: '表のセルの中などで行を改める。',
  example: '| 項目 | 値 |\n| --- | --- |\n| 一行め<Br />二行め | 3 |',
  props: z.strictObject({}),
  place: 'inline',
  children: 'none',
  toElement: () => ({ tagName: 'br', children: [] }),
})
