const ENGLISH =
  /\b(?:the|of|and|to|in|for|is|are|with|how|what|why|on|from|by|an|its|it's|that|this|will|your)\b/gi

/** The language of a title, where its letters or words leave no doubt. */
export const languageOfTitle = (title: string): string | undefined => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title)) return 'ja'
  if (/\p{Script=Hangul}/u.test(title)) return 'ko'
  if (/[^\p{ASCII}\p{P}\p{S}\p{Zs}]/u.test(title)) return undefined
  return new Set(title.toLowerCase().match(ENGLISH)).size >= 2 ? 'en' : undefined
}

/** The language of a report's text: Japanese unless it has no kana. */
export const languageOfText = (text: string): string => {
  const words = text.replace(/\[@[^\]]*\]|\[#[^\]]*\]|\]\([^)]*\)/g, '')
  const count = (pattern: RegExp) => words.match(pattern)?.length ?? 0
  if (count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0) return 'ja'
  if (count(/\p{Script=Hangul}/gu) > 20) return 'ko'
  if (count(/\p{Script=Han}/gu) > 100) return 'zh'
  return count(ENGLISH) > 20 ? 'en' : 'ja'
}
