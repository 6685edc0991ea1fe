import type { NumberedSource, SourceView } from './view.ts'

/** A title in Japanese quotation marks, with what is known of it. */
const quoted = (source: SourceView): string => {
  if (source.title === null) return '題名不明'
  const japanese = source.titleJa === null ? '' : `（${source.titleJa}）`
  return `「${source.title}」${japanese}${source.verified === null ? '（題名未確認）' : ''}`
}

/** A source as one line of a Japanese list of references; what nobody knows is left out. */
const sourceText = (source: SourceView): string =>
  [
    source.author,
    quoted(source),
    source.namedMedium,
    source.issued?.text,
    source.accessed === null ? null : `${source.accessed.text}閲覧`,
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('、')

/** The note on a source that the text never cites. */
const UNCITED = '本文で引用していない'

const standing = ({ withdrawn, uses }: NumberedSource): string => {
  if (withdrawn !== null) return `（取り下げ：${withdrawn}）`
  return uses.length === 0 ? `（${UNCITED}）` : ''
}

/** `[4] 「題」、媒体、2025年1月27日` */
export const numberedText = (source: NumberedSource): string =>
  `[${source.number}] ${sourceText(source)}${standing(source)}`
