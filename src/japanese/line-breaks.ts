/** Letters and signs between which Japanese and Chinese set no space. */
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\u30FB\u30FC\uFF01-\uFF60\uFFE0-\uFFE6\u2018-\u201D\u2026\u2015]/u

/**
 * Whether a soft line break between two characters shows no space: one of them is Japanese text and
 * neither is a word of another script that needs its space.
 */
export const joinsWithoutSpace = (before: string, after: string): boolean =>
  CJK.test(before) && CJK.test(after)
