import { z } from 'astro/zod'
import { lineOfText } from '../../schemas/fields.ts'
import { component } from './component.ts'

/** `<Comparison>` of two or more `<Side>`s: side by side where there is room. */
export const comparison = component({
  description: '見方や案を並べてくらべる。狭い画面では上下に並ぶ。',
  example: `<Comparison>

<Side title="規制は効いている">

先端の装置は届いていない[@sample-report]。

</Side>

<Side title="規制は効いていない">

迂回して届いたとの報道がある。

</Side>

</Comparison>`,
  props: z.strictObject({}),
  place: 'block',
  children: 'markdown',
  only: 'Side',
  toElement: (_, editor) => ({
    tagName: 'div',
    properties: { className: ['comparison'] },
    children: editor,
  }),
})

/** `<Side title="…">…</Side>` in a `<Comparison>`. */
export const side = component({
  description: 'くらべるものの一方。',
  props: z.strictObject({ title: lineOfText.describe('その立場や案の名。') }),
  place: 'block',
  children: 'markdown',
  within: 'Comparison',
  toElement: ({ title }, editor) => ({
    tagName: 'div',
    properties: { role: 'group', ariaLabel: title },
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'text', value: title }],
        data: { hProperties: { className: ['side-title'] } },
      },
      ...editor,
    ],
  }),
})
