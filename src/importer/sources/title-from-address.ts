/** Spellings that a hyphenated address has lost. Words that are also ordinary ones are not among them. */
const SPELLINGS = new Map(
  'AI LLM LLMs GPT API APIs CEO CTO CPU GPU GPUs NPU TV PC UK EU UN XR VR SDK IT FAQ SEO HDD SSD USB 5G 4K 3D ChatGPT OpenAI DeepSeek Nvidia Google Microsoft Amazon YouTube iPhone iPad iOS Android Copilot Perplexity NotebookLM GitHub LinkedIn TikTok Samsung Sony Huawei Japan China India Tokyo Trump Musk SaaS IPO NASA IBM AMD AWS SAP BBC CNN GOP FDA SQL PDF HTML CSS QR OCR MCP RAG AGI'
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
)

/** A part of an address in plain letters. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const NOISE =
  /^(?:\d+|[0-9a-f]{8,}|index|default|articleshow|amp|html?|php|aspx?|cms|news|article|articles|blog|post|posts|detail|details|view|page|en|ja|jp)$/i

/** The words of a part of an address; words of numbers and letters mixed at its end are its id. */
const wordsOfPart = (part: string): string[] => {
  const words = decoded(part)
    .replace(/\.(?:html?|php|aspx?|cms|jsp|pdf|shtml)$/i, '')
    .split(/[-_+\s.~]+/)
    .filter(Boolean)
  while (words.length > 1 && /^(?=.*\d)[\da-z]{6,}$|^\d+$/i.test(words.at(-1) ?? '')) words.pop()
  return words
}

/** The part of an address's path that tells most: all its words, and those that are no noise. */
export const tellingPart = (address: string): { words: string[]; telling: string[] } => {
  const parts = new URL(address).pathname.split('/').filter((part) => part !== '')
  let best: { words: string[]; telling: string[] } = { words: [], telling: [] }
  for (const part of parts) {
    const words = wordsOfPart(part)
    const telling = words.filter((word) => !NOISE.test(word))
    if (telling.length > 0 && telling.length >= best.telling.length) best = { words, telling }
  }
  return best
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/**
 * The title that an address spells out in words, as in `/us-export-rules-on-ai-chips/`, or undefined:
 * at least four words, or eight Japanese letters.
 */
export const titleFromAddress = (address: string): string | undefined => {
  const { words } = tellingPart(address)
  const joined = words.join(' ')
  if (JAPANESE.test(joined))
    return [...joined].length >= 8 && !/[\uFFFD\p{Cc}%]/u.test(joined) ? joined : undefined
  if (words.length < 4 || !words.every((word) => /^[\p{L}\p{N}'’]+$/u.test(word))) return undefined
  if (words.filter((word) => /^[a-z]{2,}$/i.test(word)).length < 3) return undefined
  const text = words.map((word) => SPELLINGS.get(word.toLowerCase()) ?? word).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
