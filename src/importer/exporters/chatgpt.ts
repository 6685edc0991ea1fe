import { type Exporter, editsOf } from './exporter.ts'

/**
 * Citations that name no address: `citeturn0search0` between private letters or without them,
 * `:contentReference[oaicite:0]{index=0}`, `【4:0†source】` of a file.
 */
export const CHATGPT_TOKEN = [
  String.raw`\uE200(?:file)?cite[^\uE200\uE201\n]{0,600}\uE201`,
  String.raw`\uE200?(?:file)?cite\uE202?(?:turn\d{1,3}[a-z_]{1,20}\d{1,3}\uE202?)+\uE201?`,
  String.raw`【\d{1,3}:\d{1,3}†[^】\n]{0,80}】`,
  String.raw`:contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?`,
].join('|')

const PRIVATE = /\uE200([a-z_]{1,30})\uE202([^\uE200\uE201\n]{0,600})\uE201/g
/** A line of a list from a Word file: `[\\[1\\]](address) [\\[4\\]](address) 題`, and the address below. */
const DOCX_LABEL = String.raw`\[\\?\[\d{1,3}\\?\]\]\([^\s()]{1,2000}\)`
const DOCX_ENTRY = new RegExp(
  String.raw`^((?:${DOCX_LABEL}[ \t]*){1,60})([^\n]{0,400})\n\s{0,3}<https?:[^\s<>]{1,2000}>[ \t]*$(\n{1,3}(?=${DOCX_LABEL}))?`,
  'gm',
)
const DOCX_NUMBER = /\[\\?\[(\d{1,3})\\?\]\]\(([^\s()]{1,2000})\)/g

const docxEntry = (labels: string, title: string): string =>
  [...labels.matchAll(DOCX_NUMBER)]
    .map(([, number = '', address = '']) => `[${number}] ${title.trim()} <${address}>`)
    .join('\n')

const LABELLED_LINK = /\[oai_citation(?:_attribution)?:\d{1,4}‡/g

/** The words that a private sign shows: a name of `entity`, the text of `url`; undefined where it cites. */
const wordsOf = (kind: string, content: string): string | undefined => {
  if (/cite$/.test(kind)) return undefined
  const quoted = [...content.matchAll(/"((?:[^"\\]|\\.){0,200})"/g)].map(([, words = '']) => words)
  if (kind === 'entity') return quoted[1] ?? quoted[0] ?? ''
  return kind === 'url' ? (content.split('\uE202')[0] ?? '') : ''
}

/** ChatGPT and its Deep Research: private-use tokens, `[oai_citation:0‡題](address)`, lists from Word files. */
export const chatgpt: Exporter = {
  name: 'ChatGPT',
  wrote: (text) =>
    new RegExp(CHATGPT_TOKEN, 'u').test(text) ||
    text.search(PRIVATE) !== -1 ||
    text.search(LABELLED_LINK) !== -1 ||
    text.search(DOCX_ENTRY) !== -1,
  edits: (text) => [
    ...editsOf(
      text,
      PRIVATE,
      'a sign between private letters became its words',
      ([, kind = '', content = '']) => wordsOf(kind, content),
    ),
    ...editsOf(
      text,
      DOCX_ENTRY,
      'an entry of a list from a Word file read as [1] title address',
      ([, labels = '', title = '', next]) => `${docxEntry(labels, title)}${next ? '\n' : ''}`,
    ),
    ...editsOf(text, LABELLED_LINK, 'the label oai_citation left out of a link', () => '['),
  ],
}
