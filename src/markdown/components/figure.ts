import { z } from 'astro/zod'
import type { BlockContent, PhrasingContent } from 'mdast'
import { lineOfText } from '../../schemas/fields.ts'
import { component } from './component.ts'

const isParagraph = (node: BlockContent | PhrasingContent) => node.type === 'paragraph'

/** `<Figure src="./chart.png" alt="…">caption</Figure>`: a local image with its caption. */
export const figure = component({
  description: '図とその説明。図のファイルは分析のとなりに置く。',
  example:
    '<Figure src="./chart.png" alt="何を示す図かを言葉で">図の説明[@sample-report]。</Figure>',
  props: z.strictObject({
    src: lineOfText.describe('図のファイル。分析から見た場所。'),
    alt: lineOfText.describe('図が何を示すかを言葉で。'),
  }),
  place: 'block',
  children: 'markdown',
  toElement: ({ src, alt }, editor) => ({
    tagName: 'figure',
    properties: { className: ['figure'] },
    children: [
      { type: 'image', url: src, alt },
      ...(editor.length === 0
        ? []
        : [
            {
              type: 'paragraph' as const,
              children: editor.flatMap((node) =>
                isParagraph(node) && 'children' in node
                  ? (node.children as PhrasingContent[])
                  : [node as PhrasingContent],
              ),
              data: { hName: 'figcaption' },
            },
          ]),
    ],
  }),
})
