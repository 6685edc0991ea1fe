import { langOf, langOfName } from '../japanese/language.ts'
import type { NumberedSource, SourceView } from './view.ts'

/** A piece of a Japanese line, with its `lang` where it is of another language. */
interface Piece {
  text: string
  lang: string | undefined
}

const own = (text: string): Piece => ({ text, lang: undefined })

/** A title in Japanese quotation marks, with what is known of it. */
const quoted = ({ title, titleJa, language, verified }: SourceView): Piece[] => {
  if (title === null) return [own('題名不明')]
  const japanese = titleJa === null ? '' : `（${titleJa}）`
  return [
    own('「'),
    { text: title, lang: langOf(title, language) },
    own(`」${japanese}${verified === null ? '（題名未確認）' : ''}`),
  ]
}

/** A source as one line of a Japanese list of references; what nobody knows is left out. */
const sourcePieces = (source: SourceView): Piece[] => {
  const named = (name: string | null): Piece[] =>
    name ? [{ text: name, lang: langOfName(name, source.language) }] : []
  const parts = [
    named(source.author),
    quoted(source),
    named(source.namedMedium),
    source.issued ? [own(source.issued.text)] : [],
    source.accessed ? [own(`${source.accessed.text}閲覧`)] : [],
  ].filter((part) => part.length > 0)
  return parts.flatMap((part, index) => (index === 0 ? part : [own('、'), ...part]))
}

/** The note on a source that the text never cites. */
const UNCITED = '本文で引用していない'

const standing = ({ withdrawn, uses }: NumberedSource): string => {
  if (withdrawn !== null) return `（取り下げ：${withdrawn}）`
  return uses.length === 0 ? `（${UNCITED}）` : ''
}

/** `[4] 「題」、媒体、2025年1月27日`, each piece of another language by itself. */
export const numberedPieces = (source: NumberedSource): Piece[] => [
  own(`[${source.number}] `),
  ...sourcePieces(source),
  own(standing(source)),
]

/** The same as plain text. */
export const numberedText = (source: NumberedSource): string =>
  numberedPieces(source)
    .map(({ text }) => text)
    .join('')
