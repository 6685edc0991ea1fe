import { type Exporter, editsOf } from './exporter.ts'

const BOX = /^:{3,6}(?:message|details|note)\b[ \t]*([^\n]{0,200})$/gm
const BOX_END = /^:{3,6}[ \t]*$/gm
const CARD =
  /^@\[(?:card|tweet|youtube|github|slideshare|speakerdeck|figma)\]\(([^\s()]{1,500})\)[ \t]*$/gm

/** Zenn and Qiita: boxes between lines of `:::` or more, `@[card](address)`. */
export const zenn: Exporter = {
  name: 'Zenn or Qiita',
  wrote: (text) => text.search(BOX) !== -1 || text.search(CARD) !== -1,
  edits: (text) => [
    ...editsOf(text, BOX, 'the lines of a box left out, its text stays', ([, words = '']) =>
      /^(?:alert|info|warn)?$/.test(words.trim()) ? '' : words.trim(),
    ),
    ...editsOf(text, BOX_END, 'the lines of a box left out, its text stays'),
    ...editsOf(text, CARD, 'a card became a link', ([, address = '']) =>
      /^https?:/.test(address) ? `<${address}>` : address,
    ),
  ],
}
