import { type Exporter, editsOf } from './exporter.ts'

/** `[^2_3]`: source 3 of the second answer. */
const MARK = /\[\^(\d{1,2})_(\d{1,3})\]/g
/** Citations of a file or a page that only the program knows. */
export const PERPLEXITY_TOKEN = String.raw`\[(?:attached_file|web|memory|conversation_history|generated_image):\d{1,3}\](?!\()`

const HIDDEN = /<span style="display: ?none;?">[^<]{0,4000}<\/span>/gi
const END_OF_ANSWER = /<(div|p)\b[^<>]{0,80}>\s*⁂\s*<\/\1>|^[ \t]*⁂[ \t]*$/gim
const LOGO = /<img\b[^<>]{0,300}class="logo"[^<>]{0,200}>/gi

/** What is added to the numbers of each answer, so that those of a whole thread run on. */
const offsetsOf = (text: string): Map<string, number> => {
  const highest = new Map<string, number>()
  for (const [, answer = '', number = ''] of text.matchAll(MARK))
    highest.set(answer, Math.max(highest.get(answer) ?? 0, Number(number)))
  const offsets = new Map<string, number>()
  let offset = 0
  for (const [answer, count] of [...highest].sort(([a], [b]) => Number(a) - Number(b))) {
    offsets.set(answer, offset)
    offset += count
  }
  return offsets
}

/** Perplexity: `[^1_1]`, its logo, sources that it found and did not use in a hidden span, ⁂. */
export const perplexity: Exporter = {
  name: 'Perplexity',
  wrote: (text) =>
    text.search(MARK) !== -1 || text.search(END_OF_ANSWER) !== -1 || text.search(LOGO) !== -1,
  edits: (text) => {
    const offsets = offsetsOf(text)
    const what =
      offsets.size > 1
        ? `marks of ${offsets.size} answers counted on as one list`
        : 'marks [^1_1] read as [^1]'
    return [
      ...editsOf(text, HIDDEN, 'a hidden list of unused sources left out'),
      ...editsOf(text, END_OF_ANSWER, 'the sign ⁂ left out'),
      ...editsOf(text, LOGO, 'the logo left out'),
      ...editsOf(text, MARK, what, ([, answer = '', number = '']) => {
        return `[^${(offsets.get(answer) ?? 0) + Number(number)}]`
      }),
    ]
  },
}
