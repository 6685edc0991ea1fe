import fc from 'fast-check'
import type { Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { expect, test } from 'vitest'
import { plainText } from '../../src/markdown/remark-plain-markdown.ts'

const letters = [...'あ半導体（）。、ー・〜「」％Ａ１ 　aw.-1)#*_`[]<>&!~|:@=+{}\\\n\t']

test.each(['あw..あ', 'あW.aあ', 'あwww.あ', 'あw.あ'])(
  '%s is written as the library writes it',
  (value) => {
    const tree: Root = {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
    }
    const extensions = [gfmToMarkdown()]
    expect(toMarkdown(tree, { extensions, handlers: { text: plainText } })).toBe(
      toMarkdown(tree, { extensions }),
    )
  },
)

test('text without a sign of Markdown is written as the library writes it', () => {
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
      const tree: Root = {
        type: 'root',
        children: [
          {
            type: 'paragraph',
            children: texts.map((value, index) =>
              index === 1
                ? { type: 'strong', children: [{ type: 'text', value }] }
                : { type: 'text', value },
            ),
          },
        ],
      }
      const extensions = [gfmToMarkdown()]
      expect(toMarkdown(tree, { extensions, handlers: { text: plainText } })).toBe(
        toMarkdown(tree, { extensions }),
      )
    }),
    { numRuns: 3000 },
  )
})
