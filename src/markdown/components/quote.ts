import { z } from 'astro/zod'
import type { BlockContent } from 'mdast'
import { citationKey, optionalLine } from '../../schemas/fields.ts'
import { component } from './component.ts'

/** `<Quote source="key" locator="第2段落">…</Quote>`: the words of a source, with its number. */
export const quote = component({
  description: '資料のことばをそのまま引く。出どころの番号と媒体名がつく。',
  example: `<Quote source="sample-report" locator="第2段落">

費用は前の年の一割になった。

</Quote>`,
  props: z.strictObject({
    source: citationKey.describe('資料のキー。この分析の sources にあるもの。'),
    locator: optionalLine
      .regex(/^[^[\];@]+$/, { error: 'a place in the source without brackets, such as p. 3' })
      .optional()
      .describe('資料の中の場所。p. 3、第3段落など。'),
  }),
  place: 'block',
  children: 'markdown',
  holds: 'words',
  toElement: ({ source, locator }, editor) => ({
    tagName: 'figure',
    properties: { className: ['quotation'] },
    children: [
      { type: 'blockquote', children: editor as BlockContent[] }, // a block component holds blocks
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: `[@${source}${locator === undefined ? '' : `, ${locator}`}]` },
        ],
        data: { hName: 'figcaption', hProperties: { dataQuoted: source } },
      },
    ],
  }),
})
