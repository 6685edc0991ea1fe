import { type Exporter, editsOf } from './exporter.ts'

/**
 * Citations that name no address: `citeturn0search0` between private letters or without them,
 * `:contentReference[oaicite:0]{index=0}`.
 */
export const CHATGPT_TOKEN = [
  String.raw`\uE200(?:file)?cite[^\uE200\uE201\n]{0,600}\uE201`,
  String.raw`\uE200?(?:file)?cite\uE202?(?:turn\d{1,3}[a-z_]{1,20}\d{1,3}\uE202?)+\uE201?`,
  String.raw`:contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?`,
].join('|')

const PRIVATE = /\uE200([a-z_]{1,30})\uE202([^\uE200\uE201\n]{0,600})\uE201/g
const LABELLED_LINK = /\[oai_citation(?:_attribution)?:\d{1,4}‡/g

/** The words that a private sign shows: a name of `entity`, the text of `url`; undefined where it cites. */
const wordsOf = (kind: string, content: string): string | undefined => {
  if (/cite$/.test(kind)) return undefined
  const quoted = [...content.matchAll(/"((?:[^"\\]|\\.){0,200})"/g)].map(([, words = '']) => words)
  if (kind === 'entity') return quoted[1] ?? quoted[0] ?? ''
  return kind === 'url' ? (content.split('\uE202')[0] ?? '') : ''
}

/** ChatGPT and its Deep Research: private-use tokens, `[oai_citation:0‡題](address)`. */
export const chatgpt: Exporter = {
  name: 'ChatGPT',
  wrote: (text) =>
    new RegExp(CHATGPT_TOKEN, 'u').test(text) ||
    text.search(PRIVATE) !== -1 ||
    text.search(LABELLED_LINK) !== -1,
  edits: (text) => [
    ...editsOf(
      text,
      PRIVATE,
      'a sign between private letters became its words',
      ([, kind = '', content = '']) => wordsOf(kind, content),
    ),
    ...editsOf(text, LABELLED_LINK, 'the label oai_citation left out of a link', () => '['),
  ],
}
