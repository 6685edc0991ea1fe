import { createRequire } from 'node:module'

/** A word as the dictionary knows it. */
export interface Word {
  surface: string
  /** 名詞, 動詞, 助詞 …; UNK where the dictionary lacks it. */
  kind: string
  /** 接続助詞, 固有名詞 … */
  detail: string
  /** 基本形, 連用形 … The binding calls this field conjugationType. */
  form: string
  reading: string
  /** する for し, した; the surface where the dictionary has none. */
  base: string
}

interface LinderaToken {
  surface?: string
  partOfSpeech?: string
  partOfSpeechSubcategory1?: string
  conjugationType?: string
  reading?: string
  baseForm?: string
}

let tokenizer: { tokenize(text: string): LinderaToken[] } | undefined

/** The dictionary takes a quarter of a second to load: only where a text needs it. */
const loaded = () => {
  if (!tokenizer) {
    const lindera = createRequire(import.meta.url)(
      'lindera-wasm-nodejs-ipadic',
    ) as typeof import('lindera-wasm-nodejs-ipadic')
    const builder = new lindera.TokenizerBuilder()
    builder.setDictionary('embedded://ipadic')
    builder.setMode('normal')
    tokenizer = builder.build()
  }
  return tokenizer
}

/** Cuts Japanese text into words. */
export const wordsOf = (text: string): Word[] =>
  loaded()
    .tokenize(text)
    .map((token) => ({
      surface: token.surface ?? '',
      kind: token.partOfSpeech ?? 'UNK',
      detail: token.partOfSpeechSubcategory1 ?? '*',
      form: token.conjugationType ?? '*',
      reading: token.reading ?? '*',
      base: token.baseForm ?? token.surface ?? '',
    }))
