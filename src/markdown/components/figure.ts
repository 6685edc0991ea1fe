import { z } from 'astro/zod'
import type { BlockContent, PhrasingContent } from 'mdast'
import { lineOfText } from '../../schemas/fields.ts'
import { component } from './component.ts'

const isParagraph = (node: BlockContent | PhrasingContent) => node.type === 'paragraph'

/** `<Figure src="./chart.png" alt="…">caption</Figure>`: a local image with its caption. */
export const figure = component({
  props: z.strictObject({
    /** The image file, relative to the report. */
    src: lineOfText,
    /** What the image shows, in words. */
    alt: lineOfText,
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
