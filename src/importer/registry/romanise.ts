import { toRomaji } from 'wanakana'
import { type Word, wordsOf } from './tokenizer.ts'

const SMALL_KINDS = new Set(['助詞', '助動詞', '記号', 'フィラー', '接続詞', '連体詞'])

/** Words that carry no meaning of their own in a heading: particles, する, こと. */
const isSmall = ({ kind, detail, base }: Word): boolean =>
  SMALL_KINDS.has(kind) ||
  (kind === '動詞' && (detail !== '自立' || base === 'する')) ||
  (kind === '名詞' && detail === '非自立')

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

const toAscii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const romajiByReading = new Map<string, string>()

const romajiOf = (word: Word): string => {
  const reading = word.reading === '*' ? word.surface : word.reading
  if (!JAPANESE.test(reading)) return toAscii(reading)
  const known = romajiByReading.get(reading)
  if (known !== undefined) return known
  const romaji = toAscii(toRomaji(reading.replace(/\p{Script=Han}/gu, '')))
  romajiByReading.set(reading, romaji)
  return romaji
}

/** A word that only modifies the one before or after it: 化, 的, 性; 新, 各, 再. */
const joinsNext = ({ kind }: Word): boolean => kind === '接頭詞'
const joinsLast = ({ kind, detail }: Word): boolean => kind === '名詞' && detail === '接尾'

const japaneseWords = (text: string): string[] => {
  const words: string[] = []
  let joins = false
  let follows = false
  for (const word of wordsOf(text)) {
    const romaji = isSmall(word) ? '' : romajiOf(word)
    if (romaji !== '') {
      const isPart = JAPANESE.test(word.surface) && follows && (joins || joinsLast(word))
      words.push(isPart ? `${words.pop()}${romaji}` : romaji)
    }
    joins = joinsNext(word)
    follows = romaji !== ''
  }
  return words
}

/** The words of a text in lower-case ASCII; Japanese ones by their reading, without particles. */
export const asciiWords = (text: string): string[] => {
  const plain = text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=\d)\.(?=\d)/g, '-')
    .replace(/\s+/g, ' ')
  return plain
    .split(
      /(?<=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー])(?=[A-Za-z])|(?<=[A-Za-z][0-9]*)(?=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])|\s+/u,
    )
    .flatMap((piece) => (JAPANESE.test(piece) ? japaneseWords(piece) : toAscii(piece).split('-')))
    .filter((word) => word !== '')
}

/** As many whole words as fit. */
export const joinWords = (words: readonly string[], limit: number): string => {
  let joined = ''
  for (const word of words) {
    const next = joined === '' ? word : `${joined}-${word}`
    if (next.length > limit) break
    joined = next
  }
  return joined === '' ? (words[0] ?? '').slice(0, limit) : joined
}
